/** An appointment by whatever somebody says at the counter; the address keeps what was looked for. */
import { FindAppointmentsDocument, formatDate, formatTime } from '@autovisite/graph';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { words as booking } from '../../booking/words.js';
import { locale, useRead } from '../../graph.js';
import { Plate } from '../../parts/plate.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, fileOf, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import type { Found } from '../search-box.js';
import { stageOf } from '../words.js';
import { words } from './words.js';

const PAGE = 20;

export default function FindPage() {
  return <Console place="find">{(at) => <Find key={at.centre.id} {...at} />}</Console>;
}

function Find({ centre }: At) {
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const settled = useDeferredValue(typed.trim());
  useEffect(() => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (settled) next.set('q', settled);
        else next.delete('q');
        return next;
      },
      { replace: true },
    );
  }, [settled, setSearch]);
  return (
    <div className="column desk">
      <h1>{words.find}</h1>
      <form role="search" className="form" onSubmit={(event) => event.preventDefault()}>
        <label>
          {words.findLabel}
          <input type="search" value={typed} maxLength={100} autoComplete="off" spellCheck={false} aria-describedby="find-help" data-testid="find" onChange={(event) => setTyped(event.target.value)} />
          <small id="find-help">{words.findHelp}</small>
        </label>
      </form>
      {settled.length > 1 && <Results key={settled} centreId={centre.id} search={settled} />}
    </div>
  );
}

/** Page after page; what was shown stays. */
function Results({ centreId, search }: { centreId: string; search: string }) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  return (
    <>
      {pages.map((after, at) => (
        <Page key={after ?? 'first'} centreId={centreId} search={search} after={after} last={at === pages.length - 1} more={(next) => setPages((before) => [...before, next])} />
      ))}
    </>
  );
}

function Page({ centreId, search, after, last, more }: { centreId: string; search: string; after: string | null; last: boolean; more: (after: string) => void }) {
  const { data, loading, problem, refresh } = useRead(FindAppointmentsDocument, { centreId, search, first: PAGE, after });
  if (loading) return <Loading />;
  if (!data) return problem && <Trouble problem={problem} retry={refresh} />;
  const { edges, pageInfo } = data.centreAppointments;
  const next = pageInfo.endCursor;
  return (
    <>
      {after === null && (
        <p role="status" className="soft">
          {edges.length === 0 ? words.nothingFound : !pageInfo.hasNextPage && words.found(edges.length)}
        </p>
      )}
      <ul className="choices">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <FoundRow row={node} centreId={centreId} />
          </li>
        ))}
      </ul>
      {last && pageInfo.hasNextPage && next && (
        <button type="button" className="button" onClick={() => more(next)} data-testid="more">
          {frame.more}
        </button>
      )}
    </>
  );
}

export function FoundRow({ row, centreId }: { row: Pick<Found, 'id' | 'reference' | 'status' | 'service' | 'plate' | 'startsAt'> & { customer?: Found['customer'] }; centreId: string }) {
  const stage = stageOf({ status: row.status });
  return (
    <Link className="row found" to={fileOf(row.id, centreId)} data-testid={`found-${row.reference}`}>
      <span>
        <strong>{row.customer?.displayName || row.reference}</strong>
        <small>
          {formatDate(row.startsAt, locale)}, {formatTime(row.startsAt, locale)} · {booking.service[row.service]} · {row.reference}
        </small>
      </span>
      <span className="found-state">
        {row.plate && <Plate value={row.plate} />}
        <span className={`badge ${stage.tone}`}>{stage.word}</span>
      </span>
    </Link>
  );
}
