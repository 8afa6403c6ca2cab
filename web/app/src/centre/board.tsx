/** The day board: one centre, one date, its lanes side by side. The address keeps the place. */
import { addDays, CentresDocument, DayBoardDocument, formatDate, parisDate, type CentresQuery } from '@autovisite/graph';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead, useSession } from '../graph.js';
import { LeftIcon, RightIcon } from '../parts/icons.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { BoardCard } from './board-card.js';
import { Gate } from './gate.js';
import { closedWord, stageOf, type BoardRow, type Stage } from './words.js';

const CENTRE_KEY = 'autovisite.centre';
const REFRESH_MS = 20_000;

type Centre = CentresQuery['centres']['edges'][number]['node'];

export default function BoardPage() {
  return (
    <Gate>
      <ChooseCentre />
    </Gate>
  );
}

function ChooseCentre() {
  const { data, loading, problem, refresh } = useRead(CentresDocument, { first: 100 });
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const centres = data?.centres.edges.map((edge) => edge.node) ?? [];
  const wanted = search.get('centre') ?? localStorage.getItem(CENTRE_KEY);
  const centre = centres.find((one) => one.id === wanted) ?? centres[0];
  const today = parisDate(new Date());
  const asked = search.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today;

  const go = (centreId: string, day: string) => {
    localStorage.setItem(CENTRE_KEY, centreId);
    setSearch({ centre: centreId, date: day }, { replace: true });
  };

  if (loading) return <Loading />;
  if (problem && !data) return <Trouble problem={problem} retry={refresh} />;
  if (!centre) return <Empty title="Aucun centre n’est encore enregistré." />;
  const manages = session?.user.roles.some((role) => role === 'MANAGER' || role === 'ADMIN');
  return (
    <div className="board">
      <header className="board-head">
        <div>
          <h1>{formatDate(date)}</h1>
          <label className="inline">
            Centre
            <select value={centre.id} data-testid="centre-select" onChange={(event) => go(event.target.value, date)}>
              {centres.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} · {one.city}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="day-nav" role="group" aria-label="Choisir le jour">
          <button type="button" className="round" aria-label="Jour précédent" data-testid="day-previous" onClick={() => go(centre.id, addDays(date, -1))}>
            <LeftIcon />
          </button>
          <input type="date" aria-label="Date" value={date} data-testid="day-date" onChange={(event) => event.target.value && go(centre.id, event.target.value)} />
          <button type="button" className="round" aria-label="Jour suivant" data-testid="day-next" onClick={() => go(centre.id, addDays(date, 1))}>
            <RightIcon />
          </button>
          <button type="button" className="button" disabled={date === today} data-testid="day-today" onClick={() => go(centre.id, today)}>
            Aujourd’hui
          </button>
          {manages && (
            <Link className="button quiet" to="/centre/acces" data-testid="nav-access">
              Accès
            </Link>
          )}
        </div>
      </header>
      <Day key={`${centre.id} ${date}`} centre={centre} date={date} isToday={date === today} />
    </div>
  );
}

function Day({ centre, date, isToday }: { centre: Centre; date: string; isToday: boolean }) {
  const { data, loading, problem, refresh } = useRead(DayBoardDocument, { centreId: centre.id, date });

  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);

  if (loading) return <Loading label="Lecture du planning…" />;
  const rows = data?.dayBoard ?? [];
  const staged = rows.map((row) => ({ row, stage: stageOf(row) }));
  const shown = staged.filter(({ stage }) => stage.group !== 'gone').map(({ row }) => row);
  const gone = staged.filter(({ stage }) => stage.group === 'gone').map(({ row }) => row);
  const closed = closedWord(data?.centre?.day, date);
  const count = (group: Stage['group']) => staged.filter(({ stage }) => stage.group === group).length;

  return (
    <>
      {problem && <Trouble problem={problem} retry={refresh} />}
      <dl className="figures">
        <div data-testid="figure-expected">
          <dt>Attendus</dt>
          <dd>{count('expected')}</dd>
        </div>
        <div>
          <dt>Sur place</dt>
          <dd>{count('here')}</dd>
        </div>
        <div>
          <dt>Terminés</dt>
          <dd>{count('done')}</dd>
        </div>
        {count('held') > 0 && (
          <div data-testid="figure-held">
            <dt>Réservations en cours</dt>
            <dd>{count('held')}</dd>
          </div>
        )}
      </dl>
      {closed && (
        <p className="notice" data-testid="closed">
          {closed}.
        </p>
      )}
      {data && shown.length === 0 && !closed && (
        <Empty title="Aucun rendez-vous ce jour">
          <p>Les réservations prises en ligne apparaissent ici d’elles-mêmes.</p>
        </Empty>
      )}
      {shown.length > 0 && (
        <div className="lanes">
          {lanesOf(centre, shown).map((lane) => (
            <section key={lane.id} className="lane" aria-label={lane.name}>
              <h2>{lane.name}</h2>
              {lane.rows.length === 0 && <p className="soft">Libre toute la journée.</p>}
              <ul>
                {lane.rows.map((row) => (
                  <BoardCard key={row.id} row={row} centre={`${centre.name}, ${centre.city}`} isToday={isToday} changed={refresh} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {gone.length > 0 && (
        <details className="gone">
          <summary>Annulés, expirés ou absents ({gone.length})</summary>
          <ul className="lanes">
            {gone.map((row) => (
              <BoardCard key={row.id} row={row} centre={`${centre.name}, ${centre.city}`} isToday={false} changed={refresh} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The centre's lanes in their order, then any lane only a row knows; each by time. */
function lanesOf(centre: Centre, rows: readonly BoardRow[]) {
  const lanes = new Map(centre.lanes.map((lane) => [lane.id, { ...lane, rows: [] as BoardRow[] }]));
  for (const row of [...rows].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const lane = lanes.get(row.lane.id) ?? { ...row.lane, rows: [] };
    lane.rows.push(row);
    lanes.set(row.lane.id, lane);
  }
  return [...lanes.values()];
}
