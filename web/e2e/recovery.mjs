// The server dies at the worst moments: what was promised before is kept after.
import assert from 'node:assert/strict';
import { CERTIFICATE, dayOf, someone, visit } from './journey.mjs';

/**
 * Killed right after the bytes of the certificate arrived, then right after the card was charged. The page
 * stays open all the while: it waits, says so, and goes on by itself.
 */
export async function killedTwice(browser, product) {
  const { page, chat } = await visit(browser, product);
  await chat.say('contrôle technique mercredi après-midi');
  await chat.untilOffers();
  await chat.firstSlot();
  await page.getByTestId('chat-login').last().waitFor();
  await chat.register(someone('Inès Moreau'));
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.hears(/15 minutes/);
  const [reference] = (await chat.transcript()).match(/RDV-[0-9A-Z]{5}/) ?? [];

  const arrived = page.waitForResponse((response) => response.url().includes('/uploads/') && response.status() === 204);
  await chat.upload(CERTIFICATE);
  await arrived;
  await product.kill();
  await product.start();
  await chat.hears(/TIGUAN/, 90_000);
  await chat.tap('C’est correct');

  const hosted = await chat.paymentPage();
  const paid = await fetch(hosted, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ 'card-number': '4242 4242 4242 4242', 'card-expiry': '12 / 34', 'card-cvc': '123' }),
  });
  await product.kill();
  assert.equal(paid.status, 303, 'the card was charged');
  await product.start();
  await chat.hears(new RegExp(`${reference} est confirmé`), 60_000);
  assert.equal((await dayOf(product, reference)).status, 'CONFIRMED');
  const confirmations = (await chat.transcript()).match(/est confirmé/g);
  assert.equal(confirmations.length, 1, 'it is said once');
}
