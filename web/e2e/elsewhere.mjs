// The chat on somebody else's site: booked, photographed and paid there, with nothing of it in the host page.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { desk, person, picture } from './browser.mjs';
import { Chat } from './chat.mjs';
import { CERTIFICATE, someone } from './journey.mjs';

/** A garage's page, as its webmaster would write it. Other site than the product: 127.0.0.1 is not localhost. */
export class Garage {
  static async open(product) {
    const garage = new Garage();
    const tag = `<script src="${'{ORIGIN}'}/widget/embed.js" async data-locale="fr" data-accent="#0a7a4b" data-height="640px"></script>`;
    garage.server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="fr"><title>Garage</title><h1>Garage du Parc</h1>${tag.replace('{ORIGIN}', product().url)}</html>`);
    });
    await new Promise((resolve) => garage.server.listen(0, '127.0.0.1', resolve));
    garage.url = `http://127.0.0.1:${garage.server.address().port}`;
    return garage;
  }

  close() {
    this.server.close();
  }
}

async function frameOf(page, product) {
  const element = await page.getByTestId('autovisite-frame').elementHandle();
  const frame = await element.contentFrame();
  assert.equal(new URL(frame.url()).origin, new URL(product.url).origin);
  return frame;
}

/** From the greeting to the confirmation in the frame; the payment in a tab of its own. */
export async function embedded(browser, product, garage) {
  const page = await person(browser, desk);
  await page.goto(garage.url);
  await page.getByTestId('autovisite-frame').waitFor();
  const frame = await frameOf(page, product);
  const chat = await new Chat(frame).opened();
  await chat.say('un contrôle technique mardi après-midi');
  await chat.untilOffers();
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.hears(/1[45] minutes/);
  await chat.register(someone('Hugo Petit'));
  await chat.upload(CERTIFICATE);
  await chat.hears(/TIGUAN/, 90_000);
  await picture(page, '23-embedded');
  await chat.tap('C’est correct');

  const link = frame.getByTestId('chat-link').last();
  await link.waitFor();
  const [payment] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await payment.getByTestId('card-number').fill('4242 4242 4242 4242');
  await payment.getByTestId('card-expiry').fill('12 / 34');
  await payment.getByTestId('card-cvc').fill('123');
  await payment.getByTestId('pay').click();
  // Browsers keep what a frame stores apart: this tab knows nobody, and says where the conversation is.
  await payment.getByTestId('paid-elsewhere').waitFor();
  await picture(payment, '24-paid-elsewhere');
  assert.equal(await payment.evaluate(() => localStorage.getItem('autovisite.session')), null, 'nobody new was made of them');
  await payment.close();
  await page.bringToFront();
  await chat.hears(/est confirmé/, 60_000);

  const kept = await page.evaluate(() => Object.keys({ ...localStorage, ...sessionStorage }).concat(document.cookie || []));
  assert.deepEqual(kept, [], 'nothing of it is kept by the host page');
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

/** A site that is not listed gets no frame. */
export async function unlisted(browser, product, garage) {
  const page = await person(browser, desk);
  await page.goto(garage.url.replace('127.0.0.1', 'localhost'));
  await page.getByTestId('autovisite-frame').waitFor();
  await page.waitForTimeout(1_000);
  const frames = page.frames().filter((frame) => frame.url().startsWith(product.url));
  assert.deepEqual(frames, [], 'the frame stays shut');
  await page.context().close();
}
