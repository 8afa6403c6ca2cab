// A car booked with « Plus tard » for its plate: welcomed, paid in cash, described, inspected with a
// defect at every place, given its usage, and signed. What a day at the centre asks of the page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { person, picture, tablet } from './browser.mjs';
import { dayOf, everyPoint, logInAt, someone, visit } from './journey.mjs';
import { root } from './product.mjs';

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** Books without a plate and without a photo, to be paid at the centre; answers the reference. */
export async function bookLater(browser, product) {
  const { page, chat } = await visit(browser, product);
  await chat.say('un contrôle technique vendredi matin');
  await chat.untilOffers();
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.hears(/1[45] minutes/);
  await chat.register(someone('Amina Diallo'));
  await chat.tap('Plus tard');
  await chat.tap('Payer au centre');
  await chat.hears(/est confirmé/);
  const [reference] = (await chat.transcript()).match(/RDV-[0-9A-Z]{7}/) ?? [];
  assert.deepEqual(page.troubles, []);
  await page.context().close();
  return reference;
}

/** Opens the board of the appointment's day as one of the demo staff. */
export async function atTheDesk(browser, product, email, reference) {
  const { centre, date } = await dayOf(product, reference);
  const page = await person(browser, tablet);
  await logInAt(page, product, email, `/centre?centre=${centre}&date=${date}`);
  const row = page.getByTestId(`board-row-${reference}`);
  await row.waitFor();
  return { page, row, centre };
}

/** The names of an enumeration's values, as the graph has them. */
async function valuesOf(name) {
  const schema = buildSchema(await readFile(join(root, 'schema/public.graphql'), 'utf8'));
  return schema.getType(name).getValues().map((value) => value.name);
}

/** What is typed or chosen is kept as soon as the field is left. */
export async function kept(page) {
  await page.getByTestId('identity-state').filter({ hasText: 'Tout est enregistré' }).waitFor();
  assert.equal(await page.getByTestId('problem').count(), 0, 'nothing that the page offers is refused');
}

export async function fill(page, field, value) {
  await page.getByTestId(field).fill(value);
  await page.getByTestId(field).blur();
  await kept(page);
}

/** Chooses every value that the list offers; what it offers is what the graph knows. */
async function everyValue(page, field, enumeration, last) {
  const list = page.getByTestId(field);
  const offered = (await list.locator('option').evaluateAll((options) => options.map((option) => option.value))).filter(Boolean);
  assert.deepEqual([...offered].sort(), (await valuesOf(enumeration)).sort());
  for (const value of [...offered, last]) {
    await list.selectOption(value);
    await kept(page);
  }
}

/** Welcomes the car with the plate that was not known, and takes the money. */
export async function welcomed(browser, product, reference) {
  const { page, row, centre } = await atTheDesk(browser, product, 'accueil@demo.example', reference);
  await row.getByTestId('checkin').click();
  await page.getByTestId('checkin-plate').fill('ab 345 cd');
  await picture(page, '16-plate-asked');
  await page.getByTestId('checkin-confirm').click();
  await row.getByText('AB-345-CD').waitFor();

  await row.getByTestId('take-money').click();
  const amount = plain(await page.getByTestId('amount').innerText());
  assert.match(amount, /^\d+,\d\d €$/);
  await page.getByTestId('means-CASH').check();
  await picture(page, '17-take-money');
  await page.getByTestId('take-money-confirm').click();
  const facts = page.getByTestId('receipt-facts');
  await facts.waitFor();
  const receipt = plain(await facts.innerText());
  assert.match(receipt, /[A-Z0-9]+-\d{4}-\d{6}/, 'the receipt has the invoice’s number');
  assert.ok(receipt.includes(amount) && receipt.includes(reference));
  await picture(page, '18-receipt');
  await page.getByTestId('receipt-close').click();
  await row.getByText('Payé').waitFor();
  assert.equal(await row.getByTestId('take-money').count(), 0, 'it is taken once');

  // A Sunday and a holiday say why nobody comes.
  const day = async (date) => {
    await page.goto(`${product.url}/centre?centre=${centre}&date=${date}`);
    const closed = page.getByTestId('closed');
    await closed.waitFor();
    return closed.innerText();
  };
  const sunday = new Date();
  sunday.setUTCDate(sunday.getUTCDate() + ((7 - sunday.getUTCDay()) % 7));
  assert.match(await day(sunday.toISOString().slice(0, 10)), /fermé le dimanche/);
  await picture(page, '19-sunday');
  assert.match(await day(`${new Date().getFullYear()}-12-25`), /Noël/);
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

/** Describes the vehicle, a taxi; records a defect at each place; ends with a signed procès-verbal. */
export async function inspected(browser, product, reference) {
  const { page, row } = await atTheDesk(browser, product, 'controleur@demo.example', reference);
  await row.getByTestId('inspect').click();
  await page.getByTestId('identity').waitFor();
  await picture(page, '20-identity');
  await fill(page, 'identity-make', 'Dacia');
  await fill(page, 'identity-model', 'Jogger');
  await fill(page, 'identity-vin', 'UU1DJF00X69123456');
  await fill(page, 'identity-firstRegistration', '2022-03-14');
  await everyValue(page, 'identity-euCategory', 'EuCategory', 'M1');
  await everyValue(page, 'identity-energy', 'Energy', 'PETROL');
  await page.getByTestId('start').click();
  await page.getByTestId('defect-search').waitFor();

  // Nothing is favourable before it is true.
  const standing = page.getByTestId('finish-result');
  assert.match(await standing.innerText(), /À compléter : 0 sur \d+/);
  assert.equal(await page.getByTestId('outcome-A').count(), 0);

  // What is missing is said before anybody asks for the result, and leads to its field.
  await page.getByTestId('missing-USAGE').click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'identity-usage');
  await everyValue(page, 'identity-usage', 'VehicleUsage', 'TAXI');
  await page.getByTestId('complete').click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'identity-odometerKm');
  await fill(page, 'odometer', '86 400');

  const places = await valuesOf('DefectLocation');
  const words = await defects(page, places);
  await picture(page, '21-places');
  await everyPoint(page);
  await page.getByTestId('outcome-A').first().waitFor();
  await page.getByTestId('complete').click();
  await page.getByTestId('sign').click();
  await page.getByTestId('sign-confirm').click();
  await page.getByTestId('signed').waitFor();
  const signed = plain(await page.getByTestId('signed').innerText());
  // A taxi's result holds a year, not two.
  assert.match(signed, new RegExp(`Valable jusqu’au\\s+.*${new Date().getFullYear() + 1}`));
  assert.match(signed, /Taxi/);
  await page.getByTestId('report-link').waitFor();
  await picture(page, '22-taxi-signed');
  const pdf = await fetch(new URL(await page.getByTestId('report-link').getAttribute('href'), product.url));
  const file = join(product.data, 'report.pdf');
  await writeFile(file, Buffer.from(await pdf.arrayBuffer()));
  const text = plain(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
  for (const word of ['AB-345-CD', 'UU1DJF00X69123456', ...words]) assert.ok(text.toLowerCase().includes(word.toLowerCase()), `the procès-verbal says « ${word} »`);
  assert.deepEqual(page.troubles, []);
}

/** One minor defect at each place, through the page; answers the words of the places. */
async function defects(page, places) {
  const codes = new Set();
  for (const word of ['mal', 'mauvais', 'usure', 'fixation', 'état']) {
    await page.getByTestId('defect-search').fill(word);
    const minor = page.locator('.search .choice').filter({ hasText: /mineure/i });
    for (const choice of await minor.evaluateAll((found) => found.map((one) => one.dataset.testid))) codes.add(choice.replace('defect-', ''));
  }
  assert.ok(codes.size >= places.length, `${codes.size} minor defects for ${places.length} places`);
  const words = [];
  for (const [at, place] of places.entries()) {
    const code = [...codes][at];
    await page.getByTestId('defect-search').fill(code);
    await page.locator('.search').getByTestId(`defect-${code}`).click();
    const chosen = page.getByTestId(`location-${place}`);
    words.push(await chosen.innerText());
    await chosen.click();
    await page.getByTestId('add-defect').click();
    await page.getByTestId('add-defect').waitFor({ state: 'detached' });
    // The words of a place may stand in the defect's own words, too: it is looked for beside the code.
    await page.getByTestId(`recorded-${code}`).getByText(`${code} · ${words.at(-1)}`).waitFor();
  }
  assert.equal(new Set(words).size, places.length, 'each place has words of its own');
  return words;
}
