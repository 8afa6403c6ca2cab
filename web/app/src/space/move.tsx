/** Moving one's own appointment to another free time of the same centre. */
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
      words={{
        title: words.moveTitle,
        help: words.moveHelp,
        to: (instant) => words.moveTo(momentOf(appointment), momentOf({ startsAt: instant })),
        otherTime: booking.otherTime,
        confirm: words.moveConfirm,
        close: words.close,
      }}
      close={close}
      moved={moved}
    />
  );
}
