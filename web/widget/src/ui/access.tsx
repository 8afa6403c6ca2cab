/** @jsxImportSource preact */
/** Log-in and registration inside the conversation, so that nobody loses their place. */
import { GraphRefusal, LogInWithCodeDocument, type Locale, type SessionKeeper } from '@autovisite/graph';
import { useEffect, useRef, useState } from 'preact/hooks';
import { explain, type Words } from '../words.js';
import { CloseIcon } from './icons.js';

export interface AccessProps {
  words: Words['access'];
  closeWord: string;
  locale: Locale;
  session: SessionKeeper;
  close: () => void;
  entered: () => void;
}

export function AccessPanel({ words, closeWord, locale, session, close, entered }: AccessProps) {
  const [mode, setMode] = useState<'logIn' | 'register'>('register');
  const [pending, setPending] = useState(false);
  const [second, setSecond] = useState(false);
  const [sent, setSent] = useState<{ email: string; challengeId: string } | null>(null);
  const [problem, setProblem] = useState<{ text: string; code: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, [mode, sent]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (pending || !form.current) return;
    const data = new FormData(form.current);
    const value = (name: string) => String(data.get(name) ?? '').trim();
    const email = value('email');
    const password = String(data.get('password') ?? '');
    setPending(true);
    setProblem(null);
    try {
      const secondFactor = value('second') || null;
      if (sent) {
        const input = { challengeId: sent.challengeId, code: value('code'), secondFactor };
        await session.enterBy(LogInWithCodeDocument, { input }, (answer) => answer.logInWithCode.session);
      } else if (mode === 'logIn') {
        await session.logIn({ email, password, secondFactor });
      } else {
        const input = { email, password, displayName: value('name'), phone: value('phone') || null };
        setSent({ email, challengeId: await session.register(input) });
        setPending(false);
        return;
      }
      entered();
    } catch (error) {
      const code = error instanceof GraphRefusal ? error.code : 'UNREACHABLE';
      if (code.startsWith('SECOND_FACTOR')) setSecond(true);
      setProblem({ text: explain(error, locale), code });
      setPending(false);
    }
  };

  return (
    <div
      class="panel"
      role="dialog"
      aria-modal="true"
      aria-labelledby="access-title"
      data-testid="access-panel"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <header>
        <h2 id="access-title">{mode === 'logIn' ? words.logIn : words.register}</h2>
        <button type="button" class="icon" aria-label={closeWord} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <p role={sent ? 'status' : undefined}>{sent ? words.codeSent(sent.email) : words.intro}</p>
      <form ref={form} onSubmit={(event) => void submit(event)}>
        {sent && (
          <label key="code">
            {words.code}
            <input name="code" inputMode="numeric" autoComplete="one-time-code" required data-testid="register-code" />
          </label>
        )}
        {!sent && mode === 'register' && (
          <label>
            {words.name}
            <input name="name" autoComplete="name" required data-testid="register-name" />
          </label>
        )}
        {!sent && (
          <>
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
          </>
        )}
        {!sent && mode === 'register' && (
          <label>
            {words.phone}
            <input name="phone" type="tel" autoComplete="tel" data-testid="register-phone" />
          </label>
        )}
        {second && (mode === 'logIn' || sent) && (
          <label>
            {words.second}
            <input name="second" autoComplete="one-time-code" required data-testid="login-second" />
          </label>
        )}
        {problem && (
          <p class="problem" role="alert" title={problem.code}>
            {problem.text}
          </p>
        )}
        <button type="submit" class="chip primary" disabled={pending} data-testid={mode === 'logIn' ? 'login-submit' : 'register-submit'}>
          {pending ? words.pending : sent ? words.confirm : mode === 'logIn' ? words.logIn : words.register}
        </button>
      </form>
      <p>
        {sent ? null : mode === 'logIn' ? words.noAccount : words.haveAccount}{' '}
        <button
          type="button"
          class="link"
          data-testid="access-switch"
          onClick={() => {
            setProblem(null);
            if (sent) return setSent(null);
            setMode(mode === 'logIn' ? 'register' : 'logIn');
          }}
        >
          {sent ? words.otherAddress : mode === 'logIn' ? words.register : words.logIn}
        </button>
      </p>
    </div>
  );
}
