/**
 * Opening a conversation, which may begin before there is a page to show it on: on a slow line the
 * greeting is then there as soon as the page is.
 */
import { ConversationSinceDocument, OpenConversationDocument, pause, type GraphClient, type Locale, type OpenConversationMutation } from '@autovisite/graph';
import type { QueueStorage } from './store.js';

const HISTORY = 60;
/** Which conversation this browser saw last, and whose it was then. */
export const LAST_KEY = 'autovisite.conversation';

export type Opened = OpenConversationMutation['openConversation']['conversation'];

/** What was begun, for the first that asks. */
let begun: Promise<Opened> | null = null;

/** Begins what the first [`opened`] answers. */
export function begin(graph: GraphClient, locale: Locale, storage: Pick<QueueStorage, 'getItem'>): Promise<Opened> {
  begun = open(graph, locale, storage, new AbortController().signal);
  return begun;
}

/** Gets or creates the conversation of whoever speaks. */
export function opened(graph: GraphClient, locale: Locale, storage: Pick<QueueStorage, 'getItem'>, signal: AbortSignal): Promise<Opened> {
  const early = begun;
  begun = null;
  return early ?? open(graph, locale, storage, signal);
}

async function open(graph: GraphClient, locale: Locale, storage: Pick<QueueStorage, 'getItem'>, signal: AbortSignal): Promise<Opened> {
  await joined(graph, storage, signal);
  const { openConversation } = await graph.request(OpenConversationDocument, { input: { channel: 'WEB', locale }, last: HISTORY });
  return openConversation.conversation;
}

function readLast(text: string | null): { id: string; userId: string } | null {
  try {
    const last = JSON.parse(text ?? 'null') as { id?: unknown; userId?: unknown } | null;
    return typeof last?.id === 'string' && typeof last.userId === 'string' ? { id: last.id, userId: last.userId } : null;
  } catch {
    return null;
  }
}

/**
 * After a log-in the guest's conversation follows the account by an event, a moment later. Asking for
 * "my conversation" before that would open an empty one, so the guest's is awaited first, briefly.
 */
async function joined(graph: GraphClient, storage: Pick<QueueStorage, 'getItem'>, signal: AbortSignal): Promise<void> {
  const { user } = await graph.session.ready();
  const last = readLast(storage.getItem(LAST_KEY));
  if (user.isGuest || last === null || last.userId === user.id) return;
  for (let attempt = 1; attempt <= 7; attempt += 1) {
    const found = await graph.request(ConversationSinceDocument, { id: last.id, afterSeq: 0 }).catch(() => null);
    if (found?.conversation) return;
    await pause(250 * attempt, signal);
  }
}
