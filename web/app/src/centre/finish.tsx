/** What was found so far, where that leads, what is missing, and the step to completion. */
import { CompleteInspectionDocument } from '@autovisite/graph';
import type { FormEvent } from 'react';
import { useAction, useSession, type Problem } from '../graph.js';
import { inspectsAt } from '../parts/roles.js';
import { Trouble } from '../parts/states.js';
import { Abandon } from './abandon.js';
import { Defects } from './defects.js';
import type { Inspection } from './inspection.js';
import { leadTo, placeOf, type IdentityField } from './lead.js';
import { Missing } from './missing.js';
import { useWaiting } from './offline/doing.js';
import { progressOf, Standing } from './standing.js';
import { Hindered, Suspend, type Work } from './work.js';
import { words } from './work-words.js';

/** The fields that the server found missing, by their names in the graph. */
function fieldsOf(problem: Problem): IdentityField[] {
  const fields = problem.extensions['fields'];
  return Array.isArray(fields) ? (fields as IdentityField[]) : [];
}

export function Finish({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const complete = useAction(CompleteInspectionDocument);
  const waiting = useWaiting(inspection.id).length > 0;
  const signs = inspectsAt(useSession()?.user, inspection.appointment.centre.id);
  const { done, total } = progressOf(inspection);
  const [first] = inspection.missing;
  const [refused] = complete.problem ? fieldsOf(complete.problem) : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first) return leadTo(placeOf(first));
    void complete.run({ input: { inspectionId: inspection.id } });
  };

  return (
    <aside className="finish" id="finish">
      <div className="progress">
        <label htmlFor="points-progress">
          {done} / {total} points vérifiés
        </label>
        <progress id="points-progress" max={Math.max(1, total)} value={done} />
      </div>
      <div className="so-far" aria-live="polite" data-testid="finish-result">
        <span className="soft">Résultat à ce stade</span>
        <Standing inspection={inspection} />
      </div>
      <section>
        <h2>Défaillances ({inspection.defects.length})</h2>
        <Defects inspectionId={inspection.id} defects={inspection.defects} removable />
      </section>
      {/* Not only after the last point: somebody else has to sign it. */}
      {signs && <Hindered work={work} title={words.mayNotSign} />}
      <form className="form" onSubmit={submit}>
        <Missing items={inspection.missing} title="Il manque encore" />
        {complete.problem && <Trouble problem={complete.problem} />}
        {refused && (
          <button type="button" className="button" onClick={() => leadTo(refused)}>
            Compléter
          </button>
        )}
        <button type="submit" className="button primary wide" disabled={complete.pending || (waiting && !first)} data-testid="complete">
          {complete.pending ? 'Calcul du résultat…' : first ? 'Compléter ce qui manque' : 'Terminer le contrôle'}
        </button>
      </form>
      <Suspend inspection={inspection} work={work} />
      <Abandon inspection={inspection} />
    </aside>
  );
}
