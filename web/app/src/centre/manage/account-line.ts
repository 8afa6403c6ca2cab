/** How money, invoices and lines of an account are named. */
import { formatMoney, type AccountPartsFragment } from '@autovisite/graph';
import { locale } from '../../graph.js';

export type AccountInvoice = AccountPartsFragment['invoices'][number];
export type AccountLine = AccountInvoice['lines'][number];

export const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);

/** What a line is called where it stands alone. */
export const nameOf = ({ label, plate }: AccountLine) => [label, plate].filter(Boolean).join(' · ');
