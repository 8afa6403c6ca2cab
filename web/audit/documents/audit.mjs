// Hostile documents: each must be answered or refused within the bound, whatever it expands to,
// and the operations of our own clients must not be mistaken for them.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graph, root } from '../../e2e/product.mjs';
import { cpuMs } from '../shared/process.mjs';
import { body, families } from './families.mjs';

/** Milliseconds an answer may take, on the clock and on the processor; a release build's is 50. */
const BOUND = Number(process.env.AUDIT_BOUND_MS ?? 250);
/** An answer that is larger than this is work in itself. The whole schema is smaller. */
const LARGEST = 512 * 1024;
/** The machine may be busy with something else: then the clock, not the processor, is asked again. */
const TRIES = 3;

async function send(endpoint, token, text) {
  const started = performance.now();
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: text,
    signal: AbortSignal.timeout(30_000),
  });
  const answer = await response.text();
  return { status: response.status, answer, clock: performance.now() - started };
}

/** A short word for what was answered. */
function outcome(status, answer) {
  try {
    const { errors, data } = JSON.parse(answer);
    const code = errors?.[0]?.extensions?.code ?? errors?.[0]?.message.slice(0, 40);
    return `${status} ${code ?? Object.keys(data ?? {}).length + ' fields'}`;
  } catch {
    return `${status} ${answer.slice(0, 40)}`;
  }
}

async function measure(product, token, made) {
  let best = null;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const text = body(made, `${Math.random()}`);
    const before = await cpuMs(product.pid);
    const { status, answer, clock } = await send(`${product.url}/graphql`, token, text);
    const processor = (await cpuMs(product.pid)) - before;
    const cost = Math.max(clock, processor);
    const seen = {
      bytes: text.length,
      status,
      size: answer.length,
      clock,
      processor,
      cost,
      outcome: outcome(status, answer),
    };
    if (!best || cost < best.cost) best = seen;
    if (cost <= BOUND) break;
  }
  return best;
}

async function ownOperations(product, token) {
  const mistaken = [];
  let count = 0;
  for (const client of await readdir(join(root, 'schema/operations'))) {
    const folder = join(root, 'schema/operations', client);
    const texts = [];
    for (const file of await readdir(folder)) texts.push(await readFile(join(folder, file), 'utf8'));
    const shared = texts.filter((text) => !/^(query|mutation|subscription)\b/m.test(text)).join('\n');
    for (const text of texts.filter((text) => /^(query|mutation)\b/m.test(text))) {
      count += 1;
      const { answer } = await send(
        `${product.url}/graphql`,
        token,
        body({ query: `${text}\n${shared}`, variables: {} }),
      );
      if (answer.includes('TOO_COMPLEX'))
        mistaken.push(`our own operation is refused: ${text.slice(0, 60)}: ${answer.slice(0, 200)}`);
    }
  }
  console.log(`  ${count} operations of our clients, ${mistaken.length} refused as too complex`);
  return count > 0 ? mistaken : ['no operation of our own was found'];
}

export async function audit(product) {
  const session = 'mutation { startGuestSession(input: {}) { session { accessToken } } }';
  const token = (await graph(product.url, session)).startGuestSession.session.accessToken;
  const findings = await ownOperations(product, token);
  let documents = 0;
  console.log('  slowest of each family             ms  processor ms   bytes  answer');
  for (const [name, { sizes, make }] of Object.entries(families)) {
    let slowest = null;
    for (const n of sizes) {
      documents += 1;
      const seen = await measure(product, token, make(n)).catch((error) => ({
        cost: Infinity,
        outcome: error.message,
      }));
      if (!slowest || seen.cost > slowest.cost) slowest = { ...seen, n };
      if (!existsSync(`/proc/${product.pid}`)) return [...findings, `${name}, n = ${n}: took the server down`];
      if (seen.cost > BOUND)
        findings.push(`${name}, n = ${n} (${seen.bytes} bytes): ${Math.round(seen.cost)} ms, ${seen.outcome}`);
      if (seen.size > LARGEST) findings.push(`${name}, n = ${n}: an answer of ${seen.size} bytes to ${seen.bytes}`);
      if (seen.status >= 500) findings.push(`${name}, n = ${n}: ${seen.outcome}`);
    }
    const figures = [slowest.clock?.toFixed(0), slowest.processor?.toFixed(1), slowest.bytes];
    console.log(
      `  ${name.padEnd(44)} ${figures.map((value) => String(value).padStart(7)).join(' ')}  n = ${slowest.n}: ${slowest.outcome}`,
    );
  }
  console.log(`  ${documents} documents in ${Object.keys(families).length} families, bound ${BOUND} ms`);
  return findings;
}
