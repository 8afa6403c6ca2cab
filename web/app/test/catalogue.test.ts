import type { DefectLevel, PaymentMethod, PaymentStatus } from '@autovisite/graph';
import { describe, expect, it } from 'vitest';
import { countChecked, pointOfDefect, pointsOf, searchDefects, type ChecklistFunction } from '../src/centre/catalogue.js';
import { standing } from '../src/centre/standing.js';
import { catalogue as frame } from '../src/centre/console-words.js';
import { catalogue as desk } from '../src/centre/desk/words.js';
import { closedWord, paymentWord, stageOf as stage } from '../src/centre/words.js';

const stageOf = (row: Parameters<typeof stage>[0]) => stage(row, frame.fr.states);

const defect = (code: string, label: string) => ({ code, label, level: 'MAJOR' as const, alsoCalled: code === '5.2.3.e.3' ? ['pneu lisse'] : [], toVerify: false });

const checklist: ChecklistFunction[] = [
  {
    code: '5',
    label: 'Essieux, roues, pneus',
    groups: [
      {
        code: '5.2',
        label: 'Roues et pneus',
        points: [
          { code: '5.2.3', label: 'Pneumatiques', defects: [defect('5.2.3.a.2', 'Usure irrégulière'), defect('5.2.3.e.3', 'Corde visible')] },
          { code: '5.2.1', label: 'Moyeu', defects: [defect('5.2.1.a.2', 'Écrou desserré')] },
        ],
      },
    ],
  },
];

describe('searchDefects', () => {
  const codes = (words: string) => searchDefects(checklist, words).map((found) => found.defect.code);

  it('finds by word, without accents, in the point or the defect', () => {
    expect(codes('ecrou')).toEqual(['5.2.1.a.2']);
    expect(codes('pneu')).toEqual(['5.2.3.a.2', '5.2.3.e.3']);
    expect(codes('PNEU corde')).toEqual(['5.2.3.e.3']);
  });

  it('finds by what people call it', () => {
    expect(codes('pneu lisse')).toEqual(['5.2.3.e.3']);
  });

  it('finds by the beginning of a code', () => {
    expect(codes('5.2.3')).toEqual(['5.2.3.a.2', '5.2.3.e.3']);
    expect(codes('2.3')).toEqual([]);
  });

  it('finds nothing for nothing, and stops at the limit', () => {
    expect(codes('   ')).toEqual([]);
    expect(searchDefects(checklist, '5', 2)).toHaveLength(2);
  });
});

describe('the checklist', () => {
  it('knows the point of a defect', () => {
    expect(pointOfDefect('5.2.3.e.3')).toBe('5.2.3');
    expect(pointOfDefect('1.1.13.a.2')).toBe('1.1.13');
  });

  it('counts what is checked', () => {
    const [part] = checklist;
    const points = part ? pointsOf(part) : [];
    expect(countChecked(points, new Set(['5.2.1', '9.9.9']))).toBe(1);
  });
});

describe('the board', () => {
  const inspection = (status: 'IN_PROGRESS' | 'COMPLETED' | 'SIGNED') => ({ id: 'i', plate: null, status, outcome: null });

  it('lets the inspection speak before the appointment', () => {
    expect(stageOf({ status: 'CONFIRMED', inspection: null })).toMatchObject({ word: 'Attendu', group: 'expected' });
    expect(stageOf({ status: 'CHECKED_IN', inspection: inspection('IN_PROGRESS') })).toMatchObject({ word: 'Contrôle en cours', group: 'here' });
    expect(stageOf({ status: 'CHECKED_IN', inspection: inspection('COMPLETED') })).toMatchObject({ word: 'À signer' });
    expect(stageOf({ status: 'CHECKED_IN', inspection: inspection('SIGNED') })).toMatchObject({ group: 'done' });
    expect(stageOf({ status: 'NO_SHOW', inspection: null })).toMatchObject({ word: 'Absent', group: 'gone' });
  });

  it('counts who is still paying apart from who is expected', () => {
    expect(stageOf({ status: 'HELD', inspection: null })).toMatchObject({ word: 'Réservation en cours', group: 'held' });
  });

  it('says who still has to pay, and how much', () => {
    const price = { amountCents: 7900, currency: 'EUR' };
    const due = (amountCents: number) => ({ amountCents, currency: 'EUR' });
    const paid = (status: PaymentStatus, method: PaymentMethod, amountDue: ReturnType<typeof due> | null) =>
      paymentWord({ price, amountDue, payment: { id: 'p', status, method, invoiceNumber: null, paidAt: null, amount: { amountCents: 7900, currency: 'EUR' } } }, desk.fr, 'fr')?.replaceAll(/\s/g, ' ');
    expect(paymentWord({ payment: null, amountDue: null, price })).toBeNull();
    expect(paid('SUCCEEDED', 'CARD', due(0))).toBe('Payé');
    expect(paid('SUCCEEDED', 'CARD', due(1000))).toBe('Reste 10,00 € à encaisser');
    expect(paid('SUCCEEDED', 'CARD', due(-1000))).toBe('10,00 € à rendre');
    expect(paid('AWAITING', 'AT_CENTRE', due(7900))).toBe('79,00 € à encaisser');
    expect(paid('FAILED', 'CARD', due(7900))).toBe('Non payé');
  });

  it('says why nobody can come', () => {
    expect(closedWord({ closed: null, reason: null }, '2026-12-01', desk.fr, 'fr')).toBeNull();
    expect(closedWord({ closed: 'WEEKDAY', reason: null }, '2026-11-29', desk.fr, 'fr')).toBe('Le centre est fermé le dimanche');
    expect(closedWord({ closed: 'HOLIDAY', reason: 'Noël' }, '2026-12-25', desk.fr, 'fr')).toBe('Jour férié : Noël, le centre est fermé');
    expect(closedWord({ closed: 'CLOSURE', reason: 'Inventaire' }, '2026-12-02', desk.fr, 'fr')).toBe('Le centre est fermé ce jour : Inventaire');
  });
});

describe('the result as it stands', () => {
  const points = ['1.1.1', '1.1.2'];
  const found = (level: DefectLevel) => ({ id: 'd', code: '1.1.1.a.1', level, component: null, label: '', location: null, locationLabel: null, comment: null, toVerify: false, photos: [] });
  const at = (checked: string[], defects: DefectLevel[]) => standing({ requiredPoints: points, checkedPoints: checked, defects: defects.map(found) });

  it('is favourable only once everything was seen', () => {
    expect(at([], [])).toBeNull();
    expect(at(['1.1.1', '9.9.9'], ['MINOR'])).toBeNull();
    expect(at(points, ['MINOR'])).toBe('FAVOURABLE');
    expect(standing({ requiredPoints: [], checkedPoints: [], defects: [] })).toBeNull();
  });

  it('is unfavourable from the first major defect on', () => {
    expect(at([], ['MAJOR'])).toBe('UNFAVOURABLE_MAJOR');
    expect(at(['1.1.1'], ['MAJOR', 'CRITICAL'])).toBe('UNFAVOURABLE_CRITICAL');
  });
});
