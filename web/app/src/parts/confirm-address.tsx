/** After a registration by password: the code that was sent to the address, typed at once or later. */
import { ChangeEmailDocument } from '@autovisite/graph';
import type { FormEvent } from 'react';
import { accessWords } from '../access-words.js';
import { useAction } from '../graph.js';
import { words } from '../words.js';
import { Trouble } from './states.js';

/** What a registration has just sent; the password is asked of whoever changes an address. */
export interface Registered {
  email: string;
  challengeId: string;
  password: string;
}

export function ConfirmAddress({ registered, done }: { registered: Registered; done: () => void }) {
  const { run, pending, problem } = useAction(ChangeEmailDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    const { challengeId, password } = registered;
    if (await run({ input: { challengeId, code, currentPassword: password } })) done();
  };
  return (
    <div className="column narrow">
      <h1>{accessWords.confirmTitle}</h1>
      <p role="status">{accessWords.confirmLead(registered.email)}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {accessWords.code}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus data-testid="confirm-code" />
        </label>
        {problem && <Trouble problem={problem} />}
        <button type="submit" className="button primary wide" disabled={pending} data-testid="confirm-submit">
          {pending ? words.pending : accessWords.confirm}
        </button>
        <button type="button" className="button wide" onClick={done} data-testid="confirm-later">
          {accessWords.confirmLater}
        </button>
      </form>
    </div>
  );
}
