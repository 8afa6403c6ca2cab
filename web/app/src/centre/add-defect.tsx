/** Records one defect: where it is, and a word for the report if needed. */
import { RecordDefectDocument, type DefectLocation } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { LevelBadge } from '../parts/verdict.js';
import type { DefectPlace, FoundDefect } from './catalogue.js';
import { useDoing } from './offline/doing.js';
import { keepPhrase, offered, readPhrases } from './phrases.js';

/** Where each place lies on the vehicle, seen from above, its front at the top. */
const AREAS: Readonly<Record<DefectLocation, string>> = {
  AVG: '1 / 1',
  AV: '1 / 2',
  AVD: '1 / 3',
  G: '2 / 1',
  C: '2 / 2',
  D: '2 / 3',
  ARG: '3 / 1',
  AR: '3 / 2',
  ARD: '3 / 3',
};

export interface AddDefectProps {
  inspectionId: string;
  /** Begins the inspection where it has not begun; answers whether it has. */
  begin: () => Promise<boolean>;
  found: FoundDefect;
  /** The places that the server takes, with their words. */
  locations: readonly DefectPlace[];
  close: () => void;
}

export function AddDefect({ inspectionId, begin, found, locations, close }: AddDefectProps) {
  const record = useAction(RecordDefectDocument);
  const doing = useDoing(inspectionId);
  const [location, setLocation] = useState<DefectLocation | null>(null);
  const [comment, setComment] = useState('');
  const [phrases] = useState(() => offered(readPhrases(), found.point.code));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (record.pending || !(await begin())) return;
    const { code, level, label, toVerify } = found.defect;
    const said = comment.trim() || null;
    const locationLabel = locations.find((one) => one.code === location)?.label ?? null;
    const defect = { code, level, label, toVerify, component: null, location, locationLabel, comment: said };
    if (await doing(record, { input: { inspectionId, code, location, comment: said } }, { kind: 'defect', defect })) {
      if (said) keepPhrase(found.point.code, said);
      close();
    }
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
      <form className="form" onSubmit={(event) => void submit(event)}>
        <fieldset>
          <legend>Localisation (facultatif)</legend>
          <div className="places">
            {locations.map(({ code, label }) => (
              <button
                key={code}
                type="button"
                className="button small"
                style={{ gridArea: AREAS[code] }}
                aria-pressed={location === code}
                data-testid={`location-${code}`}
                onClick={() => setLocation(location === code ? null : code)}
              >
                {label}
              </button>
            ))}
          </div>
        </fieldset>
        <label>
          Commentaire pour le procès-verbal (facultatif)
          <input value={comment} maxLength={200} data-testid="defect-comment" onChange={(event) => setComment(event.target.value)} />
        </label>
        {phrases.length > 0 && (
          <div className="phrases" role="group" aria-label="Mes phrases">
            {phrases.map((phrase) => (
              <button key={phrase} type="button" className="button small" aria-pressed={comment === phrase} data-testid="phrase" onClick={() => setComment(phrase)}>
                {phrase}
              </button>
            ))}
          </div>
        )}
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
