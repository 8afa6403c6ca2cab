// An integrator's key with every scope, made by the manager of the demo.
import { graph } from '../../e2e/product.mjs';

/** The demo accounts' own. */
const PASSWORD = 'demo-autovisite';

export async function keyOf(product, name) {
  const { logIn } = await graph(product.url, 'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken } } }', {
    i: { email: 'responsable@demo.example', password: PASSWORD },
  });
  const { createApiKey } = await graph(
    product.url,
    'mutation($i: CreateApiKeyInput!) { createApiKey(input: $i) { secret } }',
    {
      i: {
        name,
        organisation: 'Garage de l’Exemple',
        email: `${name}@garage.example`,
        scopes: ['APPOINTMENTS_READ', 'APPOINTMENTS_WRITE', 'VEHICLES_READ', 'REPORTS_READ', 'DOCUMENTS_PARSE'],
        requestsPerMinute: 60_000,
      },
    },
    logIn.session.accessToken,
  );
  return createApiKey.secret;
}
