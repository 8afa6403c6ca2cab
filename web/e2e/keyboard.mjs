// The whole booking by keyboard alone, from the home page to the confirmation, its presses counted: each key
// that leads on or chooses is one; what is typed into a field (a plate, an address, a code) is one, too.
import assert from 'node:assert/strict';
import { desk, person } from './browser.mjs';
import { someone } from './journey.mjs';
import { codeFor } from './product.mjs';

/** As many as a booking may take. */
const MOST = 45;

export async function byKeyboard(browser, product) {
  const page = await person(browser, desk);
  let presses = 0;
  const steps = [];
  const press = async (key) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const type = async (text) => {
    presses += 1;
    await page.keyboard.type(text);
  };
  const focused = () => page.evaluate(() => document.activeElement?.dataset.testid ?? null);
  /** Leads on with Tab until something of this name has the focus. */
  const to = async (name, key = 'Tab') => {
    await page.getByTestId(name).first().waitFor();
    for (let tabs = 0; !((await focused()) ?? '').startsWith(name); tabs += 1) {
      assert.ok(tabs < 40, `${name} is not reached by ${key}`);
      await press(key);
    }
    steps.push(`${name} ${presses}`);
  };

  await page.goto(product.url);
  await to('book-beside');
  await press('Enter');
  await to('centre-lyon-part-dieu');
  await press('Enter');
  await to('booking-plate');
  await type('EK-482-PZ');
  await to('category-CAR');
  await press('Space');
  await to('energy-PETROL');
  await press('Space');
  await to('booking-next');
  await press('Enter');
  await to('service-PERIODIC');
  await press('Enter');
  await to('time');
  await press('Enter');
  const { email } = someone('Eva Klein');
  await to('code-email');
  await type(email);
  await press('Enter');
  await page.getByTestId('code-digits').waitFor();
  const digits = await codeFor(product, email);
  await to('code-digits');
  await type(digits);
  await press('Enter');
  await to('pay-there');
  await press('Enter');
  await page.getByTestId('booking-done').waitFor();
  assert.deepEqual(page.troubles, []);
  await page.context().close();
  assert.ok(presses <= MOST, `${presses} presses: ${steps.join(', ')}`);
  return presses;
}
