/** What the app lets people choose is what the schema takes: no list of values is written by hand. */
import { buildSchema, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { VEHICLE_CATEGORIES, VEHICLE_ENERGIES } from '../src/booking/words.js';
import { ROLES, SCOPES } from '../src/centre/people.js';
import { SERVICE_KINDS } from '../src/centre/desk/book.js';
import { DESK_MEANS } from '../src/centre/desk/words.js';
import { PERIOD_STEPS } from '../src/centre/manage/figures-words.js';
import { QUALIFICATIONS } from '../src/centre/manage/inspector-words.js';
import { INSTRUMENT_KINDS } from '../src/centre/manage/instrument-words.js';
import { LETTER_LANGUAGES } from '../src/centre/manage/letter-words.js';
import { LATE_CANCELLATIONS } from '../src/centre/manage/terms-words.js';
import { CENTRE_ROLES } from '../src/centre/team.js';
import { WEBHOOK_EVENTS } from '../src/centre/webhook-words.js';
import { REMINDER_CHANNELS } from '../src/space/reminders-words.js';
import * as words from '../src/centre/words.js';
import schemaText from '../../../schema/public.graphql?raw';

const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const schema = buildSchema(schemaText);

/** Each record of words that a choice offers, and the enumeration of the schema it stands for. */
const CHOICES: Readonly<Record<string, [enumeration: string, words: Readonly<Record<string, string>>, without?: readonly string[]]>> = {
  ENERGIES: ['Energy', words.ENERGIES],
  EU_CATEGORIES: ['EuCategory', words.EU_CATEGORIES],
  USAGES: ['VehicleUsage', words.USAGES],
  NATURES: ['InspectionNature', words.NATURES],
  RECALLS: ['RecallAnswer', words.RECALLS],
  LATE_CANCELLATIONS: ['LateCancellation', LATE_CANCELLATIONS],
  LETTER_LANGUAGES: ['LetterLanguage', LETTER_LANGUAGES],
  REMINDER_CHANNELS: ['ReminderChannel', REMINDER_CHANNELS],
  PERIOD_STEPS: ['PeriodStep', PERIOD_STEPS],
  INSTRUMENT_KINDS: ['InstrumentKind', INSTRUMENT_KINDS],
  QUALIFICATIONS: ['Qualification', QUALIFICATIONS],
  VEHICLE_CATEGORIES: ['VehicleCategory', VEHICLE_CATEGORIES],
  VEHICLE_ENERGIES: ['Energy', VEHICLE_ENERGIES],
  SERVICE_KINDS: ['ServiceKind', SERVICE_KINDS],
  DESK_MEANS: ['DeskMeans', DESK_MEANS],
  SCOPES: ['ApiScope', SCOPES],
  // A test is sent without being asked for.
  WEBHOOK_EVENTS: ['WebhookEventType', WEBHOOK_EVENTS, ['WEBHOOK_TEST']],
  // Given by the platform itself, not by an administrator.
  CENTRE_ROLES: ['CentreRole', CENTRE_ROLES],
  ROLES: ['Role', ROLES, ['GUEST', 'INTEGRATOR']],
};

/** Where a `<select>` may stand: the one choice of enumerations; centres, lanes, times, people, instruments and organisations by what the graph gave; for how many days a link lasts. */
const SELECTS = ['../src/centre/console.tsx', '../src/centre/manage/account-form.tsx', '../src/centre/manage/closing.tsx', '../src/centre/manage/inspectors.tsx', '../src/centre/measure-form.tsx', '../src/parts/choice.tsx', '../src/parts/share.tsx'];

const found = (pattern: RegExp) => Object.entries(sources).flatMap(([file, text]) => [...text.matchAll(pattern)].map((match) => ({ file, name: match[1] ?? '' })));

describe('every choice of the app', () => {
  it('reads the sources', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(30);
  });

  it('offers exactly the values of its enumeration', () => {
    for (const [name, [enumeration, offered, without = []]] of Object.entries(CHOICES)) {
      const type = schema.getType(enumeration);
      const taken = isEnumType(type) ? type.getValues().map((value) => value.name).filter((value) => !without.includes(value)) : [];
      expect(Object.keys(offered).sort(), name).toEqual(taken.sort());
      expect(new Set(Object.values(offered)).size, `${name}: two values with the same word`).toBe(taken.length);
    }
  });

  it('is made by the one part that takes its words from an enumeration', () => {
    const offered = found(/<(?:EnumSelect|EnumRadios|Boxes)\b[^>]*?\bwords=\{(\w+)\}/g).map(({ name }) => name);
    expect([...new Set(offered)].sort()).toEqual(Object.keys(CHOICES).sort());
    expect([...new Set(found(/<select\b/g).map(({ file }) => file))].sort()).toEqual(SELECTS);
    expect(found(/type="radio"/g).map(({ file }) => file)).toEqual(['../src/parts/choice.tsx']);
    expect(found(/<datalist\b/g)).toEqual([]);
  });

  it('takes the places of a defect from the server, not from a list of its own', () => {
    const form = sources['../src/centre/add-defect.tsx'] ?? '';
    expect(form).toMatch(/locations\.map\(\(\{ code, label \}\)/);
    const type = schema.getType('DefectLocation');
    const input = schema.getType('RecordDefectInput')?.toConfig() as { fields?: Record<string, { type: unknown }> };
    expect(isEnumType(type) && input.fields?.['location']?.type).toBe(type);
  });
});
