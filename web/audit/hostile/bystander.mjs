// Somebody honest, who asks all the while and must not notice anything.
import { setTimeout as pause } from 'node:timers/promises';
import { graph } from '../../e2e/product.mjs';

/** Begins to ask; what it answers ends that and tells how it went. */
export function bystander(url) {
  const seen = [];
  let going = true;
  const done = (async () => {
    while (going) {
      const started = performance.now();
      const answer = await graph(url, '{ centres(first: 1) { nodes { id } } }').catch((error) => ({ error }));
      seen.push({
        clock: performance.now() - started,
        failed: answer.error?.message ?? (answer.centres.nodes.length ? null : 'empty'),
      });
      await pause(100);
    }
  })();
  return async () => {
    going = false;
    await done;
    seen.sort((a, b) => a.clock - b.clock);
    const at = (share) => Math.round(seen[Math.floor((seen.length - 1) * share)].clock);
    return { asked: seen.length, failed: seen.filter(({ failed }) => failed), median: at(0.5), worst: at(1) };
  };
}
