/** An account's terms and a transfer as they are typed. Plain values; the graph's own limits. */
import { centsOf } from '../desk/cash.js';

const MOST_LIMIT_CENTS = 100_000_000;
const MOST_DAYS = 60;

export interface AccountTerms {
  limitCents: number;
  payDays: number;
}

/** Null where the graph would refuse. */
export function accountTermsOf(limit: string, days: string): AccountTerms | null {
  // Up to a million: one digit more than a price has.
  const limitCents = /^1[\s\u00a0\u202f]?000[\s\u00a0\u202f]?000([.,]00?)?$/.test(limit.trim()) ? MOST_LIMIT_CENTS : centsOf(limit);
  const payDays = /^\d{1,2}$/.test(days.trim()) ? Number(days) : 0;
  if (limitCents === null || limitCents < 1 || payDays < 1 || payDays > MOST_DAYS) return null;
  return { limitCents, payDays };
}

/**
 * The cents of a transfer for an invoice of which so much is left: positive while something is owed, negative
 * where it is given back; null where it is no amount, or more than that.
 */
export function transferOf(typed: string, leftCents: number): number | null {
  const cents = centsOf(typed);
  if (cents === null || cents < 1 || cents > Math.abs(leftCents)) return null;
  return leftCents < 0 ? -cents : cents;
}
