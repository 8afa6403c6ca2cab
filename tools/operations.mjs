// Every operation of our own clients against the composed graph: web, assistant and Telegram.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { buildSchema, Kind, parse, validate, NoUnusedFragmentsRule, specifiedRules } = createRequire(
  join(root, 'web/package.json'),
)('graphql');

const schema = buildSchema(await readFile(join(root, 'schema/public.graphql'), 'utf8'));
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
let [files, wrong] = [0, 0];
for (const client of await readdir(join(root, 'schema/operations'))) {
  const folder = join(root, 'schema/operations', client);
  const documents = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.graphql'))) {
    documents.push(parse(await readFile(join(folder, name), 'utf8')));
    files += 1;
  }
  // A client's fragments may stand in files of their own.
  const document = { kind: Kind.DOCUMENT, definitions: documents.flatMap((parsed) => parsed.definitions) };
  for (const error of validate(schema, document, rules)) {
    wrong += 1;
    console.error(`${client}: ${error.message}`);
  }
}
console.log(`${files} operation files, ${wrong} errors`);
process.exit(wrong === 0 && files > 0 ? 0 : 1);
