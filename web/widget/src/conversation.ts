/**
 * The conversation as it lives: opens it, sends what is queued one by one, follows the stream, falls
 * back to asking every few seconds, and starts again whenever the network or the person comes back.
 */
import {
  ConversationSinceDocument,
  GraphRefusal,
  LogInWithCodeDocument,
  MessageAddedDocument,
  SendMessageDocument,
  newId,
  pause,
  type GraphClient,
  type Locale,
  type SendMessageMutation,
  type Session,
} from '@autovisite/graph';
import { LAST_KEY, opened } from './opening.js';
import { MessageStore, type Body, type Outgoing, type QueueStorage } from './store.js';
import { FileTransfer } from './transfer.js';
import { WORDS, explain, isAway } from './words.js';

const POLL_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;

export interface ConversationState {
  phase: 'loading' | 'ready' | 'error';
  problem: string | null;
  online: boolean;
  /** What the service says while it is worked on; null where it simply does not answer. */
  away: string | null;
  /** A message of the person is with the server: the assistant is thinking. */
  thinking: boolean;
  /** Why the code that was typed opened nothing; until the person says something else. */
  refusedCode: string | null;
}

type TypedCode = NonNullable<SendMessageMutation['sendMessage']['typedCode']>;

/** Six digits of an application, or a recovery code: sixteen letters and digits, by four or in one. A sentence of sixteen letters is none. */
const looksLikeSecondFactor = (text: string): boolean => /^(\d(?:[\s-]*\d){5}|[a-z\d]{4}(?:[\s-]?[a-z\d]{4}){3})$/i.test(text.trim());

export interface ConversationOptions {
  graph: GraphClient;
  locale: Locale;
  storage: QueueStorage;
  changed: () => void;
}

export class Conversation {
  readonly store: MessageStore;
  readonly files: FileTransfer;
  state: ConversationState = {
    phase: 'loading',
    problem: null,
    online: true,
    away: null,
    thinking: false,
    refusedCode: null,
  };
  #id: string | null = null;
  #userId: string | null = null;
  #guest = true;
  /** The code of the letter, while the account's second factor is waited for beside it. */
  #half: TypedCode | null = null;
  #life = new AbortController();
  #following = new AbortController();
  #flushing = false;
  #failures = 0;

  constructor(private readonly options: ConversationOptions) {
    this.store = new MessageStore(options.storage, options.changed);
    this.files = new FileTransfer({
      graph: options.graph,
      locale: options.locale,
      changed: options.changed,
      sent: (documentId, name) => this.#send({ documentId }, name),
    });
  }

  /** Opens the conversation and keeps it alive until `stop`. */
  start(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const unwatch = this.options.graph.session.watch((session) => void this.#sessionChanged(session));
    signal.addEventListener('abort', unwatch);
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('offline', () => this.#set({ online: false, away: null }), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#wake(), { signal });
    void this.open();
  }

  stop(): void {
    this.#life.abort();
    this.#following.abort();
    this.files.cancel();
  }

  /** Gets or creates the conversation; also the « Réessayer » of the error state. */
  async open(): Promise<void> {
    this.#set({ phase: this.#id ? this.state.phase : 'loading', problem: null });
    try {
      const { graph, locale, storage } = this.options;
      const conversation = await opened(graph, locale, storage, this.#life.signal);
      if (this.#life.signal.aborted) return;
      this.#id = conversation.id;
      const person = this.options.graph.session.current()?.user;
      this.#userId = person?.id ?? null;
      this.#guest = person?.isGuest ?? true;
      this.options.storage.setItem(LAST_KEY, JSON.stringify({ id: this.#id, userId: this.#userId }));
      this.store.open(this.#id, conversation.messages);
      this.#set({ phase: 'ready', online: true });
      void this.#follow(this.#id);
      void this.#flush();
    } catch (error) {
      this.#set({ phase: 'error', problem: explain(error, this.options.locale) });
    }
  }

  say(text: string): void {
    const trimmed = text.trim();
    // A second factor is for the log-in alone: it never becomes a message.
    if (this.#half && looksLikeSecondFactor(trimmed)) return void this.#logIn(this.#half, trimmed);
    if (trimmed) this.#send({ text: trimmed }, trimmed);
  }

  /** `consent`: the box beside the button is ticked. */
  press(buttonId: string, label: string, consent = false): void {
    this.#send(consent ? { buttonId, consent } : { buttonId }, label);
  }

  /** Sends a refused message again, as it was. */
  retry(clientMessageId: string): void {
    this.store.mark(clientMessageId, 'sending');
    void this.#flush();
  }

  discard(clientMessageId: string): void {
    this.store.remove(clientMessageId);
  }

  #send(body: Body, shown: string): void {
    this.#half = null;
    this.#set({ refusedCode: null });
    this.store.queue(newId(), body, shown);
    void this.#flush();
  }

  /** Sends the queue in order, one at a time. */
  async #flush(): Promise<void> {
    if (this.#flushing || !this.#id) return;
    this.#flushing = true;
    try {
      for (let item = this.store.next(); item && !this.#life.signal.aborted; item = this.store.next()) {
        if (!(await this.#deliver(item))) break;
      }
    } finally {
      this.#flushing = false;
      this.#set({ thinking: false });
    }
  }

  /** Whether the queue may go on. */
  async #deliver(item: Outgoing): Promise<boolean> {
    if (item.state !== 'sending') this.store.mark(item.clientMessageId, 'sending');
    this.#set({ thinking: true });
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { sendMessage } = await this.options.graph.request(SendMessageDocument, {
          input: { conversationId: this.#id ?? '', clientMessageId: item.clientMessageId, ...item.body },
        });
        this.#failures = 0;
        this.store.add(sendMessage.messages);
        this.#set({ online: true });
        // An answer without the person's own line: fetch it first, so that nothing they wrote blinks away.
        if (this.store.outgoing.some((other) => other.clientMessageId === item.clientMessageId)) await this.#catchUp().catch(() => undefined);
        this.store.remove(item.clientMessageId);
        if (sendMessage.typedCode) await this.#logIn(sendMessage.typedCode);
        return true;
      } catch (error) {
        const code = error instanceof GraphRefusal ? error.code : null;
        if (code === 'CONVERSATION_BUSY' && attempt <= 6) {
          await pause(500 * attempt, this.#life.signal);
          continue;
        }
        if (code === 'CONVERSATION_NOT_FOUND' && attempt === 1) {
          await this.open();
          continue;
        }
        if (isAway(error)) {
          this.store.markWaiting();
          this.#offline(error);
          this.#failures += 1;
          const wait = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(this.#failures, 5));
          setTimeout(() => void this.#flush(), wait);
          return false;
        }
        this.store.mark(item.clientMessageId, 'failed', explain(error, this.options.locale));
        return true;
      }
    }
  }

  /**
   * The code that was written makes the conversation its owner's; then it goes on by itself. Where the
   * account has a second factor, the next thing written may be that.
   */
  async #logIn(typed: TypedCode, secondFactor: string | null = null): Promise<void> {
    this.#half = null;
    this.#set({ refusedCode: null, thinking: true });
    try {
      await this.options.graph.session.enterBy(
        LogInWithCodeDocument,
        { input: { challengeId: typed.challengeId, code: typed.code, secondFactor } },
        (entered) => entered.logInWithCode.session,
      );
      this.press(typed.buttonId, WORDS[this.options.locale].itIsMe);
    } catch (error) {
      // One that was not looked at is waited for again: it is no message.
      const code = error instanceof GraphRefusal ? error.code : '';
      const again = code.startsWith('SECOND_FACTOR') || (secondFactor !== null && !code.startsWith('CODE_'));
      if (again) this.#half = typed;
      this.#set({ refusedCode: explain(error, this.options.locale), thinking: false });
    }
  }

  /** Follows the stream; between two attempts, asks every few seconds. */
  async #follow(id: string): Promise<void> {
    this.#following.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const variables = { conversationId: id, afterSeq: this.store.resumeSeq };
        for await (const { messageAdded } of this.options.graph.subscribe(MessageAddedDocument, variables, signal)) {
          failures = 0;
          this.store.add([messageAdded]);
          if (!this.state.online) this.#wake();
        }
      } catch {
        // Any reason leads to the same remedy: ask, wait, open the stream again.
      }
      const until = Date.now() + Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures);
      do {
        if (signal.aborted) return;
        await this.#catchUp().catch(() => undefined);
        await pause(POLL_MS, signal);
      } while (Date.now() < until);
    }
  }

  async #catchUp(): Promise<void> {
    if (!this.#id) return;
    const { conversation } = await this.options.graph.request(ConversationSinceDocument, {
      id: this.#id,
      afterSeq: this.store.resumeSeq,
    });
    if (conversation) this.store.add(conversation.messages);
    if (!this.state.online) {
      this.#set({ online: true });
      void this.#flush();
    }
  }

  /** The network or the person is back: look at once instead of at the next tick. */
  #wake(): void {
    if (this.state.phase === 'error') return void this.open();
    this.#failures = 0;
    this.#set({ online: true });
    void this.#catchUp().catch((error: unknown) => isAway(error) && this.#offline(error));
    void this.#flush();
  }

  /** Another person speaks: a log-in, a log-out. */
  async #sessionChanged(session: Session | null): Promise<void> {
    const userId = session?.user.id ?? null;
    if (userId === this.#userId) this.#guest = session?.user.isGuest ?? true;
    if (userId === this.#userId || this.#userId === null) return;
    const guestBefore = this.#guest;
    this.#userId = userId;
    this.#guest = session?.user.isGuest ?? true;
    this.#half = null;
    this.#following.abort();
    if (this.#guest) {
      this.#id = null;
      this.options.storage.removeItem(LAST_KEY);
      // A guest whose session ran out is the same person: what they wrote still goes. After an account it may be another.
      if (!guestBefore) this.store.clear();
    }
    return this.open();
  }

  #offline(error: unknown): void {
    this.#set({ online: false, away: error instanceof GraphRefusal ? explain(error, this.options.locale) : null });
  }

  #set(part: Partial<ConversationState>): void {
    this.state = { ...this.state, ...part };
    this.options.changed();
  }
}
