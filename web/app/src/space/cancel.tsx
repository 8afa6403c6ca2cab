/** Cancelling, with what becomes of the money said before. */
import { CancelAppointmentDocument, formatMoney } from '@autovisite/graph';
import type { Booked } from '../booking/summary.js';
import { momentOf } from '../booking/time-step.js';
import { locale, useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { outcomeOfCancelling } from './standing.js';
import { words } from './words.js';

export interface CancelProps {
  appointment: Booked;
  close: () => void;
  cancelled: () => void;
}

export function Cancel({ appointment, close, cancelled }: CancelProps) {
  const { run, pending, problem } = useAction(CancelAppointmentDocument);
  const { payment, centre, cancellation } = appointment;
  const { kept, givenBack, freeUntil } = cancellation;
  const money = ({ amountCents, currency }: typeof kept) => formatMoney(amountCents, currency, locale);
  const keeps = kept.amountCents > 0;
  const paid = keeps ? money(givenBack) : payment ? money(payment.amount) : '';
  const outcome = outcomeOfCancelling(appointment);
  const cancel = async () => {
    if (await run({ input: { appointmentId: appointment.id } })) cancelled();
  };
  return (
    <Dialog title={words.cancelTitle} close={close}>
      <p>
        <strong>{momentOf(appointment)}</strong>, {centre.name}
      </p>
      <p data-testid="outcome">
        {keeps && words.cancelKept(money(kept))} {(!keeps || givenBack.amountCents > 0) && outcome === 'refunded' && words.cancelPaid(paid)}
        {(!keeps || givenBack.amountCents > 0) && outcome === 'at-centre' && words.cancelAtCentre(paid)}
        {outcome === 'free' && words.cancelFree}
      </p>
      {outcome !== 'free' && !keeps && Date.parse(freeUntil) < Date.parse(appointment.startsAt) && (
        <p className="soft">{words.cancelFreeUntil(momentOf({ startsAt: freeUntil }))}</p>
      )}
      <p>{words.cancelHelp}</p>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.keep}
        </button>
        <button type="button" className="button danger" disabled={pending} onClick={() => void cancel()} data-testid="cancel-confirm">
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
