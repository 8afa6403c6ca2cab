/** The conversation against a stubbed server: what happens when the network goes and comes back. */
import { GraphClient, SessionKeeper } from '@autovisite/graph';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Conversation } from '../src/conversation.js';

const refused = (code: string) => ({ errors: [{ message: 'Refusé.', extensions: { code } }] });

interface Sent {
  conversationId?: string;
  clientMessageId: string;
  text?: string;
  buttonId?: string;
}

/** A server in memory: one conversation; `down` cuts the line, `busy` refuses that many sends. */
class Server {
  down = false;
  busy = 0;
  loseAnswers = 0;
  maintenance = false;
  /** Six digits are the letter's code, and the account asks for this beside it. */
  secondFactor: string | null = null;
  readonly said: Sent[] = [];
  #messages: Record<string, unknown>[] = [];
  /** Which guest the server knows; earlier ones are forgotten. */
  #guest = 0;

  readonly fetch: typeof fetch = async (_, init) => {
    if (this.down) throw new TypeError('network');
    const token = new Headers(init?.headers).get('authorization');
    const { query, variables } = JSON.parse(String(init?.body)) as {
      query: string;
      variables: { input?: Sent; afterSeq?: number };
    };
    const known = token === null || token === `Bearer a${this.#guest}`;
    const away = { errors: [{ message: 'Nous mettons le service à jour.', extensions: { code: 'MAINTENANCE', en: 'We are updating.' } }] };
    const data = this.maintenance ? away : known ? this.#answer(query, variables) : refused('TOKEN_EXPIRED');
    if (this.loseAnswers > 0 && query.includes('mutation SendMessage')) {
      this.loseAnswers -= 1;
      throw new TypeError('the answer is lost');
    }
    return new Response(JSON.stringify(data), { headers: { 'content-type': 'application/json' } });
  };

  #answer(query: string, variables: { input?: Sent; afterSeq?: number }): unknown {
    if (query.includes('startGuestSession')) {
      this.#guest += 1;
      const user = { id: `guest${this.#guest}`, email: null, displayName: 'Invité', roles: ['GUEST'], locale: 'fr', isGuest: true };
      const session = { accessToken: `a${this.#guest}`, refreshToken: 'r', accessTokenExpiresIn: 600, user };
      return { data: { startGuestSession: { session } } };
    }
    if (query.includes('openConversation')) {
      return { data: { openConversation: { conversation: { id: `c${this.#guest}`, messages: this.#messages } } } };
    }
    if (query.includes('mutation LogInWithCode')) {
      const typed = (variables.input as unknown as { secondFactor: string | null }).secondFactor;
      if (typed !== this.secondFactor) return refused(typed ? 'SECOND_FACTOR_INVALID' : 'SECOND_FACTOR_REQUIRED');
      const user = { id: 'zoe', email: 'zoe@exemple.fr', displayName: 'Zoé', roles: ['CUSTOMER'], locale: 'fr', isGuest: false };
      return { data: { logInWithCode: { session: { accessToken: `a${this.#guest}`, refreshToken: 'r', accessTokenExpiresIn: 600, user } } } };
    }
    if (query.includes('refreshSession')) return refused('REFRESH_TOKEN_INVALID');
    if (query.includes('mutation SendMessage') && variables.input) {
      if (variables.input.conversationId !== `c${this.#guest}`) return refused('CONVERSATION_NOT_FOUND');
      if (this.busy > 0) {
        this.busy -= 1;
        return refused('CONVERSATION_BUSY');
      }
      const { text } = variables.input;
      const typedCode = this.secondFactor && /^\d{6}$/.test(text ?? '') ? { challengeId: 'x', code: text, buttonId: 'go' } : null;
      return { data: { sendMessage: { conversation: { id: 'c' }, messages: this.#take(variables.input), typedCode } } };
    }
    const since = this.#messages.filter((one) => Number(one['seq']) > (variables.afterSeq ?? 0));
    return { data: { conversation: { id: 'c', messages: since } } };
  }

  /** Forgets the guest and their conversation, as after a long absence. */
  forget(): void {
    this.#guest += 100;
    this.#messages = [];
  }

  #take(input: Sent): unknown[] {
    if (!this.said.some((one) => one.clientMessageId === input.clientMessageId)) {
      this.said.push(input);
      this.#push({ author: 'CUSTOMER', text: input.text, clientMessageId: input.clientMessageId });
      this.#push({ author: 'ASSISTANT', text: `reçu : ${input.text}`, clientMessageId: null });
    }
    return this.#messages.slice(-2);
  }

  #push(part: Record<string, unknown>): void {
    const seq = this.#messages.length + 1;
    this.#messages.push({ id: `m${seq}`, seq, buttons: [], attachments: [], createdAt: '2026-11-22T12:00:00Z', ...part });
  }
}

let server: Server;
let conversation: Conversation;

beforeEach(async () => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  server = new Server();
  const target = { endpoint: '/graphql', fetch: server.fetch };
  const graph = new GraphClient(target, new SessionKeeper({ target, storage, locale: 'fr' }));
  conversation = new Conversation({ graph, locale: 'fr', storage, changed: () => undefined });
  conversation.start();
  await vi.advanceTimersByTimeAsync(10);
});

afterEach(() => {
  conversation.stop();
  vi.useRealTimers();
});

const texts = () => conversation.store.messages.map((message) => message.text);

describe('a conversation', () => {
  it('shows what was written and its answer', async () => {
    conversation.say('  bonjour ');
    await vi.advanceTimersByTimeAsync(10);
    expect(texts()).toEqual(['bonjour', 'reçu : bonjour']);
    expect(conversation.store.outgoing).toHaveLength(0);
    expect(conversation.state).toMatchObject({ phase: 'ready', online: true, thinking: false });
  });

  it('keeps what is written offline, and sends it in order when the network is back', async () => {
    server.down = true;
    conversation.say('un');
    await vi.advanceTimersByTimeAsync(10);
    conversation.say('deux');
    await vi.advanceTimersByTimeAsync(10);
    expect(conversation.state.online).toBe(false);
    expect(conversation.store.outgoing.map((item) => item.state)).toEqual(['waiting', 'waiting']);
    server.down = false;
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(50);
    expect(server.said.map((one) => one.text)).toEqual(['un', 'deux']);
    expect(texts()).toEqual(['un', 'reçu : un', 'deux', 'reçu : deux']);
    expect(conversation.state.online).toBe(true);
  });

  it('says what the service says while it is worked on, and sends what was written once it is back', async () => {
    server.maintenance = true;
    conversation.say('un');
    await vi.advanceTimersByTimeAsync(10);
    expect(conversation.state).toMatchObject({ online: false, away: 'Nous mettons le service à jour.' });
    expect(conversation.store.outgoing.map((item) => item.state)).toEqual(['waiting']);
    server.maintenance = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(texts()).toEqual(['un', 'reçu : un']);
    expect(conversation.state.online).toBe(true);
  });

  it('says it once when only the answer was lost', async () => {
    server.loseAnswers = 1;
    conversation.say('une fois');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(server.said).toHaveLength(1);
    expect(texts()).toEqual(['une fois', 'reçu : une fois']);
    expect(conversation.store.outgoing).toHaveLength(0);
  });

  it('waits its turn while another device is speaking', async () => {
    server.busy = 2;
    conversation.say('patience');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(texts()).toEqual(['patience', 'reçu : patience']);
  });

  it('still says what a guest wrote when their session had run out', async () => {
    conversation.say('avant');
    await vi.advanceTimersByTimeAsync(10);
    server.forget();
    conversation.say('après');
    await vi.advanceTimersByTimeAsync(6_000);
    expect(server.said.map((one) => one.text)).toEqual(['avant', 'après']);
    expect(texts()).toEqual(['après', 'reçu : après']);
    expect(conversation.store.outgoing).toHaveLength(0);
  });

  it('takes a second factor after the code, and sends it to nobody but the log-in', async () => {
    server.secondFactor = 'abcd-efgh-jkmn-pqrs';
    const say = async (text: string) => {
      conversation.say(text);
      await vi.advanceTimersByTimeAsync(20);
    };
    await say('123456');
    expect(conversation.state.refusedCode).toBe('Refusé.');
    await say('999 999');
    expect(conversation.state).toMatchObject({ refusedCode: 'Refusé.', thinking: false });
    await say('abcd-efgh-jkmn-pqrs');
    expect(conversation.state.refusedCode).toBeNull();
    expect(server.said.map((one) => one.text ?? one.buttonId)).toEqual(['123456', 'go']);
  });

  it('takes six digits for the code again once something else was said', async () => {
    server.secondFactor = '222333';
    for (const text of ['123456', 'renvoyez-le', '222333']) {
      conversation.say(text);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(server.said.map((one) => one.text)).toEqual(['123456', 'renvoyez-le', '222333']);
    conversation.say('222333');
    await vi.advanceTimersByTimeAsync(20);
    expect(server.said.at(-1)?.buttonId).toBe('go');
  });

  it('offers another try when it cannot open', async () => {
    conversation.stop();
    server.down = true;
    conversation.start();
    await vi.advanceTimersByTimeAsync(10);
    expect(conversation.state.phase).toBe('error');
    server.down = false;
    await conversation.open();
    expect(conversation.state.phase).toBe('ready');
  });

  it('refuses an oversized file with a sentence, before sending anything', async () => {
    const file = new File(['x'], 'carte.jpg', { type: 'image/jpeg' });
    Object.defineProperty(file, 'size', { value: 20 * 1024 * 1024 });
    await conversation.files.send(file, 'REGISTRATION_CERTIFICATE');
    expect(conversation.files.current?.problem).toContain('15 Mo');
    conversation.files.cancel();
    expect(conversation.files.current).toBeNull();
  });
});
