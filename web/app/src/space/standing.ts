/** What can be done with an appointment: only what the graph will accept. Plain values, and `now`. */
import type { AppointmentPartsFragment } from '@autovisite/graph';

type Facts = Pick<AppointmentPartsFragment, 'status' | 'startsAt' | 'endsAt' | 'holdExpiresAt' | 'plate' | 'amountDue' | 'payment' | 'priceChange'>;

/** Whether it is still to come, or happening. */
export function isComing({ status, endsAt }: Pick<Facts, 'status' | 'endsAt'>, now = Date.now()): boolean {
  return Date.parse(endsAt) > now && (status === 'HELD' || status === 'CONFIRMED' || status === 'CHECKED_IN');
}

/** Whether it is over and worth telling: a slot that was kept and let go of is not, unless money moved. */
export function isOver(appointment: Pick<Facts, 'status' | 'endsAt' | 'payment'>, now = Date.now()): boolean {
  const moved = appointment.payment?.status === 'SUCCEEDED' || appointment.payment?.status === 'REFUNDED';
  if (appointment.status === 'HELD' || appointment.status === 'EXPIRED') return moved;
  return !isComing(appointment, now);
}

export interface Actions {
  /** Its slot is kept and waits for a way to pay. */
  finish: boolean;
  release: boolean;
  move: boolean;
  cancel: boolean;
  /** By card, now. */
  pay: boolean;
  /** Its plate can be given. */
  plate: boolean;
  /** Its time is over and nobody was seen. */
  late: boolean;
}

export function actionsOf(appointment: Facts, now: number): Actions {
  const { status, startsAt, holdExpiresAt, plate, amountDue, payment, priceChange } = appointment;
  const begun = Date.parse(startsAt) <= now;
  const kept = status === 'HELD' && (!holdExpiresAt || Date.parse(holdExpiresAt) > now);
  const stands = status === 'CONFIRMED';
  const paid = payment?.status === 'SUCCEEDED' || payment?.status === 'REFUNDED';
  return {
    finish: kept,
    release: kept,
    move: stands && !begun,
    cancel: stands && !begun,
    pay: stands && !begun && !paid && (amountDue?.amountCents ?? 0) > 0 && (priceChange?.agreed ?? true),
    plate: !plate && (kept || stands || status === 'CHECKED_IN'),
    late: stands && begun,
  };
}

/** What cancelling does to the money that was paid. */
export type Outcome = 'refunded' | 'at-centre' | 'free';

export function outcomeOfCancelling({ payment }: Pick<Facts, 'payment'>): Outcome {
  if (payment?.status !== 'SUCCEEDED') return 'free';
  return payment.method === 'CARD' ? 'refunded' : 'at-centre';
}
