/** The inbox: who asked for a person, and the conversation that is open. The address keeps which. */
import { HandoversDocument, type HandoverRowFragment } from '@autovisite/graph';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../graph.js';
import { managesNetwork } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, type At } from '../console.js';
import { DeskHoursPart } from './hours.js';
import { Talk } from './talk.js';
import { words } from './words.js';

const REFRESH_MS = 5_000;

export default function InboxPage() {
  return <Console place="inbox">{(at) => <Inbox {...at} />}</Console>;
}

function Inbox({ user }: At) {
  const { data, loading, problem, refresh } = useRead(HandoversDocument, {});
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('demande');
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  const choose = (id: string | null) => {
    const next = new URLSearchParams(search);
    if (id) next.set('demande', id);
    else next.delete('demande');
    setSearch(next);
  };
  if (chosen) return <Talk key={chosen} id={chosen} close={() => choose(null)} changed={refresh} />;
  return (
    <div className="column desk">
      <h1>{words.title}</h1>
      <p className="soft">{words.lead}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && data.handovers.length === 0 && <p role="status">{words.empty}</p>}
      <ul className="choices">
        {data?.handovers.map((one) => (
          <li key={one.id}>
            <Row request={one} open={() => choose(one.id)} />
          </li>
        ))}
      </ul>
      {managesNetwork(user) && <DeskHoursPart />}
    </div>
  );
}

function Row({ request, open }: { request: HandoverRowFragment; open: () => void }) {
  const [first = words.untitled] = request.summary.split('\n').filter(Boolean);
  return (
    <button type="button" className="row found" onClick={open} data-testid={`handover-${request.id}`}>
      <span>
        <strong lang="fr">{first}</strong>
        <small>
          {words.waits(Math.floor(request.waitedSeconds / 60))}
          {request.phone && (
            <>
              {' '}
              · {words.phone} {request.phone}
            </>
          )}
          {request.agentName && <> · {words.by(request.agentName)}</>}
        </small>
      </span>
      <span className={`badge ${request.status === 'WAITING' ? 'major' : 'accent'}`}>{words.states[request.status]}</span>
    </button>
  );
}
