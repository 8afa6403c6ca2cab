// The images and containers of `make deploy-test`: a local Debian under the name of the one that cannot
// be pulled, stand-ins from Debian's packages, and compose projects that are taken away at the end.
// Decisions: docs/decisions/platform.md
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
/** Containers of a machine without systemd and with few rights. */
const LIMITS = ['--runtime', 'runc', '--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];
const STAND_INS = {
  postgres: 'postgres:15-bookworm',
  rabbitmq: 'rabbitmq:3.13',
  redis: 'redis:7.2',
  prometheus: 'prom/prometheus:v2.53.5',
  alertmanager: 'prom/alertmanager:v0.28.1',
};

const run = (command, ...words) => execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
export const podman = (...words) => run('podman', ...words);
/** Exit code, and what was said. */
export const attempt = (...words) =>
  new Promise((resolve) => execFile('podman', words, { maxBuffer: 1 << 26 }, (error, out, err) => resolve([error ? (error.code ?? 1) : 0, out + err])));

const hasImage = (name) => {
  try {
    podman('image', 'exists', name);
    return true;
  } catch {
    return false;
  }
};

/** On Debian, Debian as this machine's own sources have it, without a registry of images; elsewhere it is pulled. */
export function base() {
  const name = 'debian:bookworm-slim';
  if (hasImage(name)) return;
  if (!/^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))) return void podman('pull', name);
  const source = run('apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages').split('\n')[0];
  const folder = mkdtempSync(join(tmpdir(), 'debian-'));
  try {
    run('debootstrap', '--variant=minbase', '--include=ca-certificates', 'bookworm', folder, source);
    execFileSync('sh', ['-c', `tar -C '${folder}' --exclude=./var/cache/apt --exclude=./var/lib/apt/lists -c . | podman import --change CMD=bash - ${name}`], { stdio: 'ignore' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(file, context, name, ...more) {
  podman('build', '--network', 'host', '--format', 'docker', ...LIMITS, ...more, '--file', file, '--tag', name, context);
}

export function standIns() {
  for (const [stage, name] of Object.entries(STAND_INS)) {
    if (!hasImage(name)) build(join(root, 'deploy/test/Containerfile'), join(root, 'deploy/test'), name, '--target', stage);
  }
}

/**
 * Our image around a program that stands already: the stages that build web and server are replaced by
 * folders, the runtime stage is the Containerfile's own.
 */
export function imageOf(program, name) {
  const folder = mkdtempSync(join(tmpdir(), 'stages-'));
  try {
    mkdirSync(join(folder, 'server/out'), { recursive: true });
    run('strip', '-o', join(folder, 'server/out/autovisite'), program);
    cpSync(join(root, 'web/dist'), join(folder, 'web/src/web/dist'), { recursive: true });
    const stages = ['server', 'web'].flatMap((stage) => ['--build-context', `${stage}=${join(folder, stage)}`]);
    build(join(root, 'deploy/Containerfile'), root, name, ...stages);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return name;
}

export const debugProgram = join(target, 'debug/autovisite');

/** A compose file of ours, as an operator would start it, beside a `platform.env` of its own. */
export class Project {
  constructor(name, file, { settings, variables }) {
    Object.assign(this, { name, variables });
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
    cpSync(join(root, 'deploy/prometheus'), join(this.folder, 'prometheus'), { recursive: true });
    cpSync(join(root, 'deploy', file), join(this.folder, file));
    this.file = join(this.folder, file);
    writeFileSync(join(this.folder, 'platform.env'), Object.entries(settings).map(([key, value]) => `${key}=${value}\n`).join(''), { mode: 0o600 });
  }

  async compose(...words) {
    const all = [`--podman-run-args=${LIMITS.join(' ')}`, '--project-name', this.name, '--file', this.file, ...words];
    const child = spawn('podman-compose', all, { env: { ...process.env, ...this.variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new Error(`podman-compose ${words.join(' ')}: ${code}\n${said}`);
  }

  container(service) {
    return `${this.name}_${service}_1`;
  }

  logs(service) {
    return attempt('logs', '--tail', '30', this.container(service)).then(([, said]) => said);
  }

  async remove() {
    // Its own containers, volumes and network, by their label: nobody else's.
    const mine = ['--filter', `label=io.podman.compose.project=${this.name}`, '--quiet'];
    const ids = (said) => said.split('\n').filter(Boolean);
    const containers = ids(podman('ps', '--all', ...mine));
    if (containers.length) await attempt('rm', '--force', '--time', '5', ...containers);
    const volumes = ids(podman('volume', 'ls', ...mine));
    if (volumes.length) await attempt('volume', 'rm', ...volumes);
    await attempt('network', 'rm', `${this.name}_default`);
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true });
  }
}
