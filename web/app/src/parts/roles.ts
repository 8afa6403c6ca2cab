/** What somebody may do: in the whole network, and at each centre. The server checks every field on its own. */
import type { CentreRole, Session } from '@autovisite/graph';

type User = Session['user'];

/** What they are in the whole network. What an older page stored knows of no centres. */
const networkOf = (user: User) => user.networkRoles ?? user.roles;

/** Whether they hold one of these roles at that centre; administrators hold all but the inspector's. */
export function holdsAt(user: User | undefined, centreId: string, roles: readonly CentreRole[]): boolean {
  if (!user) return false;
  const network = networkOf(user);
  const posts = user.memberships ?? [];
  return network.includes('ADMIN') || roles.some((role) => network.includes(role) || posts.some((post) => post.centreId === centreId && post.role === role));
}

/** Whether they work at that centre, as what ever. */
export function worksAt(user: User | undefined, centreId: string): boolean {
  return holdsAt(user, centreId, ['INSPECTOR', 'RECEPTIONIST', 'MANAGER']);
}

/** Whether they inspect there, and sign: an administrator does not. */
export function inspectsAt(user: User | undefined, centreId: string): boolean {
  return user !== undefined && (networkOf(user).includes('INSPECTOR') || (user.memberships ?? []).some((post) => post.centreId === centreId && post.role === 'INSPECTOR'));
}

/** Whether they manage that centre. */
export function manages(user: User | undefined, centreId: string): boolean {
  return holdsAt(user, centreId, ['MANAGER']);
}

/** Whether they manage what every centre shares: prices, the catalogue, keys. */
export function managesNetwork(user: User | undefined): boolean {
  return user !== undefined && networkOf(user).some((role) => role === 'MANAGER' || role === 'ADMIN');
}

/** Whether they run the network. */
export function administers(user: User | undefined): boolean {
  return user !== undefined && networkOf(user).includes('ADMIN');
}
