/** The vehicle has arrived: one press where its plate is known, else the plate is asked for first. */
import { CheckInDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import type { BoardRow } from './words.js';

export function CheckIn({ row, isToday, changed }: { row: BoardRow; isToday: boolean; changed: () => void }) {
  const checkIn = useAction(CheckInDocument);
  const [asking, setAsking] = useState(false);
  const [plate, setPlate] = useState('');
  const arrive = (read: string | null) =>
    void checkIn.run({ input: { appointmentId: row.id, plate: read } }).then((done) => {
      if (!done) return;
      setAsking(false);
      changed();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    arrive(plate.trim());
  };
  return (
    <>
      {/* Somebody may come on another day than theirs: possible, but not what is offered first. */}
      <button type="button" className={isToday ? 'button primary' : 'button quiet'} data-testid="checkin" disabled={checkIn.pending} onClick={() => (row.plate ? arrive(null) : setAsking(true))}>
        {checkIn.pending ? 'Accueil…' : isToday ? 'Accueillir' : 'Accueillir un autre jour'}
      </button>
      {!asking && checkIn.problem && <Trouble problem={checkIn.problem} />}
      {asking && (
        <Dialog title="Quelle est l’immatriculation ?" close={() => setAsking(false)}>
          <p>Elle n’était pas connue à la réservation : relevez-la sur le véhicule ou la carte grise.</p>
          <form className="form" onSubmit={submit}>
            <label>
              Immatriculation
              <input required value={plate} maxLength={20} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder="AB-123-CD" data-testid="checkin-plate" onChange={(event) => setPlate(event.target.value)} />
            </label>
            {checkIn.problem && <Trouble problem={checkIn.problem} />}
            <div className="dialog-actions">
              <button type="button" className="button" disabled={checkIn.pending} data-testid="checkin-later" onClick={() => arrive(null)}>
                La relever pendant le contrôle
              </button>
              <button type="submit" className="button primary" disabled={checkIn.pending || plate.trim() === ''} data-testid="checkin-confirm">
                Accueillir
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
