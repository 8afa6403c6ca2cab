/** What an inspector types of a measurement, as the graph takes it. */
import { describe, expect, it } from 'vitest';
import { limitInWords, readingsOf, slotsOf, typedNumber, valueInWords, type MeasurementField } from '../src/centre/measuring-words.js';

const FIELDS: readonly MeasurementField[] = [
  { quantity: 'BRAKE_FORCE', label: 'Force de freinage', unit: 'daN', flag: false, places: ['AVG', 'AVD'], need: 'EACH' },
  { quantity: 'MASS', label: 'Masse', unit: 'kg', flag: false, places: [], need: 'EACH' },
  { quantity: 'CATALYST', label: 'Catalyseur', unit: '', flag: true, places: [], need: 'EACH' },
  { quantity: 'OPACITY', label: 'Opacité', unit: 'm⁻¹', flag: false, places: [], need: 'RUNS' },
];
const NAMES: Readonly<Record<string, string>> = { AVG: 'Avant gauche', AVD: 'Avant droit' };
const slots = slotsOf(FIELDS, (code) => NAMES[code] ?? code);

describe('the form of a measurement', () => {
  it('has an input for each place and each run', () => {
    expect(slots.map(({ label }) => label)).toEqual([
      'Force de freinage, avant gauche',
      'Force de freinage, avant droit',
      'Masse',
      'Catalyseur',
      'Opacité 1',
      'Opacité 2',
      'Opacité 3',
      'Opacité 4',
    ]);
    expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
  });

  it('sends what was typed, with its place, and leaves empty inputs out', () => {
    const { readings, wrong } = readingsOf(slots, { 'BRAKE_FORCE-AVG': '260,5', 'MASS-1': ' 1400 ', 'CATALYST-1': '1', 'OPACITY-2': '0.44' });
    expect(wrong).toEqual([]);
    expect(readings).toEqual([
      { quantity: 'BRAKE_FORCE', place: 'AVG', value: 260.5 },
      { quantity: 'MASS', place: null, value: 1400 },
      { quantity: 'CATALYST', place: null, value: 1 },
      { quantity: 'OPACITY', place: null, value: 0.44 },
    ]);
  });

  it('names what is no number instead of sending something else', () => {
    expect(readingsOf(slots, { 'MASS-1': '1 400' }).wrong).toEqual(['Masse']);
    for (const text of ['', '1e3', '1,2,3', '1,2345', 'douze', '.5']) expect(typedNumber(text), text).toBeNull();
    expect(typedNumber('-1,25')).toBe(-1.25);
  });
});

describe('values and limits', () => {
  it('are said in French', () => {
    expect(valueInWords(57.905, '%').replace(/\s/g, ' ')).toBe('57,905 %');
    expect(valueInWords(1, '', true)).toBe('oui');
    expect(limitInWords({ bound: 'BELOW', limit: 58, unit: '%' })).toBe('au moins 58 %');
    expect(limitInWords({ bound: 'ABOVE', limit: 5, unit: 'dB(A)', reference: 'NOISE_REFERENCE' })).toBe('au plus la valeur de référence et 5 dB(A)');
  });
});
