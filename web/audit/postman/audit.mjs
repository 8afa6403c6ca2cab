// docs/api/postman_collection.json as an integrator runs it: by Postman's own runner, with a key of theirs.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../e2e/product.mjs';
import { keyOf } from '../shared/key.mjs';

export async function audit(product) {
  const apiKey = await keyOf(product, 'postman');
  // Loaded afterwards: that takes seconds, in which a kept connection would end without our noticing.
  const newman = createRequire(import.meta.url)('newman');
  const summary = await new Promise((resolve, reject) =>
    newman.run(
      {
        collection: join(root, 'docs/api/postman_collection.json'),
        envVar: [
          { key: 'origin', value: product.url },
          { key: 'apiKey', value: apiKey },
        ],
        reporters: [],
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    ),
  );
  const { requests, assertions } = summary.run.stats;
  console.log(`  ${requests.total} requests, ${assertions.total} assertions`);
  const findings = summary.run.failures.map(({ source, error }) => `${source?.name}: ${error.test ?? ''} ${error.message}`);
  // A run that asked nothing has shown nothing.
  if (requests.total < 60 || assertions.total < requests.total) findings.push('it did not run to its end');
  return findings;
}
