// docs/api/examples as an integrator runs them: each with a key of its own, and what it prints is looked up.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../e2e/product.mjs';
import { keyOf } from '../shared/key.mjs';

const run = promisify(execFile);
const folder = join(root, 'docs/api/examples');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** TypeScript's own compiler, strict; then Node. */
async function typescript(env, scratch) {
  const strict = ['--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom', '--types', '', '--outDir', scratch];
  await run(process.execPath, [join(root, 'web/node_modules/typescript/bin/tsc'), ...strict, join(folder, 'book.ts')]);
  await run('mv', [join(scratch, 'book.js'), join(scratch, 'book.mjs')]);
  return run(process.execPath, [join(scratch, 'book.mjs')], { env });
}

export async function audit(product) {
  const findings = [];
  const scratch = await mkdtemp(join(tmpdir(), 'avt-examples-'));
  const examples = {
    curl: (env) => run('bash', [join(folder, 'book.sh')], { env }),
    python: (env) => run('python3', [join(folder, 'book.py')], { env }),
    typescript: (env) => typescript(env, scratch),
    rust: (env) => run(join(target, 'debug/examples/book'), [], { env }),
  };
  try {
    for (const [name, example] of Object.entries(examples)) {
      const key = await keyOf(product, `example-${name}`);
      const env = { ...process.env, AUTOVISITE_ORIGIN: product.url, AUTOVISITE_KEY: key };
      const { stdout, stderr } = await example(env).catch((error) => ({ stdout: '', stderr: `${error.stdout}${error.stderr || error}` }));
      const reference = stdout.trim();
      const mine = '{ myAppointments { edges { node { reference status } } } }';
      const response = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-api-key': key }, body: JSON.stringify({ query: mine }) });
      const booked = (await response.json()).data.myAppointments.edges.map(({ node }) => node);
      if (booked.length === 1 && booked[0].reference === reference && booked[0].status === 'CONFIRMED') console.log(`  ${name}: ${reference}`);
      else findings.push(`${name} printed « ${reference} », and there is ${JSON.stringify(booked)} ${stderr}`);
    }
  } finally {
    await rm(scratch, { recursive: true });
  }
  return findings;
}
