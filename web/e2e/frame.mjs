// The frame of the app on every page: axe in light and dark, and the narrowest phones; guests and staff.
import assert from 'node:assert/strict';
import { accessible, narrow } from './axe.mjs';
import { desk, person, picture } from './browser.mjs';
import { logInAt } from './journey.mjs';

const GUEST = ['/', '/connexion', '/rendez-vous', '/mon-espace', '/mon-espace/securite', '/centre', '/nulle-part', '/rendez-vous?rdv=0199c0de-0000-7000-8000-000000000001'];
const CONSOLE = ['', '/semaine', '/attente', '/recherche?q=ab', '/reserver', '/caisse', '/messages', '/chiffres', '/reglages', '/prix', '/argent', '/catalogue', '/acces', '/journal', '/reseau'].map((page) => `/centre${page}`);
const STAFF = ['/', '/rendez-vous', '/mon-espace', '/mon-espace/securite', ...CONSOLE];

async function look(page, product, addresses) {
  for (const address of addresses) {
    await page.goto(product.url + address);
    // A page that waits for its owner says so within ten seconds; its heading is what it says then.
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    await accessible(page, address);
    await page.getByTestId('theme').click();
    await accessible(page, `${address}, in the other theme`);
  }
  await narrow(page, product, addresses);
}

export async function everyPage(browser, product) {
  const guest = await person(browser, desk);
  await look(guest, product, GUEST);
  assert.deepEqual(guest.troubles, []);
  const staff = await person(browser, desk);
  await logInAt(staff, product, 'responsable@demo.example', '/centre');
  await staff.getByTestId('nav-centre').waitFor();
  await look(staff, product, STAFF);
  await staff.setViewportSize({ width: 320, height: 700 });
  await staff.goto(`${product.url}/centre`);
  await picture(staff, '25-staff-320');
  await staff.goto(`${product.url}/mon-espace/securite`);
  await staff.getByTestId('second-begin').click();
  await staff.getByTestId('second-qr').waitFor();
  await accessible(staff, 'setting up a second factor');
  await picture(staff, '26-security-320');
  await staff.getByTestId('theme').click();
  await picture(staff, '26b-security-320-other-theme');
  assert.deepEqual(staff.troubles, []);
}
