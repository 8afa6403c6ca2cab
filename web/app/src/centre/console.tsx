/**
 * The frame of the console's pages: which centre, where one can go, and the page. Nobody is shown a page
 * that would refuse them. The address keeps the centre.
 */
import '../style/console.css';
import { CentresDocument, type CentresQuery, type Session } from '@autovisite/graph';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { NavLink, useLocation, useSearchParams } from 'react-router';
import { useSession } from '../graph.js';
import { SearchIcon } from '../parts/icons.js';
import { worksAt } from '../parts/roles.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { words } from './console-words.js';
import { Gate } from './gate.js';
import { useKept } from './offline/kept.js';
import { ADDRESSES, placesOf, type Place } from './places.js';

const CENTRE_KEY = 'autovisite.centre';
/** Loaded by who opens it. */
const Palette = lazy(() => import('./palette.js'));

export type Centre = CentresQuery['centres']['edges'][number]['node'];

export interface At {
  centre: Centre;
  user: Session['user'] | undefined;
}

export interface ConsoleProps {
  /** Which page this is; a file belongs to the day. */
  place: Place;
  children: (at: At) => ReactNode;
}

export function Console({ place, children }: ConsoleProps) {
  return (
    <Gate>
      <Frame place={place}>{children}</Frame>
    </Gate>
  );
}

/** An address of the console at the same centre. */
export function addressOf(place: Place, centreId: string, more: Readonly<Record<string, string>> = {}): string {
  return `${ADDRESSES[place]}?${new URLSearchParams({ centre: centreId, ...more })}`;
}

/** The address of an appointment's file. */
export function fileOf(appointmentId: string, centreId: string): string {
  return `/centre/rendez-vous/${appointmentId}?${new URLSearchParams({ centre: centreId })}`;
}

function Frame({ place, children }: ConsoleProps) {
  const { data, loading, problem, refresh } = useKept('centres', CentresDocument, { first: 100 });
  const user = useSession()?.user;
  const [search, setSearch] = useSearchParams();
  const { pathname } = useLocation();
  const centres = data?.centres.edges.map((edge) => edge.node).filter((one) => worksAt(user, one.id)) ?? [];
  const wanted = search.get('centre') ?? localStorage.getItem(CENTRE_KEY);
  const centre = centres.find((one) => one.id === wanted) ?? centres[0];

  // On a phone the pages stand in a row that is wider than the window: this one is shown.
  const shown = centre?.id;
  useEffect(() => {
    document.querySelector('.console-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname, shown]);

  if (loading) return <Loading />;
  if (problem && !data) return <Trouble problem={problem} retry={refresh} />;
  // Who runs a network sets up its first centre here.
  const places = placesOf(user, centre?.id ?? '');
  if (!centre && place !== 'network') {
    return (
      <Empty whole title={words.noCentre}>
        <p>{words.noCentreHelp}</p>
        {places.includes('network') && <NavLink to={ADDRESSES.network}>{words.places.network}</NavLink>}
      </Empty>
    );
  }
  const choose = (id: string) => {
    localStorage.setItem(CENTRE_KEY, id);
    const next = new URLSearchParams(search);
    next.set('centre', id);
    setSearch(next, { replace: true });
  };
  // From the day to its week and back.
  const date = search.get('date');
  const kept: Record<string, string> = date ? { date } : {};
  return (
    <>
      <div className="console-bar">
        <nav aria-label={words.navigation} className="console-nav">
          {places.map((one) => (
            <NavLink key={one} end to={centre ? addressOf(one, centre.id, one === 'day' || one === 'week' ? kept : {}) : ADDRESSES[one]} data-testid={one === 'access' ? 'nav-access' : `place-${one}`}>
              {words.places[one]}
            </NavLink>
          ))}
        </nav>
        {centre && places.length > 0 && <OpenPalette centre={centre} places={places} />}
        {centre && centres.length > 1 && !pathname.startsWith('/centre/rendez-vous') && (
          <label className="centre-choice">
            <span className="sr">{words.centre}</span>
            <select value={centre.id} data-testid="centre-select" onChange={(event) => choose(event.target.value)}>
              {centres.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name} · {one.city}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {places.includes(place) ? (
        children({ centre: centre as Centre, user })
      ) : (
        <Empty whole title={words.notYours}>
          <p>{words.notYoursHelp}</p>
          <NavLink className="button" to={ADDRESSES.day}>
            {words.back}
          </NavLink>
        </Empty>
      )}
    </>
  );
}

/** Ctrl K, or its button: any page, plate, name or reference. */
function OpenPalette({ centre, places }: { centre: Centre; places: readonly Place[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <button type="button" className="button quiet" aria-keyshortcuts="Control+K" onClick={() => setOpen(true)} data-testid="palette">
        <SearchIcon />
        {words.palette}
        <kbd className="wide">{words.paletteKeys}</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Palette centre={centre} places={places} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
