/** Moving an appointment and calling it off, by the desk: what becomes of it is said before. Decisions: docs/decisions/web.md */
import { CancelAppointmentDocument, formatMoney, RescheduleAppointmentDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { MoveDialog } from '../../booking/move.js';
import { locale, useAction } from '../../graph.js';
import { momentOf } from '../../locale.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import type { BoardRow } from '../words.js';
import { moneyBack } from './offers.js';
import { words } from './words.js';

export interface MoveProps {
  row: Pick<BoardRow, 'id' | 'startsAt' | 'service' | 'vehicleCategory' | 'energy'>;
  centreId: string;
  close: () => void;
  /** It stands at that time now; it stood at the other before. */
  moved: (to: string, from: string) => void;
}

export function Move({ row, centreId, close, moved }: MoveProps) {
  return (
    <MoveDialog
      appointmentId={row.id}
      centreId={centreId}
      service={row.service}
      category={row.vehicleCategory}
      energy={row.energy}
      words={{
        title: words.moveTitle,
        help: words.moveHelp,
        to: (instant) => words.moveTo(momentOf(row.startsAt), momentOf(instant)),
        otherTime: words.otherTime,
        confirm: words.moveConfirm,
        close: frame.cancel,
      }}
      close={close}
      moved={(to) => moved(to, row.startsAt)}
    />
  );
}

/** The time before is most often still free; where it is not, the graph says so. */
export function UndoMove({ appointmentId, to, undone }: { appointmentId: string; to: string; undone: () => void }) {
  const { run, pending, problem } = useAction(RescheduleAppointmentDocument);
  const back = async () => {
    if (await run({ input: { appointmentId, startsAt: to } })) undone();
  };
  if (Date.parse(to) <= Date.now()) return null;
  return (
    <>
      <button type="button" className="button" disabled={pending} onClick={() => void back()} data-testid="undo-move">
        {words.undoMove}
      </button>
      {problem && <Trouble problem={problem} />}
    </>
  );
}

export interface CancelProps {
  row: Pick<BoardRow, 'id' | 'startsAt' | 'reference' | 'price' | 'customer' | 'payment'>;
  close: () => void;
  cancelled: () => void;
}

export function Cancel({ row, close, cancelled }: CancelProps) {
  const { run, pending, problem } = useAction(CancelAppointmentDocument);
  const [reason, setReason] = useState('');
  const outcome = moneyBack(row.payment);
  const price = formatMoney(row.price.amountCents, row.price.currency, locale);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run({ input: { appointmentId: row.id, reason: reason.trim() || null } })) cancelled();
  };
  return (
    <Dialog title={words.cancelTitle} close={close}>
      <p>
        <strong>{momentOf(row.startsAt)}</strong> · {row.customer.displayName} · {row.reference}
      </p>
      <p data-testid="outcome">
        {outcome === 'card' && words.cancelCard(price)}
        {outcome === 'desk' && words.cancelDesk(price)}
        {outcome === 'none' && words.cancelFree} {words.cancelLane}
      </p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.reason}
          <input maxLength={200} value={reason} data-testid="cancel-reason" onChange={(event) => setReason(event.target.value)} />
        </label>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.keep}
          </button>
          <button type="submit" className="button danger" disabled={pending} data-testid="cancel-confirm">
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
