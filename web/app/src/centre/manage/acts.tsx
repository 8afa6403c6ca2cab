/** The log of acts: who did what, on what, and what it changed. A centre's for its managers, all of it for administrators. */
import { AuditLogDocument, formatDate, formatTime, type AuditLogQuery } from '@autovisite/graph';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { administers, manages } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, fileOf, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { words } from './acts-words.js';

const PAGE = 30;

type Act = AuditLogQuery['auditLog']['edges'][number]['node'];

export default function ActsPage() {
  return <Console place="acts">{(at) => <Acts key={at.centre.id} {...at} />}</Console>;
}

function Acts({ centre, user }: At) {
  const [search, setSearch] = useSearchParams();
  const everywhere = administers(user) && search.get('reseau') === '1';
  const actorId = search.get('par');
  const subjectId = search.get('sur');
  const change = (values: Readonly<Record<string, string | null>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const wanted = { centreId: everywhere ? null : centre.id, actorId, subjectId };
  return (
    <div className="column desk">
      <h1>{words.title}</h1>
      <p className="soft">{words.help}</p>
      <div className="row-actions">
        {administers(user) && (
          <div className="row-actions" role="group" aria-label={words.scope}>
            <button type="button" className="button" aria-pressed={!everywhere} onClick={() => change({ reseau: null })} data-testid="acts-here">
              {words.here}
            </button>
            <button type="button" className="button" aria-pressed={everywhere} onClick={() => change({ reseau: '1' })} data-testid="acts-everywhere">
              {words.everywhere}
            </button>
          </div>
        )}
        {(actorId || subjectId) && (
          <>
            <span role="status">{words.filtered}</span>
            <button type="button" className="button" onClick={() => change({ par: null, sur: null })} data-testid="acts-all">
              {words.all}
            </button>
          </>
        )}
      </div>
      <Pages key={JSON.stringify(wanted)} wanted={wanted} centreId={centre.id} reads={(at) => at !== null && manages(user, at)} only={change} />
    </div>
  );
}

interface Wanted {
  centreId: string | null;
  actorId: string | null;
  subjectId: string | null;
}

interface ListProps {
  wanted: Wanted;
  /** The centre that is shown. */
  centreId: string;
  /** Whether this person may open what stands at that centre. */
  reads: (centreId: string | null) => boolean;
  only: (values: Readonly<Record<string, string | null>>) => void;
}

/** Page after page; what was shown stays. */
function Pages(props: ListProps) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  return pages.map((after, at) => (
    <Page key={after ?? 'first'} {...props} after={after} last={at === pages.length - 1} more={(next) => setPages((before) => [...before, next])} />
  ));
}

function Page({ wanted, after, last, more, ...rest }: ListProps & { after: string | null; last: boolean; more: (after: string) => void }) {
  const { data, loading, problem, refresh } = useRead(AuditLogDocument, { ...wanted, first: PAGE, after });
  if (loading) return <Loading />;
  if (!data) return problem && <Trouble problem={problem} retry={refresh} />;
  const { edges, pageInfo } = data.auditLog;
  const next = pageInfo.endCursor;
  return (
    <>
      {after === null && edges.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="acts">
        {edges.map(({ node }) => (
          <Row key={node.id} act={node} wanted={wanted} {...rest} />
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

/** The page of what an act was on, where there is one. */
function pageOf({ subjectKind, subjectId, centreId }: Act): string | null {
  if (!subjectId) return null;
  if (subjectKind === 'Appointment' && centreId) return fileOf(subjectId, centreId);
  return subjectKind === 'Inspection' ? `/centre/inspection/${subjectId}` : null;
}

function Row({ act, wanted, reads, only }: { act: Act } & ListProps) {
  const who = act.actor?.displayName || (act.actorId ? words.gone : words.unknown);
  const role = act.roles[0];
  const page = reads(act.centreId) ? pageOf(act) : null;
  return (
    <li data-testid={`act-${act.name}`}>
      <span>
        <strong>{words.acts[act.name] ?? <code>{act.name}</code>}</strong>
        <small>
          <time dateTime={act.at}>
            {formatDate(act.at, locale)}, {formatTime(act.at, locale)}
          </time>{' '}
          · {who}
          {role && ` ${words.as(words.roles[role])}`}
        </small>
        {act.changes.length > 0 && (
          <small className="act-changes">
            {act.changes.map(({ name, before, after }) => (
              <span key={name}>
                <code>{name}</code> {before !== null && <del>{before || words.nothing}</del>} {after !== null && <ins>{after || words.nothing}</ins>}
              </span>
            ))}
          </small>
        )}
      </span>
      <span className="row-actions">
        {page && (
          <Link className="button" to={page} aria-label={`${words.open}, ${words.acts[act.name] ?? act.name}`}>
            {words.open}
          </Link>
        )}
        {act.subjectId && !wanted.subjectId && (
          <button type="button" className="button quiet small" onClick={() => only({ sur: act.subjectId })} data-testid="acts-on">
            {words.onlyThis}
          </button>
        )}
        {act.actorId && act.actor && !wanted.actorId && (
          <button type="button" className="button quiet small" onClick={() => only({ par: act.actorId })} data-testid="acts-by">
            {words.only(who)}
          </button>
        )}
      </span>
    </li>
  );
}
