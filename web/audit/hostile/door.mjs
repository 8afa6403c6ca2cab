// What attacks have in common: to ask from a place of one's own, to begin as a guest, to look at the letters.
import { graph } from '../../e2e/product.mjs';

/** The demo accounts' own. */
const PASSWORD = 'demo-autovisite';

/** Answers what came, and when to come back. */
export async function ask(url, query, variables, { token, from = '203.0.113.1' } = {}) {
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
  if (token) headers.authorization = `Bearer ${token}`;
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const body = await answer.json();
  return { status: answer.status, after: answer.headers.get('retry-after'), code: body.errors?.[0]?.extensions?.code, data: body.data };
}

export async function guest(url, from) {
  const start = 'mutation { startGuestSession(input: {}) { session { accessToken } } }';
  return (await ask(url, start, {}, { from })).data.startGuestSession.session.accessToken;
}

/** A centre, a car that it takes, and days from today on. */
export async function place(url, from) {
  const { data } = await ask(url, '{ centres(first: 1) { edges { node { id } } } }', {}, { from });
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return { centre: data.centres.edges[0].node.id, car: { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' }, day };
}

/** One of the demo's people, logged in. */
export async function demo(url, email) {
  const { logIn } = await graph(url, 'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }', {
    i: { email, password: PASSWORD },
  });
  return logIn.session.accessToken;
}

/** All letters of the file mailbox. */
export async function letters(url) {
  const list = await (await fetch(`${url}/mailbox`)).text();
  const paths = [...list.matchAll(/href="(\/mailbox\/[^"]+)"/g)].map(([, path]) => path);
  return Promise.all(paths.map(async (path) => (await fetch(url + path)).text()));
}

/** Waits until `look` answers something, a few seconds at most. */
export async function until(look) {
  for (let tries = 0; tries < 40; tries += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return null;
}
