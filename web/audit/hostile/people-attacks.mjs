// Attacks on other people's things: their rows, their money, their log-ins, their mailbox.
import { randomUUID } from 'node:crypto';
import { ask, demo, guest, letters, place, until } from './door.mjs';
import { newcomer } from './world.mjs';

const CANCEL = 'mutation($i: CancelAppointmentInput!) { cancelAppointment(input: $i) { appointment { status } } }';
const LOG_IN = 'mutation($i: LogInInput!) { logIn(input: $i) { session { accessToken refreshToken } } }';
const REFRESH = 'mutation($i: RefreshSessionInput!) { refreshSession(input: $i) { session { refreshToken } } }';
const HOLD = 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id } } }';

/** A centre with that slug, or the first with another. */
async function centreOf(url, slug, other = false) {
  const { data } = await ask(url, '{ centres(first: 50) { nodes { id slug } } }', {});
  return data.centres.nodes.find((centre) => (centre.slug === slug) !== other).id;
}

/** Books for somebody on the telephone, as that member of staff; answers the appointment and its payment. */
async function bookedBy(url, token, centreId, days) {
  const { car, day } = await place(url);
  const search = { ...car, centreId, from: day(days), to: day(days + 8) };
  const found = await ask(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: search });
  const i = { ...car, centreId, startsAt: found.data.slots[0].startsAt, name: 'Amina Diallo', phone: '0612345678', idempotencyKey: randomUUID() };
  const book = 'mutation($i: BookForCallerInput!) { bookForCaller(input: $i) { appointment { id } } }';
  const { id } = (await ask(url, book, { i }, { token })).data.bookForCaller.appointment;
  const look = 'query($id: UUID!) { appointment(id: $id) { payment { id } } }';
  const payment = await until(async () => (await ask(url, look, { id }, { token })).data?.appointment?.payment?.id);
  return { id, payment };
}

const statusOf = async (url, id, token) =>
  (await ask(url, 'query($id: UUID!) { appointment(id: $id) { status } }', { id }, { token })).data?.appointment?.status;

export const PEOPLE = {
  async 'a receptionist at another centre’s board'(url) {
    const mine = await demo(url, 'accueil.lyon@demo.example');
    const everywhere = await demo(url, 'accueil@demo.example');
    const theirs = await centreOf(url, 'lyon-part-dieu', true);
    const { id, payment } = await bookedBy(url, everywhere, theirs, 3);
    const today = new Date().toISOString().slice(0, 10);
    const as = { token: mine };
    const board = await ask(url, 'query($c: UUID!, $d: NaiveDate!) { dayBoard(centreId: $c, date: $d) { id } }', { c: theirs, d: today }, as);
    const read = await ask(url, 'query($id: UUID!) { appointment(id: $id) { reference caller { name } } }', { id }, as);
    const cancel = await ask(url, CANCEL, { i: { appointmentId: id } }, as);
    const refund = 'mutation($i: RefundPaymentInput!) { refundPayment(input: $i) { payment { id } } }';
    const back = await ask(url, refund, { i: { paymentId: payment, reason: 'x', idempotencyKey: randomUUID() } }, as);
    const till = 'mutation($i: RecordDeskPaymentInput!) { recordDeskPayment(input: $i) { payment { id } } }';
    const cash = await ask(url, till, { i: { paymentId: payment, means: 'CASH' } }, as);
    const codes = [board, cancel, back, cash].map(({ code }) => code);
    const status = await statusOf(url, id, everywhere);
    const kept = status === 'CONFIRMED' && !read.data?.appointment && codes.every(Boolean) && payment;
    return kept ? null : `${status}, ${codes}, read ${JSON.stringify(read.data)}, payment ${payment}`;
  },

  async 'a cancellation as a way around a refund'(url) {
    const token = await demo(url, 'accueil.lyon@demo.example');
    const { id, payment } = await bookedBy(url, token, await centreOf(url, 'lyon-part-dieu'), 4);
    const till = 'mutation($i: RecordDeskPaymentInput!) { recordDeskPayment(input: $i) { payment { status } } }';
    const paid = await ask(url, till, { i: { paymentId: payment, means: 'CASH' } }, { token });
    if (paid.code) return `nothing was paid: ${paid.code}`;
    // The appointment hears of it by an event; until then it is refused by nobody who could know.
    const told = await until(async () => {
      const look = 'query($id: UUID!) { appointment(id: $id) { cancellation { givenBack { amountCents } } } }';
      const { data } = await ask(url, look, { id }, { token });
      return data?.appointment?.cancellation?.givenBack?.amountCents > 0;
    });
    const cancel = await ask(url, CANCEL, { i: { appointmentId: id } }, { token });
    const status = await statusOf(url, id, token);
    return told && cancel.code && status === 'CONFIRMED' ? null : `${status}, ${cancel.code}, told ${told}`;
  },

  async 'words of a caller in a stranger’s mailbox'(url) {
    const from = '203.0.113.60';
    const mark = `mot-${randomUUID()}`;
    const token = await guest(url, from);
    const account = { email: 'victime@audit.example', password: `Trop-${randomUUID()}`, displayName: `${mark} https://piege.example` };
    await ask(url, 'mutation($i: RegisterInput!) { register(input: $i) { addressCode { challengeId } } }', { i: account }, { token, from });
    const { centre, car, day } = await place(url, from);
    const search = { ...car, centreId: centre, from: day(12), to: day(19) };
    const found = await ask(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: search }, { from });
    const wish = { ...car, centreId: centre, startsAt: found.data.slots[0].startsAt, idempotencyKey: randomUUID() };
    const held = await ask(url, HOLD, { i: wish }, { token, from });
    if (held.code) return `nothing was held: ${held.code}`;
    await ask(url, CANCEL, { i: { appointmentId: held.data.holdSlot.appointment.id, reason: mark } }, { token, from });
    const written = await until(async () => (await letters(url)).some((letter) => letter.includes('victime@audit.example')));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const carried = (await letters(url)).filter((letter) => letter.includes(mark) || letter.includes('piege.example'));
    return written && carried.length === 0 ? null : `${carried.length} letters carry it, the first was ${written ? '' : 'not '}written`;
  },

  async 'a stolen refresh token, used at the same moment'(url) {
    const session = await newcomer(
      url,
      { email: 'volee@audit.example', password: `Trop-${randomUUID()}`, displayName: 'Volée' },
      (query, variables) => ask(url, query, variables).then(({ data }) => data),
    );
    const refresh = (refreshToken) => ask(url, REFRESH, { i: { refreshToken } });
    const raced = await Promise.all(Array.from({ length: 10 }, () => refresh(session.refreshToken)));
    const next = new Set(raced.map(({ data }) => data?.refreshSession.session.refreshToken));
    if (next.size !== 1 || next.has(undefined)) return `ten at once have ${next.size} successors: ${raced.map(({ code }) => code)}`;
    const [successor] = next;
    const later = await refresh(successor);
    if (later.code) return `the successor opens nothing: ${later.code}`;
    // A copy that comes back after its successor was used ends the whole log-in, for thief and owner; at
    // once it is only refused, because a request may overtake another.
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    const copy = await refresh(session.refreshToken);
    const after = await refresh(later.data.refreshSession.session.refreshToken);
    return copy.code && after.code ? null : `the copy: ${copy.code}, the log-in after it: ${after.code}`;
  },

  async 'wrong passwords that keep an administrator out'(url) {
    const tried = (from, password) => ask(url, LOG_IN, { i: { email: 'admin@demo.example', password } }, { from });
    const codes = [];
    for (let n = 0; n < 7; n += 1) codes.push((await tried('203.0.113.70', `faux-${n}-mot-de-passe`)).code);
    const owner = await tried('203.0.113.71', 'demo-autovisite');
    const stopped = codes.at(-1) === 'TOO_MANY_ATTEMPTS' || codes.at(-1) === undefined;
    return stopped && owner.data?.logIn ? null : `the stranger: ${codes}; the owner: ${owner.code}`;
  },

  async 'a guest’s token once the guest has an account'(url) {
    const from = '203.0.113.80';
    const start = 'mutation { startGuestSession(input: {}) { session { accessToken refreshToken } } }';
    const old = (await ask(url, start, {}, { from })).data.startGuestSession.session;
    const as = { token: old.accessToken, from };
    const account = { email: 'ancienne@audit.example', password: `Trop-${randomUUID()}`, displayName: 'Ancienne' };
    const said = (query, variables) => ask(url, query, variables, as).then(({ data }) => data);
    const made = await newcomer(url, account, said);
    const refreshed = await ask(url, REFRESH, { i: { refreshToken: old.refreshToken } }, { from });
    const before = await ask(url, '{ me { email } }', {}, as);
    // What is void is known at the edge within a quarter of a minute.
    await new Promise((resolve) => setTimeout(resolve, 16_000));
    const after = await ask(url, '{ me { email } }', {}, as);
    const shown = [before, after].map(({ data }) => data?.me?.email).filter(Boolean);
    const right = made?.accessToken && refreshed.code && after.code;
    return right ? null : `refresh ${refreshed.code}, after ${after.code}, shown ${shown}`;
  },
};
