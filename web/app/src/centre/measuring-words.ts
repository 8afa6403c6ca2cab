/** Words for measurements: how far an instrument is, why it came to nothing, on which side a limit lies. */
import type { BenchFailure, MeasurementBound, MeasuringPartsFragment, SourceGrade } from '@autovisite/graph';

export type Measuring = MeasuringPartsFragment['measuring'];
export type MeasurementForm = Measuring['forms'][number];
export type MeasurementField = MeasurementForm['fields'][number];
export type VehicleMeasurement = Measuring['measurements'][number];
export type Proposal = VehicleMeasurement['proposals'][number];
export type Order = Measuring['orders'][number];
export type Instrument = Measuring['instruments'][number];

export const FAILURES: Readonly<Record<BenchFailure, string>> = {
  UNREACHABLE: 'L’appareil ne répond pas : vérifiez le câble et le réseau.',
  SILENT: 'L’appareil a pris la demande et ne dit plus rien.',
  BUSY: 'L’appareil mesure autre chose.',
  CALIBRATION_EXPIRED: 'L’étalonnage de l’appareil est échu : il ne peut pas servir.',
  UNSUPPORTED: 'L’appareil ne fait pas cette mesure.',
  STOPPED: 'L’appareil a interrompu la mesure.',
  IMPLAUSIBLE: 'L’appareil a envoyé des valeurs impossibles ou incomplètes : rien n’est gardé.',
  GARBLED: 'L’appareil parle un langage inconnu.',
  INSPECTION_CLOSED: 'Le contrôle était déjà terminé.',
};

export const GRADES: Readonly<Record<SourceGrade, string>> = {
  O: '',
  T: 'source indirecte',
  M: 'à vérifier',
};

const BOUNDS: Readonly<Record<MeasurementBound, string>> = {
  BELOW: 'au moins',
  AT_MOST: 'plus de',
  ABOVE: 'au plus',
};

const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 });

/** « 57,9 % », « oui ». */
export function valueInWords(value: number, unit: string, flag = false): string {
  if (flag) return value === 0 ? 'non' : 'oui';
  return unit ? `${number.format(value)} ${unit}` : number.format(value);
}

/** « au moins 58 % » */
export function limitInWords({ bound, limit, unit, reference }: { bound: MeasurementBound; limit: number; unit: string; reference?: unknown }): string {
  if (!reference) return `${BOUNDS[bound]} ${valueInWords(limit, unit)}`;
  return limit === 0 ? `${BOUNDS[bound]} la valeur de référence` : `${BOUNDS[bound]} la valeur de référence et ${valueInWords(limit, unit)}`;
}

/** Whether an order is not over yet. */
export function isUnderWay({ state }: Pick<Order, 'state'>): boolean {
  return state === 'WAITING' || state === 'RUNNING';
}

/** A decimal number as people type it here, with a comma or a point; nothing where it is none. */
export function typedNumber(text: string): number | null {
  const clean = text.trim().replace(',', '.');
  return /^-?\d+(\.\d{1,3})?$/.test(clean) ? Number(clean) : null;
}

/** One input of a form: a quantity at a place, or one run of a quantity. */
export interface Slot {
  key: string;
  quantity: MeasurementField['quantity'];
  place: MeasurementField['places'][number] | null;
  label: string;
  unit: string;
  flag: boolean;
}

/** How many accelerations a form of smoke has room for. */
const RUNS = 4;

/** The inputs of a form, in its order. */
export function slotsOf(fields: readonly MeasurementField[], placeName: (code: string) => string): Slot[] {
  return fields.flatMap(({ quantity, label, unit, flag, places, need }) => {
    const one = (place: Slot['place'], end: string, name: string): Slot => ({ key: `${quantity}-${end}`, quantity, place, label: name, unit, flag });
    if (need === 'RUNS') return Array.from({ length: RUNS }, (_, at) => one(null, String(at + 1), `${label} ${at + 1}`));
    if (places.length === 0) return [one(null, '1', label)];
    return places.map((place) => one(place, place, `${label}, ${placeName(place).toLowerCase()}`));
  });
}

/** What was typed, as the graph takes it; a slot that says no number is named. */
export function readingsOf(slots: readonly Slot[], typed: Readonly<Record<string, string>>) {
  const readings: { quantity: Slot['quantity']; place: Slot['place']; value: number }[] = [];
  const wrong: string[] = [];
  for (const slot of slots) {
    const text = typed[slot.key] ?? '';
    if (slot.flag) readings.push({ quantity: slot.quantity, place: slot.place, value: text ? 1 : 0 });
    else if (text.trim()) {
      const value = typedNumber(text);
      if (value === null) wrong.push(slot.label);
      else readings.push({ quantity: slot.quantity, place: slot.place, value });
    }
  }
  return { readings, wrong };
}
