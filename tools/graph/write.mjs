// write.mjs [--check]: writes docs/api's generated pages and the Postman collection from the committed
// graph; with --check it writes nothing and fails where one is out of date.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { graphql, root } from './changes.mjs';
import { all } from './errors.mjs';
import { collection } from './postman.mjs';
import { errors, reference } from './reference.mjs';

const check = process.argv.includes('--check');
const schema = graphql.buildSchema(readFileSync(join(root, 'schema/public.graphql'), 'utf8'));
const { page, wrong } = errors(schema, all());
const requests = collection(schema);
for (const { name, item } of requests.item) {
  for (const one of item) {
    const { query } = one.request.body.graphql;
    for (const error of graphql.validate(schema, graphql.parse(query))) wrong.push(`${name}, ${one.name}: ${error.message}`);
  }
}
const pages = { ...reference(schema), 'errors.md': page, 'postman_collection.json': `${JSON.stringify(requests, null, 1)}\n` };
for (const [path, text] of Object.entries(pages)) {
  const file = join(root, 'docs/api', path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (check) wrong.push(`docs/api/${path} is out of date: node tools/graph/write.mjs`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`docs/api/${path}`);
  }
}
for (const line of wrong) console.error(line);
console.log(`${Object.keys(pages).length} files of docs/api, ${wrong.length} errors`);
process.exitCode = wrong.length ? 1 : 0;
