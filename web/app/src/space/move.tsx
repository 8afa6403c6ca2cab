/** Moving one's own appointment to another free time, here or at another centre. */
import { formatMoney } from '@autovisite/graph';
import { MoveDialog } from '../booking/move.js';
import type { Booked } from '../booking/summary.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { locale } from '../graph.js';
import { words } from './words.js';

export interface MoveProps {
  appointment: Booked;
  close: () => void;
  moved: () => void;
}

export function Move({ appointment, close, moved }: MoveProps) {
  const { kept } = appointment.cancellation;
  const late = kept.amountCents > 0 ? ` ${words.moveKept(formatMoney(kept.amountCents, kept.currency, locale))}` : '';
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
        help: `${words.moveHelp}${late}`,
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
