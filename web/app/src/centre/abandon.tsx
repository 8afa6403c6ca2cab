/** Ends an inspection that cannot go on, with its reason. */
import { AbandonInspectionDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import type { Inspection } from './inspection.js';

export function Abandon({ inspection }: { inspection: Inspection }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const abandon = useAction(AbandonInspectionDocument);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void abandon.run({ input: { inspectionId: inspection.id, reason: reason.trim() } }).then((done) => done && setOpen(false));
  };

  return (
    <>
      <button type="button" className="button quiet" data-testid="abandon" onClick={() => setOpen(true)}>
        Interrompre le contrôle…
      </button>
      {open && (
        <Dialog title="Interrompre le contrôle" close={() => setOpen(false)}>
          <p>Aucun résultat ne sera émis pour {inspection.plate ?? 'ce véhicule'}. Le motif reste au dossier.</p>
          <form className="form" onSubmit={submit}>
            <label>
              Motif
              <textarea rows={3} required minLength={3} maxLength={300} value={reason} data-testid="abandon-reason" onChange={(event) => setReason(event.target.value)} />
            </label>
            {abandon.problem && <Trouble problem={abandon.problem} />}
            <div className="dialog-actions">
              <button type="button" className="button" onClick={() => setOpen(false)}>
                Revenir
              </button>
              <button type="submit" className="button danger" disabled={abandon.pending || reason.trim().length < 3} data-testid="abandon-confirm">
                Interrompre
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
