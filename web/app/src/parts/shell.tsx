/** The frame of every page: brand, where one can go, who one is, light or dark. */
import type { Role } from '@autovisite/graph';
import { useEffect, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { accessWords } from '../access-words.js';
import { toggleTheme } from '../colours.js';
import { graph, locale, useSession } from '../graph.js';
import { chooseLocale } from '../locale.js';
import { useTheme } from '../theme.js';
import { words } from '../words.js';
import { Foot } from './foot.js';
import { LeaveIcon, MoonIcon, SunIcon } from './icons.js';

const STAFF: readonly Role[] = ['INSPECTOR', 'RECEPTIONIST', 'MANAGER', 'ADMIN'];

export function isStaff(roles: readonly Role[] | undefined): boolean {
  return roles?.some((role) => STAFF.includes(role)) ?? false;
}

function titleOf(pathname: string): string {
  if (pathname.startsWith('/centre/inspection')) return 'Contrôle en cours';
  if (pathname.startsWith('/centre')) return words.console[pathname] ?? words.centre;
  if (pathname === '/connexion') return words.logIn;
  if (pathname === '/entrer') return accessWords.linkTitle;
  if (pathname === '/mot-de-passe') return words.password;
  if (pathname === '/rendez-vous') return words.book;
  return pathname === '/mon-espace' ? words.space : words.title;
}

export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  const theme = useTheme();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const person = session && !session.user.isGuest ? session.user : null;

  const staff = isStaff(person?.roles);
  const leave = async () => {
    await graph.session.logOut();
    // What a tablet kept to be read without network is nobody's after that; what waits to be sent stays its author's.
    if (staff) await import('../centre/offline/store.js').then(({ forgetCopies }) => forgetCopies(true)).catch(() => undefined);
    await navigate('/');
  };
  const other = locale === 'fr' ? 'en' : 'fr';
  const otherCode = other.toUpperCase();
  const console = pathname.startsWith('/centre');
  // The inspector's pages speak French only.
  const frenchOnly = pathname.startsWith('/centre/inspection');

  useEffect(() => {
    document.documentElement.lang = frenchOnly ? 'fr' : locale;
    document.title = `${titleOf(pathname)} · Auto Visite Tech`;
  }, [pathname, frenchOnly]);

  return (
    <div className={pathname === '/' ? 'shell filled' : 'shell'}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className={staff ? 'top staff' : 'top'}>
        <Link to="/" className="brand" aria-label={words.brand}>
          <img src="/favicon.svg" alt="" width="32" height="32" />
          <span className="brand-name">{words.brand}</span>
        </Link>
        <nav aria-label={words.navigation}>
          {person && (
            <NavLink to="/mon-espace" data-testid="nav-space">
              {words.space}
            </NavLink>
          )}
          {staff && (
            <NavLink to="/centre" data-testid="nav-centre">
              {words.centre}
            </NavLink>
          )}
        </nav>
        {!frenchOnly && (
          <button type="button" className="round" lang={other} aria-label={`${otherCode}, ${words.otherLanguageHelp}`} title={words.otherLanguageHelp} onClick={() => chooseLocale(other)} data-testid="language">
            <span aria-hidden="true">{otherCode}</span>
          </button>
        )}
        <button type="button" className="round" aria-label={theme === 'dark' ? words.light : words.dark} title={theme === 'dark' ? words.light : words.dark} onClick={toggleTheme} data-testid="theme">
          {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
        {person ? (
          <span className="who">
            <span className="name" data-testid="who">
              {person.displayName}
            </span>
            <button type="button" className="button quiet" aria-label={words.logOut} data-testid="logout" onClick={() => void leave()}>
              <LeaveIcon />
              <span className="wide-only">{words.logOut}</span>
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
      {pathname !== '/' && !console && <Foot />}
    </div>
  );
}
