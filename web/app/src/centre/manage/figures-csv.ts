/**
 * Figures as files for a spreadsheet: UTF-8 with its mark, semicolons, and commas in decimals, whatever
 * language the page is in: a spreadsheet set up for France, as an accountant's is, opens that with a
 * double click. Days are ISO dates, which every one of them knows. Decisions: docs/decisions/web.md
 */
import type { FiguresQuery } from '@autovisite/graph';
import { cancelled, shareOf } from './figures-rule.js';

type Cell = string | number | null;

/** What a spreadsheet would run as a formula is text: names are typed by people. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

const euros = ({ amountCents }: { amountCents: number }) => amountCents / 100;
const percent = (part: number, whole: number) => {
  const share = shareOf(part, whole);
  return share === null ? null : Math.round(share * 10) / 10;
};

/** The names of its columns, as the page has them. */
export type PartColumns = readonly [string, string, string, string, string, string, string, string, string, string, string, string, string, string, string, string, string, string];

/** A row for each part of the period. */
export function partsCsv(figures: FiguresQuery, columns: PartColumns): string {
  const rows = figures.appointmentFigures.parts.map(({ from, until, counts }, at): Cell[] => {
    const revenue = figures.revenueFigures.parts[at]?.revenue;
    const results = figures.inspectionFigures.parts[at]?.results;
    return [
      from,
      until,
      counts.booked,
      counts.kept,
      counts.missed,
      cancelled(counts),
      counts.cancelledByCustomer,
      counts.cancelledByCentre,
      counts.open,
      counts.soldMinutes,
      counts.openMinutes,
      revenue ? euros(revenue.net) : null,
      revenue ? euros(revenue.vat) : null,
      revenue ? euros(revenue.gross) : null,
      revenue ? euros(revenue.takenBack) : null,
      results?.favourable ?? null,
      results?.unfavourableMajor ?? null,
      results?.unfavourableCritical ?? null,
    ];
  });
  return csv([columns, ...rows]);
}

export interface DetailWords {
  columns: readonly [string, string, string, string, string];
  functions: string;
  makes: string;
  ages: string;
  inspectors: string;
  age: (from: number, until: number | null) => string;
}

/** A row for each function, make, class of age and inspector. */
export function detailCsv({ inspectionFigures: own }: FiguresQuery, words: DetailWords): string {
  const all = own.periodic.failures.inspections;
  const row = (table: string, name: string, inspections: number, failed: number): Cell[] => [table, name, inspections, failed, percent(failed, inspections)];
  return csv([
    words.columns,
    ...own.functions.map((one) => row(words.functions, `${one.code} ${one.label}`, all, one.failed)),
    ...own.makes.map((one) => row(words.makes, one.make, one.failures.inspections, one.failures.failed)),
    ...own.ages.map((one) => row(words.ages, words.age(one.fromYears, one.untilYears ?? null), one.failures.inspections, one.failures.failed)),
    ...own.inspectors.map((one) => row(words.inspectors, one.name, one.failures.inspections, one.failures.failed)),
  ]);
}

/** Hands a file to the browser. */
export function saveCsv(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
