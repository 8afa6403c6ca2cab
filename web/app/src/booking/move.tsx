/** Moving to another free time, of another centre where that is offered, by the customer or the desk: chosen first, confirmed with both times in view. */
import { RescheduleAppointmentDocument } from '@autovisite/graph';
import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { isAway, useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Loading, Trouble } from '../parts/states.js';
import type { Centre } from './centre-step.js';
import { words as booking } from './words.js';

const OtherCentre = lazy(() => import('./other-centre.js'));
const SlotPicker = lazy(() => import('./slots.js'));

export interface MoveDialogProps extends Pick<ComponentProps<typeof SlotPicker>, 'centreId' | 'service' | 'category' | 'energy'> {
  appointmentId: string;
  /** Whether it may go to another centre, too. */
  elsewhere?: boolean;
  /** In the language and the person of whoever moves it. */
  words: { title: string; help: string; to: (instant: string, centre: string | null) => string; otherTime: string; confirm: string; close: string };
  close: () => void;
  /** It stands at that time now. */
  moved: (to: string) => void;
}

export function MoveDialog({ appointmentId, elsewhere = false, words, close, moved, centreId, ...what }: MoveDialogProps) {
  const { attempt, pending, problem, clear } = useAction(RescheduleAppointmentDocument);
  const [to, setTo] = useState<string | null>(null);
  const [stale, setStale] = useState(0);
  const [other, setOther] = useState<Centre | null>(null);
  const [choosing, setChoosing] = useState(false);
  const move = async () => {
    if (!to) return;
    const { data, problem: refused } = await attempt({ input: { appointmentId, startsAt: to, ...(other && { centreId: other.id }) } });
    if (data) return moved(to);
    // The time is gone: the others are shown, with the reason above them.
    if (refused && !isAway(refused)) {
      setTo(null);
      setStale((before) => before + 1);
    }
  };
  return (
    <Dialog title={words.title} close={close}>
      <p>{words.help}</p>
      {problem && <Trouble problem={problem} />}
      {to ? (
        <p data-testid="move-to">
          <strong>{words.to(to, other?.name ?? null)}</strong>
        </p>
      ) : choosing ? (
        <Suspense fallback={<Loading />}>
          <OtherCentre
            centreId={other?.id ?? centreId}
            choose={(centre) => {
              setOther(centre.id === centreId ? null : centre);
              setChoosing(false);
            }}
          />
        </Suspense>
      ) : (
        <Suspense fallback={<Loading />}>
          {elsewhere && (
            <p>
              {other && <strong>{other.name} </strong>}
              <button type="button" className="link" onClick={() => setChoosing(true)} data-testid="other-centre">
                {booking.otherCentre}
              </button>
            </p>
          )}
          <SlotPicker
            key={other?.id ?? centreId}
            {...what}
            centreId={other?.id ?? centreId}
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
              {words.otherTime}
            </button>
            <button type="button" className="button primary" disabled={pending} onClick={() => void move()} data-testid="move-confirm">
              {words.confirm}
            </button>
          </>
        )}
      </div>
    </Dialog>
  );
}
