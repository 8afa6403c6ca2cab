/** The frame of every page: brand, where one can go, who one is, light or dark. */
import type { Role } from '@autovisite/graph';
import { useEffect, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { graph, locale, useSession } from '../graph.js';
import { toggleTheme, useTheme } from '../theme.js';
import { words } from '../words.js';
import { MoonIcon, SunIcon } from './icons.js';

const STAFF: readonly Role[] = ['INSPECTOR', 'RECEPTIONIST', 'MANAGER', 'ADMIN'];

export function isStaff(roles: readonly Role[] | undefined): boolean {
  return roles?.some((role) => STAFF.includes(role)) ?? false;
}

function titleOf(pathname: string): string {
  if (pathname.startsWith('/centre/inspection')) return 'Contrôle en cours';
  if (pathname === '/centre/acces') return 'Accès';
  if (pathname.startsWith('/centre')) return 'Planning du centre';
  if (pathname === '/connexion') return words.logIn;
  if (pathname === '/mot-de-passe') return words.password;
  return pathname === '/mon-espace' ? words.space : words.title;
}

export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  const theme = useTheme();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const person = session && !session.user.isGuest ? session.user : null;

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `${titleOf(pathname)} · Auto Visite Tech`;
  }, [pathname]);

  return (
    <div className={pathname === '/' ? 'shell filled' : 'shell'}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" width="32" height="32" />
          {words.brand}
        </Link>
        <nav aria-label="Principal">
          {person && (
            <NavLink to="/mon-espace" data-testid="nav-space">
              {words.space}
            </NavLink>
          )}
          {isStaff(person?.roles) && (
            <NavLink to="/centre" data-testid="nav-centre">
              {words.centre}
            </NavLink>
          )}
        </nav>
        <button type="button" className="round" aria-label={theme === 'dark' ? words.light : words.dark} title={theme === 'dark' ? words.light : words.dark} onClick={toggleTheme} data-testid="theme">
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
        {person ? (
          <span className="who">
            <span className="name" data-testid="who">
              {person.displayName}
            </span>
            <button type="button" className="button quiet" data-testid="logout" onClick={() => void graph.session.logOut().then(() => navigate('/'))}>
              {words.logOut}
            </button>
          </span>
        ) : (
          pathname !== '/connexion' && (
            <Link className="button" to={`/connexion?next=${encodeURIComponent(pathname)}`} data-testid="nav-login">
              {words.logIn}
            </Link>
          )
        )}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
