/** The customer's home: the conversation, large; beside it, on a wide screen, what to expect and what is coming. */
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { locale, useSession } from '../graph.js';
import { Appointments, Documents } from '../parts/dossier.js';
import { useTheme } from '../theme.js';
import { words } from '../words.js';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'autovisite-chat': React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & {
        locale?: string;
        theme?: string;
        notice?: string | undefined;
      };
    }
  }
}

/** The payment page sends people back to `/?payment=done` or `/?payment=cancelled`. */
function noticeOf(payment: string | null): string | undefined {
  if (payment === 'done') return 'paid';
  return payment === 'cancelled' ? 'cancelled' : undefined;
}

export function Home() {
  const theme = useTheme();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  // Read once, then taken out of the address: reloading the page does not thank twice.
  const [notice] = useState(() => noticeOf(search.get('payment')));
  useEffect(() => {
    if (search.has('payment')) setSearch({}, { replace: true });
  }, [search, setSearch]);
  const person = session && !session.user.isGuest ? session.user : null;

  return (
    <div className="home">
      <aside>
        <h1>{words.headline}</h1>
        <p className="lead">{words.lead}</p>
        {person ? (
          <>
            <Appointments key={`a-${person.id}`} />
            <Documents key={`d-${person.id}`} />
          </>
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
      </aside>
      <div className="chatbox">
        <autovisite-chat locale={locale} theme={theme} notice={notice} />
      </div>
    </div>
  );
}
