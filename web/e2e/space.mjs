// Mon espace: what stands there is true, and what can be clicked is accepted.
import assert from 'node:assert/strict';
import { files } from './archive.mjs';
import { accessible, contained } from './axe.mjs';
import { desk, picture, tablet } from './browser.mjs';

const plain = (text) => text.replaceAll(/[\u00a0\u202f\u2011]/g, ' ');

/** To be paid at the centre: moved, paid by card after all, then called off with its refund said before. */
export async function lookedAfter(product, { page, reference }) {
  await page.goto(`${product.url}/mon-espace`);
  const card = page.getByTestId(`appointment-${reference}`);
  await card.waitFor();
  assert.match(plain(await card.getByTestId('money').innerText()), /85,00 €.*À régler au centre : 85,00 €/s);
  await accessible(page, 'Mon espace');
  await picture(page, '22-space');
  for (const [name, size] of [['tablet', tablet.viewport], ['desk', desk.viewport], ['narrow', { width: 320, height: 700 }]]) {
    await page.setViewportSize(size);
    await contained(page, `Mon espace, ${name}`);
    await picture(page, `22-space-${name}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });

  const before = await card.locator('h3').innerText();
  await card.getByTestId('move').click();
  await page.getByTestId('time').first().waitFor();
  await accessible(page, 'the dialog to move');
  await picture(page, '22-space-move');
  // To another centre and back again: the second move is looked at, the first is taken.
  await page.getByTestId('other-centre').click();
  await page.getByTestId('other-villeurbanne').waitFor();
  await accessible(page, 'the choice of another centre');
  await page.getByTestId('other-villeurbanne').click();
  await page.getByTestId('time').first().click();
  assert.match(plain(await page.getByTestId('move-to').innerText()), /Villeurbanne/);
  await page.getByTestId('move-confirm').click();
  await page.getByTestId('said').filter({ hasText: 'déplacé' }).waitFor();
  await card.getByText(/Villeurbanne/).waitFor();
  await card.getByTestId('move').click();
  await page.getByTestId('other-centre').click();
  await page.getByTestId('other-lyon-part-dieu').click();
  // In the evening one time may be all that is left of the day that opens.
  await page.getByTestId('time').last().click();
  await page.getByTestId('move-to').waitFor();
  await page.getByTestId('move-confirm').click();
  await page.getByTestId('said').filter({ hasText: 'déplacé' }).waitFor();
  await page.waitForFunction(([id, was]) => document.querySelector(`[data-testid="${id}"] h3`)?.innerText !== was, [`appointment-${reference}`, before]);
  await card.getByText(/Part-Dieu/).waitFor();

  await card.getByTestId('pay').click();
  await page.getByTestId('pay-card').click();
  await page.getByTestId('card-number').fill('4242 4242 4242 4242');
  await page.getByTestId('card-expiry').fill('12 / 34');
  await page.getByTestId('card-cvc').fill('123');
  await page.getByTestId('pay').click();
  await page.waitForURL((url) => url.pathname === '/mon-espace');
  await card.getByTestId('money').filter({ hasText: 'Payé le' }).waitFor({ timeout: 60_000 });
  assert.equal(await card.getByTestId('pay').count(), 0, 'what is paid is not asked for again');

  await card.getByTestId('cancel').click();
  assert.match(plain(await page.getByTestId('outcome').innerText()), /85,00 € payés par carte vous seront remboursés/);
  await accessible(page, 'the dialog to cancel');
  await picture(page, '22-space-cancel');
  await page.getByTestId('cancel-confirm').click();
  await page.getByTestId('said').filter({ hasText: 'annulé' }).waitFor();
  await card.getByTestId('status').filter({ hasText: 'Annulé' }).waitFor();
  // An answer that was under way before may still show it as it was, until the one that was asked for then.
  await card.getByRole('button').first().waitFor({ state: 'detached' });
  await card.getByTestId('status').filter({ hasText: 'Annulé' }).waitFor();
  assert.equal(await card.getByRole('button').count(), 0, 'nothing is offered of what is over');
  assert.deepEqual(page.troubles.filter((line) => !/net::ERR/.test(line)), []);
}

/** After the inspection: the vehicle, its history and its papers, under their names. */
export async function afterwards(product, { page }) {
  await page.goto(`${product.url}/mon-espace`);
  const vehicle = page.getByTestId('vehicle-PM-110-EP');
  await vehicle.waitFor();
  await vehicle.getByText(/Valable jusqu’au/).waitFor();
  await vehicle.getByTestId('outcome-A').waitFor();
  await page.getByTestId('data-ask').click();
  const link = page.getByTestId('data-download');
  await link.waitFor();
  const archive = await fetch(new URL(await link.getAttribute('href'), product.url));
  const kept = files(Buffer.from(await archive.arrayBuffer()));
  const copy = JSON.parse(kept.get('donnees.json'));
  assert.ok([...kept.keys()].some((name) => name.startsWith('photos/')), 'the photos that are kept');
  assert.deepEqual(Object.keys(copy.data).sort(), ['appointment', 'auth', 'chatbot', 'inspection', 'parser', 'payment', 'report', 'scan']);
  assert.match(JSON.stringify(copy), /PM-110-EP/);
  await accessible(page, 'Mon espace after an inspection');
  await picture(page, '23-space-after');
}

/** Light and dark, French and English: the switch stays where it was put. */
export async function inEnglish(product, page) {
  await page.goto(`${product.url}/mon-espace`);
  await page.getByTestId('language').click();
  await page.getByRole('heading', { level: 1, name: 'My space' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByTestId('theme').click();
  await accessible(page, 'Mon espace, dark, in English');
  await picture(page, '24-space-dark-english');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'My space' }).waitFor();
  await page.getByTestId('language').click();
  await page.getByRole('heading', { level: 1, name: 'Mon espace' }).waitFor();
}
