// A new version takes the old one's place while the platform is booked: each process gets its successor
// beside it, is taken out of the list of its service, and is then asked to stop, as Kubernetes does. No event
// may be lost or told twice, and nothing that was asked may fail for good. Asked again may be what the router sent on a
// connection that its subgraph was just closing: it cannot know whether that was heard, and answers
// SERVICE_UNAVAILABLE; with the same idempotency key the second time is as the first.
import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keyOf } from '../../web/audit/shared/key.mjs';
import { root } from '../../web/e2e/product.mjs';
import { debugProgram } from './machine.mjs';

const SUBGRAPHS = ['auth', 'appointment', 'payment', 'scan', 'parser', 'inspection', 'report', 'chatbot'];
const psql = readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin/psql`).find(existsSync);
const PATIENCE = 240_000;
const VEHICLE = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, holds) {
  const started = performance.now();
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (performance.now() - started > PATIENCE) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
    await sleep(100);
  }
}

/** An address that stays, before a process that does not: new connections go to the newest. */
class Service {
  targets = [];

  static async open() {
    const service = new Service();
    service.server = createServer((client) => {
      const target = service.targets.at(-1);
      if (!target) return client.destroy();
      const onward = connect(target, '127.0.0.1');
      client.pipe(onward).pipe(client);
      // An end is passed on by the pipes, after what came before it.
      for (const [one, other] of [[client, onward], [onward, client]]) one.once('error', () => other.destroy());
    });
    await new Promise((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    service.port = service.server.address().port;
    return service;
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** All of the platform's processes, each behind its service. */
class Platform {
  processes = new Map();
  services = new Map();

  async create() {
    this.data = mkdtempSync(join(tmpdir(), 'avt-rolling-'));
    for (const name of [...SUBGRAPHS, 'router']) this.services.set(name, await Service.open());
    this.url = `http://127.0.0.1:${this.services.get('router').port}`;
    this.env = {
      ...process.env,
      AUTOVISITE_DATA_DIR: this.data,
      AUTOVISITE_PUBLIC_URL: this.url,
      AUTOVISITE_INTERNAL_URL: this.url,
      AUTOVISITE_PASSPORT_KEY: randomBytes(32).toString('hex'),
      AUTOVISITE_REQUESTS_PER_ADDRESS: '1000000',
      AUTOVISITE_REQUESTS_PER_PERSON: '1000000',
      AUTOVISITE_SUBGRAPH_URLS: SUBGRAPHS.map((name) => `${name}=http://127.0.0.1:${this.services.get(name).port}`).join(','),
    };
    const postgres = this.#spawn('postgres', ['postgres'], {}, 'pipe');
    let told = '';
    postgres.stdout.on('data', (text) => (told += text));
    await until('PostgreSQL', () => told.includes('\n'));
    this.env.DATABASE_URL = told.split('\n', 1)[0];
    const demo = spawnSync(debugProgram, ['demo'], { cwd: root, env: this.env, encoding: 'utf8' });
    assert.equal(demo.status, 0, demo.stderr);
  }

  #spawn(name, words, env, stdout) {
    const log = openSync(join(this.data, `${name}.log`), 'a');
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', debugProgram, ...words], { cwd: root, env: { ...this.env, ...env }, stdio: ['ignore', stdout ?? log, log] });
    child.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    this.processes.set(name, [...(this.processes.get(name) ?? []), child]);
    return child;
  }

  /** One more of it, ready to serve. */
  async begin(name) {
    const port = await freePort();
    const words = SUBGRAPHS.includes(name) ? ['subgraph', name] : [name];
    const child = this.#spawn(name, words, { AUTOVISITE_SUBGRAPH_LISTEN: `127.0.0.1:${port}`, AUTOVISITE_LISTEN: `127.0.0.1:${port}`, ...(name === 'worker' ? { AUTOVISITE_METRICS_LISTEN: `127.0.0.1:${port}` } : {}) });
    const path = name === 'worker' ? '/metrics' : '/ready';
    await until(`${name} is ready`, async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended: ${readFileSync(join(this.data, `${name}.log`), 'utf8').slice(-2000)}`);
      return (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } }).catch(() => null))?.ok;
    });
    this.services.get(name)?.targets.push(port);
  }

  /** Out of the list first, then asked to stop. */
  async replace(name) {
    await this.begin(name);
    const service = this.services.get(name);
    if (service) service.targets.shift();
    // What the deployments' preStop waits for, shorter: every list is ours.
    await sleep(500);
    const [old] = this.processes.get(name);
    old.kill('SIGTERM');
    assert.equal(await old.ended, 0, `${name} did not end well`);
    this.processes.get(name).shift();
  }

  async sql(text) {
    const { stdout } = await promisify(execFile)(psql, [this.env.DATABASE_URL, '--tuples-only', '--no-align', '--command', text]);
    return stdout.trim();
  }

  async remove() {
    for (const name of ['router', 'worker', ...SUBGRAPHS, 'postgres']) {
      for (const child of this.processes.get(name) ?? []) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
        await child.ended;
      }
    }
    for (const { server } of this.services.values()) server.close();
    rmSync(this.data, { recursive: true, force: true });
  }
}

const FAILED = { failed: true };

/** Somebody who books one vehicle after another, and somebody who only looks. */
class Load {
  stopped = false;
  asked = 0;
  again = 0;
  failed = [];
  booked = [];

  constructor(platform, key) {
    Object.assign(this, { platform, key });
  }

  /** The data; null for the refusal that is expected; FAILED, and noted, for anything else. */
  async ask(query, variables = {}, expected = null, attempts = 5) {
    this.asked += 1;
    try {
      const response = await fetch(`${this.platform.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': this.key, connection: 'close' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = await response.json();
      if (errors?.[0].extensions.code === 'SERVICE_UNAVAILABLE' && attempts > 1) {
        this.again += 1;
        return this.ask(query, variables, expected, attempts - 1);
      }
      if (expected && errors?.[0].extensions.code === expected) return null;
      if (errors || response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
      return data;
    } catch (error) {
      this.failed.push(`${query.slice(0, 60)}: ${error.message} ${error.cause ?? ''}`);
      return FAILED;
    }
  }

  /** `slots` are its own: nobody else takes them. */
  async books(slots) {
    for (const slot of slots) {
      if (this.stopped) return;
      // Three may be held at once, and what was just paid is held until `appointment` has heard of it.
      const idempotencyKey = randomUUID();
      const held = await until('one may be held', () => this.ask('mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }', { i: { ...VEHICLE, ...slot, idempotencyKey } }, 'TOO_MANY_HOLDS'));
      if (held === FAILED) continue;
      const { id } = held.holdSlot.appointment;
      // The worker tells `payment` of it first: until then that it is not ready is a right answer.
      const paid = await until('there is something to pay', () => this.ask('mutation($i: PayAtCentreInput!) { payAtCentre(input: $i) { payment { status } } }', { i: { appointmentId: id } }, 'PAYMENT_NOT_READY'));
      if (paid !== FAILED) this.booked.push(id);
    }
    if (!this.stopped) throw new Error('it ran out of slots');
  }

  async looks() {
    while (!this.stopped) {
      await this.ask('{ centres { edges { node { name } } } myAppointments(first: 5) { edges { node { reference centre { name } payment { status } } } } parseQuota { used } }');
      await sleep(20);
    }
  }
}

/** Each stage is told to `stage(name, walk)`. */
export async function roll(stage) {
  const platform = new Platform();
  try {
    await stage('ten processes, each behind an address that stays', async () => {
      await platform.create();
      for (const name of SUBGRAPHS) await platform.begin(name);
      await platform.begin('worker');
      await platform.begin('router');
    });
    const key = await keyOf(platform, 'rolling');
    const load = new Load(platform, key);
    await stage('each is replaced while the platform is booked: nothing fails for good', async () => {
      const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
      const free = await load.ask('query($i: FindSlotsInput!) { findSlots(input: $i) { days { slots { startsAt centreId } } } }', { i: { ...VEHICLE, from: day(2), to: day(40) } });
      const slots = free.findSlots.days.flatMap((one) => one.slots);
      const half = Math.floor(slots.length / 2);
      const running = [load.books(slots.slice(0, half)), load.books(slots.slice(half)), load.looks()];
      const rolling = (async () => {
        // Twice: the second time what is replaced has done some work.
        for (const name of [...SUBGRAPHS, 'worker', 'router', ...SUBGRAPHS, 'worker', 'router']) await platform.replace(name);
      })().finally(() => (load.stopped = true));
      await Promise.all([rolling, ...running]);
      assert.deepEqual(load.failed.slice(0, 10), []);
      assert.ok(load.booked.length > 5, 'hardly anything was booked');
      assert.ok(load.again <= load.asked / 20, `${load.again} of ${load.asked} were asked again`);
      return `${load.asked} requests, ${load.again} of them again, ${load.booked.length} bookings`;
    });
    await stage('every booking is confirmed, and no event is lost or told twice', async () => {
      for (const id of load.booked) {
        await until('it is confirmed', async () => (await load.ask('query($id: UUID!) { appointment(id: $id) { status } }', { id })).appointment?.status === 'CONFIRMED');
      }
      await until('every event is told', async () => (await platform.sql('SELECT count(*) FROM kernel.outbox WHERE delivered_at IS NULL')) === '0');
      // One event a booking, and each of its listeners once: the inbox has one row of each.
      const told = await platform.sql(`
        SELECT string_agg(DISTINCT listeners::text || ' of ' || events::text, ';') FROM (
          SELECT id.id, count(DISTINCT event.id) AS events, count(inbox.listener) AS listeners
          FROM unnest('{${load.booked.join(',')}}'::text[]) AS id (id)
          LEFT JOIN kernel.outbox AS event ON event.name = 'appointment.confirmed.v1' AND event.aggregate LIKE '%' || id.id || '%'
          LEFT JOIN kernel.inbox AS inbox ON inbox.event_id = event.id
          GROUP BY id.id) AS told`);
      assert.match(told, /^[1-9]\d* of 1$/, told);
      return `${load.booked.length} events, each told to ${told.split(' ')[0]} listeners once`;
    });
  } catch (error) {
    for (const name of ['router', 'appointment', 'worker']) console.error(`--- ${name}\n${tail(join(platform.data, `${name}.log`))}`);
    throw error;
  } finally {
    await platform.remove();
  }
}

const tail = (file) => {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');
  } catch {
    return '';
  }
};
