/** The money at the desk: a new price agreed, what is due taken, a difference settled, a receipt handed over. */
import { formatDate, formatMoney, formatTime } from '@autovisite/graph';
import { useState } from 'react';
import { words as booking } from '../booking/words.js';
import { locale, useSession } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { manages } from '../parts/roles.js';
import { words as frame } from './console-words.js';
import { NewPrice, Refund } from './desk/price.js';
import { Take } from './desk/take.js';
import { words } from './desk/words.js';
import { dueCents, type BoardRow } from './words.js';

type Open = 'take' | 'price' | 'receipt' | 'refund' | null;

export interface TillProps {
  row: BoardRow;
  /** As a receipt names it. */
  centre: string;
  centreId: string;
  changed: () => void;
}

export function Till({ row, centre, centreId, changed }: TillProps) {
  const [open, setOpen] = useState<Open>(null);
  const user = useSession()?.user;
  const { payment, priceChange } = row;
  if (!payment) return null;
  const due = dueCents(row);
  const amount = formatMoney(Math.abs(due), row.price.currency, locale);
  const proposed = priceChange && !priceChange.agreed;
  const close = () => setOpen(null);
  const done = (next: Open) => {
    changed();
    setOpen(next);
  };
  return (
    <>
      {proposed && (
        <button type="button" className="button" data-testid="new-price" onClick={() => setOpen('price')}>
          {words.newPrice}
        </button>
      )}
      {!proposed && due !== 0 && (
        <button type="button" className="button" data-testid="take-money" onClick={() => setOpen('take')}>
          {due > 0 ? words.take(amount) : words.give(amount)}
        </button>
      )}
      {payment.invoiceNumber && (
        <button type="button" className="button quiet" data-testid="receipt" onClick={() => setOpen('receipt')}>
          {words.receipt}
        </button>
      )}
      {(payment.status === 'SUCCEEDED' || (payment.status === 'REFUND_FAILED' && due < 0)) && manages(user, centreId) && (
        <button type="button" className="button quiet" data-testid="refund" onClick={() => setOpen('refund')}>
          {words.refund}
        </button>
      )}
      {open === 'price' && <NewPrice row={row} close={close} done={() => done(null)} />}
      {open === 'take' && <Take row={row} paymentId={payment.id} close={close} done={() => done('receipt')} />}
      {open === 'receipt' && <Receipt row={row} centre={centre} close={close} />}
      {open === 'refund' && <Refund row={row} paymentId={payment.id} close={close} done={() => done(null)} />}
    </>
  );
}

/** To be printed, or read out: what was paid, for what, under which number. */
function Receipt({ row, centre, close }: { row: BoardRow; centre: string; close: () => void }) {
  const number = row.payment?.invoiceNumber;
  const lines = words.receiptLines;
  const paid = row.payment?.amount ?? row.price;
  return (
    <Dialog title={words.receipt} close={close}>
      {number ? (
        <dl className="facts receipt" data-testid="receipt-facts">
          <dt>{lines.centre}</dt>
          <dd>{centre}</dd>
          <dt>{lines.invoice}</dt>
          <dd>{number}</dd>
          <dt>{lines.received}</dt>
          <dd>
            {formatMoney(paid.amountCents, paid.currency, locale)} {words.withVat}
          </dd>
          <dt>{lines.on}</dt>
          <dd>{row.payment?.paidAt && `${formatDate(row.payment.paidAt, locale)}, ${formatTime(row.payment.paidAt, locale)}`}</dd>
          <dt>{lines.for}</dt>
          <dd>
            {booking.service[row.service]} {row.inspection?.plate ?? row.plate}, {row.reference}
          </dd>
          <dt>{lines.of}</dt>
          <dd>{row.customer.displayName}</dd>
        </dl>
      ) : (
        <p role="status">{words.numbering}</p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close} data-testid="receipt-close">
          {frame.close}
        </button>
        <button type="button" className="button primary" disabled={!number} onClick={() => window.print()}>
          {frame.print}
        </button>
      </div>
    </Dialog>
  );
}
