/** The second factor: set up with an application, with recovery codes for the day it is lost, taken away. */
import {
  ConfirmSecondFactorDocument,
  MySecondFactorDocument,
  RemoveSecondFactorDocument,
  SetUpSecondFactorDocument,
  type SetUpSecondFactorMutation,
} from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { graph, useAction, useRead, useSession, type Problem } from '../graph.js';
import { explain } from '../parts/explain.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './security-words.js';

type Begun = SetUpSecondFactorMutation['setUpSecondFactor'];

export function SecondFactor() {
  const session = useSession();
  const { data, loading, problem, refresh } = useRead(MySecondFactorDocument, {});
  const [recovery, setRecovery] = useState<readonly string[]>([]);
  const own = data?.mySecondFactor;
  return (
    <section className="dossier" aria-labelledby="second-factor">
      <h2 id="second-factor">{words.second}</h2>
      <p className="soft">{words.secondLead}</p>
      {session?.secondFactorNeeded && !own?.inUse && <p role="status">{words.secondNeeded}</p>}
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {recovery.length > 0 && <Recovery codes={recovery} />}
      {own?.inUse && (
        <>
          <p data-testid="second-in-use">{words.secondInUse(own.recoveryCodesLeft)}</p>
          <Removal removed={refresh} />
        </>
      )}
      {own && !own.inUse && (
        <SetUp
          confirmed={(codes) => {
            setRecovery(codes);
            refresh();
          }}
        />
      )}
    </section>
  );
}

/** Told this once: they are to be written down. */
function Recovery({ codes }: { codes: readonly string[] }) {
  return (
    <div role="status">
      <p>
        <strong>{words.recoveryLead}</strong>
      </p>
      <ul data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SetUp({ confirmed }: { confirmed: (codes: readonly string[]) => void }) {
  const begin = useAction(SetUpSecondFactorDocument);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async () => setBegun((await begin.run({}))?.setUpSecondFactor ?? null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const input = { code: String(new FormData(event.currentTarget).get('code')) };
    setPending(true);
    setProblem(null);
    try {
      let codes: readonly string[] = [];
      await graph.session.enterBy(ConfirmSecondFactorDocument, { input }, (answer) => {
        codes = answer.confirmSecondFactor.recoveryCodes;
        return answer.confirmSecondFactor.session;
      });
      confirmed(codes);
    } catch (error) {
      setProblem(explain(error));
      setPending(false);
    }
  };
  if (!begun) {
    return (
      <>
        {begin.problem && <Trouble problem={begin.problem} />}
        <button type="button" className="button" disabled={begin.pending} data-testid="second-begin" onClick={() => void start()}>
          {words.secondBegin}
        </button>
      </>
    );
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p>{words.secondScan}</p>
      <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(begun.qrSvg)}`} alt={words.secondQr} width="200" height="200" data-testid="second-qr" />
      <a href={begun.url}>{words.secondOpen}</a>
      <p className="soft">
        {words.secondType} <code data-testid="second-secret">{begun.secret}</code>
      </p>
      <label>
        {words.secondCode}
        <input name="code" inputMode="numeric" autoComplete="one-time-code" required data-testid="second-digits" />
      </label>
      {problem && <Trouble problem={problem} />}
      <button type="submit" className="button primary wide" disabled={pending} data-testid="second-confirm">
        {words.secondConfirm}
      </button>
    </form>
  );
}

function Removal({ removed }: { removed: () => void }) {
  const action = useAction(RemoveSecondFactorDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = { code: String(new FormData(event.currentTarget).get('code')) };
    if (await action.run({ input })) removed();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <label>
        {words.secondRemoveCode}
        <input name="code" autoComplete="one-time-code" required data-testid="second-remove-code" />
      </label>
      {action.problem && <Trouble problem={action.problem} />}
      <button type="submit" className="button" disabled={action.pending} data-testid="second-remove">
        {words.secondRemove}
      </button>
    </form>
  );
}
