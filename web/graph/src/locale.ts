/** The two languages, and how dates, times and money read in each. Times are those of the centres. */

export type Locale = 'fr' | 'en';

/** French unless the browser asks for English first. */
export function pickLocale(languages: readonly string[]): Locale {
  const first = languages.find((language) => /^(fr|en)\b/i.test(language));
  return first && /^en\b/i.test(first) ? 'en' : 'fr';
}

const ZONE = 'Europe/Paris';
const tag = (locale: Locale) => (locale === 'fr' ? 'fr-FR' : 'en-GB');

/** « 9 h 30 » / “9:30”, Paris time, from an RFC 3339 instant. */
export function formatTime(instant: string, locale: Locale = 'fr'): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: ZONE,
  }).formatToParts(new Date(instant));
  const hour = Number(parts.find((part) => part.type === 'hour')?.value ?? 0);
  const minute = parts.find((part) => part.type === 'minute')?.value ?? '00';
  return locale === 'fr' ? `${hour}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}

/** « mardi 24 novembre 2026 », from a calendar date (`2026-11-24`) or an instant. */
export function formatDate(date: string, locale: Locale = 'fr'): string {
  // Noon keeps a bare calendar date on its day in every zone.
  const instant = date.length === 10 ? `${date}T12:00:00Z` : date;
  const text = new Intl.DateTimeFormat(tag(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: ZONE,
  }).format(new Date(instant));
  return locale === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;
}

/** Keeps together what French never parts at the end of a line: « 14 h 00 », « 78,00 € », « Lequel ? ». */
export function bindFrench(text: string): string {
  return text
    .replace(/(\d) h\b( (?=\d))?/g, (_, digit: string, minutes?: string) => `${digit}\u00a0h${minutes ? '\u00a0' : ''}`)
    .replace(/ (?=[?!:;»€%])/g, '\u00a0')
    .replace(/« /g, '«\u00a0');
}

/** « 78,00 € », from integer cents. */
export function formatMoney(amountCents: number, currency: string, locale: Locale = 'fr'): string {
  return new Intl.NumberFormat(tag(locale), { style: 'currency', currency }).format(amountCents / 100);
}

/** The calendar date in Paris of an instant, `YYYY-MM-DD`. */
export function parisDate(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(instant);
}

/** The calendar date `days` after `date`. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
