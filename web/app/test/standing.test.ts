/** What Mon espace offers of an appointment is what the graph accepts. */
import { describe, expect, it } from 'vitest';
import { actionsOf, isComing, isOver, outcomeOfCancelling } from '../src/space/standing.js';

const NOW = Date.parse('2026-12-01T08:00:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const money = { amountCents: 8_500, currency: 'EUR' };
const payment = { id: '1', status: 'AWAITING', method: 'AT_CENTRE', checkoutUrl: null, invoiceNumber: null, paidAt: null, refundedAt: null, refundRequestedAt: null, amount: money } as const;
const facts = { status: 'CONFIRMED', startsAt: at(60), endsAt: at(90), holdExpiresAt: null, plate: 'AB-123-CD', amountDue: money, payment, priceChange: null } as const;
const offered = (change: Partial<Parameters<typeof actionsOf>[0]>) => Object.entries(actionsOf({ ...facts, ...change }, NOW)).filter(([, can]) => can).map(([name]) => name);

describe('what can be done', () => {
  it.each([
    ['a confirmed one, to be paid there', {}, ['move', 'cancel', 'pay']],
    ['a paid one', { payment: { ...payment, status: 'SUCCEEDED', method: 'CARD' }, amountDue: { ...money, amountCents: 0 } }, ['move', 'cancel']],
    ['one whose new price is not agreed', { priceChange: { agreed: false, oldPrice: money, newPrice: money } }, ['move', 'cancel']],
    ['one without a plate', { plate: null }, ['move', 'cancel', 'pay', 'plate']],
    ['one that has begun', { startsAt: at(-1) }, ['late']],
    ['a hold', { status: 'HELD', holdExpiresAt: at(10), payment: null }, ['finish', 'release']],
    ['a hold that ran out a moment ago', { status: 'HELD', holdExpiresAt: at(-1), payment: null }, []],
    ['one at the centre', { status: 'CHECKED_IN', startsAt: at(-5) }, []],
    ['a cancelled one', { status: 'CANCELLED' }, []],
    ['an expired one', { status: 'EXPIRED' }, []],
    ['a finished one', { status: 'COMPLETED' }, []],
    ['a missed one', { status: 'NO_SHOW' }, []],
  ] as const)('with %s', (_, change, expected) => {
    expect(offered(change as Parameters<typeof offered>[0])).toEqual(expected);
  });
});

describe('before cancelling', () => {
  it('says what becomes of the money', () => {
    expect(outcomeOfCancelling({ payment })).toBe('free');
    expect(outcomeOfCancelling({ payment: null })).toBe('free');
    expect(outcomeOfCancelling({ payment: { ...payment, status: 'SUCCEEDED', method: 'CARD' } })).toBe('refunded');
    expect(outcomeOfCancelling({ payment: { ...payment, status: 'SUCCEEDED' } })).toBe('at-centre');
  });
});

describe('the two lists', () => {
  it('show each appointment once, and no slot that was let go of', () => {
    for (const status of ['CONFIRMED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'NO_SHOW'] as const) {
      for (const endsAt of [at(30), at(-30)]) {
        const one = { ...facts, status, endsAt };
        expect(isComing(one, NOW) !== isOver(one, NOW), `${status} ${endsAt}`).toBe(true);
      }
    }
    expect(isOver({ ...facts, status: 'EXPIRED', payment: null }, NOW)).toBe(false);
    expect(isOver({ ...facts, status: 'EXPIRED', payment: { ...payment, status: 'REFUNDED' } }, NOW)).toBe(true);
  });
});
