/** An ordinary week as it is edited, and closed days as periods. Plain values. */
import { addDays } from '@autovisite/graph';

export interface Interval {
  opens: string;
  closes: string;
}

/** Seven days from Monday on, each with its intervals. */
export type Week = readonly (readonly Interval[])[];

export interface Hours extends Interval {
  weekday: number;
}

export function weekOf(hours: readonly Hours[]): Week {
  return Array.from({ length: 7 }, (_, at) =>
    hours
      .filter(({ weekday }) => weekday === at + 1)
      .map(({ opens, closes }) => ({ opens, closes }))
      .sort((one, other) => one.opens.localeCompare(other.opens)),
  );
}

export function hoursOf(week: Week): Hours[] {
  return week.flatMap((day, at) => day.map(({ opens, closes }) => ({ weekday: at + 1, opens, closes })));
}

/** Whether each interval ends after it begins, and before the next one begins. */
export function isSound(day: readonly Interval[]): boolean {
  const sorted = [...day].sort((one, other) => one.opens.localeCompare(other.opens));
  return sorted.every(({ opens, closes }, at) => {
    const next = sorted[at + 1];
    return opens !== '' && opens < closes && (!next || closes <= next.opens);
  });
}

/** Another interval after those that are there: the afternoon, most often. */
export function nextInterval(day: readonly Interval[]): Interval {
  const last = day.at(-1);
  if (!last) return { opens: '08:00', closes: '12:00' };
  return last.closes <= '14:00' ? { opens: '14:00', closes: '18:00' } : { opens: last.closes, closes: '' };
}

export interface Period {
  from: string;
  to: string;
  reason: string;
}

/** Closed days in a row for one reason are one period. */
export function periodsOf(closures: readonly { date: string; reason: string }[]): Period[] {
  const periods: Period[] = [];
  for (const { date, reason } of [...closures].sort((one, other) => one.date.localeCompare(other.date))) {
    const last = periods.at(-1);
    if (last && last.reason === reason && addDays(last.to, 1) === date) last.to = date;
    else periods.push({ from: date, to: date, reason });
  }
  return periods;
}
