// Measures the built server: cold start, resident memory, a federated query in both transports in
// interleaved rounds, the time from a photo to its fields and from a signature to its PDFs.
// Absolute times belong to this machine and this build; the ratio is what compares.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graph, Product, root } from '../web/e2e/product.mjs';
import { logIn, median, quantile } from './measure.mjs';

const ROUNDS = 6;
const REQUESTS = 150;
const ms = (value) => `${value.toFixed(1)} ms`;
const print = (name, value) => console.log(`${name.padEnd(52)} ${value}`);

async function resident(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kib] = status.match(/VmRSS:\s+(\d+) kB/) ?? [];
  return kib ? `${(Number(kib) / 1024).toFixed(0)} MiB` : 'not told by this system';
}

async function until(ask, fits) {
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** An appointment with a payment, for the query to join over. */
async function prepare(url) {
  const token = await logIn(url, 'camille@demo.example');
  const { centres } = await graph(url, '{ centres(search: "part-dieu") { edges { node { id } } } }');
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const kind = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
  const search = { centreId: centres.edges[0].node.id, from: day(1), to: day(7), ...kind };
  const { slots } = await graph(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: search }, token);
  const wish = { centreId: search.centreId, startsAt: slots.at(-1).startsAt, ...kind, plate: 'PM-110-EP', idempotencyKey: 'bench' };
  const { holdSlot } = await graph(url, 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }', { i: wish }, token);
  const { id } = holdSlot.appointment;
  const pay = 'mutation($id: UUID!) { payAtCentre(input: {appointmentId: $id}) { payment { id } } }';
  await graph(url, pay, { id }, token);
  const status = 'query($id: UUID!) { appointment(id: $id) { status } }';
  await until(() => graph(url, status, { id }, token), (answer) => answer.appointment.status === 'CONFIRMED');
  return { token, id };
}

const FEDERATED = `{ me { displayName appointments(first: 5) { edges { node {
  reference startsAt centre { name city } lane { name } payment { status amount { amountCents } }
  inspection { status outcome } } } } } }`;

async function latency(products) {
  const samples = new Map(products.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, product, token } of products) {
      for (let n = 0; n < REQUESTS; n += 1) {
        const started = performance.now();
        await graph(product.url, FEDERATED, {}, token);
        // The first round warms both.
        if (round > 0) samples.get(name).push(performance.now() - started);
      }
    }
  }
  return samples;
}

/** Milliseconds that each of those answers took, asked one after another. */
async function times(count, ask) {
  const values = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    await ask();
    values.push(performance.now() - started);
  }
  return values;
}

/** What a log-in costs, and what it costs the others: an empty mutation alone, and beside log-ins. */
async function logIns(product) {
  const empty = () => graph(product.url, 'mutation { __typename }');
  const enter = () => logIn(product.url, 'camille@demo.example');
  await times(20, empty);
  const alone = await times(300, empty);
  const entering = await times(60, enter);
  let going = true;
  const crowd = Array.from({ length: 4 }, async () => {
    while (going) await enter();
  });
  const beside = await times(300, empty);
  going = false;
  await Promise.all(crowd);
  return { alone: quantile(alone, 0.95), entering: quantile(entering, 0.95), beside: quantile(beside, 0.95) };
}

async function photo(product, token) {
  const bytes = await readFile(join(root, 'subgraphs/scan/tests/samples/008.jpg'));
  const wish = { kind: 'REGISTRATION_CERTIFICATE', fileName: 'c.jpg', contentType: 'image/jpeg', sizeBytes: bytes.length };
  const create = 'mutation($i: CreateUploadInput!) { createUpload(input: $i) { document { id } upload { url } } }';
  const { createUpload } = await graph(product.url, create, { i: wish }, token);
  const started = performance.now();
  await fetch(new URL(createUpload.upload.url, product.url), { method: 'PUT', body: bytes });
  const read = 'query($id: UUID!) { document(id: $id) { registration { plate } } }';
  const { id } = createUpload.document;
  await until(() => graph(product.url, read, { id }, token), (answer) => answer.document.registration);
  return performance.now() - started;
}

async function certificates(product, appointmentId) {
  const token = await logIn(product.url, 'controleur@demo.example');
  const run = (document, variables) => graph(product.url, document, variables, token);
  const wish = { i: { appointmentId } };
  const { checkIn } = await run('mutation($i: CheckInInput!) { checkIn(input: $i) { inspection { id } } }', wish);
  const { id } = checkIn.inspection;
  const { inspection } = await run('query($id: UUID!) { inspection(id: $id) { checklist { groups { points { code } } } } }', { id });
  const points = inspection.checklist.flatMap((f) => f.groups.flatMap((g) => g.points.map((p) => p.code)));
  const vehicle = {
    inspectionId: id,
    plate: 'AB-123-CD',
    vin: 'WVWZZZ1KZAW123456',
    make: 'VOLKSWAGEN',
    model: 'TIGUAN',
    firstRegistration: '2010-03-12',
    euCategory: 'M1',
    energy: 'PETROL',
    usage: 'ORDINARY',
  };
  await run(
    `mutation($id: UUID!, $points: [String!]!, $vehicle: SetVehicleIdentityInput!) {
      setVehicleIdentity(input: $vehicle) { inspection { id } }
      startInspection(input: {inspectionId: $id}) { inspection { id } }
      checkPoints(input: {inspectionId: $id, points: $points}) { inspection { id } }
      completeInspection(input: {inspectionId: $id, odometerKm: 1000}) { inspection { id } } }`,
    { id, points, vehicle },
  );
  await run('mutation($id: UUID!) { signInspection(input: {inspectionId: $id, idempotencyKey: "b"}) { inspection { id } } }', { id });
  const started = performance.now();
  const issued = 'query($id: UUID!) { inspection(id: $id) { report { id } certificate { id } } }';
  await until(() => run(issued, { id }), ({ inspection }) => inspection.report && inspection.certificate);
  return performance.now() - started;
}

const inProcess = await Product.create();
const overHttp = await Product.create({ AUTOVISITE_TRANSPORT: 'http' });
try {
  print('first start on an empty data folder', ms(await inProcess.start()));
  const starts = [];
  for (let n = 0; n < 5; n += 1) {
    await inProcess.stop();
    starts.push(await inProcess.start());
  }
  print('start on an initialised data folder to /ready (median of 5)', ms(median(starts)));
  print('resident memory after start', await resident(inProcess.pid));
  await overHttp.start();

  const [near, far] = [await prepare(inProcess.url), await prepare(overHttp.url)];
  const samples = await latency([
    { name: 'in-process', product: inProcess, token: near.token },
    { name: 'http', product: overHttp, token: far.token },
  ]);
  for (const [name, values] of samples) {
    print(`federated query over 4 subgraphs, ${name}: p50, p99`, `${ms(median(values))}, ${ms(quantile(values, 0.99))}`);
  }
  print('in-process / http, p50', (median(samples.get('in-process')) / median(samples.get('http'))).toFixed(2));

  const { alone, entering, beside } = await logIns(inProcess);
  print('log-in / empty mutation, p95', (entering / alone).toFixed(1));
  print('empty mutation beside four log-ins / alone, p95', (beside / alone).toFixed(1));

  const readings = [];
  for (let n = 0; n < 3; n += 1) readings.push(await photo(inProcess, near.token));
  print('photo of a carte grise to its fields (median of 3)', ms(median(readings)));
  print('signature to both PDFs issued', ms(await certificates(inProcess, near.id)));
  print('resident memory after all this', await resident(inProcess.pid));
} finally {
  await Promise.all([inProcess.stop().catch(() => {}), overHttp.stop().catch(() => {})]);
  await Promise.all([inProcess.remove(), overHttp.remove()]);
}
