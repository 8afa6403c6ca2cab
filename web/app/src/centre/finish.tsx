/** What was found so far, where that leads, and the step to completion. */
import { CompleteInspectionDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, type Problem } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { Abandon } from './abandon.js';
import { Defects } from './defects.js';
import type { Inspection } from './inspection.js';
import { progressOf, Standing } from './standing.js';

/** Above this no private car's odometer goes; the server has the last word. */
const MOST_KM = 2_000_000;

/** The codes of the points still open, when the server names them. */
function missingOf(problem: Problem): string[] {
  const missing = problem.extensions['missing'];
  return Array.isArray(missing) ? missing.filter((code) => typeof code === 'string') : [];
}

export function Finish({ inspection }: { inspection: Inspection }) {
  const complete = useAction(CompleteInspectionDocument);
  const [km, setKm] = useState(inspection.odometerKm?.toString() ?? '');
  const { done, total } = progressOf(inspection);
  const left = total - done;
  const missing = complete.problem ? missingOf(complete.problem) : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void complete.run({ input: { inspectionId: inspection.id, odometerKm: Number(km) } });
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
      <form className="form" onSubmit={submit}>
        <label>
          Kilométrage au compteur
          <span className="with-unit">
            <input
              inputMode="numeric"
              pattern="[0-9]{1,7}"
              title="Le nombre de kilomètres, en chiffres"
              required
              value={km}
              data-testid="odometer"
              onChange={(event) => setKm(event.target.value.replace(/[^0-9]/g, '').slice(0, 7))}
            />
            km
          </span>
        </label>
        {complete.problem && <Trouble problem={complete.problem} />}
        {missing.length > 0 && <p className="soft">Points à voir : {missing.slice(0, 12).join(', ')}{missing.length > 12 ? '…' : ''}</p>}
        <button type="submit" className="button primary wide" disabled={complete.pending || km === '' || Number(km) > MOST_KM} data-testid="complete">
          {complete.pending ? 'Calcul du résultat…' : 'Terminer le contrôle'}
        </button>
        {left > 0 && (
          <p className="soft">
            Il reste {left} point{left > 1 ? 's' : ''} à vérifier.
          </p>
        )}
      </form>
      <Abandon inspection={inspection} />
    </aside>
  );
}
