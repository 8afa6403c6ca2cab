/** Paying now or at the centre; a second click and a lost answer change nothing. */
import { AcceptNewPriceDocument, formatMoney, PayAtCentreDocument, StartCheckoutDocument } from '@autovisite/graph';
import { useState } from 'react';
import { locale, useAction, type Problem } from '../graph.js';
import { Trouble } from '../parts/states.js';
import { DiscountCode } from './discount.js';
import { addressOfHeld } from './draft.js';
import { keyOf } from './kept.js';
import type { Booked } from './summary.js';
import { words } from './words.js';

export interface PayProps {
  appointment: Booked;
  refresh: () => void;
  /** A way to pay was taken: its confirmation is on its way. */
  chosen: () => void;
  /** Where the payment page leads back to. */
  returnPath?: string;
  /** What stands already is not confirmed by a promise to pay there. */
  cardOnly?: boolean;
}

export function Pay({ appointment, refresh, chosen, returnPath = addressOfHeld(appointment.id), cardOnly = false }: PayProps) {
  const checkout = useAction(StartCheckoutDocument);
  const atCentre = useAction(PayAtCentreDocument);
  const [leaving, setLeaving] = useState(false);
  const busy = checkout.pending || atCentre.pending || leaving;
  // What is due, less what a code takes off; the price where that is not known yet.
  const due = appointment.amountDue ?? appointment.price;
  const price = formatMoney(due.amountCents, due.currency, locale);
  const problem = checkout.problem ?? atCentre.problem;

  /** Somebody, perhaps another tab, was here before: what the server says now is shown. */
  const settled = (refused: Problem | null) => {
    if (refused?.code === 'ALREADY_PAID') chosen();
    if (refused?.code === 'HOLD_EXPIRED' || refused?.code === 'PRICE_NOT_AGREED' || refused?.code === 'ALREADY_PAID') refresh();
  };
  const payByCard = async () => {
    atCentre.clear();
    const input = { appointmentId: appointment.id, idempotencyKey: keyOf(`pay.${appointment.id}`, due.amountCents), returnPath };
    const { data, problem: refused } = await checkout.attempt({ input });
    settled(refused);
    const payment = data?.startCheckout.payment;
    if (payment?.checkoutUrl) {
      setLeaving(true);
      location.assign(payment.checkoutUrl);
    } else if (payment?.status === 'SUCCEEDED') {
      chosen();
      refresh();
    }
  };
  const payThere = async () => {
    checkout.clear();
    const { data, problem: refused } = await atCentre.attempt({ input: { appointmentId: appointment.id } });
    settled(refused);
    if (data) {
      chosen();
      refresh();
    }
  };

  const { priceChange } = appointment;
  if (priceChange && !priceChange.agreed) return <NewPrice appointment={appointment} accepted={refresh} />;
  return (
    <div className="stacked">
      {problem && <Trouble problem={problem} />}
      <DiscountCode appointment={appointment} changed={refresh} />
      <button type="button" className="button primary wide" disabled={busy} onClick={() => void payByCard()} data-testid="pay-card">
        {words.payCard(price)}
      </button>
      <p className="soft" role="status">
        {leaving ? words.opening : words.payCardHelp}
      </p>
      {!cardOnly && (
        <>
          <button type="button" className="button wide" disabled={busy} onClick={() => void payThere()} data-testid="pay-there">
            {words.payThere}
          </button>
          <p className="soft">{words.payThereHelp}</p>
        </>
      )}
    </div>
  );
}

/** The certificate says another vehicle than the booking did: its price is agreed before it is paid. */
export function NewPrice({ appointment, accepted }: { appointment: Booked; accepted: () => void }) {
  const { run, pending, problem } = useAction(AcceptNewPriceDocument);
  const { priceChange } = appointment;
  if (!priceChange || priceChange.agreed) return null;
  const { oldPrice, newPrice } = priceChange;
  const accept = async () => {
    if (await run({ input: { appointmentId: appointment.id, newPriceCents: newPrice.amountCents } })) accepted();
  };
  return (
    <div className="notice stacked">
      <p>
        {words.newPrice} <strong>{formatMoney(newPrice.amountCents, newPrice.currency, locale)}</strong> ({words.insteadOf}{' '}
        {formatMoney(oldPrice.amountCents, oldPrice.currency, locale)}).
      </p>
      <button type="button" className="button" disabled={pending} data-testid="accept-price" onClick={() => void accept()}>
        {words.acceptPrice}
      </button>
      {problem && <Trouble problem={problem} />}
    </div>
  );
}
