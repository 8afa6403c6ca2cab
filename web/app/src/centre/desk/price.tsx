/** A price that the certificate changed, agreed in the customer's name; a payment that goes back. */
import { AcceptNewPriceDocument, formatMoney, newId, RefundPaymentDocument, type Energy, type VehicleCategory } from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { words as booking } from '../../booking/words.js';
import { locale, useAction } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import type { BoardRow } from '../words.js';
import { words } from './words.js';

interface AskProps {
  row: BoardRow;
  close: () => void;
  done: () => void;
}

/** The certificate contradicts the booking: the customer hears the new price before they pay it. */
export function NewPrice({ row, close, done }: AskProps) {
  const accept = useAction(AcceptNewPriceDocument);
  const change = row.priceChange;
  if (!change) return null;
  const { oldPrice, newPrice } = change;
  const what = (category: VehicleCategory, energy: Energy) => `${booking.category[category]}, ${booking.energy[energy]}`;
  return (
    <Dialog title={words.newPriceTitle} close={close}>
      <p>{words.newPriceBooked(what(change.bookedCategory, change.bookedEnergy), formatMoney(oldPrice.amountCents, oldPrice.currency, locale))}</p>
      <p>
        <strong>{words.newPriceRead(what(row.vehicleCategory, row.energy), formatMoney(newPrice.amountCents, newPrice.currency, locale))}</strong>
      </p>
      <p>{words.newPriceHelp}</p>
      {accept.problem && <Trouble problem={accept.problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {frame.cancel}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={accept.pending}
          data-testid="new-price-accepted"
          onClick={() => void accept.run({ input: { appointmentId: row.id, newPriceCents: newPrice.amountCents } }).then((ok) => ok && done())}
        >
          {words.newPriceAccepted}
        </button>
      </div>
    </Dialog>
  );
}

export function Refund({ row, paymentId, close, done }: AskProps & { paymentId: string }) {
  const refund = useAction(RefundPaymentDocument);
  const [reason, setReason] = useState('');
  // One key per opening: pressing again after a lost answer refunds once.
  const key = useRef(newId());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void refund.run({ input: { paymentId, reason: reason.trim(), idempotencyKey: key.current } }).then((ok) => ok && done());
  };
  return (
    <Dialog title={words.refundTitle} close={close}>
      <p>{words.refundHelp(row.customer.displayName, row.reference)}</p>
      <form className="form" onSubmit={submit}>
        <label>
          {words.refundReason}
          <input required minLength={3} maxLength={200} value={reason} data-testid="refund-reason" onChange={(event) => setReason(event.target.value)} />
        </label>
        {refund.problem && <Trouble problem={refund.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button danger" disabled={refund.pending || reason.trim().length < 3} data-testid="refund-confirm">
            {words.refundConfirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
