/** Moving to another free time of the same centre: chosen first, confirmed with both times in view. */
import { RescheduleAppointmentDocument } from '@autovisite/graph';
import { lazy, Suspense, useState } from 'react';
import type { Booked } from '../booking/summary.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './words.js';

const SlotPicker = lazy(() => import('../booking/slots.js'));

export interface MoveProps {
  appointment: Booked;
  close: () => void;
  moved: () => void;
}

export function Move({ appointment, close, moved }: MoveProps) {
  const { attempt, pending, problem, clear } = useAction(RescheduleAppointmentDocument);
  const [to, setTo] = useState<string | null>(null);
  const [stale, setStale] = useState(0);
  const move = async () => {
    if (!to) return;
    const { data, problem: refused } = await attempt({ input: { appointmentId: appointment.id, startsAt: to } });
    if (data) return moved();
    // The time is gone: the others are shown, with the reason above them.
    if (refused && refused.code !== 'UNREACHABLE') {
      setTo(null);
      setStale((before) => before + 1);
    }
  };
  return (
    <Dialog title={words.moveTitle} close={close}>
      <p>{words.moveHelp}</p>
      {problem && <Trouble problem={problem} />}
      {to ? (
        <p data-testid="move-to">
          <strong>{words.moveTo(momentOf(appointment), momentOf({ startsAt: to }))}</strong>
        </p>
      ) : (
        <Suspense fallback={<Loading />}>
          <SlotPicker
            centreId={appointment.centre.id}
            service={appointment.service}
            category={appointment.vehicleCategory}
            energy={appointment.energy}
            busy={pending}
            pick={(startsAt) => {
              clear();
              setTo(startsAt);
            }}
            stale={stale}
          />
        </Suspense>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.close}
        </button>
        {to && (
          <>
            <button type="button" className="button" disabled={pending} onClick={() => setTo(null)}>
              {booking.otherTime}
            </button>
            <button type="button" className="button primary" disabled={pending} onClick={() => void move()} data-testid="move-confirm">
              {words.moveConfirm}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}
