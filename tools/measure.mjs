// What the benches of the running server share: who asks, and how many answers become one figure.
import { graph } from '../web/e2e/product.mjs';

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

/** The token of one of the demo's people. */
export async function logIn(url, email) {
  const document = 'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }';
  const { logIn } = await graph(url, document, { i: { email, password: 'demo-autovisite' } });
  return logIn.session.accessToken;
}
