/** What stands in the way of a change: the appointments, each a click away. */
import { Link } from 'react-router';
import type { Problem } from '../../graph.js';
import { Trouble } from '../../parts/states.js';
import { addressOf } from '../console.js';
import { words } from './words.js';

/** The references that a refusal names. */
export function referencesOf({ code, extensions }: Problem): string[] {
  const named = extensions['references'];
  return code === 'BOOKINGS_STAND' && Array.isArray(named) ? named.filter((one): one is string => typeof one === 'string') : [];
}

export function Refused({ problem, centreId }: { problem: Problem; centreId: string }) {
  const references = referencesOf(problem);
  if (references.length === 0) return <Trouble problem={problem} />;
  return (
    <div className="trouble stacked" role="alert" data-testid="stand">
      <p>{words.stand}</p>
      <ul className="references">
        {references.map((one) => (
          <li key={one}>
            <Link to={addressOf('find', centreId, { q: one })}>{one}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
