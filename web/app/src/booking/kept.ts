/**
 * What this tab keeps of a booking: the plate, the slot that is held, and the keys under which the server
 * was asked. A request whose answer was lost is sent again under the same key and does nothing twice.
 */
import { newId } from '@autovisite/graph';

const PREFIX = 'autovisite.booking.';
const memory = new Map<string, string>();

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return memory.get(name) ?? null;
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    if (value === null) memory.delete(name);
    else memory.set(name, value);
  }
}

export const plate = { read: () => read('plate'), write: (value: string | null) => write('plate', value) };
/** The appointment that keeps a slot for whoever uses this tab. */
export const held = { read: () => read('held'), write: (value: string | null) => write('held', value) };

/** Whether this booking asked for a name: the steps are counted alike afterwards. */
export const named = { read: () => read('named') !== null, write: () => write('named', '1') };

/** The key of this very request: the same wish has the same key until `forgetKey`. */
export function keyOf(purpose: string, wish: unknown): string {
  const said = JSON.stringify(wish);
  const known = read(`key.${purpose}`);
  if (known) {
    const [key, of] = JSON.parse(known) as [string, string];
    if (of === said) return key;
  }
  const key = newId();
  write(`key.${purpose}`, JSON.stringify([key, said]));
  return key;
}

/** Once a request is answered for good, or its answer is over: the next wish is a new one. */
export function forgetKey(purpose: string): void {
  write(`key.${purpose}`, null);
}
