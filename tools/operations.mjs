// Every operation of our own clients against the composed graph: web, public pages, assistant and Telegram. And the
// other way round: every mutation has a client, or says here why it has none; and every operation is used.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { buildSchema, Kind, parse, validate, NoUnusedFragmentsRule, specifiedRules } = createRequire(
  join(root, 'web/package.json'),
)('graphql');

/** Mutations that none of our clients asks for, each with the reason. */
const WITHOUT_A_CLIENT = {
  admitVehicle: 'inspection asks it while a vehicle is checked in, with the rights of who stands at the desk',
  bookFleet: 'for machines: fleets book with the key of their organisation',
  exchangeApiKey: 'the router itself exchanges a key for whoever sends it',
  grantResultsAccess: 'the holder’s page for consents is still to be made; until then staff record what a holder signed, with any GraphQL client',
  revokeResultsAccess: 'as grantResultsAccess',
  parseRegistration: 'for machines: integrators bring the words their own reader has read (README.md)',
};

const schema = buildSchema(await readFile(join(root, 'schema/public.graphql'), 'utf8'));
const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
let [files, wrong] = [0, 0];
const asked = new Set();
/** All that a client's own code says, generated files left out. */
async function sourceOf(client) {
  const ours = { web: ['web/app/src', 'web/widget/src', 'web/graph/src'], site: ['router/server/src/pages'] };
  const folders = ours[client] ?? [`bots/${client}/src`];
  const texts = [];
  for (const folder of folders) {
    for (const file of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(file.parentPath, file.name);
      if (file.isFile() && !path.includes('generated')) texts.push(await readFile(path, 'utf8'));
    }
  }
  return texts.join('\n');
}

for (const client of await readdir(join(root, 'schema/operations'))) {
  const source = await sourceOf(client);
  const folder = join(root, 'schema/operations', client);
  const documents = [];
  const isAsked = (name) => (client === 'web' ? source.includes(`${name}Document`) : source.includes(`"${name}"`));
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.graphql'))) {
    const parsed = parse(await readFile(join(folder, name), 'utf8'));
    documents.push(parsed);
    files += 1;
    // The web knows an operation by its name, the bots and the public pages by its file.
    const known = [name.replace('.graphql', ''), ...parsed.definitions.map((one) => one.name?.value)];
    if (parsed.definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION) && !known.some(isAsked)) {
      wrong += 1;
      console.error(`${client}: nothing asks ${name}`);
    }
  }
  // A client's fragments may stand in files of their own.
  const document = { kind: Kind.DOCUMENT, definitions: documents.flatMap((parsed) => parsed.definitions) };
  for (const operation of document.definitions.filter((one) => one.operation === 'mutation')) {
    for (const field of operation.selectionSet.selections) asked.add(field.name.value);
  }
  for (const error of validate(schema, document, rules)) {
    wrong += 1;
    console.error(`${client}: ${error.message}`);
  }
}
const mutations = Object.keys(schema.getMutationType().getFields());
for (const name of mutations.filter((one) => !asked.has(one) && !WITHOUT_A_CLIENT[one])) {
  wrong += 1;
  console.error(`${name}: no client asks for this mutation, and no reason is given why`);
}
for (const name of Object.keys(WITHOUT_A_CLIENT).filter((one) => asked.has(one) || !mutations.includes(one))) {
  wrong += 1;
  console.error(`${name}: a reason is given for having no client, but it has one or does not exist`);
}
console.log(`${mutations.length} mutations, ${files} operation files, ${wrong} errors`);
process.exit(wrong === 0 && files > 0 ? 0 : 1);
