// The platform as separate processes on this machine: PostgreSQL, RabbitMQ, Redis, eight subgraphs,
// a worker and the router. What ends by itself is started again; Ctrl-C stops all of it.
//
// Settings are those of `autovisite serve`. A server that is named (DATABASE_URL, AMQP_URL,
// REDIS_URL) is used; the others are private ones. Logs are in <data>/logs, process numbers in
// <data>/run.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/autovisite');
const SUBGRAPHS = ['auth', 'appointment', 'payment', 'scan', 'parser', 'inspection', 'report', 'chatbot'];
/** A minute on a busy machine. */
const START_PATIENCE = 120_000;
/** The pause before what ended is started again, and the longest where it keeps ending. */
const PAUSES = [1_000, 15_000];
/** Then it is not asked any more. */
const STOP_PATIENCE = 20_000;

const data = process.env.AUTOVISITE_DATA_DIR ?? 'data';
const folders = { logs: join(data, 'logs'), run: join(data, 'run') };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (text) => console.log(`• ${text}`);

/** Linux ends children with their parent where it is asked to: a killed supervisor leaves nobody. */
const tied = spawnSync('setpriv', ['--version']).status === 0;

function freePorts(count) {
  const first = createServer();
  return new Promise((resolve, reject) => {
    first.once('error', reject);
    first.listen(0, '127.0.0.1', () => {
      const { port } = first.address();
      const rest = Array.from({ length: count - 1 }, (_, at) => port + 1 + at);
      Promise.all(rest.map(isFree)).then((free) =>
        first.close(() => resolve(free.every(Boolean) ? port : freePorts(count))),
      );
    });
  });
}

function isFree(port) {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function until(what, holds) {
  const started = Date.now();
  while (!(await holds())) {
    if (Date.now() - started > START_PATIENCE) throw new Error(`${what} does not start: see ${folders.logs}`);
    await sleep(100);
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.end() && true));
    socket.once('error', () => resolve(false));
  });
}

/** One process, kept running. */
class Child {
  #process = null;
  #stopping = false;
  #ended = Promise.resolve();

  /** `shows` is given what it writes to standard output; `dies` is the signal at our own death. */
  constructor(name, command, { env = {}, shows = null, dies = 'KILL' } = {}) {
    Object.assign(this, { name, command, env, shows, dies });
  }

  start() {
    const log = openSync(join(folders.logs, `${this.name}.log`), 'a');
    const [program, ...words] = tied ? ['setpriv', '--pdeathsig', this.dies, ...this.command] : this.command;
    const started = Date.now();
    // A process group of its own: Ctrl-C reaches us, and we stop them in order.
    const child = spawn(program, words, {
      cwd: root,
      detached: true,
      env: { ...process.env, ...this.env },
      stdio: ['ignore', this.shows ? 'pipe' : log, log],
    });
    if (this.shows) child.stdout.on('data', (text) => this.shows(String(text)));
    this.#process = child;
    if (child.pid) writeFileSync(join(folders.run, `${this.name}.pid`), `${child.pid}\n`);
    this.#ended = new Promise((resolve) => {
      child.once('error', resolve);
      child.once('exit', resolve);
    }).then(() => {
      rmSync(join(folders.run, `${this.name}.pid`), { force: true });
      if (this.#stopping) return;
      this.pause = Date.now() - started > PAUSES[1] ? PAUSES[0] : Math.min((this.pause ?? PAUSES[0] / 2) * 2, PAUSES[1]);
      say(`${this.name} ended (${child.exitCode ?? child.signalCode}), starting it again in ${this.pause / 1_000} s`);
      setTimeout(() => this.#stopping || this.start(), this.pause);
    });
    return this;
  }

  get ended() {
    return this.#process?.exitCode !== null || this.#process?.signalCode !== null;
  }

  /** Ends what does not listen. */
  async stop() {
    this.#stopping = true;
    if (!this.#process || this.ended) return;
    this.#process.kill('SIGTERM');
    const impatience = setTimeout(() => this.kill(), STOP_PATIENCE);
    await this.#ended;
    clearTimeout(impatience);
  }

  kill() {
    this.#stopping = true;
    if (this.#process && !this.ended) this.#process.kill('SIGKILL');
  }
}

/** In the order in which they are started; stopped the other way round, `layers` by `layers`. */
const layers = [];
function launch(...children) {
  layers.push(children);
  for (const child of children) child.start();
  return children;
}

async function postgres() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  let url = '';
  launch(new Child('postgres', [binary, 'postgres'], { shows: (text) => (url += text), dies: 'TERM' }));
  // What a killed predecessor left needs a moment to end.
  await until('PostgreSQL', () => url.includes('\n'));
  return url.split('\n', 1)[0];
}

async function rabbitmq() {
  if (process.env.AMQP_URL) return process.env.AMQP_URL;
  const port = await freePorts(3);
  launch(new Child('rabbitmq', [join(root, 'tools/rabbitmq.sh'), join(data, 'rabbitmq'), String(port)], { dies: 'TERM' }));
  await until('RabbitMQ', () => accepts(port));
  return `amqp://guest:guest@127.0.0.1:${port}/%2f`;
}

async function redis() {
  if (process.env.REDIS_URL) return process.env.REDIS_URL;
  const port = await freePorts(1);
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  launch(new Child('redis', ['redis-server', ...words], { dies: 'TERM' }));
  await until('Redis', () => accepts(port));
  return `redis://127.0.0.1:${port}`;
}

/** Tables, and on a laptop demo data; runs to its end. */
async function fill(env) {
  const command = process.env.AUTOVISITE_ENV === 'production' ? 'migrate' : 'demo';
  const log = openSync(join(folders.logs, `${command}.log`), 'a');
  const child = spawn(binary, [command], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', log] });
  let told = '';
  child.stdout.on('data', (text) => (told += text));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`autovisite ${command} failed: see ${folders.logs}/${command}.log`);
  return told;
}

/** The router has the port that is set, the worker the next, the subgraphs those after it. */
function metrics(offset) {
  const [host, port] = (process.env.AUTOVISITE_METRICS_LISTEN ?? '').split(':');
  return port ? { AUTOVISITE_METRICS_LISTEN: `${host}:${Number(port) + offset}` } : {};
}

async function main() {
  const [servers, told] = [{}, []];
  [servers.DATABASE_URL, servers.AMQP_URL, servers.REDIS_URL] = await Promise.all([postgres(), rabbitmq(), redis()]);
  say('PostgreSQL, RabbitMQ and Redis answer');
  told.push(await fill(servers));
  const first = await freePorts(SUBGRAPHS.length);
  const ports = Object.fromEntries(SUBGRAPHS.map((name, at) => [name, first + at]));
  const shared = {
    ...servers,
    AUTOVISITE_PASSPORT_KEY: process.env.AUTOVISITE_PASSPORT_KEY ?? randomBytes(32).toString('hex'),
    AUTOVISITE_SUBGRAPH_URLS: SUBGRAPHS.map((name) => `${name}=http://127.0.0.1:${ports[name]}`).join(','),
  };
  const subgraph = (name, at) =>
    new Child(name, [binary, 'subgraph', name], {
      env: { ...shared, ...metrics(2 + at), AUTOVISITE_SUBGRAPH_LISTEN: `127.0.0.1:${ports[name]}` },
    });
  const worker = new Child('worker', [binary, 'worker'], { env: { ...shared, ...metrics(1) } });
  launch(...SUBGRAPHS.map(subgraph), worker);
  // It says when it is ready.
  let isReady = null;
  const ready = new Promise((resolve) => (isReady = resolve));
  const shows = (text) => {
    process.stdout.write(told.splice(0).join('') + text);
    isReady();
  };
  launch(new Child('router', [binary, 'router'], { env: shared, shows }));
  await ready;
  say(`Logs: ${folders.logs}, processes: ${folders.run}`);
}

let ending = null;
async function end(code) {
  say('Stopping');
  for (const children of layers.reverse()) await Promise.all(children.map((child) => child.stop()));
  rmSync(own, { force: true });
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // Asked twice, it waits for nobody.
    if (ending) for (const child of layers.flat()) child.kill();
    ending ??= end(0);
  });
}

for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
const own = join(folders.run, 'cluster.pid');
const before = existsSync(own) ? readFileSync(own, 'utf8').trim() : '';
if (before && existsSync(`/proc/${before}/cmdline`) && readFileSync(`/proc/${before}/cmdline`, 'utf8').includes('cluster.mjs')) {
  console.error(`A cluster runs on ${data} already (process ${before}).`);
  process.exit(1);
}
writeFileSync(own, `${process.pid}\n`);
main().catch((error) => {
  console.error(error.message);
  ending ??= end(1);
});
