// Starts the product the way `make run` or `make cluster` does, on a data folder and a port of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A running server; `kill` ends it without warning, `stop` as Ctrl-C does. */
export class Product {
  log = '';
  #child = null;
  #command = null;

  /** `settings` are environment variables; `cluster` runs it in separate processes. */
  static async create(settings = {}, { cluster = false } = {}) {
    const product = new Product();
    const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
    product.#command = cluster
      ? [process.execPath, [join(root, 'tools/cluster.mjs')]]
      : [join(target, 'debug/autovisite'), ['serve', '--demo']];
    product.data = await mkdtemp(join(tmpdir(), 'avt-e2e-'));
    product.port = await freePort();
    product.url = `http://localhost:${product.port}`;
    product.env = {
      ...process.env,
      AUTOVISITE_DATA_DIR: product.data,
      AUTOVISITE_LISTEN: `127.0.0.1:${product.port}`,
      AUTOVISITE_PUBLIC_URL: product.url,
      // Everybody of a test comes from one address.
      AUTOVISITE_REQUESTS_PER_ADDRESS: '10000',
      AUTOVISITE_REQUESTS_PER_PERSON: '10000',
      ...settings,
    };
    return product;
  }

  /** Resolves when `/ready` says so; answers how long that took, in milliseconds. */
  async start() {
    const started = performance.now();
    const child = spawn(...this.#command, {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout.on('data', (text) => (this.log += text));
    child.stderr.on('data', (text) => (this.log += text));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.ended = ended;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server ended at once:\n${this.log}`);
      const ready = await fetch(`${this.url}/ready`).catch(() => null);
      if (ready?.ok) return performance.now() - started;
      if (performance.now() - started > 120_000) throw new Error(`not ready:\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  get pid() {
    return this.#child.pid;
  }

  async stop() {
    this.#child.kill('SIGINT');
    return this.ended;
  }

  async kill() {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Kills one process of a cluster. */
  async killProcess(name) {
    process.kill(await this.processOf(name), 'SIGKILL');
  }

  /** Its number; a process that is started again gets a new one. */
  async processOf(name) {
    return Number(await readFile(join(this.data, 'run', `${name}.pid`), 'utf8'));
  }

  /** The last lines it wrote; a cluster's processes have a file each. */
  async lastWords() {
    const tail = (text) => text.split('\n').slice(-60).join('\n');
    const folder = join(this.data, 'logs');
    const files = await readdir(folder).catch(() => []);
    const said = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8').then((text) => [file, tail(text)])));
    return [tail(this.log), ...said.map(([file, text]) => `--- ${file}\n${text}`)].join('\n');
  }

  async remove() {
    await rm(this.data, { recursive: true, force: true });
  }
}

/** Asks the graph as the holder of `token`; throws the first error with its code. */
export async function graph(url, query, variables = {}, token = null) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors?.length) {
    const [first] = answer.errors;
    throw Object.assign(new Error(`${first.extensions?.code}: ${first.message}`), {
      code: first.extensions?.code,
    });
  }
  return answer.data;
}

/** The six digits of the last letter to this address, as the file mailbox has it. */
export async function codeFor(product, email) {
  for (let look = 0; look < 60; look += 1) {
    const list = await (await fetch(`${product.url}/mailbox`)).text();
    for (const [, path] of list.matchAll(/href="(\/mailbox\/[^"]+)"/g)) {
      const letter = (await (await fetch(product.url + path)).text()).replaceAll(/[\u00a0\u202f\u2011]/g, ' ');
      const [, digits] = letter.includes(email) ? (/\b(\d{3} \d{3})\b/.exec(letter) ?? []) : [];
      if (digits) return digits;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no code for ${email} in the mailbox`);
}
