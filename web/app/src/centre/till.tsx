/** The money at the desk: a new price agreed, what is due taken, a difference settled, a receipt handed over. */
import {
  AcceptNewPriceDocument,
  formatDate,
  formatMoney,
  formatTime,
  newId,
  RecordDeskPaymentDocument,
  RefundPaymentDocument,
  SettleDifferenceDocument,
} from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { useAction, useSession } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { CATEGORIES, dueCents, ENERGIES, SERVICES, type BoardRow } from './words.js';

type Open = 'take' | 'price' | 'receipt' | 'refund' | null;

export function Till({ row, centre, changed }: { row: BoardRow; centre: string; changed: () => void }) {
  const [open, setOpen] = useState<Open>(null);
  const roles = useSession()?.user.roles ?? [];
  const { payment, priceChange } = row;
  if (!payment) return null;
  const due = dueCents(row);
  const amount = formatMoney(Math.abs(due), row.price.currency);
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
          Nouveau prix à accepter…
        </button>
      )}
      {!proposed && due !== 0 && (
        <button type="button" className="button" data-testid="take-money" onClick={() => setOpen('take')}>
          {due > 0 ? 'Encaisser' : 'Rendre'} {amount}
        </button>
      )}
      {payment.invoiceNumber && (
        <button type="button" className="button quiet" data-testid="receipt" onClick={() => setOpen('receipt')}>
          Reçu
        </button>
      )}
      {(payment.status === 'SUCCEEDED' || (payment.status === 'REFUND_FAILED' && due < 0)) && roles.includes('MANAGER') && (
        <button type="button" className="button quiet" data-testid="refund" onClick={() => setOpen('refund')}>
          Rembourser…
        </button>
      )}
      {open === 'price' && <NewPrice row={row} close={close} done={() => done(null)} />}
      {open === 'take' && <Take row={row} paymentId={payment.id} close={close} done={() => done('receipt')} />}
      {open === 'receipt' && <Receipt row={row} centre={centre} close={close} />}
      {open === 'refund' && <Refund row={row} paymentId={payment.id} close={close} done={() => done(null)} />}
    </>
  );
}

interface AskProps {
  row: BoardRow;
  close: () => void;
  done: () => void;
}

/** The certificate contradicts the booking: the customer hears the new price before they pay it. */
function NewPrice({ row, close, done }: AskProps) {
  const accept = useAction(AcceptNewPriceDocument);
  const change = row.priceChange;
  if (!change) return null;
  const { oldPrice, newPrice } = change;
  return (
    <Dialog title="Le prix change" close={close}>
      <p>
        Réservé : {CATEGORIES[change.bookedCategory]}, {ENERGIES[change.bookedEnergy]}, {formatMoney(oldPrice.amountCents, oldPrice.currency)}. Sur la carte grise :{' '}
        {CATEGORIES[row.vehicleCategory]}, {ENERGIES[row.energy]}, <strong>{formatMoney(newPrice.amountCents, newPrice.currency)}</strong>.
      </p>
      <p>Annoncez le nouveau prix au client. S’il le refuse, annulez ou déplacez le rendez-vous avec lui.</p>
      {accept.problem && <Trouble problem={accept.problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          Revenir
        </button>
        <button
          type="button"
          className="button primary"
          disabled={accept.pending}
          data-testid="new-price-accepted"
          onClick={() => void accept.run({ input: { appointmentId: row.id, newPriceCents: newPrice.amountCents } }).then((ok) => ok && done())}
        >
          Le client accepte
        </button>
      </div>
    </Dialog>
  );
}

function Take({ row, paymentId, close, done }: AskProps & { paymentId: string }) {
  const record = useAction(RecordDeskPaymentDocument);
  const settle = useAction(SettleDifferenceDocument);
  // What was shown when the dialog opened is what is confirmed, whatever the board reads meanwhile.
  const [due] = useState(() => dueCents(row));
  const amount = formatMoney(Math.abs(due), row.price.currency);
  const difference = due < 0 || row.payment?.status === 'SUCCEEDED';
  const problem = record.problem ?? settle.problem;
  const confirm = async () => {
    const ok = difference
      ? await settle.run({ input: { appointmentId: row.id, amountCents: due } })
      : await record.run({ input: { paymentId } });
    if (ok) done();
  };
  return (
    <Dialog title={due > 0 ? 'Encaisser' : 'Rendre la différence'} close={close}>
      <p className="amount" data-testid="amount">
        {amount}
      </p>
      <p>
        {row.customer.displayName} · {row.reference}.{' '}
        {due > 0 ? 'Recevez les espèces, ou passez la carte au terminal et attendez son accord, puis confirmez.' : 'Rendez cette somme au client, puis confirmez.'}
      </p>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          Revenir
        </button>
        <button type="button" className="button primary" disabled={record.pending || settle.pending} data-testid="take-money-confirm" onClick={() => void confirm()}>
          {due > 0 ? `J’ai reçu ${amount}` : `J’ai rendu ${amount}`}
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

function Refund({ row, paymentId, close, done }: AskProps & { paymentId: string }) {
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
