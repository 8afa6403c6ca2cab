/**
 * The messages of one conversation, in order and without doubles: what the server said, and what the
 * person wrote that the server has not confirmed yet. Pure state; the network is `conversation.ts`.
 */
import type { MessagePartsFragment, UploadKind } from '@autovisite/graph';

export type Message = MessagePartsFragment;

/** Exactly one of the three, as `sendMessage` takes it. */
export type Body = { text: string } | { buttonId: string; consent?: boolean } | { documentId: string };

export interface Outgoing {
  clientMessageId: string;
  /** What the bubble shows: the text, the button's label or the file's name. */
  shown: string;
  body: Body;
  /** `sending`: first in line. `waiting`: no connection. `failed`: refused, the person decides. */
  state: 'sending' | 'waiting' | 'failed';
  problem: string | null;
}

export interface QueueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

function isOutgoing(value: unknown): value is Outgoing {
  const item = value as Partial<Outgoing> | null;
  return typeof item?.clientMessageId === 'string' && typeof item.shown === 'string' && typeof item.body === 'object';
}

/** What is kept of the six digits of a code. */
const TYPED_CODE = '••••••';

export class MessageStore {
  #messages: Message[] = [];
  #outgoing: Outgoing[] = [];
  #key: string | null = null;

  constructor(
    private readonly storage: QueueStorage,
    private readonly changed: () => void,
  ) {}

  /** Confirmed messages, by `seq`. */
  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** Unconfirmed ones, in the order they were written. */
  get outgoing(): readonly Outgoing[] {
    return this.#outgoing;
  }

  /**
   * From where to ask again: the last message before the first gap. A reply to `sendMessage` may
   * overtake a message of the stream, and asking from the highest `seq` would lose that one.
   */
  get resumeSeq(): number {
    let last = this.#messages[0]?.seq ?? 0;
    for (const message of this.#messages) {
      if (message.seq > last + 1) break;
      last = message.seq;
    }
    return last;
  }

  /**
   * Whether the buttons under `message` still answer the question: the person has said nothing since, and
   * no later message offers others (a payment that failed and then passed is two messages in one turn).
   */
  isCurrent(message: Message): boolean {
    if (message.author === 'CUSTOMER' || this.#outgoing.some((item) => item.state !== 'failed')) return false;
    // A code that was typed answers no question of the assistant: where it was refused, another can still be asked for.
    const answers = (other: Message): boolean => other.author === 'CUSTOMER' && !other.text.includes(TYPED_CODE);
    const last = this.#messages.findLast((other) => answers(other) || other.buttons.length > 0);
    return last === undefined || message.seq >= last.seq;
  }

  /** What a file that is sent without a button is: what was asked for last, a certificate at first. */
  get asked(): UploadKind {
    const offers = this.#messages.findLast((message) => message.buttons.some((button) => button.kind === 'UPLOAD'));
    return offers?.buttons.find((button) => button.kind === 'UPLOAD')?.upload ?? 'REGISTRATION_CERTIFICATE';
  }

  /** The `seq` of the last message the person did not write; 0 where there is none. */
  get lastHeard(): number {
    return this.#messages.findLast((message) => message.author !== 'CUSTOMER')?.seq ?? 0;
  }

  /** Begins with a conversation; brings back what was waiting when the page was left. */
  open(conversationId: string, messages: readonly Message[]): void {
    const key = `autovisite.queue.${conversationId}`;
    if (this.#key !== key) {
      const carried = this.#key === null ? [] : this.#outgoing;
      if (this.#key !== null) this.storage.removeItem(this.#key);
      this.#key = key;
      this.#messages = [];
      this.#outgoing = [...this.#restore(key), ...carried];
    }
    this.add(messages);
    this.#keep();
  }

  /** Forgets everything: another person speaks now. */
  clear(): void {
    if (this.#key !== null) this.storage.removeItem(this.#key);
    this.#key = null;
    this.#messages = [];
    this.#outgoing = [];
    this.changed();
  }

  /** Takes messages from any source, in any order, any number of times. */
  add(incoming: readonly Message[]): void {
    const bySeq = new Map(this.#messages.map((message) => [message.seq, message]));
    for (const message of incoming) {
      bySeq.set(message.seq, message);
      if (message.clientMessageId) this.#drop(message.clientMessageId);
    }
    this.#messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    this.#keep();
    this.changed();
  }

  queue(clientMessageId: string, body: Body, shown: string): void {
    this.#outgoing = [...this.#outgoing, { clientMessageId, body, shown, state: 'sending', problem: null }];
    this.#keep();
    this.changed();
  }

  /** The one to send now; later ones stay behind it so that order holds. */
  next(): Outgoing | null {
    return this.#outgoing.find((item) => item.state !== 'failed') ?? null;
  }

  mark(clientMessageId: string, state: Outgoing['state'], problem: string | null = null): void {
    this.#outgoing = this.#outgoing.map((item) =>
      item.clientMessageId === clientMessageId ? { ...item, state, problem } : item,
    );
    this.#keep();
    this.changed();
  }

  /** No connection: everything unsent waits. */
  markWaiting(): void {
    this.#outgoing = this.#outgoing.map((item) => (item.state === 'failed' ? item : { ...item, state: 'waiting' }));
    this.#keep();
    this.changed();
  }

  remove(clientMessageId: string): void {
    this.#drop(clientMessageId);
    this.#keep();
    this.changed();
  }

  #drop(clientMessageId: string): void {
    this.#outgoing = this.#outgoing.filter((item) => item.clientMessageId !== clientMessageId);
  }

  #restore(key: string): Outgoing[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isOutgoing) : [];
    } catch {
      return [];
    }
  }

  #keep(): void {
    if (this.#key === null) return;
    if (this.#outgoing.length === 0) this.storage.removeItem(this.#key);
    else this.storage.setItem(this.#key, JSON.stringify(this.#outgoing));
  }
}
