// Attacks on the door, one by one, on a product with the limits of every installation, behind a proxy that
// says where each request is from. Each must end in its own refusal and cost the others nothing.
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { Product } from '../../e2e/product.mjs';
import { ask, guest, place } from './door.mjs';
import { PEOPLE } from './people-attacks.mjs';
import { newcomer } from './world.mjs';

const logIns = (count) => {
  const one = (n) => `a${n}: logIn(input: { email: "nobody@audit.example", password: "wrong-password" }) { session { accessToken } }`;
  return `mutation { ${Array.from({ length: count }, (_, n) => one(n)).join(' ')} }`;
};

/** Whether an appointment stands that was only said to be paid at the centre; its hold is told to the till first. */
async function stands(url, pay, id, as) {
  for (let tries = 0; tries < 6; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { code } = await ask(url, pay, { id }, as);
    if (!code) return true;
    if (code !== 'PAYMENT_NOT_READY') return false;
  }
  return false;
}

const ATTACKS = {
  async 'fifty log-ins in one request'(url) {
    const from = '203.0.113.10';
    const fifty = await ask(url, logIns(50), {}, { from });
    if (fifty.code !== 'QUERY_TOO_COMPLEX' || fifty.data) return `fifty aliases: ${JSON.stringify(fifty)}`;
    await ask(url, logIns(15), {}, { from });
    const more = await ask(url, logIns(10), {}, { from });
    if (more.status !== 429 || !more.after) return `twenty-five within a minute: ${JSON.stringify(more)}`;
    const other = await ask(url, '{ __typename }', {}, { from: '203.0.113.11' });
    return other.status === 200 ? null : `somebody else is kept out: ${other.status}`;
  },

  async 'three hundred uploads on one token'(url) {
    const headers = { 'x-forwarded-for': '203.0.113.20' };
    const put = () => fetch(`${url}/uploads/${'a'.repeat(43)}`, { method: 'PUT', headers, body: 'x' }).then((answer) => answer.status);
    const statuses = await Promise.all(Array.from({ length: 300 }, put));
    const through = statuses.filter((status) => status !== 429).length;
    return through <= 75 ? null : `${through} of 300 came through`;
  },

  async 'a day’s lanes for nothing'(url) {
    const from = '203.0.113.30';
    const { data } = await ask(url, '{ centres(first: 1) { edges { node { id } } } }', {}, { from });
    const car = { centreId: data.centres.edges[0].node.id, service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const search = { ...car, from: day(2), to: day(8) };
    const found = await ask(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: search }, { from });
    const taken = [];
    for (const { startsAt } of found.data.slots.slice(0, 16)) {
      const token = await guest(url, from);
      const wish = { ...car, startsAt, idempotencyKey: randomUUID() };
      const hold = 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }';
      taken.push((await ask(url, hold, { i: wish }, { token, from })).code ?? 'held');
    }
    const held = taken.filter((code) => code === 'held').length;
    return held === 8 && taken.includes('TOO_MANY_UNPAID') ? null : `of 16 guests: ${taken}`;
  },

  async 'a day’s lanes for nothing, as fleets'(url) {
    const from = '203.0.113.31';
    const { centre, car, day } = await place(url, from);
    const book = 'mutation($i: BookFleetInput!) { bookFleet(input: $i) { booked } }';
    const taken = [];
    for (let n = 0; n < 6; n += 1) {
      const token = await guest(url, from);
      const i = { centreIds: [centre], vehicles: [car, car, car], from: day(9), to: day(20), idempotencyKey: randomUUID() };
      const { code, data } = await ask(url, book, { i }, { token, from });
      taken.push(code ?? (data.bookFleet.booked ? 'booked' : 'none'));
    }
    const booked = taken.filter((code) => code === 'booked').length;
    return booked === 2 && taken.slice(2).every((code) => code === 'TOO_MANY_UNPAID') ? null : `of 6 guests with 3 cars: ${taken}`;
  },

  async 'a day’s lanes for nothing, by waiting'(url) {
    const from = '203.0.113.32';
    const { centre, car, day } = await place(url, from);
    const join = 'mutation($i: JoinWaitlistInput!) { joinWaitlist(input: $i) { wait { id } } }';
    const accept = 'mutation($i: OfferInput!) { acceptOffer(input: $i) { appointment { id } } }';
    const told = [];
    for (let n = 0; n < 4; n += 1) {
      const token = await guest(url, from);
      const i = { ...car, centreId: centre, from: day(2), to: day(20) };
      told.push((await ask(url, join, { i }, { token, from })).code ?? 'waits');
      // Of somebody else, or of nobody: what is not offered to them is not theirs.
      told.push((await ask(url, accept, { i: { appointmentId: randomUUID() } }, { token, from })).code ?? 'accepted');
    }
    const right = told.every((code, n) => code === (n % 2 ? 'OFFER_OVER' : 'TIMES_ARE_FREE'));
    return right ? null : `waiting for what is free: ${told}`;
  },

  async 'people who register, hold and never pay, again and again'(url) {
    const from = '203.0.113.33';
    const { centre, car, day } = await place(url, from);
    const search = { ...car, centreId: centre, from: day(2), to: day(8) };
    const found = await ask(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: search }, { from });
    const hold = 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }';
    const pay = 'mutation($id: UUID!) { payAtCentre(input: { appointmentId: $id }) { payment { id } } }';
    // All of one day, which is what they are after.
    const starts = found.data.slots.filter((slot) => slot.startsAt.slice(0, 10) === found.data.slots[0].startsAt.slice(0, 10));
    const told = { held: 0, stand: 0, codes: new Set() };
    const heard = (answer) => answer.code && told.codes.add(answer.code);
    const said = (query, variables) => ask(url, query, variables, { from }).then((answer) => heard(answer) || answer.data);
    for (let n = 0; n < 14; n += 1) {
      // Somebody else each time, who reads the letter that opens their account.
      const account = { email: `nothing-${n}@audit.example`, password: `Trop-${randomUUID()}`, displayName: 'Personne' };
      const made = await newcomer(url, account, said).catch(() => null);
      const token = made?.accessToken ?? (await guest(url, from));
      const wish = { ...car, centreId: centre, startsAt: starts[n % starts.length].startsAt, idempotencyKey: randomUUID() };
      const held = await ask(url, hold, { i: wish }, { token, from });
      heard(held);
      if (held.code) continue;
      told.held += 1;
      if (await stands(url, pay, held.data.holdSlot.appointment.id, { token, from })) told.stand += 1;
    }
    const summary = `${told.held} held, ${told.stand} stand unpaid, refused with ${[...told.codes]}`;
    return told.stand > 0 && told.held <= 8 && told.codes.has('TOO_MANY_UNPAID') ? null : summary;
  },

  async 'a thousand sockets'(url) {
    const open = (from) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { 'x-forwarded-for': from } });
        socket.on('open', () => resolve(socket));
        socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode));
        socket.on('error', () => resolve(0));
      });
    const all = [];
    for (let batch = 0; batch < 20; batch += 1) {
      all.push(...(await Promise.all(Array.from({ length: 50 }, () => open('203.0.113.40')))));
    }
    const sockets = all.filter((one) => typeof one === 'object');
    const refused = all.filter((one) => one === 429).length;
    const other = await open('203.0.113.41');
    for (const socket of [...sockets, other]) socket.terminate?.();
    if (sockets.length + refused !== 1_000 || sockets.length > 100) return `${sockets.length} open, ${refused} refused with 429`;
    return typeof other === 'object' ? null : 'somebody else is kept out';
  },

  async 'eight messages of one person at once'(url) {
    const talk = async (from) => {
      const token = await guest(url, from);
      const open = 'mutation { openConversation(input: { channel: WEB }) { conversation { id } } }';
      const { data } = await ask(url, open, {}, { token, from });
      const send = 'mutation($i: SendMessageInput!) { sendMessage(input: $i) { messages { seq } } }';
      return (text) =>
        ask(url, send, { i: { conversationId: data.openConversation.conversation.id, clientMessageId: randomUUID(), text } }, { token, from });
    };
    const [busy, calm] = [await talk('203.0.113.50'), await talk('203.0.113.51')];
    const flood = Promise.all(Array.from({ length: 8 }, (_, n) => busy(`je voudrais un rendez-vous le ${n + 10}`)));
    const begun = performance.now();
    const answer = await calm('bonjour');
    const took = performance.now() - begun;
    await flood;
    return answer.data && took < 8_000 ? null : `somebody else waited ${took.toFixed(0)} ms: ${answer.code}`;
  },
};

/** What went wrong, a sentence each. */
export async function attacks() {
  const product = await Product.create({
    AUTOVISITE_REQUESTS_PER_ADDRESS: '120',
    AUTOVISITE_REQUESTS_PER_PERSON: '600',
    AUTOVISITE_BEHIND_PROXY: 'true',
  });
  const findings = [];
  try {
    await product.start();
    for (const [name, attack] of Object.entries({ ...ATTACKS, ...PEOPLE })) {
      const wrong = await attack(product.url);
      console.log(`  ${name}: ${wrong ?? 'refused'}`);
      if (wrong) findings.push(`${name}: ${wrong}`);
    }
  } finally {
    await product.stop().catch(() => undefined);
    await product.remove();
  }
  return findings;
}
