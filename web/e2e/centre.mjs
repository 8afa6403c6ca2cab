// The console: reception's day at the desk, then the manager's, each page used as they use it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { accessible } from './axe.mjs';
import { desk, person, picture, timesOfNextMonth } from './browser.mjs';
import { logInAt, visit } from './journey.mjs';

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function enter(browser, product, email) {
  const page = await person(browser, desk);
  await logInAt(page, product, email, '/centre');
  await page.getByTestId('place-day').waitFor();
  return page;
}

/** The names of the pages that the console offers. */
const offered = (page) => page.locator('.console-nav a').evaluateAll((links) => links.map((link) => link.dataset.testid.replace('place-', '')));

/** Books for a caller at the `nth` free time of the first day that has one; answers the reference. */
async function call(page, product, { name, phone, plate }, nth) {
  await page.goto(`${product.url}/centre/reserver`);
  await page.getByTestId('later').click();
  await page.getByTestId('caller-name').fill(name);
  await page.getByTestId('caller-phone').fill(phone);
  await page.getByTestId('caller-plate').fill(plate);
  await (await timesOfNextMonth(page)).nth(nth).click();
  await page.getByTestId('book-confirm').click();
  return page.getByTestId('booked-reference').innerText();
}

/** Takes an appointment to a free place of its day: by the keyboard, back again, then by the mouse. */
async function dragged(page, row) {
  const time = row.locator('time').first();
  const before = await time.innerText();
  await row.getByTestId('drag').focus();
  await page.keyboard.press('Enter');
  // What is held goes to the first place; Tab leads on to the next.
  await page.locator('.gap.target').waitFor();
  await page.keyboard.press('Tab');
  await picture(page, '27-dragged');
  await page.keyboard.press('Enter');
  await page.getByTestId('drop-time').first().waitFor();
  await accessible(page, 'where an appointment was put down');
  await page.getByTestId('move-confirm').click();
  await page.getByTestId('said').waitFor();
  await time.filter({ hasNotText: before }).waitFor();
  await page.getByTestId('undo-move').click();
  await time.filter({ hasText: before }).waitFor();
  await page.getByTestId('said').waitFor({ state: 'detached' });
  await row.locator('.visit-head').dragTo(page.locator('.gap.free').last());
  await page.getByTestId('drop-time').last().click();
  await page.getByTestId('move-confirm').click();
  await time.filter({ hasNotText: before }).waitFor();
}

/** Books by telephone, finds, moves and moves back, takes cash with change, counts the drawer, calls off. */
export async function reception(browser, product) {
  const page = await enter(browser, product, 'accueil@demo.example');
  assert.deepEqual(await offered(page), ['day', 'week', 'find', 'book', 'till', 'inbox'], 'nothing that reception may not do');
  const stays = await call(page, product, { name: 'Zoé Lefèvre', phone: '06 12 34 56 78', plate: 'zl 482 ab' }, 0);
  await picture(page, '26-booked-for-caller');
  await page.getByTestId('booked-day').click();
  const row = page.getByTestId(`board-row-${stays}`);
  await row.getByText('ZL-482-AB').waitFor();
  const board = page.url();
  await page.locator('.gap.free').first().waitFor();
  await picture(page, '27-day-with-gaps');
  await dragged(page, row);
  // A free place leads to its own time.
  await page.locator('.gap.free').first().getByRole('link').click();
  await page.getByTestId('book-confirm').waitFor();
  await page.getByTestId('place-week').click();
  await page.locator('.week-day').first().waitFor();
  await picture(page, '27-week');

  // The same customer again: found by a part of their name without its accents, and taken over.
  await page.goto(`${product.url}/centre/reserver`);
  await page.getByTestId('known').fill('lefe');
  await page.getByTestId('choice').first().click();
  assert.equal(await page.getByTestId('caller-name').inputValue(), 'Zoé Lefèvre');
  assert.equal(await page.getByTestId('caller-plate').inputValue(), 'ZL-482-AB');
  await accessible(page, 'booking for a caller');

  // A vehicle at the door is let in where the centre is open, and told otherwise where it is not.
  await page.getByTestId('at-door').click();
  await page.getByTestId('book-now').or(page.getByTestId('door-closed')).first().waitFor();
  await picture(page, '26-walk-in');

  const goes = await call(page, product, { name: 'Noé Garcin', phone: '07 11 22 33 44', plate: '' }, 1);
  await page.getByTestId('palette').click();
  await page.getByTestId('palette-input').fill('garcin');
  await page.getByTestId('palette-choice').filter({ hasText: goes }).waitFor();
  await accessible(page, 'the palette');
  await page.getByTestId('palette-input').press('Enter');
  const moment = page.getByTestId('moment');
  const before = await moment.innerText();
  await page.getByTestId('move').click();
  await (await timesOfNextMonth(page)).nth(3).click();
  await page.getByTestId('move-confirm').click();
  await page.getByTestId('undo-move').waitFor();
  await moment.filter({ hasNotText: before }).waitFor();
  await page.getByTestId('undo-move').click();
  await moment.filter({ hasText: before }).waitFor();
  await page.getByTestId('file-plate').fill('NG-111-AA');
  await page.getByTestId('file-plate-save').click();
  await page.locator('.file-head').getByText('NG-111-AA').waitFor();
  await accessible(page, 'the file');
  await picture(page, '28-file');
  await page.getByTestId('cancel').click();
  assert.match(await page.getByTestId('outcome').innerText(), /rien n’est à rembourser/i);
  await page.getByTestId('cancel-confirm').click();
  await page.getByTestId('status').filter({ hasText: 'Annulé' }).waitFor();
  assert.equal(await page.getByTestId('cancel').count(), 0, 'it is called off once');

  // Welcomed and paid in cash: the change is told, and the drawer knows it.
  await page.goto(`${product.url}/centre/recherche?q=zl482`);
  await page.getByTestId(`found-${stays}`).click();
  // What colleagues should know is written once, and one of two is taken away again.
  const colleague = await page.context().newPage();
  await colleague.goto(board);
  const card = colleague.getByTestId(`board-row-${stays}`);
  await card.waitFor();
  for (const note of ['Clé sous le pare-soleil', 'Chien à l’arrière']) {
    await page.getByTestId('note').fill(note);
    await page.getByTestId('note-save').click();
    await page.getByTestId('notes').getByText(note).waitFor();
    // A board that somebody else looks at hears of it, long before it reads itself again.
    await card.getByTestId('card-note').getByText(note).waitFor({ timeout: 10_000 });
  }
  await colleague.close();
  await accessible(page, 'the notes of a file');
  await picture(page, '28-notes');
  await page.getByTestId('note-remove').last().click();
  await page.getByText('Chien à l’arrière').waitFor({ state: 'detached' });
  await page.getByTestId('checkin').click();
  await page.getByTestId('take-money').click();
  const due = plain(await page.getByTestId('amount').innerText());
  assert.equal(await page.getByTestId('take-money-confirm').isDisabled(), true, 'first how the money comes');
  await page.getByTestId('means-CASH').check();
  await page.getByTestId('cash-received').fill('100');
  assert.match(plain(await page.getByTestId('cash-change').innerText()), /À rendre : \d+,\d\d €/);
  await picture(page, '29-cash');
  await page.getByTestId('take-money-confirm').click();
  await page.getByTestId('receipt-facts').waitFor();
  await page.getByTestId('receipt-close').click();
  await page.getByTestId('place-till').click();
  await page.getByTestId('till-CASH').waitFor();
  assert.equal(plain(await page.getByTestId('till-CASH').locator('dd').innerText()).includes('€'), true);
  await page.getByTestId('drawer').fill('0');
  assert.match(await page.getByTestId('drawer-gap').innerText(), /manque/);
  await accessible(page, 'the till');
  await picture(page, '29-till');
  // A manager's page says so; it shows nothing that would be refused.
  await page.goto(`${product.url}/centre/prix`);
  await page.getByText('Cette page n’est pas pour votre rôle').waitFor();
  assert.deepEqual(page.troubles, []);
  await page.context().close();
  return { stays, due };
}

/** Today beside other days, a period by its preset and by the week, its files, and what is not counted at once. */
async function figures(page, product) {
  await page.getByTestId('place-figures').click();
  await page.getByTestId('figures-today').waitFor();
  await page.getByTestId('parts-appointments').waitFor();
  // A chart is drawn beside its table, its series told apart by patterns.
  await page.locator('[data-testid="figures-appointments"] .ct-bar').first().waitFor({ state: 'attached' });
  await page.getByTestId('preset-week').click();
  const rows = page.getByTestId('parts-appointments').locator('tbody tr');
  // What is shown stays until what is asked for is there.
  await rows.nth(7).waitFor({ state: 'detached' });
  assert.equal(await rows.count(), 7);
  await page.getByTestId('figures-step-WEEK').click();
  await page.waitForURL(/step=WEEK/);
  await page.getByTestId('parts-appointments').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('figures-csv').click()]);
  const text = await readFile(await file.path(), 'utf8');
  assert.match(text, /^\uFEFFDu;Au;Pris;/);
  await page.getByTestId('figures-from').fill('2020-01-01');
  await page.getByText('une année se compte au plus').waitFor();
  await accessible(page, 'the figures');
  await picture(page, '31-figures');
  await page.goto(`${product.url}/centre/reglages`);
  await page.getByTestId('place-setUp').waitFor();
}

/** A closure that hits somebody and one that does not, hours, lanes, prices with their past, the company, approvals. */
export async function manager(browser, product) {
  const page = await enter(browser, product, 'responsable@demo.example');
  const expected = await call(page, product, { name: 'Iris Blanchet', phone: '06 99 88 77 66', plate: 'JB-300-CD' }, 2);
  await page.getByTestId('booked-day').click();
  const date = new URL(page.url()).searchParams.get('date');
  await page.getByTestId('place-setUp').click();

  // Nothing is closed over somebody: who it is, is a click away.
  await page.getByTestId('closure-from').fill(date);
  await page.getByTestId('closure-reason').fill('Inventaire');
  await page.getByTestId('closure-add').click();
  await page.getByTestId('stand').getByRole('link', { name: expected }).waitFor();
  await picture(page, '30-closure-hits');
  await page.getByTestId('stand').getByRole('link', { name: expected }).click();
  await page.getByTestId(`found-${expected}`).waitFor();
  await page.getByTestId('place-setUp').click();
  const far = new Date(Date.now() + 80 * 86_400_000).toISOString().slice(0, 10);
  await page.getByTestId('closure-from').fill(far);
  await page.getByTestId('closure-reason').fill('Travaux');
  await page.getByTestId('closure-add').click();
  const closed = page.getByTestId(`closure-${far}`);
  await closed.getByTestId('reopen').click();
  await page.getByTestId('undo-reopen').click();
  await closed.waitFor();

  // Sunday opens, and is closed again.
  const sunday = page.getByTestId('hours-dimanche');
  await sunday.getByRole('button', { name: /Ajouter/ }).click();
  await page.getByTestId('hours-save').click();
  await page.getByText('C’est enregistré.').first().waitFor();
  await sunday.getByRole('button', { name: /Retirer/ }).click();
  await page.getByTestId('hours-save').click();
  await sunday.getByText('fermé').waitFor();

  await page.getByTestId('lane-add').click();
  await page.getByTestId('lane-name').fill('Ligne d’essai');
  await page.getByTestId('lane-save').click();
  const lane = page.getByTestId('lane-Ligne d’essai');
  await lane.getByTestId('lane-edit').click();
  await page.getByTestId('lane-retire').click();
  await page.getByTestId('lane-retire-confirm').click();
  await lane.waitFor({ state: 'detached' });

  for (const [field, value] of Object.entries({ legalName: 'Contrôle technique de l’Est', legalForm: 'SARL', siren: '120 027 016', vatNumber: 'FR85120027016', register: 'RCS Lyon', address: '27 rue de la Villette, 69003 Lyon' })) {
    await page.getByTestId(`seller-${field}`).fill(value);
  }
  await page.getByTestId('seller-save').click();
  await page.getByText(/Enregistré par Hélène Roux/).waitFor();
  await picture(page, '30-set-up');

  await page.getByTestId('place-prices').click();
  const price = page.getByTestId('price-PERIODIC-MOTORCYCLE-GAS');
  await price.fill('4');
  assert.equal(await page.getByTestId('prices-change').isDisabled(), true, 'no price outside of what the graph takes');
  await price.fill('67,50');
  await page.getByTestId('prices-change').click();
  await picture(page, '31-prices');
  await page.getByTestId('prices-confirm').click();
  await page.getByText('Les prix sont changés.').waitFor();
  await page.getByRole('button', { name: /Historique, Contrôle technique, Moto.*Gaz/ }).click();
  const past = page.getByTestId('price-history').locator('li');
  await past.nth(1).waitFor();
  assert.match(plain(await past.first().innerText()), /67,50 €.*Hélène Roux/);
  await accessible(page, 'the history of a price');
  await page.keyboard.press('Escape');

  await page.getByTestId('place-catalogue').click();
  const rows = page.locator('[data-testid^="row-"]');
  await rows.first().waitFor();
  const code = (await rows.first().getAttribute('data-testid')).replace('row-', '');
  await rows.first().getByTestId('approve').click();
  await page.getByTestId('approve-source').fill('Arrêté du 18 juin 1991, annexe I, point ' + code);
  await picture(page, '31-approve');
  await page.getByTestId('approve-confirm').click();
  await page.getByTestId(`row-${code}`).waitFor({ state: 'detached' });

  await page.getByTestId('place-money').click();
  await page.locator('[data-testid^="payment-"]').first().waitFor();
  await picture(page, '31-money');
  await figures(page, product);
  await page.getByTestId('nav-access').click();
  await page.getByTestId('new-key').waitFor();
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

/** Somebody asks for a person: the queue, the conversation taken over, answered and given back. */
export async function inbox(browser, product) {
  const boss = await enter(browser, product, 'responsable@demo.example');
  await boss.getByTestId('place-inbox').click();
  for (const day of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']) {
    const hours = boss.getByTestId(`hours-${day}`);
    await hours.getByRole('button', { name: /Ajouter/ }).click();
    await hours.getByLabel(/Ouverture/).fill('00:00');
    await hours.getByLabel(/Fermeture/).fill('23:59');
  }
  await boss.getByTestId('desk-hours-save').click();
  await boss.getByText('C’est enregistré.').waitFor();
  await boss.context().close();

  const { page: customer, chat } = await visit(browser, product);
  await chat.say('je voudrais parler à une personne');
  const page = await enter(browser, product, 'accueil@demo.example');
  await page.getByTestId('place-inbox').click();
  const waiting = page.locator('[data-testid^="handover-"]').first();
  await waiting.waitFor();
  await accessible(page, 'the inbox');
  await waiting.click();
  await page.getByTestId('handover-take').click();
  await page.getByTestId('handover-text').fill('Bonjour, ici Malik. Votre voiture est prête à midi.');
  await picture(page, '32-inbox');
  await page.getByTestId('handover-send').click();
  await customer.getByTestId('message-agent').getByText(/prête à midi/).waitFor();
  await accessible(page, 'a conversation that was taken over');
  await page.getByTestId('handover-give-back').click();
  await page.getByText('Personne n’attend.').waitFor();
  assert.deepEqual(page.troubles, []);
  assert.deepEqual(customer.troubles, []);
  await page.context().close();
  await customer.context().close();
}
