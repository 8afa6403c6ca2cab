/** The result as it stands: what is certain already, and until then how much is still to be seen. */
import { expectedOutcome, OutcomeBadge } from '../parts/verdict.js';
import { ClockIcon } from '../parts/icons.js';
import type { Inspection } from './inspection.js';

export interface Progress {
  done: number;
  total: number;
}

/** How many of the points that this inspection asks for were looked at. */
export function progressOf({ requiredPoints, checkedPoints }: Pick<Inspection, 'requiredPoints' | 'checkedPoints'>): Progress {
  const checked = new Set(checkedPoints);
  return { done: requiredPoints.filter((code) => checked.has(code)).length, total: requiredPoints.length };
}

/**
 * The outcome that can be told now; null while it is open. A major or critical defect decides at once, as
 * nothing found later takes it back; favourable it is only once everything was seen.
 */
export function standing(inspection: Pick<Inspection, 'requiredPoints' | 'checkedPoints' | 'defects'>) {
  const outcome = expectedOutcome(inspection.defects.map((defect) => defect.level));
  const { done, total } = progressOf(inspection);
  return outcome === 'FAVOURABLE' && (total === 0 || done < total) ? null : outcome;
}

export function Standing({ inspection, size }: { inspection: Inspection; size?: 'short' }) {
  const outcome = standing(inspection);
  if (outcome) return <OutcomeBadge outcome={outcome} {...(size ? { size } : {})} />;
  const { done, total } = progressOf(inspection);
  return (
    <span className="badge plain" data-testid="outcome-open">
      <ClockIcon />
      À compléter : {done} sur {total}
    </span>
  );
}
