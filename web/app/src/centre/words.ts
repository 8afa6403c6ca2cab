/** Names of states and kinds for the staff, in French. */
import {
  formatDate,
  formatMoney,
  type AppointmentStatus,
  type BoardRowFragment,
  type DayBoardQuery,
  type Energy,
  type ServiceKind,
  type VehicleCategory,
} from '@autovisite/graph';
import type { Words } from '../parts/choice.js';

export type BoardRow = BoardRowFragment;
export type CentreDay = NonNullable<DayBoardQuery['centre']>['day'];

export const SERVICES: Words<ServiceKind> = {
  PERIODIC: 'Contrôle périodique',
  RETEST: 'Contre-visite',
  POLLUTION_CHECK: 'Contrôle pollution',
};

export const ENERGIES: Words<Energy> = {
  PETROL: 'Essence',
  DIESEL: 'Diesel',
  ELECTRIC: 'Électrique',
  HYBRID: 'Hybride',
  GAS: 'Gaz',
};

export const CATEGORIES: Words<VehicleCategory> = {
  CAR: 'Voiture',
  VAN: 'Utilitaire',
  MOTORCYCLE: 'Deux-roues, trois-roues ou quad',
};

const APPOINTMENTS: Words<AppointmentStatus> = {
  HELD: 'Réservation en cours',
  CONFIRMED: 'Attendu',
  CHECKED_IN: 'Accueilli',
  COMPLETED: 'Terminé',
  CANCELLED: 'Annulé',
  EXPIRED: 'Expiré',
  NO_SHOW: 'Absent',
};

export interface Stage {
  word: string;
  /** The badge's colour; the word says the same. */
  tone: 'plain' | 'accent' | 'good' | 'major' | 'muted';
  /** `held`: somebody is still paying; they are expected only once that is done. */
  group: 'held' | 'expected' | 'here' | 'done' | 'gone';
}

/** How far one visit is, from the appointment and its inspection together. */
export function stageOf(row: Pick<BoardRow, 'status' | 'inspection'>): Stage {
  switch (row.inspection?.status) {
    case 'CHECKED_IN':
      return { word: 'Accueilli', tone: 'accent', group: 'here' };
    case 'IN_PROGRESS':
      return { word: 'Contrôle en cours', tone: 'accent', group: 'here' };
    case 'COMPLETED':
      return { word: 'À signer', tone: 'major', group: 'here' };
    case 'SIGNED':
      return { word: 'Signé', tone: 'good', group: 'done' };
    case 'ABANDONED':
      return { word: 'Contrôle interrompu', tone: 'muted', group: 'done' };
    default:
  }
  const word = APPOINTMENTS[row.status];
  switch (row.status) {
    case 'CONFIRMED':
      return { word, tone: 'plain', group: 'expected' };
    case 'HELD':
      return { word, tone: 'muted', group: 'held' };
    case 'CHECKED_IN':
      return { word, tone: 'accent', group: 'here' };
    case 'COMPLETED':
      return { word, tone: 'good', group: 'done' };
    default:
      return { word, tone: 'muted', group: 'gone' };
  }
}

/** What is still to be received at the desk; 0 where nothing is. */
export function dueCents(row: Pick<BoardRow, 'payment' | 'price'>): number {
  return row.payment?.method === 'AT_CENTRE' && row.payment.status === 'AWAITING' ? row.price.amountCents : 0;
}

/** How the visit is paid, in two words; null while nothing is chosen. */
export function paymentWord(row: Pick<BoardRow, 'payment' | 'price'>): string | null {
  const { payment } = row;
  if (!payment) return null;
  if (payment.status === 'REFUNDED') return 'Remboursé';
  if (payment.status === 'SUCCEEDED') return 'Payé';
  const due = dueCents(row);
  return due > 0 ? `${formatMoney(due, row.price.currency)} à encaisser` : 'Non payé';
}

/** Why nobody can come that day; null where the centre is open. */
export function closedWord(day: Pick<CentreDay, 'closed' | 'reason'> | null | undefined, date: string): string | null {
  switch (day?.closed) {
    case 'WEEKDAY':
      return `Le centre est fermé le ${formatDate(date).split(' ')[0]}`;
    case 'HOLIDAY':
      return `Jour férié : ${day.reason ?? formatDate(date)}, le centre est fermé`;
    case 'CLOSURE':
      return `Le centre est fermé ce jour : ${day.reason ?? 'fermeture'}`;
    default:
      return null;
  }
}
