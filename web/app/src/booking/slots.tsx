/**
 * A calendar of the days with free times, and the times of the chosen day: to book, and to move.
 * Decisions: docs/decisions/web.md
 */
import { formatDate, formatTime, FreeSlotsDocument, parisDate, type Energy, type ServiceKind, type VehicleCategory } from '@autovisite/graph';
import { CalendarDate, parseDate, type DateValue } from '@internationalized/date';
import { useState } from 'react';
import { Button, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, Heading, I18nProvider } from 'react-aria-components';
import { serverNow } from '../clock.js';
import { locale, useRead } from '../graph.js';
import { LeftIcon, RightIcon } from '../parts/icons.js';
import { Trouble } from '../parts/states.js';
import { words } from './words.js';

/** How far ahead the calendar opens. */
const HORIZON_DAYS = 90;

export interface SlotPickerProps {
  centreId: string;
  service: ServiceKind;
  category: VehicleCategory;
  energy: Energy;
  /** While a time is being kept, no other one can be chosen. */
  busy: boolean;
  pick: (startsAt: string) => void;
  /** Changes when the free times must be read again: somebody else took one. */
  stale: number;
  /** Reception also gives what starts too soon for customers. */
  atDesk?: boolean;
  /** The day that is shown first, `2026-12-01`. */
  first?: string;
}

/** The last day of the month that `date` is in. */
function lastOf(date: CalendarDate): CalendarDate {
  return date.add({ months: 1 }).set({ day: 1 }).subtract({ days: 1 });
}

export default function SlotPicker({ centreId, service, category, energy, busy, pick, stale, atDesk = false, first }: SlotPickerProps) {
  const today = parseDate(parisDate(new Date(serverNow())));
  const horizon = today.add({ days: HORIZON_DAYS });
  const [wanted] = useState(() => (first && first >= today.toString() && first <= horizon.toString() ? parseDate(first) : null));
  const [shown, setShown] = useState<CalendarDate>(wanted ?? today);
  const [day, setDay] = useState<CalendarDate | null>(wanted);
  // Nobody has turned a page of the calendar yet.
  const [untouched, setUntouched] = useState(wanted === null);
  const begin = shown.set({ day: 1 });
  const from = begin.compare(today) < 0 ? today : begin;
  const last = lastOf(shown);
  const to = last.compare(horizon) > 0 ? horizon : last;
  const { data, answered, loading, problem, refresh } = useFree({ centreId, service, vehicleCategory: category, energy, from: from.toString(), to: to.toString(), atDesk }, stale);

  const byDay = new Map<string, string[]>();
  for (const { startsAt } of data?.slots ?? []) {
    const date = parisDate(new Date(startsAt));
    byDay.set(date, [...(byDay.get(date) ?? []), startsAt]);
  }
  const days = [...byDay.keys()];
  // The first free day is open at once: most people want the earliest.
  const chosen = day && day.month === shown.month && day.year === shown.year ? day.toString() : (days[0] ?? null);
  const show = (date: DateValue) => {
    setUntouched(false);
    setShown(new CalendarDate(date.year, date.month, date.day));
  };
  const nextMonth = lastOf(shown).add({ days: 1 });
  // On the last evening of a month nothing is left of it: the calendar opens where the first free time is.
  if (untouched && data && days.length === 0 && answered?.input.from === from.toString() && nextMonth.compare(horizon) <= 0) setShown(nextMonth);

  return (
    <div className="slots">
      <I18nProvider locale={locale === 'fr' ? 'fr-FR' : 'en-GB'}>
        <Calendar
          className="calendar"
          aria-label={words.days}
          value={chosen ? parseDate(chosen) : null}
          minValue={today}
          maxValue={horizon}
          focusedValue={shown}
          onFocusChange={show}
          onChange={(date) => {
            setDay(new CalendarDate(date.year, date.month, date.day));
            show(date);
          }}
          isDateUnavailable={(date) => data !== undefined && date.compare(today) >= 0 && date.month === shown.month && !byDay.has(date.toString())}
        >
          <header>
            <Button slot="previous" className="round" aria-label={words.previousMonth}>
              <LeftIcon />
            </Button>
            <Heading level={2} />
            <Button slot="next" className="round" aria-label={words.nextMonth} data-testid="next-month">
              <RightIcon />
            </Button>
          </header>
          <CalendarGrid weekdayStyle="short">
            <CalendarGridHeader>{(name) => <CalendarHeaderCell>{name}</CalendarHeaderCell>}</CalendarGridHeader>
            <CalendarGridBody>{(date) => <CalendarCell date={date} className="day" />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </I18nProvider>
      <div className="stacked" aria-busy={loading}>
        <p className="sr" role="status">
          {data && chosen ? words.free((byDay.get(chosen) ?? []).length, formatDate(chosen, locale)) : ''}
        </p>
        {loading && <p className="soft">{locale === 'fr' ? 'Chargement…' : 'Loading…'}</p>}
        {problem && <Trouble problem={problem} retry={refresh} />}
        {data && days.length === 0 && (
          <>
            <p>{words.noSlots}</p>
            {nextMonth.compare(horizon) <= 0 && (
              <button type="button" className="button" onClick={() => show(nextMonth)}>
                {words.nextMonth}
              </button>
            )}
          </>
        )}
        {data && chosen && <Times day={chosen} starts={byDay.get(chosen) ?? []} busy={busy} pick={pick} />}
      </div>
    </div>
  );
}

/** The free starts of a month, asked for again each time `stale` changes. */
function useFree(input: { centreId: string; service: ServiceKind; vehicleCategory: VehicleCategory; energy: Energy; from: string; to: string; atDesk: boolean }, stale: number) {
  const read = useRead(FreeSlotsDocument, { input });
  const [seen, setSeen] = useState(stale);
  if (seen !== stale) {
    setSeen(stale);
    queueMicrotask(read.refresh);
  }
  return read;
}

function Times({ day, starts, busy, pick }: { day: string; starts: string[]; busy: boolean; pick: (startsAt: string) => void }) {
  const isMorning = (instant: string) => Number(formatTime(instant, 'en').split(':')[0]) < 12;
  const parts = [
    [words.morning, starts.filter(isMorning)],
    [words.afternoon, starts.filter((one) => !isMorning(one))],
  ] as const;
  return (
    <section className="stacked" data-testid="times">
      <h2>
        {words.times} {formatDate(day, locale)}
      </h2>
      {starts.length === 0 && <p>{words.dayFull}</p>}
      {parts.map(
        ([name, list]) =>
          list.length > 0 && (
            <div key={name} className="stacked">
              <h3>{name}</h3>
              <ul className="times">
                {list.map((start) => (
                  <li key={start}>
                    <button type="button" className="button" disabled={busy} onClick={() => pick(start)} data-testid="time" data-start={start}>
                      {formatTime(start, locale)}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}

