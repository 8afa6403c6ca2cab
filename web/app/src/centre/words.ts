/** Names of states and kinds for the staff, in French. */
import {
  formatDate,
  formatMoney,
  type AppointmentStatus,
  type BoardRowFragment,
  type DayBoardQuery,
  type Energy,
  type EuCategory,
  type InspectionNature,
  type MissingItem,
  type ServiceKind,
  type VehicleCategory,
  type VehicleUsage,
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

/** As the certificate prints them at J. */
export const EU_CATEGORIES: Words<EuCategory> = {
  M1: 'M1 · voiture particulière',
  N1: 'N1 · utilitaire léger',
  L1E: 'L1e · cyclomoteur',
  L2E: 'L2e · cyclomoteur à trois roues',
  L3E: 'L3e · motocyclette',
  L4E: 'L4e · motocyclette avec side-car',
  L5E: 'L5e · tricycle',
  L6E: 'L6e · quadricycle léger',
  L7E: 'L7e · quadricycle lourd',
};

/** What decides how long a favourable result holds. */
export const USAGES: Words<VehicleUsage> = {
  ORDINARY: 'Usage courant',
  TAXI: 'Taxi',
  PRIVATE_HIRE: 'VTC',
  MEDICAL_TRANSPORT: 'Transport sanitaire, ambulance',
  RECOVERY: 'Dépannage',
  DRIVING_SCHOOL: 'Véhicule école',
  PUBLIC_TRANSPORT: 'Transport public, moins de dix places',
  COLLECTION: 'Véhicule de collection',
};

/** What an initial inspection looked at. */
export const NATURES: Words<InspectionNature> = {
  PERIODIC: 'Contrôle périodique',
  POLLUTION_CHECK: 'Contrôle pollution',
};

/** What an inspection still lacks, as the page names it. */
export const MISSING: Words<MissingItem> = {
  PLATE: 'L’immatriculation',
  VIN: 'Le numéro VIN',
  MAKE: 'La marque',
  MODEL: 'Le modèle',
  FIRST_REGISTRATION: 'La date de première immatriculation',
  EU_CATEGORY: 'La catégorie',
  ENERGY: 'L’énergie',
  USAGE: 'L’usage du véhicule',
  ODOMETER: 'Le kilométrage',
  INITIAL_INSPECTION: 'La date du contrôle initial',
  PERIODIC_VALIDITY: 'La validité du dernier contrôle périodique',
  POINTS: 'Des points de contrôle',
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

/** What is still to be received at the desk, or to be given back where it is negative; 0 where nothing is. */
export function dueCents(row: Pick<BoardRow, 'amountDue' | 'payment' | 'price'>): number {
  if (row.amountDue) return row.amountDue.amountCents;
  return row.payment?.method === 'AT_CENTRE' && row.payment.status === 'AWAITING' ? row.price.amountCents : 0;
}

/** How the visit is paid, in two words; null while nothing is chosen. */
export function paymentWord(row: Pick<BoardRow, 'payment' | 'amountDue' | 'price'>): string | null {
  const { payment } = row;
  if (!payment) return null;
  if (payment.status === 'REFUNDED') return 'Remboursé';
  const due = dueCents(row);
  const amount = formatMoney(Math.abs(due), row.price.currency);
  if (payment.status === 'REFUND_FAILED') return due < 0 ? `Remboursement rejeté : ${amount} à rendre` : 'Rendu au centre';
  if (payment.status === 'SUCCEEDED') {
    if (due === 0) return 'Payé';
    return due > 0 ? `Reste ${amount} à encaisser` : `${amount} à rendre`;
  }
  return payment.method === 'AT_CENTRE' ? `${amount} à encaisser` : 'Non payé';
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
