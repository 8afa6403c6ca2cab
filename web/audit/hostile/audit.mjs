// Ten thousand hostile requests, some of them at once: none gets data it must not have, none takes
// the server down or away from others, and its memory comes back to its level.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuMs, residentMiB } from '../shared/process.mjs';
import { attacks } from './attacks.mjs';
import { bystander } from './bystander.mjs';
import { control } from './control.mjs';
import { hoard, HOARD, HOARD_MIB } from './hoard.mjs';
import { verdict } from './judge.mjs';
import { batches, brokenJson, byHash, documents, giant, wrongType } from './kinds/bodies.mjs';
import {
  badToken,
  foreignKey,
  forgedHeaders,
  misplacedToken,
  nobody,
  pastTheRouter,
  stranger,
} from './kinds/people.mjs';
import { webSocket } from './kinds/socket.mjs';
import { methods, paths, raw } from './kinds/wire.mjs';
import { dice } from './random.mjs';
import { hangUp, send, slowBodies } from './send.mjs';
import { world as create } from './world.mjs';

const REQUESTS = Number(process.env.AUDIT_REQUESTS ?? 10_000);
const SEED = Number(process.env.AUDIT_SEED ?? 20_261_122);
const AT_ONCE = 24;
const SLOW = 24;
/** After this long no further request is sent: an audit that does not end is no audit. */
const LONGEST_MS = 240_000;
/** How much more memory may be resident after the second half than after the first. */
const MORE = 1.15;
const SETTLE_MS = 4_000;

/** How many of a hundred are of each kind. */
const KINDS = Object.entries({
  documents: [20, documents],
  'nobody asks': [9, nobody],
  'a stranger asks': [11, stranger],
  'bad tokens': [9, badToken],
  'foreign keys': [3, foreignKey],
  'misplaced tokens': [4, misplacedToken],
  'forged headers': [11, forgedHeaders],
  'past the router': [3, pastTheRouter],
  'broken JSON': [9, brokenJson],
  'giant bodies': [2, giant],
  'wrong types': [6, wrongType],
  batches: [3, batches],
  'unknown hashes': [2, byHash],
  methods: [4, methods],
  paths: [2, paths],
  'raw bytes': [1, raw],
  WebSockets: [1, webSocket],
});

function draw(chance) {
  let left = chance.next() * 100;
  return KINDS.find(([, [share]]) => (left -= share) < 0) ?? KINDS[0];
}

/** Sends `count` requests and counts them in `tally`; answers how many there was no time for. */
async function flood(world, chance, count, tally, pid) {
  const until = performance.now() + LONGEST_MS / 2;
  let left = count;
  const worker = async () => {
    while (left > 0 && performance.now() < until && existsSync(`/proc/${pid}`)) {
      left -= 1;
      const [name, [, make]] = draw(chance);
      const request = make(world, chance);
      const answer = await send(world, request);
      const counted = tally.get(name);
      counted.sent += 1;
      counted.statuses.set(answer.status, (counted.statuses.get(answer.status) ?? 0) + 1);
      // Whatever was under way when it went down may have been the reason.
      const down = answer.status === 0 && !existsSync(`/proc/${pid}`);
      const wrong = down ? 'the server went down' : verdict(world, request, answer);
      if (wrong) counted.wrong.push({ wrong, request });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return Math.max(0, left);
}

const describe = ({ wrong, request }) => {
  const shown = {
    ...request,
    body: request.body?.toString().slice(0, 300),
    bytes: request.bytes?.toString('latin1').slice(0, 300),
  };
  return `${wrong}\n      ${JSON.stringify(shown).slice(0, 700)}`;
};

export async function audit(product) {
  const world = await create(product);
  const findings = await control(world);
  const tally = new Map(KINDS.map(([name]) => [name, { sent: 0, statuses: new Map(), wrong: [] }]));
  const chance = dice(SEED);
  const memory = [await residentMiB(product.pid)];
  const processor = await cpuMs(product.pid);

  const others = bystander(product.url);
  const release = slowBodies(product.port, SLOW);
  // The first half gives caches and pools their size; the second must find them large enough.
  let unsent = 0;
  let seconds = 0;
  for (const half of [Math.ceil(REQUESTS / 2), Math.floor(REQUESTS / 2)]) {
    const begun = performance.now();
    unsent += await flood(world, chance, half, tally, product.pid);
    seconds += (performance.now() - begun) / 1000;
    await pause(SETTLE_MS);
    if (!existsSync(`/proc/${product.pid}`)) {
      const suspects = [...tally.values()].flatMap(({ wrong }) => wrong).map(describe);
      return [...findings, 'the server is down', ...suspects];
    }
    memory.push(await residentMiB(product.pid));
  }
  const closed = release();
  const noticed = await others();
  const used = (await cpuMs(product.pid)) - processor;
  hangUp();

  let sent = 0;
  for (const [name, { sent: count, statuses, wrong }] of tally) {
    sent += count;
    const by = [...statuses].sort().map(([status, times]) => `${status || 'closed'}×${times}`);
    console.log(`  ${name.padEnd(17)} ${String(count).padStart(5)}  ${by.join(' ')}`);
    if (count === 0 && REQUESTS >= 1_000) findings.push(`${name}: none was sent`);
    if (wrong.length > 0)
      findings.push(`${name}, ${wrong.length} times: ${wrong.slice(0, 3).map(describe).join('\n    ')}`);
  }
  console.log(
    `  ${sent} requests, ${AT_ONCE} at once, in ${seconds.toFixed(1)} s, seed ${SEED}; ${(used / sent).toFixed(1)} ms of processor each`,
  );
  console.log(`  meanwhile ${noticed.asked} honest requests, median ${noticed.median} ms, slowest ${noticed.worst} ms`);
  console.log(`  ${SLOW} connections that never finish: the server closed ${closed}`);
  const [before, between, after] = memory.map(Math.round);
  console.log(`  memory: ${before} MiB before, ${between} after the first half, ${after} after the second`);
  const hoarded = await hoard(world, product.pid);
  console.log(`  memory: ${hoarded.toFixed(0)} MiB more for ${HOARD} documents as heavy as the guard lets through`);

  if (unsent > 0) findings.push(`${unsent} of ${REQUESTS} were not sent in ${LONGEST_MS / 1000} s`);
  if (noticed.failed.length > 0)
    findings.push(`${noticed.failed.length} honest requests failed: ${noticed.failed[0].failed}`);
  if (closed < SLOW) findings.push(`${SLOW - closed} connections that never finish stay open`);
  if (after > between * MORE) findings.push(`memory grows on, from ${between} MiB to ${after}`);
  if (hoarded > HOARD_MIB) findings.push(`${HOARD} documents make the server keep ${hoarded.toFixed(0)} MiB`);
  if (/panicked at/.test(product.log)) findings.push(`a panic in the log: ${product.log.match(/.*panicked at.*/)[0]}`);
  findings.push(...(await control(world)).map((finding) => `afterwards: ${finding}`));
  findings.push(...(await attacks()));
  return findings;
}
