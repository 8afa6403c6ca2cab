/** Moving to another free time of the same centre, by the customer or the desk: chosen first, confirmed with both times in view. */
import { RescheduleAppointmentDocument } from '@autovisite/graph';
import { lazy, Suspense, useState, type ComponentProps } from 'react';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Loading, Trouble } from '../parts/states.js';

const SlotPicker = lazy(() => import('./slots.js'));

export interface MoveDialogProps extends Pick<ComponentProps<typeof SlotPicker>, 'centreId' | 'service' | 'category' | 'energy'> {
  appointmentId: string;
  /** In the language and the person of whoever moves it. */
  words: { title: string; help: string; to: (instant: string) => string; otherTime: string; confirm: string; close: string };
  close: () => void;
  /** It stands at that time now. */
  moved: (to: string) => void;
}

export function MoveDialog({ appointmentId, words, close, moved, ...what }: MoveDialogProps) {
  const { attempt, pending, problem, clear } = useAction(RescheduleAppointmentDocument);
  const [to, setTo] = useState<string | null>(null);
  const [stale, setStale] = useState(0);
  const move = async () => {
    if (!to) return;
    const { data, problem: refused } = await attempt({ input: { appointmentId, startsAt: to } });
    if (data) return moved(to);
    // The time is gone: the others are shown, with the reason above them.
    if (refused && refused.code !== 'UNREACHABLE') {
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
          <strong>{words.to(to)}</strong>
        </p>
      ) : (
        <Suspense fallback={<Loading />}>
          <SlotPicker
            {...what}
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
