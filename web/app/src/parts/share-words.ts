/** The sentences about sharing a document by a link; French first. */
import type { ShareState } from '@autovisite/graph';
import { locale } from '../graph.js';

const fr = {
  share: 'Partager par un lien',
  title: (number: string) => `Partager ${number}`,
  help: 'Qui reçoit le lien lit ce document sans compte, jusqu’à sa fin ou jusqu’à ce que vous le retiriez.',
  howLong: 'Durée du lien',
  days: (count: number) => `${count} jours`,
  make: 'Créer le lien',
  once: 'Copiez ce lien maintenant : il ne sera plus affiché.',
  address: 'Lien à donner',
  copy: 'Copier',
  copied: 'Lien copié.',
  links: 'Vos liens vers ce document',
  none: 'Aucun lien pour le moment.',
  states: { OPEN: 'ouvert', EXPIRED: 'expiré', REVOKED: 'retiré' } as Record<ShareState, string>,
  made: (day: string) => `Créé le ${day}`,
  until: (moment: string) => `valable jusqu’au ${moment}`,
  never: 'jamais ouvert',
  opened: (count: number, moment: string) => (count > 1 ? `ouvert ${count} fois, la dernière le ${moment}` : `ouvert le ${moment}`),
  revoke: 'Retirer ce lien',
  close: 'Fermer',
};

const en: typeof fr = {
  share: 'Share by a link',
  title: (number) => `Share ${number}`,
  help: 'Whoever gets the link reads this document without an account, until it ends or you withdraw it.',
  howLong: 'How long it lasts',
  days: (count) => `${count} days`,
  make: 'Make the link',
  once: 'Copy this link now: it is not shown again.',
  address: 'Link to give',
  copy: 'Copy',
  copied: 'Link copied.',
  links: 'Your links to this document',
  none: 'No link yet.',
  states: { OPEN: 'open', EXPIRED: 'expired', REVOKED: 'withdrawn' },
  made: (day) => `Made on ${day}`,
  until: (moment) => `valid until ${moment}`,
  never: 'never opened',
  opened: (count, moment) => (count > 1 ? `opened ${count} times, last on ${moment}` : `opened on ${moment}`),
  revoke: 'Withdraw this link',
  close: 'Close',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
