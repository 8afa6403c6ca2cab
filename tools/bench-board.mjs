// A centre with 1,000 appointments in a week and 50 tablets that look at its board: how long after a change is
// asked for does each of them show it, beside an empty query of the same moments. Bounded: 40 changes.
// It drives what the page does: a stream of changes, and the one row read again. Decision: docs/decisions/web.md.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graph, Product, root } from '../web/e2e/product.mjs';
import { logIn, quantile } from './measure.mjs';

const APPOINTMENTS = 1_000;
const TABLETS = 50;
const CHANGES = 40;
const GATHER_MS = 100;
const print = (name, value) => console.log(`${name.padEnd(60)} ${value}`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** An operation of the web application with the fragments that it names. */
async function operation(name) {
  const parts = new Map();
  const take = async (one) => {
    if (parts.has(one)) return;
    const text = await readFile(join(root, `schema/operations/web/${one}.graphql`), 'utf8');
    parts.set(one, text);
    for (const [, fragment] of text.matchAll(/\.\.\.(\w+)/g)) await take(fragment);
  };
  await take(name);
  return [...parts.values()].join('\n');
}

/** Twelve lanes more, and a week that is full of callers. Answers the centre and a day of its week. */
async function fill(url, token) {
  const { centres } = await graph(url, '{ centres(search: "part-dieu") { edges { node { id } } } }');
  const centreId = centres.edges[0].node.id;
  for (let n = 0; n < 12; n += 1) {
    const lane = { centreId, name: `Ligne ${n + 10}`, categories: ['CAR'] };
    await graph(url, 'mutation($i: AddLaneInput!) { addLane(input: $i) { centre { id } } }', { i: lane }, token);
  }
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const kind = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
  const search = { centreId, from: day(2), to: day(8), ...kind };
  const { slots } = await graph(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt freeLanes } }', { i: search }, token);
  const starts = slots.flatMap(({ startsAt, freeLanes }) => Array(freeLanes).fill(startsAt)).slice(0, APPOINTMENTS);
  const ids = [];
  const book = 'mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment { id } } }';
  const queue = starts.entries();
  const caller = async () => {
    for (const [n, startsAt] of queue) {
      const wish = { centreId, startsAt, ...kind, name: `Client ${n}`, phone: '06 12 34 56 78', idempotencyKey: `board-${n}` };
      // One of two who ask for the same start waits for the other.
      const booked = await graph(url, book, { i: wish }, token);
      ids.push({ id: booked.bookForCaller.appointment.id, date: startsAt.slice(0, 10) });
    }
  };
  await Promise.all([caller(), caller(), caller(), caller()]);
  return { centreId, ids };
}

/** A tablet: `seen(id, row)` for each row that it reads again. */
async function tablet(url, token, { stream, one, centreId }, seen, signal) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, accept: 'text/event-stream' };
  const body = JSON.stringify({ query: stream, variables: { centreId } });
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal });
  if (!answer.ok) throw new Error(`no stream: ${answer.status} ${await answer.text()}`);
  const decoder = new TextDecoder();
  let buffer = '';
  let opened;
  const open = new Promise((resolve) => (opened = resolve));
  const read = async () => {
    for await (const chunk of answer.body) {
      buffer += decoder.decode(chunk, { stream: true });
      for (let end; (end = buffer.indexOf('\n\n')) >= 0; buffer = buffer.slice(end + 2)) {
        const data = buffer.slice(0, end).match(/^data: ?(.*)$/m)?.[1];
        const change = data && JSON.parse(data).data?.boardChanged;
        if (!change) continue;
        opened();
        if (!change.appointmentId) continue;
        void pause(GATHER_MS)
          .then(() => graph(url, one, { id: change.appointmentId }, token))
          .then(({ appointment }) => seen(appointment));
      }
    }
  };
  read().catch((error) => signal.aborted || console.error(error));
  await open;
}

const product = await Product.create({ AUTOVISITE_STREAMS_PER_PERSON: String(TABLETS + 10) });
const end = new AbortController();
try {
  await product.start();
  const token = await logIn(product.url, 'responsable@demo.example');
  const { centreId, ids } = await fill(product.url, token);
  print('appointments of the week', ids.length);
  const documents = { stream: await operation('BoardChanged'), one: await operation('BoardRowOf'), centreId };
  const whole = await operation('DayBoard');
  const date = ids.at(0).date;
  const wholes = [];
  for (let n = 0; n < 5; n += 1) {
    const began = performance.now();
    const { dayBoard } = await graph(product.url, whole, { centreId, date }, token);
    wholes.push(performance.now() - began);
    if (n === 0) print('on the board of one day', dayBoard.length);
  }

  const shown = [];
  const asked = new Map();
  const told = (appointment) => {
    for (const { words } of appointment.notes) {
      const began = asked.get(words);
      if (began) shown.push([words, performance.now() - began]);
    }
  };
  await Promise.all(Array.from({ length: TABLETS }, () => tablet(product.url, token, documents, told, end.signal)));
  const empty = async (count, until = () => false) => {
    const times = [];
    for (let n = 0; n < count && !until(); n += 1) {
      const began = performance.now();
      await graph(product.url, '{ __typename }');
      times.push(performance.now() - began);
      await pause(10);
    }
    return times;
  };
  const alone = await empty(200);
  let over = false;
  const beside = empty(100_000, () => over);
  const add = 'mutation($i: AddNoteInput!) { addNote(input: $i) { appointment { id } } }';
  for (let n = 0; n < CHANGES; n += 1) {
    const words = `Changement ${n}`;
    asked.set(words, performance.now());
    await graph(product.url, add, { i: { appointmentId: ids[n].id, words } }, token);
    await pause(1_000);
  }
  await pause(2_000);
  over = true;
  const besides = await beside;
  const times = shown.map(([, time]) => time);
  const expected = TABLETS * CHANGES;
  print('rows shown anew, of so many', `${times.length} of ${expected}`);
  print('the whole board of a day, read once (median of 5)', `${quantile(wholes, 0.5).toFixed(0)} ms`);
  print('a change until a tablet shows it: p50, p95', `${quantile(times, 0.5).toFixed(0)} ms, ${quantile(times, 0.95).toFixed(0)} ms`);
  print('an empty query, alone and beside: p95', `${quantile(alone, 0.95).toFixed(1)} ms, ${quantile(besides, 0.95).toFixed(1)} ms`);
  print('a change shown / an empty query beside, p95', (quantile(times, 0.95) / quantile(besides, 0.95)).toFixed(1));
  if (times.length < expected) process.exitCode = 1;
} finally {
  end.abort();
  await product.stop().catch(() => {});
  await product.remove();
}
