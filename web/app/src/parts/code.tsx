/** Log-in by a code: the address, then the six digits that were sent to it. A registration ends so, too. */
import { LogInWithCodeDocument, RequestLogInCodeDocument, type Session } from '@autovisite/graph';
import { useRef, useState, type FormEvent } from 'react';
import { accessWords } from '../access-words.js';
import { graph, type Problem } from '../graph.js';
import { words } from '../words.js';
import { explain } from './explain.js';
import { asksSecond, SecondCode, secondOf } from './second-code.js';
import { Trouble } from './states.js';

interface Sent {
  email: string;
  challengeId: string;
}

/** What a registration has sent, how to have it sent again, and the way back to its form. */
export interface Registration {
  sent: Sent;
  again: () => Promise<string>;
  back: () => void;
}

/** `begun` is called before the session changes, so that the page can wait for `entered`. */
export function CodeForms({ begun, entered, registration }: { begun: () => void; entered: (session: Session) => void; registration?: Registration }) {
  const [sent, setSent] = useState<Sent | null>(registration?.sent ?? null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const [second, setSecond] = useState(false);
  const running = useRef(false);

  /** One request at a time: a second click while it runs does nothing. */
  const once = async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      const refused = explain(error);
      setSecond((asked) => asked || asksSecond(refused.code));
      setProblem(refused);
    }
    running.current = false;
    setPending(false);
  };

  const ask = (email: string) =>
    once(async () => {
      if (registration) return setSent({ email, challengeId: await registration.again() });
      const asked = await graph.request(RequestLogInCodeDocument, { input: { email, device: graph.session.device() } });
      setSent({ email, challengeId: asked.requestLogInCode.challengeId });
    });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!sent) return void ask(String(data.get('email')).trim());
    return void once(async () => {
      const input = { challengeId: sent.challengeId, code: String(data.get('code')), secondFactor: secondOf(data) };
      begun();
      entered(await graph.session.enterBy(LogInWithCodeDocument, { input }, (answer) => answer.logInWithCode.session));
    });
  };

  return (
    <form className="form" onSubmit={submit}>
      {sent ? (
        <>
          <p role="status">
            {registration ? accessWords.confirmLead(sent.email) : `${accessWords.codeSent(sent.email)} ${accessWords.orLink}`}
          </p>
          <label key="code">
            {accessWords.code}
            <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus data-testid="code-digits" />
          </label>
        </>
      ) : (
        <label key="email">
          {words.email}
          <input name="email" type="email" autoComplete="email" required autoFocus data-testid="code-email" />
        </label>
      )}
      {sent && second && <SecondCode />}
      {problem && <Trouble problem={problem} />}
      <button type="submit" className="button primary wide" disabled={pending} data-testid="code-submit">
        {pending ? words.pending : sent ? accessWords.enter : accessWords.sendCode}
      </button>
      {sent && (
        <p className="links">
          <button type="button" className="link" disabled={pending} onClick={() => void ask(sent.email)} data-testid="code-another">
            {accessWords.another}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              if (registration) return registration.back();
              setProblem(null);
              setSent(null);
            }}
          >
            {accessWords.otherAddress}
          </button>
        </p>
      )}
    </form>
  );
}
