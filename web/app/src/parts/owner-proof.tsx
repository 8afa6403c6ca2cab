/**
 * What takes an account away asks for more than a session: the application's code, where there is one, and
 * where there is no password a code to the address that the account has. Both are asked for once the server
 * says so.
 */
import { RequestLogInCodeDocument } from '@autovisite/graph';
import { useState } from 'react';
import { accessWords } from '../access-words.js';
import { useAction, type Problem } from '../graph.js';
import { asksSecond, SecondCode } from './second-code.js';
import { Trouble } from './states.js';

interface Sent {
  email: string;
  challengeId: string;
}

export function useOwnerProof() {
  const ask = useAction(RequestLogInCodeDocument);
  const [sent, setSent] = useState<Sent | null>(null);
  const [second, setSecond] = useState(false);

  /** Looks at a refusal: what it asks for is shown from now on. Says whether it was only that. */
  const asked = async (refused: Problem | null, email: string): Promise<boolean> => {
    if (refused?.code === 'SECOND_FACTOR_REQUIRED') {
      setSecond(true);
      return true;
    }
    if (asksSecond(refused?.code)) setSecond(true);
    if (refused?.code !== 'OWN_CODE_REQUIRED') return false;
    const answer = await ask.run({ input: { email } });
    if (answer) setSent({ email, challengeId: answer.requestLogInCode.challengeId });
    return true;
  };

  /** What was typed, for the input of a mutation. */
  const codeOf = (data: FormData) => (sent ? { challengeId: sent.challengeId, code: String(data.get('own-code') ?? '').trim() } : null);

  const fields = (
    <>
      {sent && (
        <label>
          {accessWords.ownCode}
          <small>{accessWords.ownCodeHint(sent.email)}</small>
          <input name="own-code" inputMode="numeric" autoComplete="one-time-code" required data-testid="own-code" />
        </label>
      )}
      {second && <SecondCode />}
      {ask.problem && <Trouble problem={ask.problem} />}
    </>
  );
  const again = () => {
    setSent(null);
    setSecond(false);
  };
  return { asked, codeOf, fields, again, pending: ask.pending };
}
