/** The network: its centres, and one more. For administrators. */
import { CentresDocument, CreateCentreDocument, type CentrePartsFragment } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useAction, useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { addressOf, Console } from '../console.js';
import { DetailFields, detailsOf } from './details.js';
import { words } from './words.js';

export default function NetworkPage() {
  return <Console place="network">{() => <Network />}</Console>;
}

function Network() {
  const { data, loading, problem, refresh } = useRead(CentresDocument, { first: 100 });
  const [made, setMade] = useState<CentrePartsFragment | null>(null);
  return (
    <div className="column desk">
      <h1>{words.network}</h1>
      <section className="dossier" aria-labelledby="centres">
        <h2 id="centres">{words.centres}</h2>
        {loading && <Loading />}
        {problem && <Trouble problem={problem} retry={refresh} />}
        <ul>
          {data?.centres.edges.map(({ node }) => (
            <li key={node.id}>
              <Link className="row" to={addressOf('setUp', node.id)} data-testid={`centre-${node.name}`}>
                <span>
                  <strong>{node.name}</strong>
                  <small>
                    {node.city} · {node.lanes.map((lane) => lane.name).join(', ')}
                  </small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <NewCentre
        done={(centre) => {
          setMade(centre);
          refresh();
        }}
      />
      {made && (
        <div className="notice" role="status">
          <p>{words.created(made.name)}</p>
          <Link className="button" to={addressOf('setUp', made.id)} data-testid="centre-set-up">
            {words.toSetUp}
          </Link>
        </div>
      )}
    </div>
  );
}

function NewCentre({ done }: { done: (centre: CentrePartsFragment) => void }) {
  const { run, pending, problem } = useAction(CreateCentreDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const slug = String(new FormData(form).get('slug')).trim();
    const answer = await run({ input: { ...detailsOf(form), slug } });
    if (!answer) return;
    form.reset();
    done(answer.createCentre.centre);
  };
  return (
    <section className="dossier" aria-labelledby="new-centre">
      <h2 id="new-centre">{words.newCentre}</h2>
      <p className="soft">{words.newCentreHelp}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <DetailFields>
          <label>
            {words.slug}
            <input name="slug" required pattern="[a-z0-9\-]+" maxLength={60} placeholder="lyon-part-dieu" autoComplete="off" aria-describedby="slug-help" data-testid="detail-slug" />
            <small id="slug-help">{words.slugHelp}</small>
          </label>
        </DetailFields>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={pending} data-testid="centre-create">
            {words.create}
          </button>
        </div>
      </form>
    </section>
  );
}
