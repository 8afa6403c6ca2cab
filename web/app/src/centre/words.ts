/**
 * Names of kinds for the inspector's pages, in French; how far a visit and its money are, in both languages.
 */
import {
  formatDate,
  formatMoney,
  type BoardRowFragment,
  type DayBoardQuery,
  type Energy,
  type EuCategory,
  type InspectionNature,
  type MissingItem,
  type RecallAnswer,
  type ServiceKind,
  type VehicleCategory,
  type VehicleUsage,
} from '@autovisite/graph';
import { locale } from '../graph.js';
import type { Words } from '../parts/choice.js';
import { words as frame } from './console-words.js';
import { words as desk } from './desk/words.js';

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

export const RECALLS: Words<RecallAnswer> = {
  CLEAR: 'aucun à réparer',
  OUTSTANDING: 'un rappel à réparer',
  STOP_DRIVING: 'un rappel avec demande de ne plus circuler',
  NO_LINK: 'pas de réponse',
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
  PROPOSALS: 'Une décision sur ce que les mesures proposent',
};

export interface Stage {
  word: string;
  /** The badge's colour; the word says the same. */
  tone: 'plain' | 'accent' | 'good' | 'major' | 'muted';
  /** `held`: somebody is still paying; they are expected only once that is done. */
  group: 'held' | 'expected' | 'here' | 'done' | 'gone';
}

/** How far one visit is, from the appointment and its inspection together. */
export function stageOf(row: Pick<BoardRow, 'status'> & { inspection?: Pick<NonNullable<BoardRow['inspection']>, 'status'> | null }, said = frame.states): Stage {
  switch (row.inspection?.status) {
    case 'CHECKED_IN':
      return { word: said.welcomed, tone: 'accent', group: 'here' };
    case 'IN_PROGRESS':
      return { word: said.inspecting, tone: 'accent', group: 'here' };
    case 'SUSPENDED':
      return { word: said.suspended, tone: 'muted', group: 'here' };
    case 'COMPLETED':
      return { word: said.toSign, tone: 'major', group: 'here' };
    case 'SIGNED':
      return { word: said.signed, tone: 'good', group: 'done' };
    case 'ABANDONED':
      return { word: said.brokenOff, tone: 'muted', group: 'done' };
    default:
  }
  switch (row.status) {
    case 'CONFIRMED':
      return { word: said.expected, tone: 'plain', group: 'expected' };
    case 'HELD':
      return { word: said.held, tone: 'muted', group: 'held' };
    case 'CHECKED_IN':
      return { word: said.welcomed, tone: 'accent', group: 'here' };
    case 'COMPLETED':
      return { word: said.done, tone: 'good', group: 'done' };
    case 'CANCELLED':
      return { word: said.cancelled, tone: 'muted', group: 'gone' };
    case 'EXPIRED':
      return { word: said.expired, tone: 'muted', group: 'gone' };
    case 'NO_SHOW':
      return { word: said.absent, tone: 'muted', group: 'gone' };
  }
}

/** What is still to be received at the desk, or to be given back where it is negative; 0 where nothing is. */
export function dueCents(row: Pick<BoardRow, 'amountDue' | 'payment' | 'price'>): number {
  if (row.amountDue) return row.amountDue.amountCents;
  return row.payment?.method === 'AT_CENTRE' && row.payment.status === 'AWAITING' ? row.price.amountCents : 0;
}

/** How the visit is paid, in two words; null while nothing is chosen. */
export function paymentWord(row: Pick<BoardRow, 'payment' | 'amountDue' | 'price'>, said = desk, tongue = locale): string | null {
  const { payment } = row;
  if (!payment) return null;
  if (payment.status === 'REFUNDED') return said.refunded;
  const due = dueCents(row);
  const amount = formatMoney(Math.abs(due), row.price.currency, tongue);
  if (payment.status === 'REFUND_FAILED') return due < 0 ? said.refundFailed(amount) : said.givenBack;
  if (payment.status === 'SUCCEEDED') {
    if (due === 0) return said.paid;
    return due > 0 ? said.stillDue(amount) : said.toGive(amount);
  }
  return payment.method === 'AT_CENTRE' ? said.toTake(amount) : said.unpaid;
}

/** Why nobody can come that day; null where the centre is open. */
export function closedWord(day: Pick<CentreDay, 'closed' | 'reason'> | null | undefined, date: string, said = desk, tongue = locale): string | null {
  switch (day?.closed) {
    case 'WEEKDAY':
      return said.closedWeekday(formatDate(date, tongue).split(/[ ,]/)[0] ?? '');
    case 'HOLIDAY':
      return said.closedHoliday(day.reason ?? formatDate(date, tongue));
    case 'CLOSURE':
      return said.closedDay(day.reason ?? said.closure);
    default:
      return null;
  }
}
