/** Moving one's own appointment to another free time, here or at another centre. */
import { MoveDialog } from '../booking/move.js';
import type { Booked } from '../booking/summary.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { words } from './words.js';

export interface MoveProps {
  appointment: Booked;
  close: () => void;
  moved: () => void;
}

export function Move({ appointment, close, moved }: MoveProps) {
  return (
    <MoveDialog
      appointmentId={appointment.id}
      centreId={appointment.centre.id}
      service={appointment.service}
      category={appointment.vehicleCategory}
      energy={appointment.energy}
      elsewhere
      words={{
        title: words.moveTitle,
        help: words.moveHelp,
        to: (instant, centre) => words.moveTo(momentOf(appointment), [momentOf({ startsAt: instant }), centre].filter(Boolean).join(', ')),
        otherTime: booking.otherTime,
        confirm: words.moveConfirm,
        close: words.close,
      }}
      close={close}
      moved={moved}
    />
  );
}
