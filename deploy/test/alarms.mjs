// Every alarm fired on purpose: Prometheus and Alertmanager run with the files of deploy/prometheus, read metrics
// made up for it, and a receiver on this machine hears each alarm, and that it is over.
//
//   node deploy/test/alarms.mjs       needs prometheus and prometheus-alertmanager, and three quarters of a minute
//
// What differs from the committed files: a minute is a second (every `for`, range, interval and wait), metrics
// are asked once a second (a machine that is busy answers none in less) and through a proxy of ours, and each
// receiver has a webhook. Limits, labels and routes are untouched.
// Decisions: docs/decisions/platform.md
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declared, Exporter, faultsOf } from './exporter.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const QUICKER = 60;
const PATIENCE = 90_000;
/** Debian's name of it. */
const ALERTMANAGER = 'prometheus-alertmanager';
const [AT_ONCE, OPERATORS] = ['at-once', 'operators'];

/** What must be heard, and by whom. */
const ALARMS = [
  ['ProcessDown', AT_ONCE, { severity: 'critical', job: 'autovisite', instance: 'parser:9464' }],
  ['EventsWait', OPERATORS, { severity: 'warning', domain: 'auth' }],
  ['EventsWaitAnHour', AT_ONCE, { severity: 'critical', domain: 'payment' }],
  ['EventsFail', OPERATORS, { severity: 'warning', event: 'payment.succeeded.v1', listener: 'appointment.confirm_paid' }],
  ['EventsFail', OPERATORS, { severity: 'warning', event: 'payment.refunded.v1', listener: 'appointment.note_refund' }],
  ['EventsDead', AT_ONCE, { severity: 'critical', domain: 'report' }],
  ['TasksFail', OPERATORS, { severity: 'warning', task: 'appointment.expire_holds' }],
  ['TasksFail', OPERATORS, { severity: 'warning', task: 'payment.settle' }],
  ['InternalErrors', OPERATORS, { severity: 'warning' }],
  ['RequestsSlow', OPERATORS, { severity: 'warning', kind: 'query' }],
  ['RequestsSlow', OPERATORS, { severity: 'warning', kind: 'mutation' }],
  ['ConnectionsWanted', OPERATORS, { severity: 'warning', domain: 'inspection' }],
];
/** An hour's wait says it already. */
const INHIBITED = { alertname: 'EventsWait', severity: 'warning', domain: 'payment' };

/** Series that are just below every limit; answers what makes each too much, and what undoes it. */
function platform(exporter) {
  const acts = [];
  /** `calm` is how it is, `bad` what fires. */
  const add = (process, name, labels, calm, bad) => {
    const change = exporter.add(process, name, labels, calm);
    acts.push((fires) => change(fires ? bad : calm));
  };
  for (const [domain, oldest, dead, wanted] of [['auth', 601], ['payment', 3601], ['report', 600, 1], ['inspection', 600, 0, 1]]) {
    add(domain, 'outbox_oldest_seconds', { domain }, { value: 600 }, { value: oldest });
    add(domain, 'outbox_events', { domain, state: 'waiting' }, { value: 7 }, { value: 70 });
    add(domain, 'outbox_events', { domain, state: 'dead' }, { value: 0 }, { value: dead ?? 0 });
    add(domain, 'database_connections', { domain, state: 'used' }, { value: 9 }, { value: 9 });
    add(domain, 'database_connections', { domain, state: 'wanted' }, { value: 0 }, { value: wanted ?? 0 });
  }
  // By the second, which is a minute here: two failures in fifteen minutes are nobody's alarm.
  const [few, many] = [{ rate: 2 / 15 }, { rate: 2 }];
  const paid = { event: 'payment.succeeded.v1', listener: 'appointment.confirm_paid' };
  add('worker', 'event_deliveries_total', { ...paid, outcome: 'delivered' }, { rate: 50 }, { rate: 50 });
  add('worker', 'event_deliveries_total', { ...paid, outcome: 'failed' }, few, many);
  add('worker', 'event_deliveries_total', { event: 'payment.refunded.v1', listener: 'appointment.note_refund', outcome: 'panicked' }, few, many);
  add('worker', 'task_runs_total', { task: 'report.send', outcome: 'worked' }, { rate: 50 }, { rate: 50 });
  add('worker', 'task_runs_total', { task: 'appointment.expire_holds', outcome: 'failed' }, few, many);
  add('worker', 'task_runs_total', { task: 'payment.settle', outcome: 'panicked' }, few, many);
  // Each of the two is less than one in a hundred; together they are not.
  const asked = (outcome) => ({ kind: 'query', outcome, viewer: 'guest' });
  add('router', 'router_requests_total', asked('ok'), { rate: 100 }, { rate: 100 });
  add('router', 'router_requests_total', asked('INTERNAL'), { rate: 0.4 }, { rate: 0.9 });
  add('router', 'router_requests_total', asked('DOWNSTREAM_SERVICE_ERROR'), { rate: 0.4 }, { rate: 0.9 });
  add('router', 'router_requests_total', asked('SLOT_TAKEN'), { rate: 40 }, { rate: 40 });
  const quick = { took: { 0.04: 96, 1.7: 4 } };
  for (const kind of ['query', 'mutation']) {
    add('router', 'router_request_duration_seconds', { kind }, quick, { took: { 0.04: 90, 1.7: 10 } });
  }
  // How long a stream takes to open is no alarm.
  add('router', 'router_request_duration_seconds', { kind: 'subscription' }, { took: { 9: 5 } }, { took: { 9: 5 } });
  return (fires) => {
    acts.forEach((act) => act(fires));
    exporter.silence('parser', fires);
  };
}

const committed = (name) => readFileSync(join(root, 'deploy/prometheus', name), 'utf8');
const UNITS = { s: 1, m: 60, h: 3600 };
/** Every duration of such a file, a minute as a second. */
const quicker = (text) =>
  text.replace(/((?:\b(?:for|\w+_interval|\w+_wait): *)|\[)(\d+)([smh])\b/g, (_, before, count, unit) => `${before}${Math.round((count * UNITS[unit] * 1000) / QUICKER)}ms`);

function replaced(text, what, by) {
  const after = text.replace(what, by);
  assert.notEqual(after, text, `${what} is not there`);
  return after;
}

/** Our own processes and folder: gone at the end, whatever happens. */
class Stage {
  #children = [];
  folder = mkdtempSync(join(tmpdir(), 'avt-alarms-'));

  write(name, text) {
    writeFileSync(join(this.folder, name), text);
    return join(this.folder, name);
  }

  start(name, ...words) {
    const child = spawn(name, words, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
    child.once('error', (error) => said.push(String(error)));
    this.#children.push({ child, name, said });
  }

  /** What they said last, where one of them has ended. */
  ended() {
    const over = this.#children.filter(({ child }) => child.exitCode !== null || !child.pid);
    return over.map(({ name, said }) => `${name} ended:\n${said.join('').slice(-2000)}`).join('\n');
  }

  async end() {
    const ends = this.#children.filter(({ child }) => child.pid && child.exitCode === null).map(({ child }) => {
      const end = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      return end;
    });
    await Promise.all(ends);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whom Alertmanager tells, and of what: by receiver, alarms by their labels. */
class Receivers {
  heard = [];
  #server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { receiver, alerts } = JSON.parse(body);
    assert.equal(request.url, `/${receiver}`);
    for (const { status, labels, annotations } of alerts) this.heard.push({ receiver, status, labels, annotations, at: performance.now() });
    response.end();
  });

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#server.address().port;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  find(name, labels, status) {
    return this.heard.find((one) => one.status === status && same(one.labels, { alertname: name, ...labels }));
  }
}

function same(one, other) {
  const text = (labels) => JSON.stringify(Object.entries(labels).sort());
  return text(one) === text(other);
}

async function until(stage, what, holds) {
  const started = performance.now();
  for (;;) {
    const missing = await holds();
    if (!missing || missing.length === 0) return;
    const over = stage.ended();
    if (over) throw new Error(over);
    if (performance.now() - started > PATIENCE) throw new Error(`not within ${PATIENCE / 1000} s: ${what}: ${missing}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function json(port, path) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
  return response?.ok ? response.json() : null;
}

/** An alarm leads to a page that says what to do. */
function readable(name, { labels, annotations }) {
  assert.equal(annotations.runbook, `docs/runbooks/${name}.md`);
  assert.match(readFileSync(join(root, annotations.runbook), 'utf8'), /\*\*What to do\.\*\*/);
  assert.doesNotMatch(annotations.summary, /no value|error|\{\{/, annotations.summary);
  for (const [label, value] of Object.entries(labels)) {
    if (!['alertname', 'severity', 'job'].includes(label)) assert.ok(annotations.summary.includes(value), `${name}: « ${annotations.summary} » does not say ${label}`);
  }
}

/** The committed files with what the head of this file says. */
function start(stage, ports) {
  const routes = replaced(quicker(committed('alertmanager.yml')), /^( +)- name: (\S+)$/gm, `$&\n$1  webhook_configs:\n$1    - url: http://127.0.0.1:${ports.receivers}/$2`);
  stage.start(ALERTMANAGER, `--config.file=${stage.write('alertmanager.yml', routes)}`, `--storage.path=${stage.folder}/alertmanager`, `--web.listen-address=127.0.0.1:${ports.alertmanager}`, '--cluster.listen-address=');
  const named = [...routes.matchAll(/^ +- name: (\S+)$/gm)].map(([, name]) => name);
  assert.deepEqual(named.sort(), [...new Set(ALARMS.map(([, receiver]) => receiver))].sort(), 'each receiver is told of something');
  const often = replaced(quicker(committed('prometheus.yml')), /scrape_interval: \w+/, 'scrape_interval: 1s');
  const asked = replaced(often, /^( +)- job_name: .*$/gm, `$&\n$1  proxy_url: http://127.0.0.1:${ports.exporter}`);
  stage.write('prometheus.yml', replaced(asked, "'alertmanager:9093'", `'127.0.0.1:${ports.alertmanager}'`));
  stage.write('alerts.yml', quicker(committed('alerts.yml')));
  stage.start('prometheus', '--config.file=prometheus.yml', `--storage.tsdb.path=${stage.folder}/prometheus`, `--web.listen-address=127.0.0.1:${ports.prometheus}`);
}

/** The rules that Prometheus reads are those that are tried here, and ask for what the code counts. */
async function rulesOf(stage, port, code) {
  let rules = [];
  await until(stage, 'Prometheus has read its rules', async () => {
    rules = (await json(port, '/api/v1/rules'))?.data.groups.flatMap((group) => group.rules) ?? [];
    return rules.length ? [] : ['none'];
  });
  assert.deepEqual([...new Set(ALARMS.map(([name]) => name))].sort(), rules.map((rule) => rule.name).sort());
  assert.deepEqual(rules.flatMap((rule) => faultsOf(code, rule.query).map((fault) => `${rule.name}: ${fault}`)), []);
}

const told = ([name, , labels]) => [name, ...Object.entries(labels).filter(([label]) => !['severity', 'job'].includes(label)).map(([, value]) => value)].join(' ');

async function walk(stage, exporter, receivers, code) {
  const change = platform(exporter);
  const ports = { exporter: await exporter.listen(), receivers: await receivers.listen(), alertmanager: await freePort(), prometheus: await freePort() };
  start(stage, ports);
  await rulesOf(stage, ports.prometheus, code);
  const shown = async () => (await json(ports.alertmanager, '/api/v2/alerts')) ?? [];
  await until(stage, 'every process answers', async () => {
    const targets = (await json(ports.prometheus, '/api/v1/targets?state=active'))?.data.activeTargets ?? [];
    return targets.length ? targets.filter((one) => one.health !== 'up').map((one) => one.labels.instance) : ['none is asked'];
  });
  // Counters are compared with how they were.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  assert.deepEqual(receivers.heard, []);

  const fired = performance.now();
  change(true);
  await until(stage, 'every alarm is heard', () => ALARMS.filter(([name, , labels]) => !receivers.find(name, labels, 'firing')).map(told));
  for (const [name, , labels] of ALARMS) {
    const seen = (await shown()).find((one) => same(one.labels, { alertname: name, ...labels }));
    assert.equal(seen?.status.state, 'active', `${name} is in Alertmanager`);
  }
  const kept = (await shown()).find((one) => same(one.labels, INHIBITED));
  assert.equal(kept?.status.state, 'suppressed', 'ten minutes\' wait is not told of beside an hour\'s');

  const mended = performance.now();
  change(false);
  await until(stage, 'every alarm is over', () => ALARMS.filter(([name, , labels]) => !receivers.find(name, labels, 'resolved')).map(told));
  await until(stage, 'Alertmanager shows none', async () => (await shown()).map((one) => one.labels.alertname));

  for (const [name, receiver, labels] of ALARMS) {
    const [firing, resolved] = ['firing', 'resolved'].map((status) => receivers.find(name, labels, status));
    assert.deepEqual([firing.receiver, resolved.receiver], [receiver, receiver], name);
    readable(name, firing);
    const after = (one, since) => ((one.at - since) / 1000).toFixed(1);
    console.log(`  ${told([name, receiver, labels])} → ${receiver} after ${after(firing, fired)} s, over ${after(resolved, mended)} s after it was mended: ${firing.annotations.summary}`);
  }
  // That what was kept back is over is told with the others of its group.
  const expected = ({ status, labels }) => ALARMS.some(([name, , mine]) => same(labels, { alertname: name, ...mine })) || (status === 'resolved' && same(labels, INHIBITED));
  assert.deepEqual(receivers.heard.filter((one) => !expected(one)), [], 'nothing else is heard');
}

const started = performance.now();
const code = declared(root);
const [stage, receivers, exporter] = [new Stage(), new Receivers(), new Exporter(code)];
async function end(failure) {
  await stage.end();
  receivers.close();
  exporter.close();
  if (failure) console.error(failure);
  else console.log(`${ALARMS.length} alarms heard and over (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  process.exit(failure ? 1 : 0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end(signal));
process.once('uncaughtException', end);
walk(stage, exporter, receivers, code).then(() => end(), end);
