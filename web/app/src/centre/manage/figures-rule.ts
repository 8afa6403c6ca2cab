/** What a period is, what it is compared with, and how counts are written. */
import { addDays, type Locale, type PeriodStep } from '@autovisite/graph';

/** As the graph counts conversations; of the rest it would count some weeks more. */
const MOST_DAYS = 367;
const DAY_MS = 86_400_000;

export interface Asked {
  from: string;
  until: string;
  step: PeriodStep;
}

/** How many days a period has, both ends included. */
export function daysOf(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS) + 1;
}

/** Whether the graph counts it. */
export function isPeriod(from: string, until: string): boolean {
  const days = daysOf(from, until);
  return days >= 1 && days <= MOST_DAYS;
}

/** Days as long as their bars can be told apart; then weeks, then months. */
export function stepFor(from: string, until: string): PeriodStep {
  const days = daysOf(from, until);
  return days <= 31 ? 'DAY' : days <= 120 ? 'WEEK' : 'MONTH';
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  return first.toISOString().slice(0, 10);
}

export type Preset = 'week' | 'month' | 'before' | 'year';

/** The last seven days, this month so far, the month before, and twelve months with this one. */
export function presetOf(preset: Preset, today: string): Asked {
  const first = monthsBefore(today, 0);
  switch (preset) {
    case 'week':
      return { from: addDays(today, -6), until: today, step: 'DAY' };
    case 'month':
      return { from: first, until: today, step: 'DAY' };
    case 'before':
      return { from: monthsBefore(today, 1), until: addDays(first, -1), step: 'DAY' };
    case 'year':
      return { from: monthsBefore(today, 11), until: today, step: 'MONTH' };
  }
}

/** What the address asks for; this month where it asks for nothing, or for what is not counted. */
export function askedOf(search: URLSearchParams, today: string): Asked {
  const [from, until, step] = [search.get('from'), search.get('until'), search.get('step')];
  const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay(from) || !isDay(until) || !isPeriod(from, until)) return presetOf('month', today);
  const known = step === 'DAY' || step === 'WEEK' || step === 'MONTH';
  return { from, until, step: known ? step : stepFor(from, until) };
}

/** The same weekday a week and a year before: 52 weeks are a year to whoever plans a day. */
export function comparedWith(today: string): [string, string] {
  return [addDays(today, -7), addDays(today, -364)];
}

/** A part of a whole in percent; nothing of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

const tag = (locale: Locale) => (locale === 'fr' ? 'fr-FR' : 'en-GB');

/** « 12,5 % », or a dash. */
export function formatShare(part: number, whole: number, locale: Locale): string {
  const share = shareOf(part, whole);
  if (share === null) return '–';
  return new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 1 }).format(share / 100);
}

/** « 1 234 » */
export function formatCount(count: number, locale: Locale): string {
  return new Intl.NumberFormat(tag(locale)).format(count);
}

/** How much more or less than then, in percent with its sign; nothing beside nothing. */
export function formatChange(now: number, then: number, locale: Locale): string {
  if (then === 0) return '';
  return new Intl.NumberFormat(tag(locale), { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format((now - then) / Math.abs(then));
}

/** « 3 j 4 h », « 2 h 05 », « 45 min » */
export function formatMinutes(minutes: number, locale: Locale): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} ${locale === 'fr' ? 'j' : 'd'} ${hours} h`;
  if (hours > 0) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${minutes} min`;
}

/** How a part of a period is called under its bar and in its table. */
export function partName({ from, until }: { from: string; until: string }, step: PeriodStep, locale: Locale): string {
  const show = (day: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag(locale), { timeZone: 'UTC', ...options }).format(Date.parse(day));
  switch (step) {
    case 'DAY':
      return show(from, { weekday: 'short', day: 'numeric', month: 'numeric' });
    case 'WEEK':
      return `${show(from, { day: 'numeric', month: 'numeric' })} – ${show(until, { day: 'numeric', month: 'numeric' })}`;
    case 'MONTH':
      return show(from, { month: 'short', year: 'numeric' });
  }
}

/** What was called off, by whom ever. */
export function cancelled(counts: { cancelledByCustomer: number; cancelledByCentre: number; cancelledByUnknown: number }): number {
  return counts.cancelledByCustomer + counts.cancelledByCentre + counts.cancelledByUnknown;
}

/** A name as a part of a file's name: « Lyon Part-Dieu » is `lyon-part-dieu`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
