/** What the console offers is what the graph accepts; a lane's day and a till's change add up. */
import { describe, expect, it } from 'vitest';
import { withNewer } from '../src/centre/changes.js';
import type { BoardRow } from '../src/centre/words.js';
import { centsOf, change, totalsOf } from '../src/centre/desk/cash.js';
import { laneDay, occupancy } from '../src/centre/desk/lane-day.js';
import { moneyBack, offersOf } from '../src/centre/desk/offers.js';
import { stepOf } from '../src/centre/desk/waiting-room.js';
import { mondayOf } from '../src/centre/desk/week.js';
import { ADDRESSES, placesOf } from '../src/centre/places.js';
import site from '../../../router/server/src/site.rs?raw';

const NOW = Date.parse('2026-12-01T08:00:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

describe('what the desk offers of an appointment', () => {
  const facts = { status: 'CONFIRMED', startsAt: at(60), plate: 'AB-123-CD', inspection: null, payment: null } as const;
  const offered = (change: object, mayRefund = false) => Object.entries(offersOf({ ...facts, ...change }, mayRefund, NOW)).filter(([, can]) => can).map(([name]) => name);

  it.each([
    ['one to come', {}, ['welcome', 'move', 'cancel', 'plate']],
    ['a paid one', { payment: { status: 'SUCCEEDED' } }, ['welcome', 'move', 'cancelByManager', 'plate']],
    ['one that is late', { startsAt: at(-5) }, ['welcome', 'move', 'cancel', 'plate', 'late']],
    ['one that is later than a quarter of an hour', { startsAt: at(-16) }, ['welcome', 'move', 'cancel', 'noShow', 'plate', 'late']],
    ['a hold', { status: 'HELD' }, ['cancel', 'plate']],
    ['one at the centre, its plate unknown', { status: 'CHECKED_IN', plate: null, inspection: { status: 'CHECKED_IN' } }, ['plate']],
    ['one whose vehicle was just welcomed', { inspection: { status: 'CHECKED_IN' } }, []],
    ['one at the centre', { status: 'CHECKED_IN', inspection: { status: 'CHECKED_IN' } }, []],
    ['a finished one', { status: 'COMPLETED' }, []],
    ['a cancelled one', { status: 'CANCELLED' }, []],
    ['an expired one', { status: 'EXPIRED' }, []],
    ['a missed one', { status: 'NO_SHOW' }, []],
  ])('with %s', (_, change, expected) => {
    expect(offered(change)).toEqual(expected);
  });

  it('lets who may refund call off what is paid, and says where the money goes', () => {
    expect(offered({ payment: { status: 'SUCCEEDED' } }, true)).toContain('cancel');
    expect(moneyBack({ status: 'SUCCEEDED', method: 'CARD' })).toBe('card');
    expect(moneyBack({ status: 'SUCCEEDED', method: 'AT_CENTRE' })).toBe('desk');
    expect(moneyBack({ status: 'AWAITING', method: 'AT_CENTRE' })).toBe('none');
    expect(moneyBack(null)).toBe('none');
  });
});

describe('a lane’s day', () => {
  // Winter: Paris is an hour ahead.
  const row = (from: string, to: string) => ({ startsAt: `2026-12-01T${from}:00Z`, endsAt: `2026-12-01T${to}:00Z` });
  const hours = [
    { opens: '08:00', closes: '12:00' },
    { opens: '14:00', closes: '18:00' },
  ];
  const said = (rows: ReturnType<typeof row>[], open = hours) => laneDay(open, rows).map((piece) => `${piece.kind} ${piece.at / 60}${piece.kind === 'visit' ? '' : `-${piece.until / 60}`}`);

  it('is free but for its break', () => {
    expect(said([])).toEqual(['free 8-12', 'pause 12-14', 'free 14-18']);
  });

  it('is free between those who come, and no gap is shorter than an inspection', () => {
    expect(said([row('07:00', '07:30'), row('09:00', '10:50')])).toEqual(['visit 8', 'free 8.5-10', 'visit 10', 'pause 12-14', 'free 14-18']);
  });

  it('keeps what was agreed outside the hours in its place', () => {
    expect(said([row('11:30', '12:00'), row('17:30', '18:30')])).toEqual(['free 8-12', 'pause 12-14', 'visit 12.5', 'free 14-18', 'visit 18.5']);
    expect(said([row('09:00', '09:30')], [])).toEqual(['visit 10']);
  });

  it('says how much of it is taken', () => {
    expect(occupancy(hours, 2, [row('07:00', '08:00'), row('09:00', '12:00')])).toBe(0.25);
    expect(occupancy([], 2, [])).toBeNull();
  });
});

describe('the waiting room', () => {
  it('says how far a vehicle is, as long as somebody waits for it', () => {
    const step = (inspection: 'CHECKED_IN' | 'IN_PROGRESS' | 'COMPLETED' | 'SIGNED' | 'ABANDONED' | null, minutes = 0) =>
      stepOf({ status: 'CHECKED_IN', inspection: inspection && { status: inspection, signedAt: at(minutes) } }, NOW);
    expect([step(null), step('CHECKED_IN'), step('IN_PROGRESS'), step('COMPLETED'), step('SIGNED'), step('ABANDONED')]).toEqual(['waiting', 'waiting', 'inspecting', 'soon', 'ready', null]);
    expect(step('SIGNED', -46)).toBeNull();
    expect(stepOf({ status: 'CONFIRMED', inspection: null }, NOW)).toBeNull();
  });
});

describe('the till', () => {
  it('reads amounts as they are typed, and gives change', () => {
    for (const [typed, cents] of [['100', 10_000], ['84,5', 8_450], [' 1 084,05 € ', 108_405], ['84.5', 8_450], ['', null], ['dix', null], ['1,234', null], ['-5', null]] as const) {
      expect(centsOf(typed), typed).toBe(cents);
    }
    expect(change(7_900, 10_000)).toBe(2_100);
    expect(change(7_900, 7_900)).toBe(0);
    expect(change(7_900, 7_899)).toBeNull();
  });

  it('takes what went out from what came in', () => {
    const totals = totalsOf([
      { kind: 'INVOICE', means: 'CASH', cents: 7_900 },
      { kind: 'INVOICE', means: 'CARD', cents: 6_500 },
      { kind: 'CREDIT_NOTE', means: 'CASH', cents: 1_000 },
    ]);
    expect([...totals]).toEqual([['CASH', 6_900], ['CARD', 6_500]]);
  });
});

describe('the pages', () => {
  const user = (...roles: ('RECEPTIONIST' | 'INSPECTOR' | 'MANAGER' | 'ADMIN' | 'CUSTOMER')[]) => ({ roles }) as unknown as Parameters<typeof placesOf>[0];

  it('are shown to who may use them', () => {
    expect(placesOf(user('CUSTOMER'), 'c')).toEqual([]);
    expect(placesOf(user('INSPECTOR'), 'c')).toEqual(['day', 'week', 'find']);
    expect(placesOf(user('RECEPTIONIST'), 'c')).toEqual(['day', 'week', 'find', 'book', 'till', 'inbox']);
    expect(placesOf(user('MANAGER'), 'c')).toEqual(['day', 'week', 'find', 'book', 'till', 'inbox', 'figures', 'setUp', 'prices', 'money', 'accounts', 'letters', 'catalogue', 'access', 'acts']);
    expect(placesOf(user('ADMIN'), 'c')).toEqual(Object.keys(ADDRESSES));
  });

  it('have addresses that the server answers', () => {
    for (const address of Object.values(ADDRESSES)) expect(site).toContain(`"${address}",`);
  });

  it('begin a week on Monday', () => {
    for (const day of ['2026-11-30', '2026-12-02', '2026-12-06']) expect(mondayOf(day)).toBe('2026-11-30');
  });
});

describe('a board that hears of changes', () => {
  const row = (id: string, minutes: number, status = 'CONFIRMED') => ({ id, status, startsAt: at(minutes), lane: { id: 'one' } }) as unknown as BoardRow;
  const read = [row('a', 0), row('b', 30)];
  const shown = (...newer: [string, BoardRow | null][]) => withNewer(read, new Map(newer)).map(({ id, status }) => `${id} ${status}`);

  it('shows what changed, what came where it belongs, and no more what went', () => {
    expect(shown()).toEqual(['a CONFIRMED', 'b CONFIRMED']);
    expect(shown(['b', row('b', 30, 'CHECKED_IN')])).toEqual(['a CONFIRMED', 'b CHECKED_IN']);
    expect(shown(['c', row('c', 15)])).toEqual(['a CONFIRMED', 'c CONFIRMED', 'b CONFIRMED']);
    expect(shown(['a', null], ['gone', null])).toEqual(['b CONFIRMED']);
    expect(shown(['a', row('a', 60)])).toEqual(['b CONFIRMED', 'a CONFIRMED']);
  });
});
