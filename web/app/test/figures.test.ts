/** What is counted for how long, what it stands beside, and the files of it. */
import type { FiguresQuery } from '@autovisite/graph';
import { describe, expect, it } from 'vitest';
import { csv, detailCsv, partsCsv } from '../src/centre/manage/figures-csv.js';
import { askedOf, comparedWith, daysOf, formatChange, formatMinutes, formatShare, isPeriod, partName, presetOf, slugOf, stepFor } from '../src/centre/manage/figures-rule.js';
import { catalogue } from '../src/centre/manage/figures-words.js';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a period', () => {
  it.each([
    ['2026-11-30', '2026-11-30', 1, true],
    ['2026-11-30', '2026-11-29', 0, false],
    ['2025-11-29', '2026-11-30', 367, true],
    ['2025-11-28', '2026-11-30', 368, false],
    // The hour that a clock is put forward by is not a day.
    ['2026-03-28', '2026-03-30', 3, true],
  ])('%s %s', (from, until, days, counted) => {
    expect(daysOf(from, until)).toBe(days);
    expect(isPeriod(from, until)).toBe(counted);
  });

  it('is put together so that its bars can be told apart', () => {
    expect(stepFor('2026-11-01', '2026-11-30')).toBe('DAY');
    expect(stepFor('2026-09-01', '2026-11-30')).toBe('WEEK');
    expect(stepFor('2026-01-01', '2026-11-30')).toBe('MONTH');
  });

  it('has names', () => {
    expect(presetOf('week', '2026-03-03')).toEqual({ from: '2026-02-25', until: '2026-03-03', step: 'DAY' });
    expect(presetOf('month', '2026-03-03')).toEqual({ from: '2026-03-01', until: '2026-03-03', step: 'DAY' });
    expect(presetOf('before', '2026-03-31')).toEqual({ from: '2026-02-01', until: '2026-02-28', step: 'DAY' });
    expect(presetOf('before', '2026-01-05')).toEqual({ from: '2025-12-01', until: '2025-12-31', step: 'DAY' });
    const year = presetOf('year', '2026-12-31');
    expect(year).toEqual({ from: '2026-01-01', until: '2026-12-31', step: 'MONTH' });
    expect(isPeriod(year.from, year.until)).toBe(true);
  });

  it('is what the address says, or this month', () => {
    const asked = (text: string) => askedOf(new URLSearchParams(text), '2026-11-30');
    expect(asked('from=2026-10-01&until=2026-10-31&step=WEEK')).toEqual({ from: '2026-10-01', until: '2026-10-31', step: 'WEEK' });
    expect(asked('from=2026-10-01&until=2026-10-31&step=YEAR').step).toBe('DAY');
    for (const wrong of ['', 'from=2026-10-31&until=2026-10-01', 'from=x&until=2026-10-01', 'from=2020-01-01&until=2026-10-01', 'from=2026-99-99&until=2026-10-01']) {
      expect(asked(wrong), wrong).toEqual(presetOf('month', '2026-11-30'));
    }
  });
});

describe('what is beside today', () => {
  it('is the same weekday', () => {
    const [week, year] = comparedWith('2026-11-30');
    expect([week, year]).toEqual(['2026-11-23', '2025-12-01']);
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
    expect([week, year].map(weekday)).toEqual([1, 1]);
  });

  it('is written as people read it', () => {
    expect(plain(formatChange(112, 100, 'fr'))).toBe('+12 %');
    expect(plain(formatChange(97, 100, 'fr'))).toBe('-3 %');
    expect(formatChange(100, 100, 'en')).toBe('0%');
    expect(formatChange(5, 0, 'fr')).toBe('');
    expect(plain(formatShare(1, 8, 'fr'))).toBe('12,5 %');
    expect(formatShare(0, 0, 'fr')).toBe('–');
    expect(formatMinutes(45, 'fr')).toBe('45 min');
    expect(formatMinutes(125, 'fr')).toBe('2 h 05');
    expect(formatMinutes(4 * 1440 + 61, 'fr')).toBe('4 j 1 h');
    expect(partName({ from: '2026-11-23', until: '2026-11-23' }, 'DAY', 'fr')).toBe('lun. 23/11');
    expect(partName({ from: '2026-11-23', until: '2026-11-29' }, 'WEEK', 'fr')).toBe('23/11 – 29/11');
    expect(partName({ from: '2026-11-01', until: '2026-11-30' }, 'MONTH', 'fr')).toBe('nov. 2026');
  });
});

describe('a file', () => {
  const euros = (amountCents: number) => ({ amountCents, currency: 'EUR' });
  const counts = { booked: 5, bookedAtDesk: 1, bookedTogether: 0, kept: 3, missed: 1, open: 0, cancelledByCustomer: 1, cancelledByCentre: 2, cancelledByUnknown: 0, soldMinutes: 90, openMinutes: 1800 };
  const revenue = { invoices: 3, creditNotes: 1, net: euros(19_749), vat: euros(3_951), gross: euros(23_700), takenBack: euros(7_900) };
  const results = { favourable: 2, unfavourableMajor: 1, unfavourableCritical: 0 };
  const failures = { inspections: 3, failed: 1 };
  const part = { from: '2026-11-01', until: '2026-11-30' };
  const figures: FiguresQuery = {
    appointmentFigures: { total: counts, leadTime: null, parts: [{ ...part, counts }] },
    revenueFigures: { total: revenue, byMeans: [], parts: [{ ...part, revenue }] },
    inspectionFigures: {
      byService: [],
      periodic: { name: '', failures, medianMinutes: 30 },
      network: { name: '', failures, medianMinutes: 30 },
      functions: [{ code: '5', label: 'Essieux, roues ; pneus', failed: 1 }],
      makes: [{ make: '=RENAULT', failures }],
      ages: [{ fromYears: 0, untilYears: 5, failures }, { fromYears: 20, untilYears: null, failures }],
      inspectors: [{ name: 'Zoé "Z" Petit', failures, medianMinutes: 30 }],
      wait: null,
      duration: null,
      parts: [{ ...part, results }],
    },
    conversationFigures: { conversations: 0, turns: 0, unsure: 0, helped: 0, notHelped: 0, handoversAsked: 0, handoversTaken: 0, medianWaitSeconds: null, flows: [] },
  };

  it('opens in a spreadsheet set up for France', () => {
    const text = partsCsv(figures, catalogue.fr.columns);
    expect(text.startsWith('\uFEFFDu;Au;Pris;')).toBe(true);
    const [head = '', row = '', end] = text.slice(1).split('\r\n');
    expect(row).toBe('2026-11-01;2026-11-30;5;3;1;3;1;2;0;90;1800;197,49;39,51;237;79;2;1;0');
    expect(head.split(';').length).toBe(row.split(';').length);
    expect(end).toBe('');
  });

  it('is named after whose figures it has', () => {
    expect(slugOf('Évry – Centre 2 (Sud)')).toBe('evry-centre-2-sud');
  });

  it('says where vehicles failed, and runs nothing that somebody typed', () => {
    const { functions, makes, ages, inspectors, age, detailColumns: columns } = catalogue.fr;
    const rows = detailCsv(figures, { columns, functions, makes, ages, inspectors, age }).split('\r\n');
    expect(rows[1]).toBe('Échecs par fonction;"5 Essieux, roues ; pneus";3;1;33,3');
    expect(rows[2]).toBe("Échecs par marque;'=RENAULT;3;1;33,3");
    expect(rows[3]).toBe('Échecs par âge;moins de 6 ans;3;1;33,3');
    expect(rows[4]).toBe('Échecs par âge;20 ans et plus;3;1;33,3');
    expect(rows[5]).toBe('Par contrôleur;"Zoé ""Z"" Petit";3;1;33,3');
    // A number that is less than nothing is a number.
    expect(csv([[-1.5, null, '-1']])).toBe("\uFEFF-1,5;;'-1\r\n");
  });
});
