/** Makes the console one that works without network for a while: for staff only, a customer loads nothing of it. */
import { useEffect } from 'react';
import { useClient } from 'urql';
import { useSession } from '../../graph.js';
import { sendDeeds } from './send.js';
import { forgetCopies, useDeeds } from './store.js';

/** How often what waits is tried again. */
const AGAIN_MS = 4_000;

let installed = false;

/** The pages themselves are kept by a service worker, and can be put on the tablet's screen. */
function install(): void {
  if (installed || !import.meta.env.PROD) return;
  installed = true;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/console.webmanifest';
  document.head.append(link);
  // A browser that has none, or forbids it, works as before.
  void navigator.serviceWorker?.register('/console-sw.js').catch(() => undefined);
  void forgetCopies(false).catch(() => undefined);
}

/** Sends what waits on this device, as soon as it can and in the name of who did it. */
export function useOffline(isStaff: boolean): void {
  const client = useClient();
  const userId = useSession()?.user.id;
  const waits = useDeeds().some((one) => one.userId === userId && one.refused === null);
  useEffect(() => {
    if (isStaff) install();
  }, [isStaff]);
  useEffect(() => {
    if (!waits || !userId) return undefined;
    const send = () => void sendDeeds(client, userId);
    send();
    const timer = setInterval(send, AGAIN_MS);
    addEventListener('online', send);
    return () => {
      clearInterval(timer);
      removeEventListener('online', send);
    };
  }, [client, userId, waits]);
}
