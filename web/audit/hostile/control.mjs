// The control: without it, an audit that sees nothing would be an audit that finds nothing.
import { buildSchema, parse, validate } from 'graphql';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../e2e/product.mjs';
import { reads, subscription, writes } from './questions.mjs';
import { send } from './send.mjs';

/** The questions must be good ones, and the victim must get what they ask for. */
export async function control(world) {
  const findings = [];
  const schema = buildSchema(await readFile(join(root, 'schema/public.graphql'), 'utf8'));
  const texts = [...reads(world), ...writes(world).map(({ query }) => query), subscription(world)];
  for (const text of texts) {
    for (const { message } of validate(schema, parse(text))) findings.push(`a question of ours is wrong: ${message}`);
  }
  const seen = await Promise.all(
    reads(world).map((query) =>
      send(world, {
        headers: { 'content-type': 'application/json', authorization: `Bearer ${world.victim.token}` },
        body: JSON.stringify({ query }),
      }),
    ),
  );
  const together = seen.map(({ text }) => text).join();
  const hidden = world.canaries.filter(
    (canary) => !canary.startsWith('ey') && canary.length < 40 && !together.includes(canary),
  );
  if (hidden.length > 0) findings.push(`the victim does not see ${hidden.join(', ')}: nothing would be noticed`);
  return findings;
}
