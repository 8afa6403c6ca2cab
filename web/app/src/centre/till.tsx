/** The money at the desk: what is due taken, a receipt handed over, all of it given back. */
import {
  formatDate,
  formatMoney,
  formatTime,
  newId,
  RecordDeskPaymentDocument,
  RefundPaymentDocument,
} from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { useAction, useSession } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { dueCents, SERVICES, type BoardRow } from './words.js';

type Open = 'take' | 'receipt' | 'refund' | null;

export function Till({ row, centre, changed }: { row: BoardRow; centre: string; changed: () => void }) {
  const [open, setOpen] = useState<Open>(null);
  const roles = useSession()?.user.roles ?? [];
  const { payment } = row;
  if (!payment) return null;
  const due = dueCents(row);
  const close = () => setOpen(null);
  const done = (next: Open) => {
    changed();
    setOpen(next);
  };
  return (
    <>
      {due > 0 && (
        <button type="button" className="button" data-testid="take-money" onClick={() => setOpen('take')}>
          Encaisser {formatMoney(due, row.price.currency)}
        </button>
      )}
      {payment.invoiceNumber && (
        <button type="button" className="button quiet" data-testid="receipt" onClick={() => setOpen('receipt')}>
          Reçu
        </button>
      )}
      {payment.status === 'SUCCEEDED' && roles.includes('MANAGER') && (
        <button type="button" className="button quiet" data-testid="refund" onClick={() => setOpen('refund')}>
          Rembourser…
        </button>
      )}
      {open === 'take' && <Take row={row} paymentId={payment.id} close={close} done={() => done('receipt')} />}
      {open === 'receipt' && <Receipt row={row} centre={centre} close={close} />}
      {open === 'refund' && <Refund row={row} paymentId={payment.id} close={close} done={() => done(null)} />}
    </>
  );
}

interface AskProps {
  row: BoardRow;
  paymentId: string;
  close: () => void;
  done: () => void;
}

function Take({ row, paymentId, close, done }: AskProps) {
  const record = useAction(RecordDeskPaymentDocument);
  // What was shown when the dialog opened is what is confirmed, whatever the board reads meanwhile.
  const [amount] = useState(() => formatMoney(dueCents(row), row.price.currency));
  return (
    <Dialog title="Encaisser" close={close}>
      <p className="amount" data-testid="amount">
        {amount}
      </p>
      <p>
        {row.customer.displayName} · {row.reference}. Recevez les espèces, ou passez la carte au terminal et attendez son accord, puis confirmez.
      </p>
      {record.problem && <Trouble problem={record.problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          Revenir
        </button>
        <button type="button" className="button primary" disabled={record.pending} data-testid="take-money-confirm" onClick={() => void record.run({ input: { paymentId } }).then((ok) => ok && done())}>
          J’ai reçu {amount}
        </button>
      </div>
    </Dialog>
  );
}

/** To be printed, or read out: what was paid, for what, under which number. */
function Receipt({ row, centre, close }: { row: BoardRow; centre: string; close: () => void }) {
  const number = row.payment?.invoiceNumber;
  return (
    <Dialog title="Reçu" close={close}>
      {number ? (
        <dl className="facts receipt" data-testid="receipt-facts">
          <dt>Centre</dt>
          <dd>{centre}</dd>
          <dt>Facture</dt>
          <dd>{number}</dd>
          <dt>Somme reçue</dt>
          <dd>{formatMoney(row.price.amountCents, row.price.currency)} TTC</dd>
          <dt>Le</dt>
          <dd>{row.payment?.paidAt && `${formatDate(row.payment.paidAt)}, ${formatTime(row.payment.paidAt)}`}</dd>
          <dt>Pour</dt>
          <dd>
            {SERVICES[row.service]} {row.inspection?.plate ?? row.plate}, {row.reference}
          </dd>
          <dt>De</dt>
          <dd>{row.customer.displayName}</dd>
        </dl>
      ) : (
        <p role="status">La facture reçoit son numéro…</p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close} data-testid="receipt-close">
          Fermer
        </button>
        <button type="button" className="button primary" disabled={!number} onClick={() => window.print()}>
          Imprimer
        </button>
      </div>
    </Dialog>
  );
}

function Refund({ row, paymentId, close, done }: AskProps) {
  const refund = useAction(RefundPaymentDocument);
  const [reason, setReason] = useState('');
  // One key per opening: pressing again after a lost answer refunds once.
  const key = useRef(newId());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void refund.run({ input: { paymentId, reason: reason.trim(), idempotencyKey: key.current } }).then((ok) => ok && done());
  };
  return (
    <Dialog title="Rembourser le client ?" close={close}>
      <p>
        Toute la somme reçue de {row.customer.displayName} pour {row.reference} lui est rendue.
      </p>
      <form className="form" onSubmit={submit}>
        <label>
          Motif
          <input required minLength={3} maxLength={200} value={reason} data-testid="refund-reason" onChange={(event) => setReason(event.target.value)} />
        </label>
        {refund.problem && <Trouble problem={refund.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            Revenir
          </button>
          <button type="submit" className="button danger" disabled={refund.pending || reason.trim().length < 3} data-testid="refund-confirm">
            Rembourser
          </button>
        </div>
      </form>
    </Dialog>
  );
}
