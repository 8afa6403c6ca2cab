/** What this device keeps of the centre: deeds not sent yet, and copies of what was read. In IndexedDB, by id. */
import { del, delMany, entries, get, set, update } from 'idb-keyval';
import { useSyncExternalStore } from 'react';
import type { Kept } from './deeds.js';

const DEEDS = 'deeds';
const COPY = 'copy:';
/** A copy helps through an hour without network, not through a week: it is about people. */
const COPY_MS = 12 * 3_600_000;

interface Copy {
  /** When it was read, by this device's clock. */
  at: number;
  data: unknown;
}

let kept: readonly Kept[] = [];
const watchers = new Set<() => void>();
const ready = Promise.resolve()
  .then(() => get<Kept[]>(DEEDS))
  .then((found) => show(found ?? []))
  // A browser that keeps nothing has nothing to send either.
  .catch(() => undefined);

function show(deeds: readonly Kept[]): void {
  kept = deeds;
  for (const watcher of watchers) watcher();
}

/** Changes the deeds and waits until the device has them: what is shown as kept is kept. */
export async function changeDeeds(change: (before: readonly Kept[]) => readonly Kept[]): Promise<void> {
  await ready;
  let after: readonly Kept[] = [];
  await update<readonly Kept[]>(DEEDS, (before = []) => (after = change(before)));
  show(after);
  // Other pages of this browser show the same.
  channel?.postMessage(null);
}

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('autovisite.deeds') : null;
channel?.addEventListener('message', () => void deedsNow().then(show));

export async function deedsNow(): Promise<readonly Kept[]> {
  await ready;
  return (await get<Kept[]>(DEEDS)) ?? [];
}

export function useDeeds(): readonly Kept[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => kept,
  );
}

export async function keepCopy(key: string, data: unknown): Promise<void> {
  await set(COPY + key, { at: Date.now(), data } satisfies Copy);
}

export async function copyOf(key: string): Promise<Copy | null> {
  const copy = await get<Copy>(COPY + key);
  if (!copy) return null;
  if (Date.now() - copy.at < COPY_MS) return copy;
  await del(COPY + key);
  return null;
}

/** Forgets copies: the old ones, or all of them where somebody leaves. */
export async function forgetCopies(all: boolean): Promise<void> {
  const old = (await entries<string, Copy>()).filter(([key, copy]) => key.startsWith(COPY) && (all || Date.now() - copy.at >= COPY_MS));
  await delMany(old.map(([key]) => key));
}
