/** Records one defect: where it is, and a word for the report if needed. */
import { RecordDefectDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { LevelBadge } from '../parts/verdict.js';
import type { FoundDefect } from './catalogue.js';

/** The places that the server takes, as the vehicle is seen from above with its front at the top. */
const PLACES = [
  ['AVG', 'Avant gauche'],
  ['AV', 'Avant'],
  ['AVD', 'Avant droit'],
  ['G', 'Gauche'],
  ['C', 'Centre'],
  ['D', 'Droite'],
  ['ARG', 'Arrière gauche'],
  ['AR', 'Arrière'],
  ['ARD', 'Arrière droit'],
] as const;

export interface AddDefectProps {
  inspectionId: string;
  found: FoundDefect;
  close: () => void;
}

export function AddDefect({ inspectionId, found, close }: AddDefectProps) {
  const record = useAction(RecordDefectDocument);
  const [location, setLocation] = useState('');
  const [comment, setComment] = useState('');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { inspectionId, code: found.defect.code, location: location || null, comment: comment.trim() || null };
    void record.run({ input }).then((done) => done && close());
  };

  return (
    <Dialog title="Relever une défaillance" close={close}>
      <p className="defect-named">
        <LevelBadge level={found.defect.level} />
        <span>
          <small>{found.point.label}</small>
          <strong>{found.defect.label}</strong>
          <code>{found.defect.code}</code>
        </span>
      </p>
      <form className="form" onSubmit={submit}>
        <fieldset>
          <legend>Localisation (facultatif)</legend>
          <div className="places">
            {PLACES.map(([place, label]) => (
              <button key={place} type="button" className="button small" aria-pressed={location === place} data-testid={`location-${place}`} onClick={() => setLocation(location === place ? '' : place)}>
                {label}
              </button>
            ))}
          </div>
        </fieldset>
        <label>
          Commentaire pour le procès-verbal (facultatif)
          <input value={comment} maxLength={200} data-testid="defect-comment" onChange={(event) => setComment(event.target.value)} />
        </label>
        {record.problem && <Trouble problem={record.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            Annuler
          </button>
          <button type="submit" className="button primary" disabled={record.pending} data-testid="add-defect">
            {record.pending ? 'Enregistrement…' : 'Ajouter'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
