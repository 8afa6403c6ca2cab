/** Terms for calling off and times of lanes as they are typed. Plain values; the graph's own limits. */
import type { LaneTimeInput, LateCancellation, ServiceKind, VehicleCategory } from '@autovisite/graph';
import { servicesOf } from '../../booking/draft.js';
import { centsOf } from '../desk/cash.js';

const MOST_HOURS = 168;
const MOST_FEE_CENTS = 50_000;
const MINUTES = [5, 180] as const;
const MOST_BUFFER = 60;

export interface TypedTerms {
  freeHours: string;
  late: LateCancellation;
  fee: string;
  double: boolean;
}

export interface Terms {
  freeHours: number;
  late: LateCancellation;
  feeCents: number;
  givesBackDouble: boolean;
}

const whole = (typed: string): number | null => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null);

/** What was typed as the graph takes it; null where it would refuse. */
export function termsOf({ freeHours, late, fee, double }: TypedTerms): Terms | null {
  const hours = late === 'FREE' && freeHours.trim() === '' ? 0 : whole(freeHours);
  const feeCents = late === 'FEE' ? centsOf(fee) : 0;
  if (hours === null || hours > MOST_HOURS || feeCents === null) return null;
  if (late === 'FEE' && (feeCents < 1 || feeCents > MOST_FEE_CENTS)) return null;
  return { freeHours: hours, late, feeCents, givesBackDouble: late !== 'ARRHES' || double };
}

export interface TimeKind {
  service: ServiceKind;
  category: VehicleCategory;
}

export const keyOf = ({ service, category }: TimeKind) => `${service} ${category}`;

/** The network's own, where a centre says nothing (`subgraphs/appointment/src/domain`). */
export function usualMinutes(service: ServiceKind): number {
  return service === 'PERIODIC' ? 30 : 15;
}

/** What a centre can set a time for. */
export function timeKinds(categories: readonly VehicleCategory[]): TimeKind[] {
  return categories.flatMap((category) => servicesOf(category).map((service) => ({ service, category })));
}

/** Minutes and gap, as typed. */
export type TypedTimes = Readonly<Record<string, { minutes: string; buffer: string }>>;

export function typedTimes(times: readonly LaneTimeInput[]): TypedTimes {
  return Object.fromEntries(times.map((one) => [keyOf(one), { minutes: String(one.minutes), buffer: one.buffer ? String(one.buffer) : '' }]));
}

/**
 * What was typed as the graph takes it, the kinds that are not named left out; null where it would refuse.
 * Times of kinds that are not shown here stay as they are.
 */
export function timesOf(kinds: readonly TimeKind[], typed: TypedTimes, known: readonly LaneTimeInput[]): LaneTimeInput[] | null {
  const shown = new Set(kinds.map(keyOf));
  const times = known.filter((one) => !shown.has(keyOf(one))).map(({ service, category, minutes, buffer }) => ({ service, category, minutes, buffer }) as LaneTimeInput);
  for (const kind of kinds) {
    const said = typed[keyOf(kind)];
    if (!said || (said.minutes.trim() === '' && said.buffer.trim() === '')) continue;
    const [minutes, buffer] = [whole(said.minutes), said.buffer.trim() === '' ? 0 : whole(said.buffer)];
    if (minutes === null || buffer === null || minutes < MINUTES[0] || minutes > MINUTES[1] || buffer > MOST_BUFFER) return null;
    times.push({ ...kind, minutes, buffer });
  }
  return times;
}
