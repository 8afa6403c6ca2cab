// graphql-codegen on our graph: what the web has committed is what it writes today, and it types
// the whole supergraph and every operation of our clients so that TypeScript takes it.
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../e2e/product.mjs';

const web = join(root, 'web');
const schema = (name) => join(root, 'schema', name);
const tsc = join(web, 'node_modules/.bin/tsc');

/** Files that would be written otherwise than they are. */
async function stale(config) {
  const written = await generate({ ...config, cwd: web, silent: true }, false);
  const old = [];
  for (const { filename, content } of written) {
    const committed = await readFile(join(web, filename), 'utf8').catch(() => '');
    if (committed !== content) old.push(filename);
  }
  return { files: written.length, old };
}

/** Types `documents` over `file` and has TypeScript read the result, strictly. */
async function typed(folder, name, file, documents, options) {
  const plugins = [documents ? 'typescript-operations' : 'typescript'];
  const target = join(folder, `${name}.ts`);
  const [{ content }] = await generate(
    {
      cwd: web,
      silent: true,
      schema: file,
      ...(documents ? { documents } : {}),
      generates: { [target]: { plugins, config: options } },
    },
    false,
  );
  await writeFile(target, content);
  await promisify(execFile)(tsc, ['--noEmit', '--strict', '--ignoreConfig', '--skipLibCheck', target]).catch(
    (error) => {
      throw new Error((error.stdout || error.message).split('\n').slice(0, 5).join('\n    '));
    },
  );
  return content.split('\n').length;
}

export async function audit() {
  const findings = [];
  const { config } = await loadCodegenConfig({ configFilePath: join(web, 'graph/codegen.ts') });
  const { files, old } = await stale(config);
  console.log(`  ${files} generated files of the web, ${old.length} out of date`);
  findings.push(...old.map((file) => `${file} is not what graphql-codegen writes: run make schema`));

  // As the web's own, without what its preset adds.
  const [{ config: own }] = Object.values(config.generates);
  const options = { scalars: own.scalars, useTypeImports: true, enumsAsTypes: true };
  const folder = await mkdtemp(join(tmpdir(), 'avt-codegen-'));
  const attempt = async (name, file, documents, scalars = {}) => {
    try {
      const all = { ...options, scalars: { ...options.scalars, ...scalars }, strictScalars: true };
      console.log(`  ${name}: ${await typed(folder, name, file, documents, all)} lines that TypeScript takes`);
    } catch (error) {
      findings.push(`${name}: ${error.message}`);
    }
  };
  try {
    const federation = { join__FieldSet: 'string', link__Import: 'string', requiresScopes__Scope: 'string' };
    await attempt('supergraph', schema('supergraph.graphql'), null, federation);
    for (const client of await readdir(schema('operations'))) {
      await attempt(client, schema('public.graphql'), join(schema('operations'), client, '*.graphql'));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return findings;
}
