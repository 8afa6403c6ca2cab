/** The band above the editor: in whose name requests leave, and where to change that. */
import type { Role, SessionKeeper } from '@autovisite/graph';
import { useSyncExternalStore } from 'react';
import { toggleTheme, useTheme } from './theme.js';

const ROLES: Record<Role, string> = {
  GUEST: 'visiteur',
  CUSTOMER: 'client',
  INSPECTOR: 'contrôleur',
  RECEPTIONIST: 'accueil',
  MANAGER: 'responsable de centre',
  ADMIN: 'administrateur',
  INTEGRATOR: 'intégrateur',
};

export function Identity({ session }: { session: SessionKeeper }) {
  const current = useSyncExternalStore(
    (changed) => session.watch(changed),
    () => session.current(),
  );
  const theme = useTheme();
  const user = current?.user;
  const name = user ? (user.isGuest ? 'Visiteur sans compte' : user.displayName) : 'Aucune session ouverte';
  return (
    <header className="identity">
      <a className="brand" href="/">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        Auto Visite Tech
      </a>
      <p className="who" data-testid="who">
        <span className="quiet">Connecté en tant que</span> <strong>{name}</strong>
        {user?.email && <span className="quiet"> {user.email}</span>}
      </p>
      {user && (
        <ul className="roles" aria-label="Rôles">
          {user.roles.map((role) => (
            <li key={role} title={role}>
              {ROLES[role] ?? role}
            </li>
          ))}
        </ul>
      )}
      <a className="action" href="/connexion">
        {user && !user.isGuest ? 'Changer de compte' : 'Se connecter'}
      </a>
      <button type="button" className="action" onClick={toggleTheme}>
        {theme === 'dark' ? 'Thème clair' : 'Thème sombre'}
      </button>
    </header>
  );
}
