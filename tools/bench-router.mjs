// Interleaved rounds of the same load on the same graph: in-process, over HTTP, stock router.
// Ratios count; absolute figures belong to the machine and the minute.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const graph = process.argv[2];
const json = process.argv.includes('--json') ? process.argv[process.argv.indexOf('--json') + 1] : null;
const stock = process.env.STOCK_ROUTER;
const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS ?? 4);
const connections = 16;
const [subgraphs, inProcess, overHttp, stockPort] = [47101, 47102, 47103, 47104];
const folder = mkdtempSync(join(tmpdir(), 'bench-router-'));
const children = [];

function start(command, args, env = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  children.push(child);
  return child.pid;
}

async function answers(port, path, body) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const answer = await response.json();
      if (answer.data) return answer;
    } catch {}
    await pause(100);
  }
  throw new Error(`nothing useful answers on ${port}`);
}

// utime and stime, in seconds.
function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function resident(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

const query = 'query Page($id: ID!) { user(id: $id) { id name email reviews { id body rating } } }';

// Requests of a thread never repeat an id unless they are meant to be identical.
function script(distinct) {
  const file = join(folder, distinct ? 'distinct.lua' : 'identical.lua');
  const id = distinct ? '"\' .. math.random(1, 1000000000) .. \'"' : '"7"';
  writeFileSync(
    file,
    `wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
function init(args) math.randomseed(os.time() * 1000 + tonumber(tostring(wrk.thread):match("0x(%x+)"), 16) % 100000) end
function request() return wrk.format(nil, nil, nil, '{"query":"${query}","variables":{"id":${id}}}') end
function done(summary, latency)
  io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
`,
  );
  return file;
}

function load(port, lua) {
  const out = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', lua, `http://127.0.0.1:${port}/graphql`], { encoding: 'utf8' });
  const [, requests, duration, p50, p99, errors] = /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(out).map(Number);
  if (errors > 0) throw new Error(`${errors} requests failed on ${port}`);
  return { requests, perSecond: requests / (duration / 1e6), p50: p50 / 1000, p99: p99 / 1000 };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const subgraphPid = start(graph, ['subgraphs', String(subgraphs)]);
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, execFileSync(graph, ['supergraph', String(subgraphs)]));
  const contestants = [
    { name: 'ours, in-process', port: inProcess, pids: [start(graph, ['router', 'in-process', String(inProcess), String(subgraphs)])] },
    { name: 'ours, HTTP', port: overHttp, pids: [start(graph, ['router', 'http', String(overHttp), String(subgraphs)]), subgraphPid] },
  ];
  if (stock) {
    const config = join(folder, 'stock.yaml');
    writeFileSync(config, `supergraph:\n  source: file\n  path: ${supergraph}\nhttp:\n  host: 127.0.0.1\n  port: ${stockPort}\nlog:\n  level: error\nlaboratory:\n  enabled: false\n`);
    contestants.push({ name: 'stock hive-router, HTTP', port: stockPort, pids: [start(stock, [], { ROUTER_CONFIG_FILE_PATH: config }), subgraphPid] });
  }
  const body = JSON.stringify({ query, variables: { id: '7' } });
  const expected = await Promise.all(contestants.map(({ port }) => answers(port, '/graphql', body)));
  for (const answer of expected) {
    if (JSON.stringify(answer.data) !== JSON.stringify(expected[0].data)) throw new Error('the answers differ');
  }
  const report = {};
  for (const kind of ['distinct', 'identical']) {
    const lua = script(kind === 'distinct');
    for (const contestant of contestants) {
      contestant.rounds = [];
      load(contestant.port, lua);
    }
    for (let round = 0; round < rounds; round += 1) {
      // The order turns, so that nobody always comes first.
      for (let turn = 0; turn < contestants.length; turn += 1) {
        const contestant = contestants[(round + turn) % contestants.length];
        const before = contestant.pids.map(cpu);
        const measured = load(contestant.port, lua);
        const spent = contestant.pids.map((pid, index) => cpu(pid) - before[index]).reduce((a, b) => a + b);
        contestant.rounds.push({ ...measured, cpu: (spent / measured.requests) * 1000 });
      }
    }
    const of = (contestant, key) => median(contestant.rounds.map((round) => round[key]));
    console.log(`\n${kind} queries over two subgraphs, ${connections} connections, median of ${rounds} rounds of ${seconds} s`);
    console.log('                          req/s    p50 ms   p99 ms   CPU s/1000   resident MiB');
    report[kind] = contestants.map((contestant) => {
      const row = {
        name: contestant.name,
        perSecond: of(contestant, 'perSecond'),
        p50: of(contestant, 'p50'),
        p99: of(contestant, 'p99'),
        cpuPer1000: of(contestant, 'cpu'),
        resident: resident(contestant.pids[0]),
      };
      console.log(
        `${row.name.padEnd(24)} ${row.perSecond.toFixed(0).padStart(7)} ${row.p50.toFixed(2).padStart(9)} ${row.p99.toFixed(2).padStart(8)} ${row.cpuPer1000.toFixed(3).padStart(12)} ${row.resident.toFixed(0).padStart(13)}`,
      );
      return row;
    });
    const [ours, http, peer] = report[kind];
    console.log(`in-process to HTTP: ${(ours.perSecond / http.perSecond).toFixed(2)} × the requests, ${(ours.cpuPer1000 / http.cpuPer1000).toFixed(2)} × the CPU of a request`);
    if (peer) console.log(`our HTTP to stock: ${(http.perSecond / peer.perSecond).toFixed(2)} × the requests, ${(http.cpuPer1000 / peer.cpuPer1000).toFixed(2)} × the CPU of a request`);
  }
  if (json) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
} finally {
  for (const child of children) child.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
