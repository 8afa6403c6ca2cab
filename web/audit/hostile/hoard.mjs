// What a client can make the server keep: documents are cached, and some are large.
import { setTimeout as pause } from 'node:timers/promises';
import { residentMiB } from '../shared/process.mjs';
import { send } from './send.mjs';

/** So many documents, each unlike the others… */
export const HOARD = 300;
/** …may make the server keep so much. */
export const HOARD_MIB = 96;
const SETTLE_MS = 4_000;

/** Documents that are answered, never alike and as large as may be: what is kept of them, in MiB. */
export async function hoard(world, pid) {
  const before = await residentMiB(pid);
  const headers = { 'content-type': 'application/json' };
  let left = HOARD;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const query = `{ ${Array.from({ length: 2_400 }, (_, i) => `u${left}_${i}`).join(' ')} }`;
      await send(world, { headers, body: JSON.stringify({ query }) });
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  await pause(SETTLE_MS);
  return (await residentMiB(pid)) - before;
}
