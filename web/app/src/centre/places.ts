/** The pages of the console, and who is shown which: nobody a page that would refuse them. Decisions: docs/decisions/web.md */
import type { Session } from '@autovisite/graph';
import { administers, holdsAt, manages, managesNetwork, worksAt } from '../parts/roles.js';

export type Place = 'day' | 'week' | 'find' | 'book' | 'till' | 'inbox' | 'figures' | 'setUp' | 'prices' | 'money' | 'accounts' | 'letters' | 'catalogue' | 'access' | 'acts' | 'network';

/** Their addresses, as `router/server/src/site.rs` has them. */
export const ADDRESSES: Readonly<Record<Place, string>> = {
  day: '/centre',
  week: '/centre/semaine',
  find: '/centre/recherche',
  book: '/centre/reserver',
  till: '/centre/caisse',
  inbox: '/centre/messages',
  figures: '/centre/chiffres',
  setUp: '/centre/reglages',
  prices: '/centre/prix',
  money: '/centre/argent',
  accounts: '/centre/comptes',
  letters: '/centre/courriers',
  catalogue: '/centre/catalogue',
  access: '/centre/acces',
  acts: '/centre/journal',
  network: '/centre/reseau',
};

/** The pages that somebody may use at a centre, in the order of the day's work. */
export function placesOf(user: Session['user'] | undefined, centreId: string): Place[] {
  const may: Readonly<Record<Place, boolean>> = {
    day: worksAt(user, centreId),
    week: worksAt(user, centreId),
    find: worksAt(user, centreId),
    book: holdsAt(user, centreId, ['RECEPTIONIST', 'MANAGER']),
    till: holdsAt(user, centreId, ['RECEPTIONIST', 'MANAGER']),
    inbox: holdsAt(user, centreId, ['RECEPTIONIST', 'MANAGER']),
    figures: manages(user, centreId),
    setUp: manages(user, centreId),
    prices: manages(user, centreId),
    money: manages(user, centreId),
    accounts: manages(user, centreId),
    letters: manages(user, centreId),
    catalogue: managesNetwork(user),
    access: manages(user, centreId) || administers(user),
    acts: manages(user, centreId),
    network: administers(user),
  };
  return (Object.keys(may) as Place[]).filter((place) => may[place]);
}
