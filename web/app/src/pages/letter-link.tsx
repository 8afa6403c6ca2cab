/**
 * A link that came with a code: one press enters. Opening the page changes nothing, because mail
 * programs open links by themselves. The link stands behind `#`: a browser tells it to no server.
 */
import { LetterLinkDocument, LogInWithLetterLinkDocument, LogOutDocument } from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { accessWords } from '../access-words.js';
import { graph, useRead, useSession, type Problem } from '../graph.js';
import { explain } from '../parts/explain.js';
import { asksSecond, SecondCode, secondOf } from '../parts/second-code.js';
import { isStaff } from '../parts/shell.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { words } from '../words.js';

export default function LetterLink() {
  const link = useLocation().hash.slice(1);
  return <div className="column narrow">{link ? <Followed key={link} link={link} /> : <Gone />}</div>;
}

function Gone() {
  return (
    <Empty whole title={accessWords.linkGone}>
      <p>{accessWords.linkGoneHelp}</p>
      <Link className="button primary" to="/connexion">
        {words.logIn}
      </Link>
    </Empty>
  );
}

function Followed({ link }: { link: string }) {
  const { data, loading, problem, refresh } = useRead(LetterLinkDocument, { link });
  // What was shown stays while the page enters: a link that is used shows nobody any more.
  const shown = useRef(data?.letterLink);
  shown.current ??= data?.letterLink;
  if (shown.current) return <Press link={link} shown={shown.current} />;
  if (problem) return <Trouble problem={problem} retry={refresh} />;
  return loading || !data ? <Loading /> : <Gone />;
}

function Press({ link, shown }: { link: string; shown: { address: string; unprovenPassword: boolean } }) {
  const navigate = useNavigate();
  const session = useSession();
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [second, setSecond] = useState(false);
  const account = session && !session.user.isGuest ? session.user : null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (running.current) return;
    const data = new FormData(event.currentTarget);
    const before = graph.session.current();
    running.current = true;
    setPending(true);
    setProblem(null);
    try {
      const input = { link, secondFactor: secondOf(data), password: String(data.get('password') ?? '') || null };
      const entered = await graph.session.enterBy(LogInWithLetterLinkDocument, { input }, (answer) => answer.logInWithLetterLink.session);
      // The log-in that was here is replaced, not kept beside the new one.
      if (before && !before.user.isGuest) {
        await graph.request(LogOutDocument, { input: { refreshToken: before.refreshToken } }).catch(() => undefined);
      }
      void navigate(isStaff(entered.user.roles) ? '/centre' : '/', { replace: true });
      return;
    } catch (error) {
      const refused = explain(error);
      setSecond((asked) => asked || asksSecond(refused.code));
      setProblem(refused);
    }
    running.current = false;
    setPending(false);
  };

  if (problem?.code === 'LINK_INVALID') return <Gone />;
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <h1>{accessWords.linkTitle}</h1>
      <p data-testid="letter-link">{accessWords.linkLead(shown.address)}</p>
      {account && account.email && <p className="soft">{accessWords.linkInstead(account.email)}</p>}
      {shown.unprovenPassword && (
        <label>
          {accessWords.linkPassword}
          <small>{accessWords.linkPasswordHint}</small>
          <input name="password" type="password" autoComplete="current-password" data-testid="letter-link-password" />
        </label>
      )}
      {second && <SecondCode />}
      {problem && <Trouble problem={problem} />}
      <button type="submit" className="button primary wide" disabled={pending} data-testid="letter-link-enter">
        {pending ? words.pending : accessWords.linkEnter}
      </button>
      <p className="soft">{accessWords.linkNotYou}</p>
    </form>
  );
}
