/** A measurement that somebody read from an instrument. */
import { RecordMeasurementDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { readingsOf, slotsOf, type Instrument, type MeasurementForm } from './measuring-words.js';

export interface MeasureByHandProps {
  inspectionId: string;
  form: MeasurementForm;
  instruments: readonly Instrument[];
  placeName: (code: string) => string;
  /** Whether it was noted, or given up. */
  done: (noted: boolean) => void;
}

export function MeasureByHand({ inspectionId, form, instruments, placeName, done }: MeasureByHandProps) {
  const record = useAction(RecordMeasurementDocument);
  const usable = instruments.filter((one) => one.usable);
  const [instrumentId, setInstrumentId] = useState(usable[0]?.id ?? '');
  const [without, setWithout] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const slots = slotsOf(form.fields, placeName);
  const needsReason = form.calibrated && !instrumentId;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readingsOf(slots, typed);
    setWrong(read.wrong);
    if (read.wrong.length > 0) return;
    const input = {
      inspectionId,
      kind: form.kind,
      readings: read.readings,
      instrumentId: instrumentId || null,
      withoutInstrument: needsReason ? without : null,
    };
    void record.run({ input }).then((answer) => answer && done(true));
  };

  return (
    <form className="form" onSubmit={submit} data-testid={`form-${form.kind}`}>
      {slots.map(({ key, label, unit, flag }) => (
        <label key={key}>
          {unit ? `${label} (${unit})` : label}
          {flag ? (
            <input
              type="checkbox"
              checked={Boolean(typed[key])}
              data-testid={`reading-${key}`}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.checked ? '1' : '' })}
            />
          ) : (
            <input
              inputMode="decimal"
              maxLength={12}
              value={typed[key] ?? ''}
              data-testid={`reading-${key}`}
              onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
            />
          )}
        </label>
      ))}
      {usable.length > 0 && (
        <label>
          Appareil
          <select value={instrumentId} data-testid={`instrument-${form.kind}`} onChange={(event) => setInstrumentId(event.target.value)}>
            {usable.map(({ id, name, serialNumber }) => (
              <option key={id} value={id}>
                {name} n° {serialNumber}
              </option>
            ))}
            <option value="">Sans appareil</option>
          </select>
        </label>
      )}
      {needsReason && (
        <label>
          Sans appareil étalonné : pourquoi, et par quelle méthode ?
          <input required minLength={3} maxLength={500} value={without} data-testid={`without-${form.kind}`} onChange={(event) => setWithout(event.target.value)} />
        </label>
      )}
      {wrong.length > 0 && <p role="alert">Ce n’est pas un nombre : {wrong.join(', ')}.</p>}
      {record.problem && <Trouble problem={record.problem} />}
      <div className="actions">
        <button type="submit" className="button primary" disabled={record.pending} data-testid={`record-${form.kind}`}>
          Noter la mesure
        </button>
        <button type="button" className="button" onClick={() => done(false)}>
          Annuler
        </button>
      </div>
    </form>
  );
}
