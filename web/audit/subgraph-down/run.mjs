// A subgraph is killed, and later frozen, while requests come in: what depends on it is missing
// with an error, the rest is answered, nothing hangs, and all is well again by itself.
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { fork, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../../e2e/product.mjs';
import { SDL } from './subgraph.mjs';

const AT_ONCE = 32;
/** What the router allows a subgraph. */
const DEADLINE_MS = Number(process.env.AUDIT_DEADLINE_MS ?? 20_000);
/** Healthy again after this long at most. */
const RECOVERY_MS = 15_000;
/** With the breaker open, nobody waits for the subgraph. */
const QUICK_MS = 500;

/** Each unlike the others: requests that are alike would be collapsed into one. */
let asked = 0;
const both = () => `{ cars { id make owner { name n${(asked += 1)}: name } } }`;
const one = () => `{ cars { id make n${(asked += 1)}: id } }`;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

function subgraph(name, port) {
  const child = fork(fileURLToPath(new URL('./subgraph.mjs', import.meta.url)), [name, String(port)]);
  return new Promise((resolve) => child.once('message', () => resolve(child)));
}

async function router(folder, port) {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const command = ['router', '--supergraph', join(folder, 'supergraph.graphql'), '--port', String(port)];
  const env = { ...process.env, AUTOVISITE_DATA_DIR: folder, AUTOVISITE_REQUESTS_PER_ADDRESS: '10000000' };
  const child = spawn(join(target, 'debug/autovisite'), command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (child.log += text));
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(child.log);
    if (await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)) return child;
    await pause(50);
  }
  throw new Error(`not ready: ${child.log}`);
}

async function ask(url, query) {
  const started = performance.now();
  const seen = { started, ends: 'full' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: AbortSignal.timeout(DEADLINE_MS + 10_000),
    });
    const { data, errors } = await response.json();
    const cars = data?.cars?.length === 20;
    if (!cars || response.status !== 200) seen.ends = 'none';
    else if (errors?.length) seen.ends = data.cars.every(({ owner }) => !owner?.name) ? 'partial' : 'none';
    seen.code = errors?.[0]?.extensions?.code;
  } catch (error) {
    seen.ends = 'none';
    seen.code = error.message;
  }
  const ended = performance.now();
  return { ...seen, ended, clock: ended - started };
}

/** Asks both questions until `stop` is set. */
function load(url) {
  const seen = { both: [], one: [] };
  let going = true;
  const worker = async (kind, query) => {
    while (going) seen[kind].push(await ask(url, query()));
  };
  const workers = Array.from({ length: AT_ONCE }, (_, i) => (i % 4 ? worker('both', both) : worker('one', one)));
  return {
    seen,
    async stop() {
      going = false;
      await Promise.all(workers);
    },
  };
}

const count = (list, ends) => list.filter((answer) => answer.ends === ends).length;
const slowest = (list) => Math.round(Math.max(0, ...list.map(({ clock }) => clock)));
const median = (list) => Math.round(list.map(({ clock }) => clock).sort((a, b) => a - b)[list.length >> 1] ?? 0);

const findings = [];
const expect = (is, otherwise) => {
  if (!is) findings.push(otherwise);
};

/** What the machine adds to everything: as long as the slowest answer while all was well. */
let slack = 0;

/** What was answered between two moments; what was asked between them, too, is answered. */
function phase(name, seen, from, to) {
  const within = (list) => list.filter(({ ended }) => ended >= from && ended < to);
  const [two, single] = [within(seen.both), within(seen.one)];
  const figures = ['full', 'partial', 'none'].map((ends) => String(count(two, ends)).padStart(7));
  const clocks = [median(two), slowest(two), slowest(single)].map((value) => String(value).padStart(7));
  console.log(`  ${name.padEnd(28)} ${figures.join('')} ${clocks.join('')}`);
  expect(count(single, 'full') === single.length, `${name}: what does not need the subgraph was not answered`);
  expect(slowest(two) <= DEADLINE_MS + 1_000 + slack, `${name}: a request took ${slowest(two)} ms`);
  expect(two.length > 0 && single.length > 0, `${name}: nothing was asked`);
  return two.filter(({ started }) => started >= from);
}

/** Milliseconds from `since` until answers are full, and remain so. */
function recovery(list, since) {
  const wanting = list.filter(({ ended, ends }) => ended >= since && ends !== 'full');
  return Math.round(Math.max(0, ...wanting.map(({ ended }) => ended - since)));
}

const folder = await mkdtemp(join(tmpdir(), 'avt-down-'));
const children = [];
const ports = { cars: await freePort(), people: await freePort(), router: await freePort() };
try {
  const services = ['cars', 'people'].map((name) => ({
    name,
    url: `http://127.0.0.1:${ports[name]}/graphql`,
    typeDefs: parse(SDL[name]),
  }));
  await writeFile(join(folder, 'supergraph.graphql'), composeServices(services).supergraphSdl);
  children.push(await subgraph('cars', ports.cars));
  let people = await subgraph('people', ports.people);
  children.push(people);
  const served = await router(folder, ports.router);
  children.push(served);

  const { seen, stop } = load(`http://127.0.0.1:${ports.router}/graphql`);
  const now = () => performance.now();
  const marks = [now()];
  await pause(4_000);
  people.kill('SIGKILL');
  marks.push(now());
  await pause(6_000);
  people = await subgraph('people', ports.people);
  children.push(people);
  marks.push(now());
  await pause(RECOVERY_MS);
  people.kill('SIGSTOP');
  marks.push(now());
  await pause(DEADLINE_MS + 9_000);
  people.kill('SIGCONT');
  marks.push(now());
  await pause(RECOVERY_MS);
  await stop();
  marks.push(now());

  console.log('                                  full partial   none  median slowest, of the others');
  const healthy = phase('healthy', seen, marks[0], marks[1]);
  slack = slowest(healthy);
  const killed = phase('killed', seen, marks[1], marks[2]);
  phase('started again', seen, marks[2], marks[3]);
  const frozen = phase('frozen', seen, marks[3], marks[4]);
  const late = phase('of these, past the deadline', seen, marks[3] + DEADLINE_MS + 2_000, marks[4]);
  phase('thawed', seen, marks[4], marks[5]);
  const [afterKill, afterFreeze] = [
    recovery(
      seen.both.filter(({ ended }) => ended < marks[3]),
      marks[2],
    ),
    recovery(seen.both, marks[4]),
  ];
  console.log(`  full again ${afterKill} ms after its start, ${afterFreeze} ms after the thaw`);
  console.log(`  codes: ${[...new Set(seen.both.map(({ code }) => code).filter(Boolean))].join(', ')}`);

  expect(count(healthy, 'full') === healthy.length, 'healthy: not every answer was full');
  expect(count(killed, 'partial') === killed.length, 'killed: not every answer was the rest with an error');
  expect(count(frozen, 'partial') === frozen.length, 'frozen: not every answer was the rest with an error');
  expect(median(late) <= QUICK_MS + slack, `frozen: the breaker does not open, half of them wait ${median(late)} ms`);
  expect(afterKill <= RECOVERY_MS - 3_000, `not well again ${afterKill} ms after its start`);
  expect(afterFreeze <= RECOVERY_MS - 3_000, `not well again ${afterFreeze} ms after the thaw`);
  expect(served.exitCode === null, 'the router ended');
} finally {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
for (const finding of findings) console.error(`  WRONG ${finding}`);
process.exit(findings.length === 0 ? 0 : 1);
