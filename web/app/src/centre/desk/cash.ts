/** Change to be given back, from what is typed. Plain values. */

/** Cents of « 100 », « 84,50 » or « 84.5 € »; null where it is no amount. */
export function centsOf(typed: string): number | null {
  const plain = typed.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}

/** What goes back to somebody who handed over more; null where it is not enough. */
export function change(dueCents: number, receivedCents: number): number | null {
  return receivedCents < dueCents ? null : receivedCents - dueCents;
}

export interface TillLine {
  kind: 'INVOICE' | 'CREDIT_NOTE';
  means: string;
  cents: number;
}

/** What came in less what went out, by how the money came, in the order of first appearance. */
export function totalsOf(lines: readonly TillLine[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { kind, means, cents } of lines) {
    totals.set(means, (totals.get(means) ?? 0) + (kind === 'CREDIT_NOTE' ? -cents : cents));
  }
  return totals;
}
