/** Names of states and kinds for the staff, in French. */
import type { AppointmentStatus, DayBoardQuery, Energy, ServiceKind } from '@autovisite/graph';

export type BoardRow = DayBoardQuery['dayBoard'][number];

export const SERVICES: Record<ServiceKind, string> = {
  PERIODIC: 'Contrôle périodique',
  RETEST: 'Contre-visite',
  POLLUTION_CHECK: 'Contrôle pollution',
};

export const ENERGIES: Record<Energy, string> = {
  PETROL: 'Essence',
  DIESEL: 'Diesel',
  ELECTRIC: 'Électrique',
  HYBRID: 'Hybride',
  GAS: 'Gaz',
};

const APPOINTMENTS: Record<AppointmentStatus, string> = {
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
  group: 'expected' | 'here' | 'done' | 'gone';
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
      return { word, tone: 'muted', group: 'expected' };
    case 'CHECKED_IN':
      return { word, tone: 'accent', group: 'here' };
    case 'COMPLETED':
      return { word, tone: 'good', group: 'done' };
    default:
      return { word, tone: 'muted', group: 'gone' };
  }
}

/** How the visit is paid, in two words; null while nothing is chosen. */
export function paymentWord(row: Pick<BoardRow, 'payment'>): string | null {
  const { payment } = row;
  if (!payment) return null;
  if (payment.status === 'SUCCEEDED') return 'Payé';
  if (payment.status === 'REFUNDED') return 'Remboursé';
  if (payment.method === 'AT_CENTRE') return 'À encaisser';
  return 'Non payé';
}
