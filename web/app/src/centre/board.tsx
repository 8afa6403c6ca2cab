/** The day board: one centre, one date, its lanes side by side with what is free. The address keeps the place. */
import { addDays, DayBoardDocument, formatDate, parisDate } from '@autovisite/graph';
import { useState } from 'react';
import { I18nProvider } from 'react-aria';
import { Link, useSearchParams } from 'react-router';
import { locale } from '../graph.js';
import { momentOf } from '../locale.js';
import { LeftIcon, PlusIcon, RightIcon } from '../parts/icons.js';
import { inspectsAt } from '../parts/roles.js';
import { Loading, Trouble } from '../parts/states.js';
import { BoardCard } from './board-card.js';
import { useLiveRows } from './changes.js';
import { addressOf, Console, type At, type Centre } from './console.js';
import { words as frame } from './console-words.js';
import { UndoMove } from './desk/change.js';
import { MoveHere, Place, type Dropped } from './desk/drag.js';
import { clockOf, laneDay, minutesAt, type Interval, type Piece } from './desk/lane-day.js';
import { words } from './desk/words.js';
import { useCopies, useKept } from './offline/kept.js';
import { clock, words as offline } from './offline/words.js';
import { placesOf } from './places.js';
import { MyPresence } from './presence.js';
import { closedWord, stageOf, type BoardRow, type Stage } from './words.js';

const NONE: readonly BoardRow[] = [];

export default function BoardPage() {
  return <Console place="day">{(at) => <Board {...at} />}</Console>;
}

/** The day that an address asks for; today where it asks for none. */
export function useDay(): [date: string, today: string, go: (date: string) => void] {
  const [search, setSearch] = useSearchParams();
  const today = parisDate(new Date());
  const asked = search.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today;
  const go = (day: string) => {
    const next = new URLSearchParams(search);
    next.set('date', day);
    setSearch(next, { replace: true });
  };
  return [date, today, go];
}

function Board({ centre, user }: At) {
  const [date, today, go] = useDay();
  const books = placesOf(user, centre.id).includes('book');
  return (
    <div className="board">
      <header className="board-head">
        <h1>{formatDate(date, locale)}</h1>
        <div className="day-nav" role="group" aria-label={words.chooseDay}>
          <button type="button" className="round" aria-label={words.previousDay} data-testid="day-previous" onClick={() => go(addDays(date, -1))}>
            <LeftIcon />
          </button>
          <input type="date" aria-label={words.date} value={date} data-testid="day-date" onChange={(event) => event.target.value && go(event.target.value)} />
          <button type="button" className="round" aria-label={words.nextDay} data-testid="day-next" onClick={() => go(addDays(date, 1))}>
            <RightIcon />
          </button>
          <button type="button" className="button" disabled={date === today} data-testid="day-today" onClick={() => go(today)}>
            {words.today}
          </button>
          <Link className="button quiet screen-only" to={`/centre/attente?centre=${centre.id}`} data-testid="waiting-room">
            {words.waitingRoom}
          </Link>
          <button type="button" className="button quiet screen-only" onClick={() => window.print()}>
            {frame.print}
          </button>
          {date === today && inspectsAt(user, centre.id) && <MyPresence centreId={centre.id} userId={user?.id} />}
          {books && (
            <Link className="button primary" to={addressOf('book', centre.id, { date })} data-testid="book">
              <PlusIcon />
              {words.bookHere}
            </Link>
          )}
        </div>
      </header>
      <Day key={`${centre.id} ${date}`} centre={centre} date={date} today={today} books={books} inspects={inspectsAt(user, centre.id)} />
    </div>
  );
}

function Day({ centre, date, today, books, inspects }: { centre: Centre; date: string; today: string; books: boolean; inspects: boolean }) {
  const { data, loading, problem, refresh, since } = useKept(`board:${centre.id}:${date}`, DayBoardDocument, { centreId: centre.id, date });
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const [undo, setUndo] = useState<{ id: string; said: string; from: string } | null>(null);

  const rows = useLiveRows(centre.id, date, data?.dayBoard ?? NONE, refresh);
  // Whoever inspects opens the vehicles that are here also where the network does not reach.
  useCopies(inspects ? rows.flatMap((row) => (row.inspection && stageOf(row).group === 'here' ? [row.inspection.id] : [])) : []);

  if (loading) return <Loading label={words.reading} />;
  const staged = rows.map((row) => ({ row, stage: stageOf(row) }));
  const shown = staged.filter(({ stage }) => stage.group !== 'gone').map(({ row }) => row);
  const gone = staged.filter(({ stage }) => stage.group === 'gone').map(({ row }) => row);
  const closed = closedWord(data?.centre?.day, date);
  const hours = data?.centre?.day.hours ?? [];
  const count = (group: Stage['group']) => staged.filter(({ stage }) => stage.group === group).length;
  const figures = (['expected', 'here', 'done', 'held'] as const).filter((group) => group !== 'held' || count('held') > 0);
  const card = (row: BoardRow, isToday: boolean) => <BoardCard key={row.id} row={row} centre={centre} isToday={isToday} moves={books} changed={refresh} />;
  const put = (id: string, { at, until }: Omit<Dropped, 'row'>) => {
    const row = rows.find((one) => one.id === id);
    if (row) setDropped({ row, at, until });
  };

  return (
    <I18nProvider locale={locale === 'fr' ? 'fr-FR' : 'en-GB'}>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {since !== null && (
        <p className="notice" role="status" data-testid="offline">
          {offline.offline}. {offline.copy(clock(since))}
        </p>
      )}
      {undo && (
        <div className="notice" role="status" data-testid="said">
          <p>{undo.said}</p>
          <UndoMove
            appointmentId={undo.id}
            to={undo.from}
            undone={() => {
              setUndo(null);
              refresh();
            }}
          />
        </div>
      )}
      <dl className="figures">
        {figures.map((group) => (
          <div key={group} data-testid={`figure-${group}`}>
            <dt>{words.figures[group]}</dt>
            <dd>{count(group)}</dd>
          </div>
        ))}
      </dl>
      {closed && (
        <p className="notice" data-testid="closed">
          {closed}.
        </p>
      )}
      {data && shown.length === 0 && !closed && <p className="soft">{words.emptyDay}</p>}
      {(shown.length > 0 || hours.length > 0) && (
        <div className="lanes">
          {lanesOf(centre, shown).map((lane) => (
            <section key={lane.id} className="lane" aria-label={lane.name}>
              <h2>{lane.name}</h2>
              <ul>
                {laneDay(hours as Interval[], lane.rows).map((piece) =>
                  piece.kind === 'visit' ? card(piece.row, date === today) : <Gap key={`${piece.kind} ${piece.at}`} piece={piece} centre={centre} date={date} today={today} books={books} put={put} />,
                )}
              </ul>
            </section>
          ))}
        </div>
      )}
      {gone.length > 0 && (
        <details className="gone">
          <summary>{words.gone(gone.length)}</summary>
          <ul className="lanes">{gone.map((row) => card(row, false))}</ul>
        </details>
      )}
      {dropped && (
        <MoveHere
          {...dropped}
          centreId={centre.id}
          date={date}
          close={() => setDropped(null)}
          moved={(to, from) => {
            setDropped(null);
            setUndo({ id: dropped.row.id, said: words.moved(momentOf(to)), from });
            refresh();
          }}
        />
      )}
    </I18nProvider>
  );
}

interface GapProps {
  piece: Exclude<Piece<BoardRow>, { kind: 'visit' }>;
  centre: Centre;
  date: string;
  today: string;
  books: boolean;
  /** An appointment was put down on it. */
  put: (appointmentId: string, place: Omit<Dropped, 'row'>) => void;
}

/** Free time, and what can be done with it; a pause, which is nobody's. */
function Gap({ piece, centre, date, today, books, put }: GapProps) {
  const time = (minutes: number) => (locale === 'fr' ? `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, '0')}` : clockOf(minutes));
  const now = minutesAt(new Date().toISOString());
  const over = date < today || (date === today && piece.until <= now);
  if (piece.kind === 'free' && over) return null;
  const from = date === today && piece.kind === 'free' ? Math.max(piece.at, Math.ceil(now / 5) * 5) : piece.at;
  if (piece.kind === 'pause') {
    return (
      <li className="gap pause">
        <span>{words.pause(time(piece.at), time(piece.until))}</span>
      </li>
    );
  }
  const name = words.free(time(from), time(piece.until));
  if (!books) {
    return (
      <li className="gap free">
        <span>{name}</span>
      </li>
    );
  }
  return (
    <li>
      <Place name={name} put={(id) => put(id, { at: from, until: piece.until })}>
        <span>{name}</span>
        <Link className="button quiet small" to={addressOf('book', centre.id, { date, heure: clockOf(from) })} aria-label={`${words.bookHere}, ${name}`}>
          {words.bookHere}
        </Link>
      </Place>
    </li>
  );
}

/** The centre's lanes in their order, then any lane only a row knows; each by time. */
function lanesOf(centre: Centre, rows: readonly BoardRow[]) {
  const lanes = new Map(centre.lanes.map(({ id, name }) => [id, { id, name, rows: [] as BoardRow[] }]));
  for (const row of rows) {
    const lane = lanes.get(row.lane.id) ?? { ...row.lane, rows: [] };
    lane.rows.push(row);
    lanes.set(row.lane.id, lane);
  }
  return [...lanes.values()];
}
