import { describe, expect, it } from 'vitest';
import { addDays, bindFrench, formatDate, formatMoney, formatTime, parisDate, pickLocale } from '../src/locale.js';

const NBSP = '\u00a0';

describe('language', () => {
  it('is French unless English comes first', () => {
    expect(pickLocale(['fr-FR', 'en'])).toBe('fr');
    expect(pickLocale(['en-GB', 'fr'])).toBe('en');
    expect(pickLocale(['de', 'en-US', 'fr'])).toBe('en');
    expect(pickLocale(['de'])).toBe('fr');
    expect(pickLocale([])).toBe('fr');
  });
});

describe('times are those of Paris', () => {
  it('in winter and in summer', () => {
    expect(formatTime('2026-11-24T08:30:00Z')).toBe(`9${NBSP}h${NBSP}30`);
    expect(formatTime('2026-07-24T08:05:00Z')).toBe(`10${NBSP}h${NBSP}05`);
    expect(formatTime('2026-11-24T08:30:00Z', 'en')).toBe('9:30');
    expect(formatTime('2026-11-23T23:00:00Z')).toBe(`0${NBSP}h${NBSP}00`);
  });

  it('and so are dates, late in the evening too', () => {
    expect(parisDate(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
    expect(formatDate('2026-11-22T23:30:00Z')).toBe('lundi 23 novembre 2026');
    expect(formatDate('2026-11-24')).toBe('mardi 24 novembre 2026');
    expect(formatDate('2026-12-01')).toBe('mardi 1er décembre 2026');
    expect(formatDate('2026-11-24', 'en')).toMatch(/^Tuesday,? 24 November 2026$/);
  });
});

describe('calendar steps', () => {
  it('cross months, years and the clock change', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });
});

describe('money', () => {
  it('comes from integer cents', () => {
    expect(formatMoney(7800, 'EUR').replace(/\s/g, ' ')).toBe('78,00 €');
    expect(formatMoney(1, 'EUR', 'en')).toBe('€0.01');
  });
});

describe('bindFrench', () => {
  it('keeps hours, amounts and double punctuation together', () => {
    expect(bindFrench('mercredi 14 h 00, 78,00 € : lequel ?')).toBe(
      `mercredi 14${NBSP}h${NBSP}00, 78,00${NBSP}€${NBSP}: lequel${NBSP}?`,
    );
    expect(bindFrench('à 9 h précises')).toBe(`à 9${NBSP}h précises`);
  });

  it('leaves the rest alone', () => {
    expect(bindFrench('7 hommes, deux lignes\nautre')).toBe('7 hommes, deux lignes\nautre');
  });
});
