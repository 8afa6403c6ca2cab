/** A lane's day in pieces: who comes, what is free between them, and when the centre pauses. Plain values. */
import { formatTime } from '@autovisite/graph';
import type { BoardRow } from '../words.js';

export interface Interval {
  /** `08:00`, local. */
  opens: string;
  closes: string;
}

export type Piece<Row> =
  | { kind: 'visit'; at: number; row: Row }
  /** Nobody comes; minutes of the day. */
  | { kind: 'free'; at: number; until: number }
  /** Between two intervals of the day. */
  | { kind: 'pause'; at: number; until: number };

/** Shorter gaps hold no inspection. */
const SHORTEST_GAP = 15;

/** `08:30` or `8:30` as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** An instant as minutes of its day at the centre. */
export function minutesAt(instant: string): number {
  return minutesOf(formatTime(instant, 'en'));
}

/** Minutes of the day as `08:30`, as addresses and inputs have them. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

type Slot = Pick<BoardRow, 'startsAt' | 'endsAt'>;

/** The pieces of a lane, in order. Rows outside the hours stay in their place; they were agreed to. */
export function laneDay<Row extends Slot>(hours: readonly Interval[], rows: readonly Row[]): Piece<Row>[] {
  const visits = rows.map((row) => ({ kind: 'visit' as const, at: minutesAt(row.startsAt), until: minutesAt(row.endsAt), row }));
  visits.sort((one, other) => one.at - other.at);
  const pieces: Piece<Row>[] = visits.map(({ kind, at, row }) => ({ kind, at, row }));
  const open = hours.map(({ opens, closes }) => ({ opens: minutesOf(opens), closes: minutesOf(closes) })).sort((one, other) => one.opens - other.opens);
  for (const [index, { opens, closes }] of open.entries()) {
    const before = open[index - 1];
    if (before && before.closes < opens) pieces.push({ kind: 'pause', at: before.closes, until: opens });
    let free = opens;
    for (const { at, until } of visits) {
      if (until <= opens || at >= closes) continue;
      if (at - free >= SHORTEST_GAP) pieces.push({ kind: 'free', at: free, until: at });
      free = Math.max(free, until);
    }
    if (closes - free >= SHORTEST_GAP) pieces.push({ kind: 'free', at: free, until: closes });
  }
  return pieces.sort((one, other) => one.at - other.at);
}

/** How much of the open time of its lanes is taken, 0 to 1; null on a closed day. */
export function occupancy(hours: readonly Interval[], lanes: number, rows: readonly Slot[]): number | null {
  const open = hours.reduce((sum, { opens, closes }) => sum + minutesOf(closes) - minutesOf(opens), 0) * lanes;
  if (open === 0) return null;
  const taken = rows.reduce((sum, { startsAt, endsAt }) => sum + (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000, 0);
  return Math.min(1, taken / open);
}
