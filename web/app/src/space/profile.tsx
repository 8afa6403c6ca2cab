/** Who the account is of. */
import { MyProfileDocument } from '@autovisite/graph';
import { useRead } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './words.js';

export function Profile() {
  const { data, loading, problem, refresh } = useRead(MyProfileDocument, {});
  const me = data?.me;
  return (
    <section className="dossier" id="compte" aria-labelledby="profile">
      <h2 id="profile">{words.profile}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {me && (
        <dl className="summary" data-testid="profile">
          {[
            [words.name, me.displayName],
            [words.email, me.email],
            [words.phone, me.phone],
          ].map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value || words.none}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
