/** What a person may ask about themselves: a copy of all that is known, or to be forgotten. */
import { EraseMyAccountDocument, MyDataExportDocument, RequestDataExportDocument } from '@autovisite/graph';
import { useEffect, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { graph, locale, useAction, useRead } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { useOwnerProof } from '../parts/owner-proof.js';
import { secondOf } from '../parts/second-code.js';
import { Trouble } from '../parts/states.js';
import { words } from './my-data-words.js';

/** How often a copy that is being prepared is looked for. */
const LOOK_MS = 1_500;

const day = (moment: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(new Date(moment));

export function MyData() {
  const { data, problem, refresh } = useRead(MyDataExportDocument, {});
  const asking = useAction(RequestDataExportDocument);
  const [erasing, setErasing] = useState(false);
  const copy = data?.myDataExport;
  const preparing = copy != null && copy.downloadPath == null;

  useEffect(() => {
    if (!preparing) return;
    const timer = setInterval(refresh, LOOK_MS);
    return () => clearInterval(timer);
  }, [preparing, refresh]);

  const ask = async () => {
    if (await asking.run({})) refresh();
  };
  return (
    <section className="dossier" id="mes-donnees" aria-labelledby="my-data">
      <h2 id="my-data">{words.title}</h2>
      <p>{words.copyHelp}</p>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {asking.problem && <Trouble problem={asking.problem} />}
      {preparing && <p role="status">{words.preparing}</p>}
      {copy?.downloadPath && (
        <p>
          <a className="button" href={copy.downloadPath} download="mes-donnees.zip" data-testid="data-download">
            {words.download}
          </a>{' '}
          {words.until(day(copy.expiresAt))}
        </p>
      )}
      <div className="row-actions">
        <button type="button" className="button" disabled={asking.pending || preparing} onClick={() => void ask()} data-testid="data-ask">
          {words.ask}
        </button>
        <button type="button" className="button danger" onClick={() => setErasing(true)} data-testid="data-erase">
          {words.erase}
        </button>
      </div>
      {erasing && <Erase close={() => setErasing(false)} />}
    </section>
  );
}

/** Said before it is done, and proven: nobody erases an account by accident. */
function Erase({ close }: { close: () => void }) {
  const { attempt, clear, pending, problem } = useAction(EraseMyAccountDocument);
  const proof = useOwnerProof();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const erase = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const own = proof.codeOf(form);
    const input = { email, password: password || null, challengeId: own?.challengeId ?? null, code: own?.code ?? null, secondFactor: secondOf(form) };
    const outcome = await attempt({ input });
    if (!outcome.data) {
      if (await proof.asked(outcome.problem, email)) clear();
      return;
    }
    await graph.session.logOut();
    void navigate('/');
  };
  return (
    <Dialog title={words.eraseTitle} close={close}>
      <p>{words.eraseAhead}</p>
      <p>{words.eraseAll}</p>
      <p>{words.eraseKept}</p>
      <form onSubmit={(event) => void erase(event)}>
        <label>
          {words.email}
          <input type="email" required autoComplete="email" value={email} onChange={(event) => setEmail(event.target.value)} data-testid="erase-email" />
        </label>
        <label>
          {words.password}
          <input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} data-testid="erase-password" />
        </label>
        {proof.fields}
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.keep}
          </button>
          <button type="submit" className="button danger" disabled={pending || proof.pending} data-testid="erase-confirm">
            {words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
