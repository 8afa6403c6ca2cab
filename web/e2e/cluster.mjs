// One process of several dies: the others go on, and what it was doing is done.
import assert from 'node:assert/strict';
import { dayOf } from './journey.mjs';
import { graph } from './product.mjs';
import { charge, held } from './recovery.mjs';

/** Answered by two subgraphs; nobody owns such a vehicle. */
const ASK = '{ centres { edges { node { name } } } vehicle(id: "00000000-0000-4000-8000-000000000000") { id } }';

async function until(what, holds) {
  const started = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - started < 30_000, what);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(product, token) {
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: ASK }),
  });
  return response.json();
}

/** The parser's fields are missing while it is away, and nothing else is. */
async function partial(product) {
  const { startGuestSession } = await graph(
    product.url,
    'mutation { startGuestSession(input: { locale: "fr" }) { session { accessToken } } }',
  );
  const token = startGuestSession.session.accessToken;
  assert.equal((await ask(product, token)).errors, undefined);
  await product.killProcess('parser');
  let answer = null;
  await until('the parser is missed', async () => (answer = await ask(product, token)).errors);
  assert.ok(answer.data.centres.edges.length > 0, 'the others answer');
  assert.equal(answer.data.vehicle, null);
  await until('the parser is back', async () => !(await ask(product, token)).errors);
  assert.equal((await fetch(`${product.url}/ready`)).status, 200);
}

/**
 * The worker dies while a photo is read, the payment's process right after the card was charged, and the
 * broker in between. The page stays open all the while.
 */
export async function separately(browser, product) {
  await partial(product);
  const { chat, reference } = await held(browser, product, 'jeudi', 'Noé Lambert');
  await product.killProcess('worker');
  await chat.hears(/TIGUAN/, 90_000);
  await product.killProcess('rabbitmq');
  await chat.tap('C’est correct');

  const paid = await charge(chat);
  assert.equal(paid.status, 303, 'the card was charged');
  await product.killProcess('payment');
  await chat.hears(new RegExp(`${reference} est confirmé`), 90_000);
  assert.equal((await dayOf(product, reference)).status, 'CONFIRMED');
  assert.equal((await chat.transcript()).match(/est confirmé/g).length, 1, 'it is said once');
}
