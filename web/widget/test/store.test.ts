import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageStore, type Message } from '../src/store.js';

function message(seq: number, part: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    seq,
    author: 'ASSISTANT',
    text: `message ${seq}`,
    buttons: [],
    attachments: [],
    clientMessageId: null,
    createdAt: '2026-11-22T12:00:00Z',
    ...part,
  };
}

let kept: Map<string, string>;
let changed: ReturnType<typeof vi.fn<() => void>>;

function store(): MessageStore {
  return new MessageStore(
    {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    changed,
  );
}

beforeEach(() => {
  kept = new Map();
  changed = vi.fn<() => void>();
});

describe('confirmed messages', () => {
  it('stand by seq whatever order they came in, each once', () => {
    const chat = store();
    chat.open('c', [message(3)]);
    chat.add([message(2), message(1)]);
    chat.add([message(2), message(4)]);
    expect(chat.messages.map((one) => one.seq)).toEqual([1, 2, 3, 4]);
  });

  it('resume before the first gap, so that an overtaken message is asked for again', () => {
    const chat = store();
    chat.open('c', [message(5), message(6)]);
    chat.add([message(8)]);
    expect(chat.resumeSeq).toBe(6);
    chat.add([message(7)]);
    expect(chat.resumeSeq).toBe(8);
  });

  it('resume from zero when nothing was said', () => {
    expect(store().resumeSeq).toBe(0);
  });
});

describe('a file sent without a button', () => {
  it('is what was asked for last, a certificate where nothing was', () => {
    const button = { id: 'b', label: 'Envoyer', kind: 'UPLOAD', style: 'PRIMARY', url: null, consent: null } as const;
    const chat = store();
    chat.open('c', [message(1)]);
    expect(chat.asked).toBe('REGISTRATION_CERTIFICATE');
    chat.add([message(2, { buttons: [{ ...button, upload: 'PREVIOUS_INSPECTION' }] }), message(3)]);
    expect(chat.asked).toBe('PREVIOUS_INSPECTION');
    chat.add([message(4, { buttons: [{ ...button, upload: 'REGISTRATION_CERTIFICATE' }] })]);
    expect(chat.asked).toBe('REGISTRATION_CERTIFICATE');
  });
});

describe('outgoing messages', () => {
  it('give way to their confirmation, from whichever source it comes', () => {
    const chat = store();
    chat.open('c', [message(1)]);
    chat.queue('one', { text: 'bonjour' }, 'bonjour');
    expect(chat.outgoing).toHaveLength(1);
    chat.add([message(2, { author: 'CUSTOMER', clientMessageId: 'one' })]);
    chat.add([message(2, { author: 'CUSTOMER', clientMessageId: 'one' })]);
    expect(chat.outgoing).toHaveLength(0);
    expect(chat.messages).toHaveLength(2);
  });

  it('go in the order written; a refused one does not hold back the rest', () => {
    const chat = store();
    chat.open('c', []);
    chat.queue('one', { text: '1' }, '1');
    chat.queue('two', { text: '2' }, '2');
    expect(chat.next()?.clientMessageId).toBe('one');
    chat.markWaiting();
    expect(chat.outgoing.map((item) => item.state)).toEqual(['waiting', 'waiting']);
    expect(chat.next()?.clientMessageId).toBe('one');
    chat.mark('one', 'failed', 'Trop long.');
    expect(chat.next()?.clientMessageId).toBe('two');
    chat.markWaiting();
    expect(chat.outgoing.map((item) => item.state)).toEqual(['failed', 'waiting']);
  });

  it('survive the page: the next visit finds the queue of this conversation, not of another', () => {
    const before = store();
    before.open('c', []);
    before.queue('one', { buttonId: 'b1' }, 'Oui');
    before.markWaiting();
    const other = store();
    other.open('elsewhere', []);
    expect(other.outgoing).toHaveLength(0);
    const after = store();
    after.open('c', [message(1)]);
    expect(after.outgoing).toMatchObject([{ clientMessageId: 'one', body: { buttonId: 'b1' }, shown: 'Oui' }]);
    after.open('c', [message(2, { author: 'CUSTOMER', clientMessageId: 'one' })]);
    expect(after.outgoing).toHaveLength(0);
    expect(kept.has('autovisite.queue.c')).toBe(false);
  });

  it('follow the person into the conversation that replaces the lost one', () => {
    const chat = store();
    chat.open('old', [message(1)]);
    chat.queue('one', { text: 'encore là' }, 'encore là');
    chat.open('new', [message(1, { id: 'n1', text: 'Bonjour' })]);
    expect(chat.messages.map((one) => one.id)).toEqual(['n1']);
    expect(chat.outgoing).toHaveLength(1);
    expect(kept.has('autovisite.queue.old')).toBe(false);
    expect(kept.has('autovisite.queue.new')).toBe(true);
  });

  it('are left behind when another person speaks', () => {
    const chat = store();
    chat.open('c', [message(1)]);
    chat.queue('one', { text: 'secret' }, 'secret');
    chat.clear();
    expect(chat.messages).toHaveLength(0);
    expect(chat.outgoing).toHaveLength(0);
    expect([...kept.values()].join()).not.toContain('secret');
  });

  it('ignore a damaged kept queue', () => {
    kept.set('autovisite.queue.c', '{"not":"a list"}');
    const chat = store();
    chat.open('c', []);
    expect(chat.outgoing).toEqual([]);
    kept.set('autovisite.queue.d', 'no json');
    chat.open('d', []);
    expect(chat.outgoing).toEqual([]);
  });
});

describe('buttons', () => {
  it('answer only the questions asked since the person last spoke', () => {
    const chat = store();
    chat.open('c', [message(1), message(2, { author: 'CUSTOMER' }), message(3), message(4)]);
    expect(chat.messages.map((one) => chat.isCurrent(one))).toEqual([false, false, true, true]);
    chat.queue('one', { text: 'x' }, 'x');
    expect(chat.messages.some((one) => chat.isCurrent(one))).toBe(false);
    chat.mark('one', 'failed', 'non');
    expect(chat.messages.map((one) => chat.isCurrent(one))).toEqual([false, false, true, true]);
  });

  it('stay beside a code that was typed, which may be refused', () => {
    const chat = store();
    chat.open('c', [message(1), message(2, { author: 'CUSTOMER' }), message(3), message(4, { author: 'CUSTOMER', text: 'c’est ••••••' })]);
    expect(chat.messages.map((one) => chat.isCurrent(one))).toEqual([false, false, true, false]);
  });

  it('give way to those of a later message of the same turn; a message without any takes nothing away', () => {
    const buttons: Message['buttons'] = [{ id: 'b', label: 'Payer', kind: 'LINK', style: 'PRIMARY', url: '/pay', upload: null, consent: null }];
    const chat = store();
    chat.open('c', [message(1, { author: 'CUSTOMER' }), message(2, { buttons }), message(3, { buttons }), message(4)]);
    expect(chat.messages.map((one) => chat.isCurrent(one))).toEqual([false, false, true, true]);
  });

  it('hears everybody but the person', () => {
    const chat = store();
    chat.open('c', [message(1), message(2, { author: 'AGENT' }), message(3, { author: 'CUSTOMER' })]);
    expect(chat.lastHeard).toBe(2);
  });
});
