// Twenty certificates at once: are all read, in the order in which they came, and does the chat
// answer meanwhile? Prints the turns' times when idle and under load. The machine's, not the product's.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graph, Product, root } from '../web/e2e/product.mjs';

const UPLOADS = 20;
const TURNS = 40;
const p95 = (values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const guest = async (url) =>
  (await graph(url, 'mutation { startGuestSession(input: { locale: "fr" }) { session { accessToken } } }')).startGuestSession.session.accessToken;

async function upload(url, token, bytes) {
  const wish = { kind: 'REGISTRATION_CERTIFICATE', fileName: 'c.jpg', contentType: 'image/jpeg', sizeBytes: bytes.length };
  const create = 'mutation($i: CreateUploadInput!) { createUpload(input: $i) { document { id } upload { url } } }';
  const { createUpload } = await graph(url, create, { i: wish }, token);
  const answer = await fetch(new URL(createUpload.upload.url, url), { method: 'PUT', body: bytes });
  if (answer.status !== 204) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  return { id: createUpload.document.id, token, received: performance.now() };
}

async function turns(url, token, goesOn) {
  const open = 'mutation { openConversation(input: {channel: WEB}) { conversation { id } } }';
  const { id } = (await graph(url, open, {}, token)).openConversation.conversation;
  const say = 'mutation($i: SendMessageInput!) { sendMessage(input: $i) { messages { id } } }';
  const times = [];
  for (let n = 0; goesOn(n); n += 1) {
    const said = performance.now();
    const text = ['bonjour', 'quels sont vos horaires ?', 'quels documents apporter ?', 'combien coûte un contrôle ?'][n % 4];
    await graph(url, say, { i: { conversationId: id, clientMessageId: crypto.randomUUID(), text } }, token);
    times.push(performance.now() - said);
    await pause(100);
  }
  return times;
}

const product = await Product.create();
try {
  await product.start();
  const talker = await guest(product.url);
  await turns(product.url, talker, (n) => n < 8);
  const idle = p95(await turns(product.url, talker, (n) => n < TURNS));

  const bytes = await readFile(join(root, 'subgraphs/scan/tests/samples/008.jpg'));
  const senders = await Promise.all(Array.from({ length: UPLOADS }, () => guest(product.url)));
  const started = performance.now();
  let open = true;
  const talk = turns(product.url, talker, () => open);
  const sent = await Promise.all(senders.map((token) => upload(product.url, token, bytes)));
  const received = performance.now() - started;
  const look = 'query($id: UUID!) { document(id: $id) { status receivedAt readAt } }';
  const documents = [];
  for (const { id, token } of sent) {
    for (;;) {
      const { document } = await graph(product.url, look, { id }, token);
      if (document.readAt) {
        documents.push(document);
        break;
      }
      if (document.status === 'REJECTED') throw new Error('a certificate was rejected');
      await pause(250);
    }
  }
  open = false;
  const busy = p95(await talk);
  const order = (key) => documents.map((_, n) => n).toSorted((a, b) => documents[a][key].localeCompare(documents[b][key]));
  const inOrder = JSON.stringify(order('receivedAt')) === JSON.stringify(order('readAt'));
  console.log(`${UPLOADS} uploads received after ${(received / 1000).toFixed(1)} s, all read after ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(`read in the order of their arrival: ${inOrder}`);
  console.log(`chat turn, p95: idle ${idle.toFixed(0)} ms, meanwhile ${busy.toFixed(0)} ms, ratio ${(busy / idle).toFixed(2)}`);
} finally {
  await product.stop().catch(() => {});
  await product.remove();
}
