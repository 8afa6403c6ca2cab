/** The account's address: whether its owner has proven to read it, and another one instead. */
import { ChangeEmailDocument, MyProfileDocument, RequestLogInCodeDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { accessWords } from '../access-words.js';
import { useAction, useRead, useSession } from '../graph.js';
import { useOwnerProof } from '../parts/owner-proof.js';
import { secondOf } from '../parts/second-code.js';
import { Loading, Trouble } from '../parts/states.js';
import { words as pages } from '../words.js';
import { words } from './security-words.js';

interface Sent {
  email: string;
  challengeId: string;
}

export function Address() {
  const { data, loading, problem, refresh } = useRead(MyProfileDocument, {});
  const ask = useAction(RequestLogInCodeDocument);
  const change = useAction(ChangeEmailDocument);
  const session = useSession();
  const proof = useOwnerProof();
  const [other, setOther] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const me = data?.me;
  const send = async (email: string) => {
    const asked = await ask.run({ input: { email } });
    if (asked) setSent({ email, challengeId: asked.requestLogInCode.challengeId });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    if (!sent) return send(text('email'));
    const own = proof.codeOf(form);
    const input = {
      challengeId: sent.challengeId,
      code: text('code'),
      currentPassword: String(form.get('password') ?? '') || null,
      ownChallengeId: own?.challengeId ?? null,
      ownCode: own?.code ?? null,
      secondFactor: secondOf(form),
      logInId: session?.logInId ?? null,
    };
    const outcome = await change.attempt({ input });
    if (!outcome.data) {
      if (await proof.asked(outcome.problem, me?.email ?? '')) change.clear();
      return;
    }
    proof.again();
    setSent(null);
    setOther(false);
    refresh();
  };
  const refused = ask.problem ?? change.problem;
  return (
    <section className="dossier" aria-labelledby="address">
      <h2 id="address">{pages.email}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {me && (
        <p data-testid="address">
          <strong>{me.email}</strong> <span className="soft">{me.emailVerified ? words.verified : words.unverified}</span>
        </p>
      )}
      {me && !sent && !other && (
        <p className="row-actions">
          {!me.emailVerified && me.email && (
            <button type="button" className="button" disabled={ask.pending} data-testid="address-verify" onClick={() => void send(me.email ?? '')}>
              {words.verify}
            </button>
          )}
          <button type="button" className="button" data-testid="address-change" onClick={() => setOther(true)}>
            {words.changeAddress}
          </button>
        </p>
      )}
      {(sent || other) && (
        <form className="form" onSubmit={(event) => void submit(event)}>
          {sent ? (
            <>
              <p role="status">{accessWords.codeSent(sent.email)}</p>
              <label key="code">
                {accessWords.code}
                <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus data-testid="address-code" />
              </label>
              <label key="password">
                {accessWords.currentPassword}
                <small>{words.passwordIfAny}</small>
                <input name="password" type="password" autoComplete="current-password" data-testid="address-password" />
              </label>
              {proof.fields}
            </>
          ) : (
            <label key="email">
              {words.newAddress}
              <small>{words.newAddressHint}</small>
              <input name="email" type="email" autoComplete="email" required autoFocus data-testid="address-new" />
            </label>
          )}
          <button type="submit" className="button primary wide" disabled={ask.pending || change.pending || proof.pending} data-testid="address-submit">
            {sent ? accessWords.save : accessWords.sendCode}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              proof.again();
              setSent(null);
              setOther(false);
            }}
          >
            {words.cancel}
          </button>
        </form>
      )}
      {refused && <Trouble problem={refused} />}
    </section>
  );
}
