/** Where this person is logged in, each place ended by itself or all the others at once. */
import { EndLogInDocument, EndOtherLogInsDocument, MyLogInsDocument } from '@autovisite/graph';
import { useAction, useRead, useSession } from '../graph.js';
import { momentOf } from '../locale.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './security-words.js';

export function LogIns() {
  const session = useSession();
  const { data, loading, problem, refresh } = useRead(MyLogInsDocument, {});
  const one = useAction(EndLogInDocument);
  const others = useAction(EndOtherLogInsDocument);
  const own = session?.logInId;
  const list = data?.myLogIns ?? [];
  const pending = one.pending || others.pending;
  const end = async (logInId: string) => {
    await one.run({ input: { logInId } });
    refresh();
  };
  const endOthers = async (keptId: string) => {
    await others.run({ input: { keptId } });
    refresh();
  };
  const refused = problem ?? one.problem ?? others.problem;
  return (
    <section className="dossier" aria-labelledby="log-ins">
      <h2 id="log-ins">{words.logIns}</h2>
      <p className="soft">{words.logInsLead}</p>
      {loading && <Loading />}
      {refused && <Trouble problem={refused} retry={refresh} />}
      <ul data-testid="log-ins">
        {list.map((place) => (
          <li key={place.id} className="card">
            <p>
              <strong>{place.device || words.unknownDevice}</strong>
              {place.id === own && <span className="soft"> {words.here}</span>}
            </p>
            <p className="soft">{words.since(momentOf(place.createdAt), momentOf(place.lastUsedAt))}</p>
            {own && place.id !== own && (
              <button type="button" className="button small" disabled={pending} data-testid="end-log-in" onClick={() => void end(place.id)}>
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {own && list.some((place) => place.id !== own) && (
        <button type="button" className="button" disabled={pending} data-testid="end-others" onClick={() => void endOthers(own)}>
          {words.endOthers}
        </button>
      )}
    </section>
  );
}
