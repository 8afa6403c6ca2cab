// Fidelity: every request that we send, every answer and webhook of the simulator, against Stripe's
// published description. It is not kept here: check out stripe/openapi and name one of its files.
//   tools/audit.sh stripe PATH/openapi/spec3.json [PATH/openapi/fixtures3.json]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Description } from './description.mjs';

const [specification, fixtures] = process.argv.slice(2);
if (!specification) {
  console.error('usage: tools/audit.sh stripe SPEC3.json|SPEC3.yaml [FIXTURES3.json]');
  process.exit(2);
}
const description = new Description(specification);

const folder = process.env.AUTOVISITE_STRIPE_TRAFFIC ?? mkdtempSync(join(tmpdir(), 'stripe-'));
const kept = process.env.AUTOVISITE_STRIPE_TRAFFIC !== undefined;
if (!kept) {
  const tests = spawnSync('tools/nextest.sh', ['-p', 'payment'], { stdio: 'inherit', env: { ...process.env, AUTOVISITE_STRIPE_TRAFFIC: folder } });
  if (tests.status !== 0) process.exit(tests.status ?? 1);
}

/** How often each thing was said. */
const faults = new Map();
const count = (fault) => faults.set(fault, (faults.get(fault) ?? 0) + 1);
const [asked, told] = [new Map(), new Map()];
const unknown = new Set();
const kinds = description.eventKinds();
const seen = new Set();
const later = new Set();

for (const file of readdirSync(folder)) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    const noted = JSON.parse(line);
    if (noted.webhook) {
      const event = noted.webhook;
      if (seen.has(event.id)) continue;
      seen.add(event.id);
      told.set(event.type, (told.get(event.type) ?? 0) + 1);
      // A description that is older than what we speak cannot know what came after it.
      const newer = event.api_version.slice(0, 10) > description.version.slice(0, 10);
      if (!kinds.has(event.type)) newer ? later.add(event.type) : count(`${event.type} is no kind of event`);
      description.webhook(event).forEach(count);
      description.unknownKeys(event.data.object).forEach((key) => unknown.add(key));
      continue;
    }
    // While it is down it answers nothing that is Stripe's.
    if (noted.status === 503) continue;
    const operation = description.operation(noted.method, noted.path);
    const name = `${noted.method} ${operation?.template ?? noted.path}`;
    asked.set(name, (asked.get(name) ?? 0) + 1);
    // What a test sends on purpose is refused with 400 and judged by its answer.
    if (noted.status < 400) description.request(noted).forEach(count);
    description.answer(noted).forEach(count);
    description.unknownKeys(noted.answer).forEach((key) => unknown.add(key));
  }
}
if (!kept) rmSync(folder, { recursive: true });

// Fields that are newer than the description are known by Stripe's own examples.
if (fixtures) {
  const { resources } = JSON.parse(readFileSync(fixtures, 'utf8'));
  for (const key of unknown) {
    const [object, field] = key.split(/\.(?=[^.]+$)/);
    if (resources[object] && field in resources[object]) unknown.delete(key);
  }
}

const total = (counts) => [...counts.values()].reduce((sum, one) => sum + one, 0);
console.log(`Stripe's description ${description.version}`);
console.log(`${total(asked)} requests and answers of ${asked.size} operations, ${total(told)} webhooks of ${told.size} kinds`);
for (const [name, times] of [...asked, ...told].sort()) console.log(`  ${String(times).padStart(6)}  ${name}`);
if (later.size > 0) console.log(`newer than this description: ${[...later].sort().join(', ')}`);
for (const key of [...unknown].sort()) count(`${key} is not described`);
for (const [fault, times] of [...faults].sort()) console.error(`  WRONG ${fault} (${times} times)`);
if (total(asked) === 0 || total(told) === 0) {
  console.error('nothing was overheard');
  process.exit(1);
}
console.log(`${faults.size} findings`);
process.exit(faults.size === 0 ? 0 : 1);
