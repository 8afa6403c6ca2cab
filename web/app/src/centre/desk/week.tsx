/** Seven days of a centre side by side: when it is open, how full it is, and who comes. */
import { addDays, AgendaDocument, formatDate, formatTime, parisDate, type AgendaQuery } from '@autovisite/graph';
import { Link } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { LeftIcon, RightIcon } from '../../parts/icons.js';
import { Loading, Trouble } from '../../parts/states.js';
import { useDay } from '../board.js';
import { addressOf, Console, fileOf, type At, type Centre } from '../console.js';
import { closedWord, stageOf } from '../words.js';
import { occupancy } from './lane-day.js';
import { CentreWaits } from './waits.js';
import { words } from './words.js';

export default function WeekPage() {
  return <Console place="week">{(at) => <Week {...at} />}</Console>;
}

/** The Monday of the week that a day is in. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

function Week({ centre }: At) {
  const [date, today, go] = useDay();
  const monday = mondayOf(date);
  const day = (at: number) => addDays(monday, at);
  const sunday = day(6);
  const week = { d1: monday, d2: day(1), d3: day(2), d4: day(3), d5: day(4), d6: day(5), d7: sunday };
  const { data, loading, problem, refresh } = useRead(AgendaDocument, { centreId: centre.id, ...week });
  const days = data?.centre ? [data.centre.d1, data.centre.d2, data.centre.d3, data.centre.d4, data.centre.d5, data.centre.d6, data.centre.d7] : [];
  const short = (day: string) => formatDate(day, locale).replace(/ \d{4}$/, '');
  return (
    <div className="board">
      <header className="board-head">
        <h1>{words.week(short(monday), formatDate(sunday, locale))}</h1>
        <div className="day-nav" role="group" aria-label={words.chooseWeek}>
          <button type="button" className="round" aria-label={words.previousWeek} onClick={() => go(addDays(monday, -7))} data-testid="week-previous">
            <LeftIcon />
          </button>
          <button type="button" className="button" disabled={monday === mondayOf(today)} onClick={() => go(today)}>
            {words.thisWeek}
          </button>
          <button type="button" className="round" aria-label={words.nextWeek} onClick={() => go(addDays(monday, 7))} data-testid="week-next">
            <RightIcon />
          </button>
        </div>
      </header>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {loading && <Loading label={words.reading} />}
      {data && (
        <div className="week">
          {days.map((one) => (
            <DayColumn key={one.date} day={one} name={short(one.date)} today={today} centre={centre} rows={data.agenda.filter((row) => parisDate(new Date(row.startsAt)) === one.date)} />
          ))}
        </div>
      )}
      <CentreWaits centreId={centre.id} />
    </div>
  );
}

type WeekDay = NonNullable<AgendaQuery['centre']>['d1'];

interface DayColumnProps {
  day: WeekDay;
  name: string;
  today: string;
  centre: Centre;
  rows: AgendaQuery['agenda'];
}

function DayColumn({ day, name, today, centre, rows }: DayColumnProps) {
  const coming = rows.filter((row) => stageOf(row).group !== 'gone');
  const closed = closedWord(day, day.date);
  const share = closed === null ? occupancy(day.hours, centre.lanes.length, coming) : null;
  return (
    <section className={day.date === today ? 'week-day today' : 'week-day'} aria-label={name} data-testid={`week-${day.date}`}>
      <h2>
        <Link to={addressOf('day', centre.id, { date: day.date })}>{name}</Link>
      </h2>
      {closed !== null && coming.length === 0 ? (
        <p className="soft">{closed}</p>
      ) : (
        <p className="soft">
          {words.count(coming.length)}
          {share !== null && <> · {words.taken(Math.round(share * 100))}</>}
        </p>
      )}
      {share !== null && <progress max={1} value={share} aria-label={words.taken(Math.round(share * 100))} />}
      <ul>
        {rows.map((row) => {
          const stage = stageOf(row);
          return (
            <li key={row.id}>
              <Link className={`week-row ${stage.group}`} to={fileOf(row.id, centre.id)}>
                <time dateTime={row.startsAt}>{formatTime(row.startsAt, locale)}</time>
                <span>
                  {row.customer.displayName || row.reference}
                  <small>
                    {[row.plate, row.lane.name, stage.group === 'expected' ? null : stage.word].filter(Boolean).join(' · ')}
                  </small>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
