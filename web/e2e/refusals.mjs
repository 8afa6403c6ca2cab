// What the product says no to: each time in a clear sentence, and with nothing lost.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { CERTIFICATE, partDieu, someone, visit } from './journey.mjs';
import { graph } from './product.mjs';

const HOLD = `mutation($i: HoldSlotInput!) { holdSlot(input: $i) { appointment { id reference status } } }`;
const CAR = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
/** The limit is 15 MB. */
const TOO_LARGE = 24 * 1024 * 1024;

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function guest(product) {
  const { startGuestSession } = await graph(
    product.url,
    'mutation { startGuestSession(input: { locale: "fr" }) { session { accessToken } } }',
  );
  return startGuestSession.session.accessToken;
}

/** A small valid PNG of 900 million pixels. */
function bomb() {
  const side = 30_000;
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // one bit of grey
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** The files nobody can use: what the chat says about each, and that it goes on. */
async function files({ page, chat }) {
  const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(4_000, 7)]);
  const refused = [
    ['a program renamed .jpg', { name: 'carte.jpg', mimeType: 'image/jpeg', buffer: program }, /photo|image|PDF/],
    ['24 MB', { name: 'grande.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(TOO_LARGE, 1) }, /15 Mo/],
    ['a decompression bomb', { name: 'carte.png', mimeType: 'image/png', buffer: bomb() }, /photo|image|pixels/],
  ];
  const trouble = page.getByTestId('chat-transfer').getByRole('alert');
  for (const [what, file, words] of refused) {
    const said = await chat.said.count();
    await chat.upload(file);
    await page.getByTestId('chat-transfer').filter({ hasText: file.name }).getByRole('alert').waitFor();
    const sentence = plain(await trouble.locator('p').innerText());
    assert.match(sentence, words, `${what}: ${sentence}`);
    assert.match(sentence, /\.$/, `${what}: ${sentence}`);
    assert.equal(await chat.said.count(), said, `${what}: the conversation stands where it stood`);
    await trouble.getByRole('button', { name: 'Supprimer' }).click();
    await trouble.waitFor({ state: 'detached' });
  }
}

/** Holds every free lane of the slot with this label, as other guests. */
async function takeAway(product, label) {
  const centre = await partDieu(product);
  const from = new Date();
  const to = new Date(Date.now() + 20 * 86_400_000);
  const day = (date) => date.toISOString().slice(0, 10);
  const { slots } = await graph(
    product.url,
    'query($i: SlotSearchInput!) { slots(input: $i) { startsAt freeLanes } }',
    { i: { centreId: centre, from: day(from), to: day(to), ...CAR } },
  );
  const paris = (options, at) => plain(new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options }).format(at));
  const written = (slot) => {
    const at = new Date(slot.startsAt);
    const [hours, minutes] = paris({ hour: 'numeric', minute: '2-digit' }, at).split(':');
    // The first of a month is « 1er », which this library of dates does not say.
    const day = paris({ weekday: 'long', day: 'numeric', month: 'long' }, at).replace(/ 1 /, ' 1er ');
    return `${day} à ${Number(hours)}h${minutes === '00' ? '' : minutes}`;
  };
  const slot = slots.find((one) => label.toLowerCase().split(' · ')[0] === written(one));
  assert.ok(slot, `${label} is one of the slots, such as ${written(slots[0])}`);
  for (let lane = 0; lane < slot.freeLanes; lane += 1) {
    const input = { centreId: centre, startsAt: slot.startsAt, idempotencyKey: randomUUID(), ...CAR };
    await graph(product.url, HOLD, { i: input }, await guest(product));
  }
}

/** A closed day, a slot lost before the click and three bad files later: still booked, and paid at the centre. */
export async function refusedAndBooked(browser, product) {
  const { page, chat } = await visit(browser, product);
  await chat.say('bonjour, un contrôle technique dimanche matin s’il vous plaît');
  // Said before anything else is asked, with days on which somebody is there.
  await chat.hears(/fermés le dimanche/i);
  await chat.tap('Le plus tôt possible');
  await chat.untilOffers();
  // Between the offer and the click; what is chosen is kept from then on.
  await chat.firstSlot((label) => takeAway(product, label));
  await chat.hears(/vient d.être pris/);
  await chat.firstSlot();
  await chat.hears(/je le réserve/i);
  await chat.say('oui');
  await chat.hears(/1[45] minutes/);
  await chat.register(someone('Marc Delorme'));

  await files({ page, chat });
  await chat.upload(CERTIFICATE);
  await chat.hears(/TIGUAN/, 60_000);
  await chat.tap('C’est correct');
  await chat.tap('Payer au centre');
  await chat.hears(/est confirmé/);
  assert.deepEqual(page.troubles, []);
  return { page, chat };
}

/** Another person's appointment: unseen in the graph, untouched from the chat. */
export async function notTheirs(product, { chat }) {
  const owner = await guest(product);
  const stranger = await guest(product);
  const centre = await partDieu(product);
  const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
  const { slots } = await graph(
    product.url,
    'query($i: SlotSearchInput!) { slots(input: $i) { startsAt } }',
    { i: { centreId: centre, from: day(3), to: day(10), ...CAR } },
  );
  const input = { centreId: centre, startsAt: slots[0].startsAt, idempotencyKey: randomUUID(), ...CAR };
  const { appointment } = (await graph(product.url, HOLD, { i: input }, owner)).holdSlot;
  const read = (token) =>
    graph(product.url, 'query($id: UUID!) { appointment(id: $id) { status } }', { id: appointment.id }, token);
  assert.equal((await read(stranger)).appointment, null);
  await assert.rejects(
    graph(
      product.url,
      'mutation($i: CancelAppointmentInput!) { cancelAppointment(input: $i) { appointment { id } } }',
      { i: { appointmentId: appointment.id } },
      stranger,
    ),
    { code: 'APPOINTMENT_NOT_FOUND' },
  );
  await chat.say(`annulez ${appointment.reference}`);
  assert.match(await chat.transcript(), new RegExp(`Je ne trouve pas le rendez-vous ${appointment.reference}`));
  assert.equal((await read(owner)).appointment.status, 'HELD');
}

/** Addresses that are spent, made up or tampered with. */
export async function badAddresses(product, { page, chat }) {
  const token = await guest(product);
  const photo = await readFile(CERTIFICATE);
  const { createUpload } = await graph(
    product.url,
    'mutation($i: CreateUploadInput!) { createUpload(input: $i) { upload { url method headers { name value } } } }',
    { i: { kind: 'REGISTRATION_CERTIFICATE', fileName: 'carte.jpg', contentType: 'image/jpeg', sizeBytes: photo.length } },
    token,
  );
  const { url, method, headers } = createUpload.upload;
  const put = async (address, body) => {
    const response = await fetch(new URL(address, product.url), {
      method,
      headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      body,
    });
    return [response.status, response.status === 204 ? null : await response.json()];
  };
  const [largeStatus, large] = await put(url, Buffer.alloc(TOO_LARGE, 1));
  assert.equal(largeStatus, 413);
  assert.match(large.message, /15 Mo/);
  assert.deepEqual(await put(url, photo), [204, null], 'a refused file leaves the address open');
  const [usedStatus, used] = await put(url, photo);
  assert.deepEqual([usedStatus, used.code], [409, 'UPLOAD_ALREADY_USED']);
  const [unknownStatus, unknown] = await put('/uploads/inconnu', photo);
  assert.deepEqual([unknownStatus, unknown.code], [404, 'UPLOAD_NOT_FOUND']);

  await page.goto(`${product.url}/documents/eyJmYXV4IjoxfQ.inconnu`);
  await page.getByText(/lien/i).first().waitFor();
  assert.match(await page.locator('body').innerText(), /assistant/);
  await page.goto(product.url);
  await chat.opened();
  await chat.hears(/est confirmé/);
  assert.deepEqual(page.troubles, []);
}
