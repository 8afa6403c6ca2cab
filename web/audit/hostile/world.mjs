// The people of the play: a victim whose data must stay theirs, a stranger with a session of
// their own, and what only the victim and the staff may ever read (the canaries).
import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { codeFor, graph } from '../../e2e/product.mjs';
import { badTokens } from './tokens.mjs';

const SESSION = 'session { accessToken refreshToken user { id } }';

async function slot(url, token) {
  const { centres } = await graph(url, '{ centres { nodes { id lanes { categories } } } }');
  const from = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const to = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const car = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
  for (const { id } of centres.nodes) {
    const input = { centreId: id, from, to, ...car };
    const { slots } = await graph(url, 'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }', { i: input });
    if (slots[0]) {
      const held = { centreId: id, startsAt: slots[0].startsAt, idempotencyKey: randomUUID(), ...car };
      const mutation = 'mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id reference } } }';
      return (await graph(url, mutation, { i: held }, token)).holdSlot.appointment;
    }
  }
  throw new Error('no centre has a free slot');
}

/** Ports of 127.0.0.1 on which the process listens. */
async function listeningPorts(pid) {
  const links = (await readdir(`/proc/${pid}/fd`)).map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''));
  const sockets = new Set((await Promise.all(links)).map((link) => link.match(/^socket:\[(\d+)\]$/)?.[1]));
  const rows = (await readFile(`/proc/${pid}/net/tcp`, 'utf8')).split('\n').slice(1);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row[3] === '0A' && sockets.has(row[9]))
    .map((row) => parseInt(row[1].split(':')[1], 16));
}

/** An account, opened by the code of its letter; `ask` answers a request's data. */
export async function newcomer(url, account, ask) {
  const begin = 'mutation($i: RegisterInput!) { register(input: $i) { addressCode { challengeId } } }';
  const { challengeId } = (await ask(begin, { i: account })).register.addressCode;
  const enter = `mutation($i: LogInWithCodeInput!) { logInWithCode(input: $i) { ${SESSION} } }`;
  const input = { challengeId, code: await codeFor({ url }, account.email) };
  return (await ask(enter, { i: input })).logInWithCode.session;
}

export async function world({ url, port, pid, tokenKey }) {
  const mark = randomBytes(6).toString('hex');
  const secret = {
    email: `canari-${mark}@audit.example`,
    displayName: `Canari ${mark}`,
    // As it is told: as one dials it in France.
    phone: `06${(parseInt(mark, 16) % 1e8).toString().padStart(8, '0')}`.match(/../g).join(' '),
    said: `phrase-${mark}`,
    file: `carte-${mark}.jpg`,
    plate: 'QX-417-ZB',
  };
  const password = randomBytes(12).toString('hex');
  const ask = (text, variables, token) => graph(url, text, variables, token);
  const account = { email: secret.email, password, displayName: secret.displayName, phone: secret.phone };
  const victim = await newcomer(url, account, ask);
  const open = 'mutation { openConversation(input: { channel: WEB }) { conversation { id } } }';
  const conversation = (await ask(open, {}, victim.accessToken)).openConversation.conversation.id;
  const say = 'mutation($i: SendMessageInput!) { sendMessage(input: $i) { messages { id } } }';
  const said = { conversationId: conversation, clientMessageId: randomUUID(), text: secret.said };
  await ask(say, { i: said }, victim.accessToken);
  const appointment = await slot(url, victim.accessToken);
  const plate = 'mutation($i: SetAppointmentPlateInput!) { setAppointmentPlate(input: $i) { appointment { plate } } }';
  await ask(plate, { i: { appointmentId: appointment.id, plate: secret.plate } }, victim.accessToken);
  const upload = 'mutation($i: CreateUploadInput!) { createUpload(input: $i) { document { id } } }';
  const file = { kind: 'OTHER', fileName: secret.file, contentType: 'image/jpeg', sizeBytes: 1_000 };
  const document = (await ask(upload, { i: file }, victim.accessToken)).createUpload.document.id;

  const guest = `mutation { startGuestSession(input: {}) { ${SESSION} } }`;
  const stranger = (await ask(guest)).startGuestSession.session;
  const { keys } = await (await fetch(`${url}/.well-known/jwks.json`)).json();
  const { aud } = JSON.parse(Buffer.from(stranger.accessToken.split('.')[1], 'base64url'));
  const ports = (await listeningPorts(pid)).filter((open) => open !== port);
  return {
    url,
    port,
    subgraphPorts: ports,
    victim: { id: victim.user.id, conversation, appointment: appointment.id, document, token: victim.accessToken },
    said: secret.said,
    stranger,
    bad: badTokens({
      url,
      victim: victim.user.id,
      ours: tokenKey,
      jwk: keys[0],
      audience: aud,
      good: stranger.accessToken,
    }),
    canaries: [...Object.values(secret), appointment.reference, victim.accessToken, victim.refreshToken],
  };
}
