// What every client goes through. A client is `{ ask, listen, close }`: `ask` answers
// `{ data, codes }`, `listen` iterates over the data of a subscription.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** Less than the heartbeat of any stream: an event that waits for one comes too late. */
const PATIENCE_MS = 6_000;

const CENTRES = 'query Centres { centres(first: 3) { nodes { id name city } } }';
const SESSION = 'mutation Guest { startGuestSession(input: { locale: "fr" }) { session { accessToken user { id } } } }';
const OPEN = `mutation Open {
  openConversation(input: { channel: WEB, locale: "fr" }) { conversation { id messages { id seq text } } }
}`;
const SEND = `mutation Send($input: SendMessageInput!) {
  sendMessage(input: $input) { conversation { id } messages { id seq author } }
}`;
const ADDED = `subscription Added($conversationId: UUID!, $afterSeq: Int) {
  messageAdded(conversationId: $conversationId, afterSeq: $afterSeq) { id seq author text clientMessageId }
}`;
const USERS = 'query Users { users(first: 1) { nodes { id } } }';

/** `work`, or an error that says what was waited for. */
async function soon(what, work) {
  const given = new AbortController();
  const late = pause(PATIENCE_MS, null, { signal: given.signal }).then(() => {
    throw new Error(`${what}: nothing within ${PATIENCE_MS / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    given.abort();
    late.catch(() => undefined);
  }
}

async function data(client, what, text, variables) {
  const answer = await soon(what, client.ask(text, variables));
  assert.deepEqual(answer.codes, [], what);
  return answer.data;
}

/** @param connect makes a client that holds a token, or none. */
export async function walk(connect) {
  const stranger = connect(null);
  let token;
  try {
    const { centres } = await data(stranger, 'query', CENTRES);
    assert.ok(centres.nodes.length > 0 && centres.nodes[0].name, 'query: no centre');
    const { startGuestSession } = await data(stranger, 'mutation', SESSION);
    token = startGuestSession.session.accessToken;
  } finally {
    await stranger.close();
  }

  const guest = connect(token);
  try {
    const { conversation } = (await data(guest, 'mutation with a token', OPEN)).openConversation;
    const afterSeq = Math.max(0, ...conversation.messages.map(({ seq }) => seq));
    const messages = guest.listen(ADDED, { conversationId: conversation.id, afterSeq });
    // Asked for before anything is sent: what comes next must come through the subscription.
    const first = messages.next();
    first.catch(() => undefined);
    const clientMessageId = randomUUID();
    const input = { conversationId: conversation.id, clientMessageId, text: 'bonjour' };
    await data(guest, 'mutation with variables', SEND, { input });

    const said = (await soon('subscription', first)).value?.messageAdded;
    assert.equal(said?.clientMessageId, clientMessageId, 'subscription: what was sent comes first');
    assert.equal(said.author, 'CUSTOMER');
    const reply = (await soon('subscription, second message', messages.next())).value?.messageAdded;
    assert.equal(reply?.author, 'ASSISTANT', 'subscription: then the reply');
    assert.equal(reply.seq, said.seq + 1);
    await soon('end of the subscription', messages.return());

    const refused = await soon('refusal', guest.ask(USERS));
    assert.deepEqual(refused.codes, ['FORBIDDEN'], 'refusal: the code reaches the application');
  } finally {
    await guest.close();
  }
}
