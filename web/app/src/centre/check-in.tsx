/** The vehicle has arrived: one press where its plate is known, else the plate is asked for first. */
import { CheckInDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { words } from './desk/words.js';
import type { BoardRow } from './words.js';

export function CheckIn({ row, isToday, changed }: { row: Pick<BoardRow, 'id' | 'plate'>; isToday: boolean; changed: () => void }) {
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
        {checkIn.pending ? words.welcoming : isToday ? words.welcome : words.welcomeOther}
      </button>
      {!asking && checkIn.problem && <Trouble problem={checkIn.problem} />}
      {asking && (
        <Dialog title={words.plateAsk} close={() => setAsking(false)}>
          <p>{words.plateAskHelp}</p>
          <form className="form" onSubmit={submit}>
            <label>
              {words.plate}
              <input required value={plate} maxLength={20} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder="AB-123-CD" data-testid="checkin-plate" onChange={(event) => setPlate(event.target.value)} />
            </label>
            {checkIn.problem && <Trouble problem={checkIn.problem} />}
            <div className="dialog-actions">
              <button type="button" className="button" disabled={checkIn.pending} data-testid="checkin-later" onClick={() => arrive(null)}>
                {words.plateLater}
              </button>
              <button type="submit" className="button primary" disabled={checkIn.pending || plate.trim() === ''} data-testid="checkin-confirm">
                {words.welcome}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
