/** The inspection under way: search and checklist on one side, what was found and how to finish on the other. */
import { CheckPointsDocument } from '@autovisite/graph';
import { useState } from 'react';
import { useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { AddDefect } from './add-defect.js';
import type { ChecklistFunction, DefectPlace, FoundDefect } from './catalogue.js';
import { Checklist } from './checklist.js';
import { DefectSearch } from './defect-search.js';
import { Finish } from './finish.js';
import { IdentityForm } from './identity.js';
import type { Inspection } from './inspection.js';
import { Measuring } from './measuring.js';
import { useDoing } from './offline/doing.js';
import { progressOf, Standing } from './standing.js';

export interface WorkbenchProps {
  inspection: Inspection;
  checklist: readonly ChecklistFunction[];
  locations: readonly DefectPlace[];
}

export function Workbench({ inspection, checklist, locations }: WorkbenchProps) {
  const [adding, setAdding] = useState<FoundDefect | null>(null);
  const check = useAction(CheckPointsDocument);
  const doing = useDoing(inspection.id);
  const checked = new Set(inspection.checkedPoints);
  const { done, total } = progressOf(inspection);
  const lacking = inspection.missing.filter((item) => item !== 'POINTS' && item !== 'PROPOSALS').length;

  return (
    <div className="workbench">
      <div className="work">
        <details className="function" data-testid="identity-section">
          <summary>
            <span className="function-label">Le véhicule</span>
            <span className={lacking > 0 ? 'badge major' : 'badge good'}>{lacking > 0 ? `${lacking} à compléter` : 'Complet'}</span>
          </summary>
          <div className="function-body">
            <IdentityForm inspection={inspection} />
          </div>
        </details>
        <Measuring inspection={inspection} locations={locations} />
        <DefectSearch checklist={checklist} choose={setAdding} />
        {check.problem && <Trouble problem={check.problem} />}
        <Checklist
          checklist={checklist}
          checked={checked}
          defects={inspection.defects}
          pending={check.pending}
          check={(points) => void doing(check, { input: { inspectionId: inspection.id, points } }, { kind: 'points', points })}
          choose={setAdding}
        />
        <div className="finish-bar">
          <span>
            {done} / {total} <span className="wide-only">points</span>
          </span>
          <Standing inspection={inspection} size="short" />
          <a className="button" href="#finish">
            Terminer
          </a>
        </div>
      </div>
      <Finish inspection={inspection} />
      {adding && <AddDefect inspectionId={inspection.id} found={adding} locations={locations} close={() => setAdding(null)} />}
    </div>
  );
}
