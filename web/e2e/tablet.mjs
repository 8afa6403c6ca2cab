// An inspector's tablet in a hall that the network does not reach: opened, worked on and reloaded there, sent
// afterwards. And how many gestures an inspection takes.
import assert from 'node:assert/strict';
import { accessible, contained } from './axe.mjs';
import { picture } from './browser.mjs';
import { atTheDesk, bookLater, fill } from './desk.mjs';
import { everyPoint, PASSWORD } from './journey.mjs';
import { graph } from './product.mjs';

/** Checked in and opened, its pages kept on the tablet. */
async function opened(browser, product, plate) {
  const reference = await bookLater(browser, product);
  const { page, row } = await atTheDesk(browser, product, 'controleur@demo.example', reference);
  await row.getByTestId('checkin').click();
  await page.getByTestId('checkin-plate').fill(plate);
  await page.getByTestId('checkin-confirm').click();
  await row.getByTestId('inspect').click();
  await page.getByTestId('start').waitFor();
  return { page, reference };
}

/** A colleague's words for the model, through the graph. */
async function meanwhile(product, inspectionId, model) {
  const { logIn } = await graph(product.url, 'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }', { i: { email: 'controleur@demo.example', password: PASSWORD } });
  await graph(product.url, 'mutation($i: SetVehicleIdentityInput!) { setVehicleIdentity(input: $i) { inspection { id } } }', { i: { inspectionId, model } }, logIn.session.accessToken);
}

/** What only this vehicle's papers say. */
const IDENTITY = [['identity-make', 'Renault'], ['identity-model', 'Clio'], ['identity-vin', 'VF1RJA00X69123456'], ['identity-firstRegistration', '2019-05-20'], ['odometer', '64 200']];
const CHOICES = [['identity-euCategory', 'M1'], ['identity-energy', 'PETROL'], ['identity-usage', 'ORDINARY']];

export async function withoutNetwork(browser, product) {
  const { page } = await opened(browser, product, 'gh 741 kl');
  const inspectionId = new URL(page.url()).pathname.split('/').at(-1);
  // The pages are kept once the worker is active; the checklist once it was read.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const copied = () => page.evaluate(() => new Promise((resolve) => {
    const open = indexedDB.open('keyval-store');
    open.onerror = () => resolve([]);
    open.onsuccess = () => {
      const keys = open.result.transaction('keyval').objectStore('keyval').getAllKeys();
      keys.onsuccess = () => resolve(keys.result);
      keys.onerror = () => resolve([]);
    };
  }));
  await page.getByTestId('back-to-board').click();
  for (let look = 0; look < 60 && !(await copied()).includes(`copy:checklist:${inspectionId}`); look += 1) await page.waitForTimeout(250);

  await page.context().setOffline(true);
  await page.goto(`${product.url}/centre/inspection/${inspectionId}`);
  await page.getByTestId('offline').filter({ hasText: 'Pas de réseau' }).waitFor();
  for (const [field, value] of IDENTITY) await fill(page, field, value);
  for (const [field, value] of CHOICES) await page.getByTestId(field).selectOption(value);
  await page.getByTestId('start').click();
  await page.getByTestId('defect-search').fill('essuie-glace');
  await page.locator('.search .choice').filter({ hasText: /mineure/i }).first().click();
  await page.getByTestId('location-AV').click();
  await page.getByTestId('add-defect').click();
  await page.locator('[data-testid^="recorded-"]').first().waitFor();
  await everyPoint(page);
  const waiting = await page.getByTestId('offline-waiting').innerText();
  assert.match(waiting, /^\d\d saisies attendent/);
  await accessible(page, 'an inspection without network');
  await contained(page, 'an inspection without network');
  await picture(page, '33-offline');
  // A tablet that was put down and woken has forgotten nothing.
  await page.reload();
  await page.getByTestId('offline-waiting').filter({ hasText: waiting }).waitFor();
  assert.equal(await page.locator('[data-testid^="check-function-"]').count(), 0, 'what was ticked stays ticked');
  assert.equal(await page.getByTestId('complete').isDisabled(), true, 'no result before all of it is sent');

  await meanwhile(product, inspectionId, 'Captur');
  await page.context().setOffline(false);
  const conflict = page.getByTestId('conflict-identity');
  await conflict.filter({ hasText: 'Captur' }).waitFor();
  await page.getByTestId('offline-waiting').waitFor({ state: 'detached' });
  await accessible(page, 'a conflict after the network came back');
  await picture(page, '33-conflict');
  await conflict.getByTestId('conflict-again').click();
  await conflict.waitFor({ state: 'detached' });
  await page.getByTestId('offline-waiting').waitFor({ state: 'detached' });

  await page.reload();
  await page.getByTestId('complete').click();
  await page.getByTestId('sign').click();
  await page.getByTestId('sign-confirm').click();
  await page.getByTestId('signed').waitFor();
  const signed = await page.getByTestId('signed').innerText();
  for (const word of ['GH-741-KL', 'Clio', 'VF1RJA00X69123456']) assert.ok(signed.toUpperCase().includes(word.toUpperCase()), `${word} in what was signed`);
  await page.locator('[data-testid^="recorded-"]').first().waitFor();
  assert.deepEqual(page.troubles.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line)), []);
  await page.context().close();
}

/**
 * Gestures from the vehicle's page to the signed result: each thing touched, and what is written into one field,
 * is one. The carte grise is known and reception has entered use and mileage. A photo of a defect is not among
 * them: the graph takes none.
 */
export async function counted(browser, product) {
  const clean = await gestures(browser, product, 'jk 852 mn', []);
  assert.ok(clean <= 12, `a clean car takes ${clean} gestures`);
  const three = await gestures(browser, product, 'lm 963 np', ['essuie-glace', 'pneu', 'plaque']);
  assert.ok(three <= 25, `three defects take ${three} gestures`);
  return { clean, three };
}

async function gestures(browser, product, plate, defects) {
  const { page } = await opened(browser, product, plate);
  for (const [field, value] of IDENTITY) await fill(page, field, value);
  for (const [field, value] of CHOICES) {
    await page.getByTestId(field).selectOption(value);
    await page.getByTestId('identity-state').filter({ hasText: 'Tout est enregistré' }).waitFor();
  }
  await page.getByTestId('missing').waitFor({ state: 'detached' });
  let count = 0;
  const touch = async (place) => {
    count += 1;
    await place.click();
  };
  for (const [at, word] of defects.entries()) {
    count += 1;
    await page.getByTestId('defect-search').fill(word);
    await touch(page.locator('.search .choice').filter({ hasText: /mineure/i }).first());
    await touch(page.getByTestId('location-AV'));
    await touch(page.getByTestId('add-defect'));
    await page.locator('[data-testid^="recorded-"]').nth(at).waitFor();
  }
  count += await everyPoint(page);
  await touch(page.getByTestId('complete'));
  await touch(page.getByTestId('sign'));
  await touch(page.getByTestId('sign-confirm'));
  await page.getByTestId('signed').waitFor();
  assert.deepEqual(page.troubles, []);
  await page.context().close();
  return count;
}
