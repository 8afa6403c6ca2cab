// The server dies at the worst moments: what was promised before is kept after.
import assert from 'node:assert/strict';
import { CERTIFICATE, dayOf, someone, visit } from './journey.mjs';

/** Somebody new holds an afternoon's slot and has just sent their certificate, which waits to be read. */
export async function held(browser, product, day, name) {
  const { page, chat } = await visit(browser, product);
  await chat.say(`contrôle technique ${day} après-midi`);
  await chat.untilOffers();
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.hears(/1[45] minutes/);
  await chat.register(someone(name));
  const [reference] = (await chat.transcript()).match(/RDV-[0-9A-Z]{7}/) ?? [];

  const arrived = page.waitForResponse((response) => response.url().includes('/uploads/') && response.status() === 204);
  await chat.upload(CERTIFICATE);
  await arrived;
  return { chat, reference };
}

/** Pays on the hosted page without the page: the answer comes once the card is charged. */
export async function charge(chat) {
  return fetch(await chat.paymentPage(), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ 'card-number': '4242 4242 4242 4242', 'card-expiry': '12 / 34', 'card-cvc': '123' }),
  });
}

/**
 * Killed right after the bytes of the certificate arrived, then right after the card was charged. The page
 * stays open all the while: it waits, says so, and goes on by itself.
 */
export async function killedTwice(browser, product) {
  const { chat, reference } = await held(browser, product, 'mercredi', 'Inès Moreau');
  await product.kill();
  await product.start();
  await chat.hears(/TIGUAN/, 90_000);
  await chat.tap('C’est correct');

  const paid = await charge(chat);
  await product.kill();
  assert.equal(paid.status, 303, 'the card was charged');
  await product.start();
  await chat.hears(new RegExp(`${reference} est confirmé`), 60_000);
  assert.equal((await dayOf(product, reference)).status, 'CONFIRMED');
  const confirmations = (await chat.transcript()).match(/est confirmé/g);
  assert.equal(confirmations.length, 1, 'it is said once');
}
