/** The customer's appointments: those to come, then those that are over, page by page. */
import { MyBookingsDocument, type MyBookingsQuery } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import { BookingCard } from './booking-card.js';
import { CalendarFeed } from './calendar-feed.js';
import { isOver } from './standing.js';
import { words } from './words.js';

const PAGE = 20;
const LOOK_MS = 2_000;
/** A payment is confirmed within seconds; afterwards the page is looked at again when its reader returns. */
const LOOKS = 15;

type Booked = MyBookingsQuery['myAppointments']['edges'][number]['node'];

export function Bookings() {
  const [search, setSearch] = useSearchParams();
  const [returned] = useState(() => search.get('payment'));
  const coming = useRead(MyBookingsDocument, { first: 100, upcomingOnly: true });
  const [looks, setLooks] = useState(returned === 'done' ? LOOKS : 0);
  const [said, setSaid] = useState<string | null>(null);
  const list = (coming.data?.myAppointments.edges ?? []).map((edge) => edge.node).sort((one, other) => one.startsAt.localeCompare(other.startsAt));

  useEffect(() => {
    if (search.has('payment')) setSearch({}, { replace: true });
  }, [search]);
  useEffect(() => {
    if (looks === 0) return undefined;
    const timer = setTimeout(() => {
      setLooks((before) => before - 1);
      coming.refresh();
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [looks]);
  useReturn(coming.refresh);

  return (
    <>
      <section className="dossier" id="rendez-vous" aria-labelledby="coming">
        <h2 id="coming">{words.coming}</h2>
        {returned && (
          <p className="notice" role="status">
            {returned === 'done' ? words.thanks : words.interrupted}
          </p>
        )}
        <p className={said ? 'notice' : 'sr'} role="status" data-testid="said">
          {said}
        </p>
        {coming.loading && <Loading />}
        {coming.problem && <Trouble problem={coming.problem} retry={coming.refresh} />}
        {coming.data && list.length === 0 && <p className="soft">{words.noComing}</p>}
        <ul>
          {list.map((appointment) => (
            <li key={appointment.id}>
              <BookingCard
                appointment={appointment}
                changed={(sentence) => {
                  setSaid(sentence);
                  coming.refresh();
                }}
              />
            </li>
          ))}
        </ul>
        <Link className="button primary" to="/rendez-vous" data-testid="book">
          {words.book}
        </Link>
        <CalendarFeed />
      </section>
      <Past />
    </>
  );
}

/** Asks again when somebody comes back to the page: a phone may have slept for hours. */
function useReturn(refresh: () => void) {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);
}

function Past() {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  return (
    <section className="dossier" aria-labelledby="past">
      <h2 id="past">{words.past}</h2>
      {pages.map((after, index) => (
        <PastPage key={after ?? 'first'} after={after} more={index === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : null} />
      ))}
    </section>
  );
}

function PastPage({ after, more }: { after: string | null; more: ((cursor: string) => void) | null }) {
  const { data, loading, problem, refresh } = useRead(MyBookingsDocument, { first: PAGE, after });
  const over: Booked[] = (data?.myAppointments.edges ?? []).map((edge) => edge.node).filter((one) => isOver(one));
  const { hasNextPage, endCursor } = data?.myAppointments.pageInfo ?? {};
  return (
    <>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {over.map((appointment) => (
          <li key={appointment.id}>
            <BookingCard appointment={appointment} changed={refresh} />
          </li>
        ))}
      </ul>
      {data && !after && over.length === 0 && !hasNextPage && <p className="soft">{words.none}</p>}
      {more && hasNextPage && endCursor && (
        <button type="button" className="button" onClick={() => more(endCursor)}>
          {words.more}
        </button>
      )}
    </>
  );
}
