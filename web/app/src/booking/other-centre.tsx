/** Another centre for an appointment that is moved: the same list as for booking. */
import type { Centre } from './centre-step.js';
import { useCentres } from './centre-step.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './words.js';

export default function OtherCentre({ centreId, choose }: { centreId: string; choose: (centre: Centre) => void }) {
  const { centres, loading, problem, refresh } = useCentres();
  const others = centres.filter((one) => one.id !== centreId);
  if (loading) return <Loading />;
  if (problem && centres.length === 0) return <Trouble problem={problem} retry={refresh} />;
  return (
    <>
      <h3>{words.steps.centre}</h3>
      {others.length === 0 && <p>{words.noCentre}</p>}
      <ul className="choices" aria-label={words.where}>
        {others.map((centre) => (
          <li key={centre.id}>
            <button type="button" className="row" onClick={() => choose(centre)} data-testid={`other-${centre.slug}`}>
              <span>
                <strong>{centre.name}</strong>
                <small>
                  {centre.street}, {centre.postalCode} {centre.city}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
