/**
 * The server's time, as far as a browser can know it: what is kept until an instant must not end early or
 * late because a phone's clock is wrong. Each answer says when it was written, to the second.
 * Decisions: docs/decisions/web.md
 */

let offsetMs = 0;

/** Notes what an answer's `Date` header said; `asked` and `answered` are this browser's own milliseconds. */
export function hearServerTime(header: string | null, asked: number, answered: number): void {
  const said = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(said)) return;
  // The header has whole seconds, and the answer was on its way for some while: less than that is no error.
  const slack = 1_000 + (answered - asked);
  const heard = said - answered;
  offsetMs = Math.abs(heard) > slack ? heard : 0;
}

/** Now, in milliseconds, as the server counts. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
