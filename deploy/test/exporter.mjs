// Metrics as the platform would show them: only what our code declares, with its labels, its buckets and
// words that stand in it. An alarm that asks for anything else finds nothing.
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const CODE = ['subgraphs', 'router', 'bots'];
const DECLARATION = /register_(?:int_)?(counter|gauge|histogram)(?:_vec)?!\(\s*"(\w+)",\s*"(?:[^"\\]|\\[^])*"(?:,\s*&\[([^\]]*)\])?/g;
const BOUNDS = /const SECONDS: \[f64; \d+\] =\s*\[([^\]]*)\]/;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'tests') yield* sources(path);
    } else if (entry.name.endsWith('.rs') && entry.name !== 'tests.rs') yield readFileSync(path, 'utf8');
  }
}

/** What the code declares: metrics by name, and the texts between quotes, where labels' values come from. */
export function declared(root) {
  const [metrics, words] = [new Map(), new Set()];
  for (const text of CODE.flatMap((folder) => [...sources(join(root, folder))])) {
    for (const [, word] of text.matchAll(/"([^"\\\n]*)"/g)) words.add(word);
    const found = [...text.matchAll(DECLARATION)];
    if (found.length !== [...text.matchAll(/\bregister_\w+!\(/g)].length) throw new Error(`a metric's declaration is not understood:\n${text.slice(0, 400)}`);
    const bounds = BOUNDS.exec(text)?.[1].split(',').map(Number).filter((bound) => bound > 0);
    for (const [, kind, name, labels] of found) {
      metrics.set(name, { kind, bounds, labels: [...(labels ?? '').matchAll(/"(\w+)"/g)].map(([, label]) => label) });
    }
  }
  return { metrics, words };
}

/** What an alarm's expression asks for that the code does not have. */
export function faultsOf({ metrics, words }, expression) {
  const faults = [];
  const bare = expression.replace(/\b(by|without|on|ignoring) *\([^)]*\)/g, '').replace(/\[[^\]]*\]/g, '');
  // A name with its selector, or with the parenthesis that makes it a function.
  for (const [, name, rest] of bare.matchAll(/\b([a-z_]\w*)\s*(\{(?:[^}"]|"[^"]*")*\}|\()?/g)) {
    if (rest === '(' || ['and', 'or', 'unless', 'bool', 'offset', 'by', 'without'].includes(name)) continue;
    // Prometheus' own.
    if (name === 'up') continue;
    const metric = metrics.get(name) ?? metrics.get(name.replace(/_(bucket|sum|count)$/, ''));
    if (!metric) faults.push(`nothing counts ${name}`);
    for (const [, label, value] of (metric && rest?.matchAll(/(\w+)\s*[=!]~?\s*"([^"]*)"/g)) ?? []) {
      if (!metric.labels.includes(label)) faults.push(`${name} has no label ${label}`);
      faults.push(...value.split('|').filter((word) => !words.has(word)).map((word) => `${name} is never counted with ${label}="${word}"`));
    }
  }
  return faults;
}

/**
 * Answers for every process that Prometheus is told of, as its proxy: so the addresses and names are those of
 * the committed file. Series are counted by the second, or stand.
 */
export class Exporter {
  #code;
  #series = [];
  #silent = new Set();
  #server = createServer((request, response) => this.#answer(request, response));

  constructor(code) {
    this.#code = code;
  }

  async listen() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.#server.address().port;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** A gauge that stands at `value`, a counter that grows by `rate` a second, or a histogram: seconds → rate. */
  add(process, name, labels, { value, rate, took }) {
    const metric = this.#code.metrics.get(name);
    if (!metric) throw new Error(`no code of ours counts ${name}`);
    const given = Object.keys(labels).sort().join();
    if (given !== [...metric.labels].sort().join()) throw new Error(`${name} has the labels ${metric.labels}, not ${given}`);
    for (const word of Object.values(labels)) if (!this.#code.words.has(word)) throw new Error(`« ${word} » stands nowhere in the code: ${name}`);
    const kind = value !== undefined ? 'gauge' : took ? 'histogram' : 'counter';
    if (kind !== metric.kind) throw new Error(`${name} is a ${metric.kind}, not a ${kind}`);
    const series = { process, name, labels, value, took, rate: rate ?? 0, count: 0, counts: new Map(), since: performance.now() };
    this.#series.push(series);
    return (change) => {
      grow(series);
      Object.assign(series, change);
    };
  }

  /** It does not answer from now on, or does again. */
  silence(process, silent) {
    if (silent) this.#silent.add(process);
    else this.#silent.delete(process);
  }

  #answer(request, response) {
    const { hostname, pathname } = new URL(request.url, 'http://itself');
    if (this.#silent.has(hostname) || pathname !== '/metrics') return request.socket.destroy();
    const lines = this.#series.filter(({ process }) => process === hostname).flatMap((series) => this.#lines(series));
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(lines.map((line) => `${line}\n`).join(''));
  }

  #lines(series) {
    const { name, labels, value, took, count, counts } = grow(series);
    if (value !== undefined) return [line(name, labels, value)];
    if (!took) return [line(name, labels, count)];
    const all = [...counts];
    const upTo = (bound) => all.filter(([seconds]) => seconds <= bound).reduce((sum, [, times]) => sum + times, 0);
    const { bounds } = this.#code.metrics.get(name);
    return [
      ...bounds.map((bound) => line(`${name}_bucket`, { ...labels, le: String(bound) }, upTo(bound))),
      line(`${name}_bucket`, { ...labels, le: '+Inf' }, upTo(Infinity)),
      line(`${name}_sum`, labels, all.reduce((sum, [seconds, times]) => sum + seconds * times, 0)),
      line(`${name}_count`, labels, upTo(Infinity)),
    ];
  }
}

function line(name, labels, value) {
  return `${name}{${Object.entries(labels).map(([key, word]) => `${key}=${JSON.stringify(word)}`).join(',')}} ${value}`;
}

/** Counts what came since it was last looked at. */
function grow(series) {
  const now = performance.now();
  const seconds = (now - series.since) / 1000;
  series.since = now;
  series.count += series.rate * seconds;
  for (const [took, rate] of Object.entries(series.took ?? {})) {
    series.counts.set(Number(took), (series.counts.get(Number(took)) ?? 0) + rate * seconds);
  }
  return series;
}
