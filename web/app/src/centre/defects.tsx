/** The recorded defects, worst first; removable while the inspection is open. */
import { RemoveDefectDocument, type InspectionPartsFragment } from '@autovisite/graph';
import { useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { LevelBadge } from '../parts/verdict.js';
import { useDoing, useWaiting } from './offline/doing.js';
import { changeDeeds } from './offline/store.js';
import { Photos } from './photos.js';

export type RecordedDefectRow = InspectionPartsFragment['defects'][number];

const ORDER = { CRITICAL: 0, MAJOR: 1, MINOR: 2 } as const;

export interface DefectsProps {
  inspectionId: string;
  defects: readonly RecordedDefectRow[];
  removable: boolean;
}

export function Defects({ inspectionId, defects, removable }: DefectsProps) {
  const remove = useAction(RemoveDefectDocument);
  const doing = useDoing(inspectionId);
  const waiting = useWaiting(inspectionId);
  const takeBack = ({ id, label }: RecordedDefectRow) =>
    // One that never left the device is taken back there.
    waiting.some((one) => one.id === id)
      ? changeDeeds((before) => before.filter((one) => one.id !== id))
      : doing(remove, { input: { inspectionId, defectId: id } }, { kind: 'remove', defectId: id, label });
  if (defects.length === 0) return <p className="soft">Aucune défaillance relevée.</p>;
  return (
    <>
      {remove.problem && <Trouble problem={remove.problem} />}
      <ul className="recorded">
        {[...defects]
          .sort((a, b) => ORDER[a.level] - ORDER[b.level] || a.code.localeCompare(b.code))
          .map((defect) => (
            <li key={defect.id} data-testid={`recorded-${defect.code}`}>
              <LevelBadge level={defect.level} />
              <span>
                {defect.component && <small>{defect.component}</small>}
                {defect.label}
                <small>
                  {[defect.code, defect.locationLabel, defect.comment].filter(Boolean).join(' · ')}
                  {defect.toVerify && <em className="to-verify">à vérifier</em>}
                </small>
              </span>
              {removable && (
                <button
                  type="button"
                  className="link"
                  disabled={remove.pending}
                  aria-label={`Retirer : ${defect.label}`}
                  data-testid={`remove-${defect.code}`}
                  onClick={() => void takeBack(defect)}
                >
                  Retirer
                </button>
              )}
              <Photos inspectionId={inspectionId} defect={defect} addable={removable && !waiting.some((one) => one.id === defect.id)} />
            </li>
          ))}
      </ul>
    </>
  );
}
