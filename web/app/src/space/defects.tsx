/** What was found on the vehicle, with the photos, once the inspection is signed. */
import { MyDefectsDocument } from '@autovisite/graph';
import { useState } from 'react';
import { useRead } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { PhotoStrip } from '../parts/photo-strip.js';
import { Loading, Trouble } from '../parts/states.js';
import { LevelBadge } from '../parts/verdict.js';
import { words } from './words.js';

export function DefectsButton({ appointmentId }: { appointmentId: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)} data-testid="see-defects">
        {words.seeDefects}
      </button>
      {open && (
        <Dialog title={words.defects} close={close} wide>
          <Found appointmentId={appointmentId} />
          <div className="dialog-actions">
            <button type="button" className="button" onClick={close}>
              {words.close}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Found({ appointmentId }: { appointmentId: string }) {
  const { data, loading, problem, refresh } = useRead(MyDefectsDocument, { appointmentId });
  const inspection = data?.inspectionByAppointment;
  if (loading) return <Loading />;
  if (problem) return <Trouble problem={problem} retry={refresh} />;
  if (!inspection) return <p>{words.noResult}</p>;
  if (inspection.defects.length === 0) return <p>{words.noDefects}</p>;
  return (
    <ul className="found-defects">
      {inspection.defects.map((defect) => (
        <li key={defect.id}>
          <LevelBadge level={defect.level} />
          <p lang="fr">
            {defect.component && <small>{defect.component}</small>}
            {defect.label}
            <small>{[defect.locationLabel, defect.comment].filter(Boolean).join(' · ')}</small>
          </p>
          <PhotoStrip inspectionId={inspection.id} defectId={defect.id} photos={defect.photos} />
        </li>
      ))}
    </ul>
  );
}
