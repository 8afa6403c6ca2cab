/** What was done without network shows at once, and what somebody else wrote meanwhile is not written over. */
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../src/centre/inspection.js';
import { newest } from '../src/centre/latest.js';
import { isThere, overwritten, withDeeds, type Deed, type FoundHere, type Kept } from '../src/centre/offline/deeds.js';

const identity = { plate: 'AB-345-CD', vin: null, make: 'Dacia', model: 'Jogger', firstRegistration: null, euCategory: null, energy: null, usage: null, odometerKm: null };
const inspection = {
  id: 'i',
  status: 'IN_PROGRESS',
  identity,
  plate: 'AB-345-CD',
  odometerKm: null,
  missing: ['USAGE', 'ODOMETER', 'POINTS'],
  requiredPoints: ['1.1.1', '1.1.2'],
  checkedPoints: ['1.1.1'],
  defects: [],
} as unknown as Inspection;
const tyre: FoundHere = { code: '5.2.3.a.1', level: 'MINOR', label: 'Pneu usé', component: null, location: 'AVG', locationLabel: 'Avant gauche', comment: null, toVerify: false };
const kept = (...deeds: Deed[]): Kept[] => deeds.map((deed, at) => ({ id: `d${at}`, inspectionId: 'i', userId: 'u', at: '2026-12-01T08:00:00Z', deed, refused: null }));

describe('an inspection with what waits on the device', () => {
  it('shows it as it will be', () => {
    const shown = withDeeds(inspection, kept({ kind: 'points', points: ['1.1.2', '1.1.1'] }, { kind: 'defect', defect: tyre }, { kind: 'identity', fields: { usage: 'TAXI', odometerKm: 86_400 }, before: { usage: null, odometerKm: null } }));
    expect(shown.checkedPoints).toEqual(['1.1.1', '1.1.2']);
    expect(shown.defects.map(({ id, code, locationLabel }) => [id, code, locationLabel])).toEqual([['d1', '5.2.3.a.1', 'Avant gauche']]);
    expect([shown.identity.usage, shown.odometerKm, shown.missing]).toEqual(['TAXI', 86_400, []]);
    expect(inspection.missing).toHaveLength(3);
  });

  it('still lacks the points that nobody looked at', () => {
    expect(withDeeds(inspection, kept({ kind: 'points', points: ['1.1.1'] })).missing).toContain('POINTS');
  });

  it('begins, and takes back what was found', () => {
    const [one] = withDeeds(inspection, kept({ kind: 'defect', defect: tyre })).defects;
    expect(withDeeds({ ...inspection, status: 'CHECKED_IN' }, kept({ kind: 'start' })).status).toBe('IN_PROGRESS');
    expect(withDeeds({ ...inspection, defects: one ? [one] : [] }, kept({ kind: 'remove', defectId: 'd0', label: '' })).defects).toEqual([]);
  });

  it('does not show twice what has arrived, nor what was refused', () => {
    const there = withDeeds(inspection, kept({ kind: 'defect', defect: tyre }));
    expect(withDeeds(there, kept({ kind: 'defect', defect: tyre })).defects).toHaveLength(1);
    const refused = kept({ kind: 'points', points: ['1.1.2'] }).map((one) => ({ ...one, refused: { text: 'non', theirs: [] } }));
    expect(withDeeds(inspection, refused)).toEqual(inspection);
  });
});

describe('what somebody else did meanwhile', () => {
  it('is told from what is as it was, and from the same words written otherwise', () => {
    const fields = { model: 'Sandero', make: 'dacia', plate: 'ab 345 cd', odometerKm: 10 };
    const before = { model: 'Jogger', make: 'Renault', plate: null, odometerKm: null };
    expect(overwritten(fields, before, inspection.identity)).toEqual([]);
    expect(overwritten(fields, before, { ...inspection.identity, model: 'Duster', odometerKm: 12 })).toEqual(['model', 'odometerKm']);
  });

  it('is the same defect only with the same words', () => {
    const there = withDeeds(inspection, kept({ kind: 'defect', defect: tyre }));
    expect(isThere(tyre, there)).toBe(true);
    expect(isThere({ ...tyre, comment: 'flanc ouvert' }, there)).toBe(false);
    expect(isThere({ ...tyre, location: 'AVD' }, there)).toBe(false);
  });
});

it('shows what an action answered, though an older reading comes after it', () => {
  const old = { ...inspection, version: 3 };
  const answered = { ...inspection, version: 4, checkedPoints: ['1.1.1', '1.1.2'] };
  expect(newest(old, answered).checkedPoints).toHaveLength(2);
  expect(newest({ ...old, version: 5 }, answered).checkedPoints).toHaveLength(1);
  expect(newest(old, undefined)).toBe(old);
});
