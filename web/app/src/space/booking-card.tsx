/** One appointment: its state, money and place, and what can be done with it now. */
import { formatDate, formatMoney, ReleaseHoldDocument, SetAppointmentPlateDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { Countdown } from '../booking/countdown.js';
import { addressOfHeld } from '../booking/draft.js';
import { NewPrice, Pay } from '../booking/pay.js';
import { Leads, type Booked } from '../booking/summary.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { serverNow } from '../clock.js';
import { locale, useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { CalendarIcon, CircleCheckIcon, ClockIcon, InfoIcon } from '../parts/icons.js';
import { Trouble } from '../parts/states.js';
import { Cancel } from './cancel.js';
import { DefectsButton } from './defects.js';
import { Move } from './move.js';
import { actionsOf, isComing } from './standing.js';
import { words } from './words.js';

const BADGES = {
  HELD: ['accent', ClockIcon],
  CONFIRMED: ['good', CircleCheckIcon],
  CHECKED_IN: ['accent', CalendarIcon],
  COMPLETED: ['good', CircleCheckIcon],
  CANCELLED: ['muted', InfoIcon],
  EXPIRED: ['muted', InfoIcon],
  NO_SHOW: ['muted', InfoIcon],
} as const;

export interface BookingCardProps {
  appointment: Booked;
  /** Something was done: the sentence says what. */
  changed: (said: string | null) => void;
}

export function BookingCard({ appointment, changed }: BookingCardProps) {
  const [, redraw] = useState(0);
  const [open, setOpen] = useState<'move' | 'cancel' | 'pay' | null>(null);
  const { status, reference, centre, service, plate } = appointment;
  const actions = actionsOf(appointment, serverNow());
  // A hold that ran out is over, even before the server has written so.
  const shown = status === 'HELD' && !actions.finish ? 'EXPIRED' : status;
  const [tone, Icon] = BADGES[shown];
  const coming = isComing(appointment) && shown !== 'EXPIRED';
  const close = () => setOpen(null);
  return (
    <article className="card" aria-labelledby={`at-${appointment.id}`} data-testid={`appointment-${reference}`}>
      <header>
        <h3 id={`at-${appointment.id}`}>{momentOf(appointment)}</h3>
        <span className={`badge ${tone}`} data-testid="status">
          <Icon />
          {booking.status[shown]}
        </span>
      </header>
      <p>
        {booking.service[service]} · {plate ?? booking.unknownPlate} · <span className="nowrap">{reference}</span>
        <br />
        {centre.name}, {centre.street}, {centre.postalCode} {centre.city}
      </p>
      <Money appointment={appointment} />
      {actions.finish && appointment.holdExpiresAt && <Countdown until={appointment.holdExpiresAt} over={() => redraw((before) => before + 1)} />}
      {actions.late && <p>{words.late}</p>}
      {coming && <NewPrice appointment={appointment} accepted={() => changed(null)} />}
      {actions.plate && <GivePlate appointment={appointment} given={() => changed(null)} />}
      <div className="row-actions">
        {actions.finish && (
          <Link className="button primary" to={addressOfHeld(appointment.id)} data-testid="finish">
            {words.finish}
          </Link>
        )}
        {actions.release && <Release appointment={appointment} released={() => changed(null)} />}
        {actions.pay && (
          <button type="button" className="button" onClick={() => setOpen('pay')} data-testid="pay">
            {words.pay}
          </button>
        )}
        {status === 'COMPLETED' && <DefectsButton appointmentId={appointment.id} />}
        {actions.move && (
          <button type="button" className="button" onClick={() => setOpen('move')} data-testid="move">
            {words.move}
          </button>
        )}
        {actions.cancel && (
          <button type="button" className="button danger" onClick={() => setOpen('cancel')} data-testid="cancel">
            {words.cancel}
          </button>
        )}
      </div>
      {coming && shown !== 'HELD' && <Leads appointment={appointment} />}
      {open === 'move' && <Move appointment={appointment} close={close} moved={() => { close(); changed(words.moved); }} />}
      {open === 'cancel' && <Cancel appointment={appointment} close={close} cancelled={() => { close(); changed(words.cancelled); }} />}
      {open === 'pay' && (
        <Dialog title={words.payTitle} close={close}>
          <Pay appointment={appointment} refresh={() => changed(null)} chosen={() => { close(); changed(null); }} returnPath="/mon-espace" cardOnly />
          <div className="dialog-actions">
            <button type="button" className="button" onClick={close}>
              {words.close}
            </button>
          </div>
        </Dialog>
      )}
    </article>
  );
}

function Money({ appointment }: { appointment: Booked }) {
  const { price, amountDue, payment, status } = appointment;
  const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);
  const due = amountDue?.amountCents ?? 0;
  const owes = status === 'HELD' || status === 'CONFIRMED' || status === 'CHECKED_IN';
  return (
    <p data-testid="money">
      <strong>{money(price)}</strong>
      {owes && amountDue && due > 0 && <> · {payment?.method === 'AT_CENTRE' ? words.dueAtCentre(money(amountDue)) : words.due(money(amountDue))}</>}
      {amountDue && due < 0 && <> · {words.owed(money({ ...amountDue, amountCents: -due }))}</>}
      {payment?.status === 'SUCCEEDED' && payment.paidAt && !payment.refundRequestedAt && <> · {words.paid(formatDate(payment.paidAt, locale))}</>}
      {payment?.refundRequestedAt && !payment.refundedAt && <> · {words.refunding}</>}
      {payment?.refundedAt && <> · {words.refunded(formatDate(payment.refundedAt, locale))}</>}
      {payment?.invoiceNumber && <> · {words.invoice(payment.invoiceNumber)}</>}
    </p>
  );
}

function Release({ appointment, released }: { appointment: Booked; released: () => void }) {
  const { run, pending, problem } = useAction(ReleaseHoldDocument);
  const release = async () => {
    if (await run({ input: { appointmentId: appointment.id } })) released();
  };
  return (
    <>
      <button type="button" className="button" disabled={pending} onClick={() => void release()} data-testid="release">
        {words.release}
      </button>
      {problem && <Trouble problem={problem} />}
    </>
  );
}

function GivePlate({ appointment, given }: { appointment: Booked; given: () => void }) {
  const { run, pending, problem } = useAction(SetAppointmentPlateDocument);
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const plate = String(new FormData(event.currentTarget).get('plate')).trim();
    if (plate && (await run({ input: { appointmentId: appointment.id, plate } }))) given();
  };
  return (
    <form className="inline-form" onSubmit={(event) => void save(event)}>
      <label>
        {words.plateAdd}
        <input name="plate" required autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} placeholder="AB-123-CD" data-testid="plate" />
      </label>
      <button type="submit" className="button" disabled={pending} data-testid="plate-save">
        {words.plateSave}
      </button>
      {problem && <Trouble problem={problem} />}
    </form>
  );
}
