/** The language of the customer pages: chosen here, asked for by the address, else the browser's. */
import { formatDate, formatTime, pickLocale, type Locale } from '@autovisite/graph';

const KEY = 'autovisite.locale';

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** `?lang=en` of an address, then what was chosen before, then the browser's languages. */
export function localeOf(search: string, chosen: string | null, languages: readonly string[]): Locale {
  const asked = new URLSearchParams(search).get('lang');
  for (const one of [asked, chosen]) {
    if (one === 'fr' || one === 'en') return one;
  }
  return pickLocale(languages);
}

function keep(wanted: Locale): void {
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // A browser that keeps nothing is told by the address.
  }
}

export const locale: Locale = localeOf(location.search, kept(), navigator.languages);
// Who came by an English page goes on in English, also after the address has lost it.
if (new URLSearchParams(location.search).get('lang') === locale) keep(locale);

/** « mardi 1er décembre 2026, 9 h 30 » */
export function momentOf(instant: string): string {
  return `${formatDate(instant, locale)}, ${formatTime(instant, locale)}`;
}

/** Keeps the choice and shows this page again in it: every sentence on it is read anew. */
export function chooseLocale(wanted: Locale): void {
  keep(wanted);
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  if (kept() !== wanted) address.searchParams.set('lang', wanted);
  location.assign(address.href);
}
