// Continuous backup, rehearsed: the platform runs on a PostgreSQL that pgBackRest archives, with the settings
// of deploy/pgbackrest. The machine of the database is lost; it comes back as it was at a chosen second,
// between two bookings, and the platform goes on from there.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keyOf } from '../../web/audit/shared/key.mjs';
import { Product, root } from '../../web/e2e/product.mjs';

const bin = readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`).find((path) => existsSync(join(path, 'postgres')));
/** PostgreSQL refuses to be root's. */
const AS = process.getuid() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : ['env'];
const PATIENCE = 120_000;

async function until(what, holds) {
  const started = performance.now();
  while (!(await holds())) {
    if (performance.now() - started > PATIENCE) throw new Error(`not within ${PATIENCE / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** One cluster and its archive, in a folder of their own. */
class Database {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'avt-archive-'));
    this.data = join(this.folder, 'data');
    this.port = 20_000 + Math.floor(Math.random() * 20_000);
    this.env = { ...process.env, PGBACKREST_CONFIG: join(this.folder, 'pgbackrest.conf'), PGBACKREST_REPO1_CIPHER_PASS: randomBytes(24).toString('base64') };
    for (const name of ['repo', 'spool', 'lock', 'log']) mkdirSync(join(this.folder, name));
    const ours = readFileSync(join(root, 'deploy/pgbackrest/pgbackrest.conf'), 'utf8')
      .replace('repo1-path=/var/lib/pgbackrest', `repo1-path=${this.folder}/repo\nspool-path=${this.folder}/spool\nlock-path=${this.folder}/lock\nlog-path=${this.folder}/log`)
      .replace('pg1-path=/var/lib/postgresql/15/main', `pg1-path=${this.data}\npg1-port=${this.port}\npg1-socket-path=${this.folder}\npg1-user=autovisite\npg1-database=postgres`);
    writeFileSync(this.env.PGBACKREST_CONFIG, ours);
    chmodSync(this.folder, 0o755);
    if (AS[0] === 'setpriv') execFileSync('chown', ['-R', 'postgres:', this.folder]);
  }

  /** Without blocking: a kept connection would end meanwhile, and we would not notice. */
  async run(...words) {
    const { stdout } = await promisify(execFile)(AS[0], [...AS.slice(1), ...words], { env: this.env });
    return stdout;
  }

  pgbackrest(...words) {
    return this.run('pgbackrest', '--stanza=autovisite', ...words);
  }

  async sql(text) {
    const said = await this.run(join(bin, 'psql'), '--host', this.folder, '--port', String(this.port), '--username', 'autovisite', '--dbname', 'autovisite', '--tuples-only', '--no-align', '--command', text);
    return said.trim();
  }

  async create() {
    await this.run(join(bin, 'initdb'), '--pgdata', this.data, '--username', 'autovisite', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C.UTF-8');
    const settings = readFileSync(join(root, 'deploy/pgbackrest/postgresql.conf'), 'utf8');
    writeFileSync(join(this.data, 'postgresql.auto.conf'), `${settings}\nlisten_addresses = '127.0.0.1'\nport = ${this.port}\nunix_socket_directories = '${this.folder}'\nmax_connections = 300\n`);
  }

  async start() {
    this.child = spawn(AS[0], [...AS.slice(1), join(bin, 'postgres'), '-D', this.data], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.log = '';
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (text) => (this.log += text));
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    await until('PostgreSQL answers and is no copy any more', async () => {
      if (this.child.exitCode !== null) throw new Error(this.log);
      try {
        return (await this.run(join(bin, 'psql'), '--host', this.folder, '--port', String(this.port), '--username', 'autovisite', '--dbname', 'postgres', '--tuples-only', '--no-align', '--command', 'SELECT pg_is_in_recovery()')).trim() === 'f';
      } catch {
        return false;
      }
    });
  }

  /** Without a word, and its disk with it. */
  async lose() {
    this.child.kill('SIGKILL');
    await this.ended;
    rmSync(this.data, { recursive: true });
  }

  async remove() {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGINT');
      await this.ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function asked(product, key, query, variables = {}) {
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key, connection: 'close' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function book(product, key) {
  const vehicle = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const free = await asked(product, key, 'query($i: FindSlotsInput!) { findSlots(input: $i) { days { slots { startsAt centreId } } } }', { i: { ...vehicle, from: day(2), to: day(16) } });
  const [slot] = free.data.findSlots.days.flatMap(({ slots }) => slots);
  const held = await asked(product, key, 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }', { i: { ...vehicle, ...slot, idempotencyKey: randomUUID() } });
  const { id } = held.data.holdSlot.appointment;
  const paid = await asked(product, key, 'mutation($i: PayAtCentreInput!) { payAtCentre(input: $i) { payment { status } } }', { i: { appointmentId: id } });
  assert.equal(paid.errors, undefined, JSON.stringify(paid));
  await until('it is confirmed', async () => (await status(product, key, id)) === 'CONFIRMED');
  return id;
}

const status = async (product, key, id) => (await asked(product, key, 'query($id: UUID!) { appointment(id: $id) { status } }', { id })).data.appointment?.status ?? null;

/** Each stage is told to `stage(name, walk)`. */
export async function rehearse(stage) {
  const database = new Database();
  let product = null;
  try {
    await stage('a PostgreSQL that pgBackRest archives, encrypted', async () => {
      await database.create();
      await database.start();
      await database.run(join(bin, 'createdb'), '--host', database.folder, '--port', String(database.port), '--username', 'autovisite', 'autovisite');
      await database.pgbackrest('stanza-create');
      await database.pgbackrest('check');
    });
    product = await Product.create({ DATABASE_URL: `postgres://autovisite@127.0.0.1:${database.port}/autovisite` });
    let kept = null;
    let lost = null;
    let second = null;
    let key = null;
    await stage('a base backup while the platform runs', async () => {
      await product.start();
      key = await keyOf(product, 'restore');
      await database.pgbackrest('--type=full', 'backup');
    });
    await stage('booked, then a second is chosen, then called off and booked again', async () => {
      kept = await book(product, key);
      second = await database.sql('SELECT clock_timestamp()');
      const off = await asked(product, key, 'mutation($i: CancelAppointmentInput!) { cancelAppointment(input: $i) { appointment { status } } }', { i: { appointmentId: kept } });
      assert.equal(off.data.cancelAppointment.appointment.status, 'CANCELLED');
      lost = await book(product, key);
      const last = await database.sql('SELECT pg_walfile_name(pg_switch_wal())');
      await until('the log is archived', async () => (await database.sql('SELECT last_archived_wal FROM pg_stat_archiver')) >= last);
      return second;
    });
    await stage('nothing of it can be read without the password', () => {
      const files = readdirSync(join(database.folder, 'repo'), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
      assert.ok(files.length > 10);
      for (const file of files) assert.ok(!readFileSync(join(file.parentPath, file.name)).includes('garage.example'), file.name);
    });
    await stage('the database’s machine is lost, and comes back at that second', async () => {
      await product.stop();
      await database.lose();
      mkdirSync(database.data, { mode: 0o700 });
      if (AS[0] === 'setpriv') execFileSync('chown', ['postgres:', database.data]);
      await database.pgbackrest('--type=time', `--target=${second}`, '--target-action=promote', 'restore');
      await database.start();
    });
    await stage('the platform goes on: the booking stands, what came later is not there', async () => {
      await product.start();
      assert.equal(await status(product, key, kept), 'CONFIRMED', 'called off after that second');
      assert.equal(await status(product, key, lost), null, 'booked after that second');
      await book(product, key);
      const said = execFileSync(join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/autovisite'), ['audit'], { cwd: root, env: product.env, encoding: 'utf8' });
      assert.match(said, /all is as it was written/);
    });
    await stage('and is archived again', async () => {
      await database.pgbackrest('check');
      await database.pgbackrest('--type=full', 'backup');
    });
  } catch (error) {
    console.error((await product?.lastWords()) ?? '', database.log ?? '');
    throw error;
  } finally {
    await product?.stop().catch(() => undefined);
    await product?.remove();
    await database.remove();
  }
}
