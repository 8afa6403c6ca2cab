/** Log-in and registration as a page; the chat has its own panel for those who come from a conversation. */
import type { Session } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { graph, useSession, type Problem } from '../graph.js';
import { isStaff } from '../parts/shell.js';
import { accessWords } from '../access-words.js';
import { CodeForms, type Registration } from '../parts/code.js';
import { asksSecond, SecondCode, secondOf } from '../parts/second-code.js';
import { explain } from '../parts/explain.js';
import { Trouble } from '../parts/states.js';
import { words } from '../words.js';

/** Only a path of this site: an address from outside must not choose where a log-in leads. */
function safeNext(next: string | null): string | null {
  return next !== null && /^\/(?![/\\])/.test(next) && next !== '/connexion' ? next : null;
}

export default function Access() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const session = useSession();
  const [mode, setMode] = useState<'logIn' | 'register' | 'code'>('logIn');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [second, setSecond] = useState(false);
  const [registration, setRegistration] = useState<Registration | null>(null);

  const go = (entered: Session) => {
    const next = safeNext(search.get('next'));
    const home = isStaff(entered.user.roles) ? '/centre' : '/';
    void navigate(next && next !== '/' ? next : home, { replace: true });
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    const email = String(data.get('email')).trim();
    const password = String(data.get('password'));
    const displayName = String(data.get('name') ?? '').trim();
    const phone = String(data.get('phone') ?? '').trim() || null;
    setPending(true);
    setProblem(null);
    try {
      if (mode === 'logIn') return go(await graph.session.logIn({ email, password, secondFactor: secondOf(data) }));
      const again = () => graph.session.register({ email, password, displayName, phone });
      const sent = { email, challengeId: await again() };
      const back = () => {
        setRegistration(null);
        setPending(false);
      };
      setRegistration({ sent, again, back });
    } catch (error) {
      const refused = explain(error);
      setSecond((asked) => asked || asksSecond(refused.code));
      setProblem(refused);
      setPending(false);
    }
  };

  if (registration) {
    return (
      <div className="column narrow">
        <h1>{accessWords.confirmTitle}</h1>
        <CodeForms begun={() => setPending(true)} entered={go} registration={registration} />
      </div>
    );
  }

  if (session && !session.user.isGuest && !pending) {
    return (
      <div className="column narrow">
        <h1>{words.logIn}</h1>
        <p>
          {words.already} <strong>{session.user.displayName}</strong>.
        </p>
        <Link className="button primary" to={isStaff(session.user.roles) ? '/centre' : '/'}>
          {isStaff(session.user.roles) ? words.centre : words.chat}
        </Link>
      </div>
    );
  }

  if (mode === 'code') {
    return (
      <div className="column narrow">
        <h1>{words.logIn}</h1>
        <p className="soft">{accessWords.codeLead}</p>
        <CodeForms begun={() => setPending(true)} entered={go} />
        <p>
          <button
            type="button"
            className="link"
            onClick={() => {
              setPending(false);
              setMode('logIn');
            }}
            data-testid="access-password"
          >
            {accessWords.withPassword}
          </button>
        </p>
      </div>
    );
  }

  return (
    <div className="column narrow">
      <h1>{mode === 'logIn' ? words.logIn : words.register}</h1>
      <p className="soft">{words.accessLead}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        {mode === 'register' && (
          <label>
            {words.name}
            <input name="name" autoComplete="name" required data-testid="register-name" />
          </label>
        )}
        <label>
          {words.email}
          <input name="email" type="email" autoComplete="email" required data-testid={mode === 'logIn' ? 'login-email' : 'register-email'} />
        </label>
        <label>
          {words.password}
          {mode === 'register' && <small>{words.passwordHint}</small>}
          <input
            name="password"
            type="password"
            autoComplete={mode === 'logIn' ? 'current-password' : 'new-password'}
            required
            data-testid={mode === 'logIn' ? 'login-password' : 'register-password'}
          />
        </label>
        {mode === 'register' && (
          <label>
            {words.phone}
            <input name="phone" type="tel" autoComplete="tel" data-testid="register-phone" />
          </label>
        )}
        {second && mode === 'logIn' && <SecondCode />}
        {problem && <Trouble problem={problem} />}
        <button type="submit" className="button primary wide" disabled={pending} data-testid={mode === 'logIn' ? 'login-submit' : 'register-submit'}>
          {pending ? words.pending : mode === 'logIn' ? words.logIn : words.register}
        </button>
      </form>
      {mode === 'logIn' && (
        <p className="links">
          <button type="button" className="button wide" onClick={() => setMode('code')} data-testid="access-code">
            {accessWords.withCode}
          </button>
          <Link to="/mot-de-passe" data-testid="access-forgot">
            {accessWords.forgot}
          </Link>
        </p>
      )}
      <p>
        {mode === 'logIn' ? words.noAccount : words.haveAccount}{' '}
        <button
          type="button"
          className="link"
          data-testid="access-switch"
          onClick={() => {
            setProblem(null);
            setMode(mode === 'logIn' ? 'register' : 'logIn');
          }}
        >
          {mode === 'logIn' ? words.register : words.logIn}
        </button>
      </p>
    </div>
  );
}
