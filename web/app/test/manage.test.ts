/** A week as it is edited, closed days as periods, prices, terms, times and accounts as they are typed, and who stands in the way. */
import { describe, expect, it } from 'vitest';
import { accountTermsOf, transferOf } from '../src/centre/manage/account-rule.js';
import { hoursOf, isSound, nextInterval, periodsOf, weekOf } from '../src/centre/manage/hours-rule.js';
import { changesOf, typedOf, type Listed } from '../src/centre/manage/prices-rule.js';
import { keyOf, termsOf, timeKinds, timesOf, typedTimes } from '../src/centre/manage/terms-rule.js';
import { referencesOf } from '../src/centre/manage/stand.js';

describe('an ordinary week', () => {
  const hours = [
    { weekday: 1, opens: '14:00', closes: '18:00' },
    { weekday: 1, opens: '08:00', closes: '12:00' },
    { weekday: 6, opens: '08:00', closes: '12:00' },
  ];

  it('is seven days, and goes back as it came', () => {
    const week = weekOf(hours);
    expect(week.map((day) => day.length)).toEqual([2, 0, 0, 0, 0, 1, 0]);
    expect(week[0]?.[0]?.opens).toBe('08:00');
    expect(hoursOf(week)).toEqual([hours[1], hours[0], hours[2]]);
  });

  it.each([
    [[], true],
    [[['08:00', '12:00']], true],
    [[['14:00', '18:00'], ['08:00', '12:00']], true],
    [[['08:00', '12:00'], ['12:00', '18:00']], true],
    [[['08:00', '08:00']], false],
    [[['08:00', '12:00'], ['11:30', '18:00']], false],
    [[['', '12:00']], false],
    [[['08:00', '']], false],
  ] as const)('%j', (day, sound) => {
    expect(isSound(day.map(([opens, closes]) => ({ opens, closes })))).toBe(sound);
  });

  it('offers what most centres add: a morning, then an afternoon', () => {
    const morning = nextInterval([]);
    const afternoon = nextInterval([morning]);
    expect(isSound([morning, afternoon])).toBe(true);
    // After that nobody guesses: it is not sound before it was typed.
    expect(isSound([morning, afternoon, nextInterval([morning, afternoon])])).toBe(false);
  });
});

describe('closed days', () => {
  it('in a row for one reason are one period', () => {
    const day = (date: string, reason: string) => ({ date, reason });
    expect(periodsOf([day('2027-01-01', 'Travaux'), day('2026-12-30', 'Travaux'), day('2026-12-31', 'Travaux'), day('2027-01-02', 'Inventaire'), day('2027-01-04', 'Inventaire')])).toEqual([
      { from: '2026-12-30', to: '2027-01-01', reason: 'Travaux' },
      { from: '2027-01-02', to: '2027-01-02', reason: 'Inventaire' },
      { from: '2027-01-04', to: '2027-01-04', reason: 'Inventaire' },
    ]);
    expect(periodsOf([])).toEqual([]);
  });
});

describe('prices', () => {
  const listed = (energy: Listed['energy'], amountCents: number): Listed => ({ service: 'PERIODIC', vehicleCategory: 'CAR', energy, centreId: null, withdrawn: false, validFrom: '', setByName: null, price: { amountCents, currency: 'EUR' } });
  const list = [listed('PETROL', 7_900), listed('DIESEL', 8_500)];
  const change = (petrol: string) => changesOf(list, { 'PERIODIC CAR PETROL': petrol });

  it('change where something else is typed', () => {
    expect(changesOf(list, {})).toEqual([]);
    expect(change(typedOf(7_900))).toEqual([]);
    expect(change('79')).toEqual([]);
    expect(change('80,50')).toMatchObject([{ energy: 'PETROL', before: 7_900, after: 8_050 }]);
  });

  it('are from five to five hundred euros', () => {
    for (const typed of ['', '4,99', '500,01', 'gratuit']) expect(change(typed), typed).toMatchObject([{ after: null }]);
    for (const typed of ['5', '500']) expect(change(typed)[0]?.after, typed).toBe(Number(typed) * 100);
  });
});

describe('a change that hits somebody', () => {
  it('names whom, and nothing else does', () => {
    const refused = (code: string, extensions: Record<string, unknown>) => ({ code, text: '', extensions });
    expect(referencesOf(refused('BOOKINGS_STAND', { references: ['RDV-AAAAA', 7] }))).toEqual(['RDV-AAAAA']);
    expect(referencesOf(refused('BOOKINGS_STAND', {}))).toEqual([]);
    expect(referencesOf(refused('CENTRE_INVALID', { references: ['RDV-AAAAA'] }))).toEqual([]);
  });
});

describe('terms for calling off', () => {
  const typed = { freeHours: '24', late: 'FEE' as const, fee: '15', double: false };

  it('are what the graph takes, and nothing that it refuses', () => {
    expect(termsOf(typed)).toEqual({ freeHours: 24, late: 'FEE', feeCents: 1_500, givesBackDouble: true });
    expect(termsOf({ ...typed, late: 'ARRHES' })).toEqual({ freeHours: 24, late: 'ARRHES', feeCents: 0, givesBackDouble: false });
    // A fee that was typed before counts only where there is one.
    expect(termsOf({ ...typed, late: 'FREE', freeHours: '' })).toEqual({ freeHours: 0, late: 'FREE', feeCents: 0, givesBackDouble: true });
    for (const freeHours of ['', '-1', '169', '1,5', 'x']) expect(termsOf({ ...typed, freeHours }), freeHours).toBeNull();
    for (const fee of ['', '0', '500,01', 'x']) expect(termsOf({ ...typed, fee }), fee).toBeNull();
    expect(termsOf({ ...typed, freeHours: '168', fee: '500' })?.feeCents).toBe(50_000);
  });
});

describe('times of lanes', () => {
  const kinds = timeKinds(['CAR', 'VAN']);
  const known = [{ service: 'PERIODIC', category: 'CAR', minutes: 40, buffer: 5 } as const];

  it('go back as they came', () => {
    expect(kinds.map(keyOf)).toContain('POLLUTION_CHECK VAN');
    expect(kinds.map(keyOf)).not.toContain('POLLUTION_CHECK CAR');
    expect(timesOf(kinds, typedTimes(known), known)).toEqual(known);
    expect(timesOf(kinds, {}, known)).toEqual([]);
    // What this page does not show stays as a file set it.
    expect(timesOf(timeKinds(['VAN']), {}, known)).toEqual(known);
  });

  it.each([
    ['5', '', true],
    ['180', '60', true],
    ['4', '', false],
    ['181', '', false],
    ['30', '61', false],
    ['', '10', false],
    ['30.5', '', false],
  ])('%s and %s', (minutes, buffer, sound) => {
    expect(timesOf(kinds, { 'PERIODIC CAR': { minutes, buffer } }, []) !== null).toBe(sound);
  });
});

describe('an account', () => {
  it('has terms that the graph takes', () => {
    expect(accountTermsOf('2 000', '30')).toEqual({ limitCents: 200_000, payDays: 30 });
    expect(accountTermsOf('1000000', '60')).toEqual({ limitCents: 100_000_000, payDays: 60 });
    for (const [limit, days] of [['', '30'], ['0', '30'], ['1000001', '30'], ['100', ''], ['100', '0'], ['100', '61'], ['100', '1,5']] as const) {
      expect(accountTermsOf(limit, days), `${limit} ${days}`).toBeNull();
    }
  });

  it('is paid what is left, and given back what was too much', () => {
    expect(transferOf('79', 7_900)).toBe(7_900);
    expect(transferOf('10,50', 7_900)).toBe(1_050);
    expect(transferOf('21', -2_100)).toBe(-2_100);
    for (const typed of ['', '0', '79,01', '-5']) expect(transferOf(typed, 7_900), typed).toBeNull();
    expect(transferOf('21,01', -2_100)).toBeNull();
  });
});
