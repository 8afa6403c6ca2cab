/**
 * Keeps the console's pages on the device, so that they open without network. What is asked of the graph is
 * never kept here: the pages keep their own copies. Decisions: docs/decisions/web.md
 */
import { matchPrecache, precacheAndRoute, cleanupOutdatedCaches, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: { __WB_MANIFEST: (PrecacheEntry | string)[]; skipWaiting: () => Promise<void>; clients: { claim: () => Promise<void> } } & EventTarget;

/** A page that does not come within this is taken from the device. */
const PATIENCE_MS = 3_000;

// No page but the console's comes from the device.
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: '', cleanURLs: false });
cleanupOutdatedCaches();
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => (event as unknown as { waitUntil: (work: Promise<void>) => void }).waitUntil(self.clients.claim()));

// The newest page where there is a network: what was put right is right at once.
registerRoute(
  new NavigationRoute(
    async ({ request }) => {
      const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS, new Error('late')));
      try {
        return await Promise.race([fetch(request), late]);
      } catch {
        return (await matchPrecache('/index.html')) ?? Response.error();
      }
    },
    { allowlist: [/^\/centre(\/|$|\?)/] },
  ),
);
