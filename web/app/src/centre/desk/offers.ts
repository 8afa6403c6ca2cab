/** What the desk can do with an appointment: only what the graph will accept. Plain values, and `now`. Decisions: docs/decisions/web.md */
import type { BoardRow } from '../words.js';

type Facts = Pick<BoardRow, 'status' | 'startsAt' | 'plate'> & {
  inspection?: { status: string } | null;
  payment?: { status: string } | null;
};

/** So long somebody may be late before an absence is noted (`subgraphs/appointment/src/domain`). */
const LATE_MS = 15 * 60_000;

export interface Offers {
  /** The vehicle can be welcomed. */
  welcome: boolean;
  move: boolean;
  cancel: boolean;
  /** It is paid, and this person may not give money back: a manager calls it off. */
  cancelByManager: boolean;
  noShow: boolean;
  /** Its plate can be given, or another one. */
  plate: boolean;
  /** Its time has come and nobody was seen. */
  late: boolean;
}

export function offersOf({ status, startsAt, plate, inspection, payment }: Facts, mayRefund: boolean, now: number): Offers {
  const stands = status === 'CONFIRMED';
  const expected = stands && !inspection;
  const started = Date.parse(startsAt);
  const open = expected || status === 'HELD';
  const paid = payment?.status === 'SUCCEEDED';
  return {
    welcome: expected,
    move: expected,
    cancel: open && (!paid || mayRefund),
    cancelByManager: open && paid && !mayRefund,
    noShow: expected && started + LATE_MS < now,
    plate: open || (status === 'CHECKED_IN' && plate === null),
    late: expected && started < now,
  };
}

/** What calling an appointment off does to its money: back to the card, out of the drawer, or nothing. */
export type MoneyBack = 'card' | 'desk' | 'none';

export function moneyBack(payment: { status: string; method: string } | null | undefined): MoneyBack {
  if (payment?.status !== 'SUCCEEDED') return 'none';
  return payment.method === 'CARD' ? 'card' : 'desk';
}
