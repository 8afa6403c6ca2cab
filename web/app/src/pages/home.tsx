/** The customer's home: the conversation, large; beside it, on a wide screen, what to expect and what is coming. */
import { ReturnedFromPaymentDocument } from '@autovisite/graph';
import '@autovisite/widget';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { graph, locale, useRead, useSession } from '../graph.js';
import { Foot } from '../parts/foot.js';
import type {} from '../parts/ask.js';
import { Empty, Loading } from '../parts/states.js';
import { useTheme } from '../theme.js';
import { words } from '../words.js';

/** Only for those who are known: a first visit does not wait for it. */
const Dossier = lazy(() => import('../parts/dossier.js'));

interface Returned {
  notice: 'paid' | 'cancelled';
  appointment: string | null;
}

/** The payment page sends people back to `/?payment=done&appointment=…` or `/?payment=cancelled&…`. */
function returnedFrom(search: URLSearchParams): Returned | null {
  const payment = search.get('payment');
  if (payment !== 'done' && payment !== 'cancelled') return null;
  return { notice: payment === 'done' ? 'paid' : 'cancelled', appointment: search.get('appointment') };
}

export function Home() {
  const [search, setSearch] = useSearchParams();
  // Read once, then taken out of the address: reloading the page does not thank twice.
  const [returned] = useState(() => returnedFrom(search));
  useEffect(() => {
    if (search.has('payment')) setSearch({}, { replace: true });
  }, [search, setSearch]);
  if (returned?.appointment) return <Back appointment={returned.appointment} notice={returned.notice} />;
  return <Conversation notice={returned?.notice} />;
}

/**
 * Who paid may have written elsewhere: on another site, where browsers keep the chat's session apart, or
 * in Telegram. They are told where their conversation is; an empty one would look as if all were lost.
 */
function Back({ appointment, notice }: { appointment: string; notice: Returned['notice'] }) {
  const [known] = useState(() => graph.session.current() !== null);
  const { data, loading, problem } = useRead(ReturnedFromPaymentDocument, { id: appointment }, !known);
  if (known && loading) return <Loading />;
  if (data?.appointment || problem) return <Conversation notice={notice} />;
  return (
    <Empty whole title={words.elsewhere[notice].title}>
      <p data-testid="paid-elsewhere">{words.elsewhere[notice].help}</p>
      <Link to="/" reloadDocument>
        {words.elsewhere.begin}
      </Link>
    </Empty>
  );
}

function Conversation({ notice }: { notice: Returned['notice'] | undefined }) {
  const theme = useTheme();
  const session = useSession();
  const person = session && !session.user.isGuest ? session.user : null;

  return (
    <div className="home">
      <aside>
        <h1>{words.headline}</h1>
        <p className="lead">{words.lead}</p>
        <Link className="shortcut" to="/rendez-vous" data-testid="book-beside">
          {words.bookHere}
        </Link>
        {person ? (
          <Suspense fallback={<Loading />}>
            <Dossier key={person.id} />
          </Suspense>
        ) : (
          <ol className="steps">
            {words.steps.map(([title, help]) => (
              <li key={title}>
                <strong>{title}</strong>
                <span>{help}</span>
              </li>
            ))}
          </ol>
        )}
        <Foot />
      </aside>
      <Link className="shortcut" to="/rendez-vous" data-testid="book-without-chat">
        {words.bookHere}
      </Link>
      <div className="chatbox">
        <autovisite-chat locale={locale} theme={theme} notice={notice} />
      </div>
    </div>
  );
}
