/** The inspection under way: search and checklist on one side, what was found and how to finish on the other. Decisions: docs/decisions/web.md */
import { CheckPointsDocument, StartInspectionDocument } from '@autovisite/graph';
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
import type { Work } from './work.js';

export interface WorkbenchProps {
  inspection: Inspection;
  work: Work | null;
  checklist: readonly ChecklistFunction[];
  locations: readonly DefectPlace[];
}

export function Workbench({ inspection, work, checklist, locations }: WorkbenchProps) {
  const [adding, setAdding] = useState<FoundDefect | null>(null);
  const check = useAction(CheckPointsDocument);
  const start = useAction(StartInspectionDocument);
  const doing = useDoing(inspection.id);
  const input = { inspectionId: inspection.id };
  const isBegun = inspection.status !== 'CHECKED_IN';
  /** What is ticked or found first begins the inspection. */
  const begin = async () => isBegun || doing(start, { input }, { kind: 'start' });
  const tick = async (points: string[]) => {
    if (await begin()) await doing(check, { input: { ...input, points } }, { kind: 'points', points });
  };
  const checked = new Set(inspection.checkedPoints);
  const { done, total } = progressOf(inspection);
  const lacking = inspection.missing.filter((item) => item !== 'POINTS' && item !== 'PROPOSALS').length;

  return (
    <div className="workbench">
      <div className="work">
        {isBegun && (
          <details className="function" data-testid="identity-section">
            <summary>
              <span className="function-label">Le véhicule</span>
              <span className={lacking > 0 ? 'badge major' : 'badge good'}>{lacking > 0 ? `${lacking} à compléter` : 'Complet'}</span>
            </summary>
            <div className="function-body">
              <IdentityForm inspection={inspection} />
            </div>
          </details>
        )}
        {isBegun && <Measuring inspection={inspection} locations={locations} />}
        <DefectSearch checklist={checklist} choose={setAdding} />
        {start.problem && <Trouble problem={start.problem} />}
        {check.problem && <Trouble problem={check.problem} />}
        <Checklist
          checklist={checklist}
          checked={checked}
          defects={inspection.defects}
          pending={check.pending || start.pending}
          check={(points) => void tick(points)}
          choose={setAdding}
        />
        {isBegun && (
          <div className="finish-bar">
            <span>
              {done} / {total} <span className="wide-only">points</span>
            </span>
            <Standing inspection={inspection} size="short" />
            <a className="button" href="#finish">
              Terminer
            </a>
          </div>
        )}
      </div>
      {isBegun && <Finish inspection={inspection} work={work} />}
      {adding && <AddDefect inspectionId={inspection.id} begin={begin} found={adding} locations={locations} close={() => setAdding(null)} />}
    </div>
  );
}
