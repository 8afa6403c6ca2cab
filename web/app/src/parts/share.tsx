/** Sharing a document: a link for some days, the links there are and when they were opened, and taking one back. */
import { formatDate, ReportSharesDocument, RevokeShareDocument, ShareReportDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction, useRead } from '../graph.js';
import { momentOf } from '../locale.js';
import { Dialog } from './dialog.js';
import { words } from './share-words.js';
import { Trouble } from './states.js';

/** Offered: a few days for a question, some weeks for a sale. */
const DAYS = [7, 30, 90] as const;

export function Share({ reportId, number }: { reportId: string; number: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)} data-testid={`share-${number}`}>
        {words.share}
      </button>
      {open && <Sharing reportId={reportId} number={number} close={() => setOpen(false)} />}
    </>
  );
}

function Sharing({ reportId, number, close }: { reportId: string; number: string; close: () => void }) {
  const { data, problem, refresh } = useRead(ReportSharesDocument, { id: reportId });
  const share = useAction(ShareReportDocument);
  const revoke = useAction(RevokeShareDocument);
  const [days, setDays] = useState<number>(DAYS[0]);
  const [address, setAddress] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const links = data?.report?.shares ?? [];
  const trouble = problem ?? share.problem ?? revoke.problem;

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const made = await share.run({ input: { reportId, days } });
    if (!made) return;
    setSaid(null);
    setAddress(new URL(made.shareReport.url, location.origin).href);
    refresh();
  };
  const withdraw = async (shareId: string) => {
    if (await revoke.run({ input: { shareId } })) refresh();
  };
  const copy = async () => {
    // Where the browser lets nobody copy, the address is there to be marked.
    if (address) await navigator.clipboard?.writeText(address).then(() => setSaid(words.copied), () => undefined);
  };
  return (
    <Dialog title={words.title(number)} close={close}>
      <p>{words.help}</p>
      <form className="form" onSubmit={(event) => void make(event)}>
        <label>
          {words.howLong}
          <select value={days} onChange={(event) => setDays(Number(event.target.value))} data-testid="share-days">
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {words.days(count)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button primary" disabled={share.pending} data-testid="share-make">
          {words.make}
        </button>
      </form>
      {address && (
        <div className="form">
          <p>{words.once}</p>
          <label>
            {words.address}
            <input readOnly value={address} onFocus={(event) => event.target.select()} data-testid="share-address" />
          </label>
          <button type="button" className="button" onClick={() => void copy()}>
            {words.copy}
          </button>
        </div>
      )}
      <p role="status" className={said ? 'notice' : 'sr'}>
        {said}
      </p>
      {trouble && <Trouble problem={trouble} />}
      <h3>{words.links}</h3>
      {data && links.length === 0 && <p className="soft">{words.none}</p>}
      <ul className="shares">
        {links.map(({ id, state, createdAt, expiresAt, lastOpenedAt, opened }) => (
          <li key={id} data-testid={`share-link-${state}`}>
            <span className={`badge ${state === 'OPEN' ? 'good' : 'muted'}`}>{words.states[state]}</span>
            <p>
              {words.made(formatDate(createdAt, locale))}, {words.until(momentOf(expiresAt))}
              <small>{lastOpenedAt ? words.opened(opened, momentOf(lastOpenedAt)) : words.never}</small>
            </p>
            {state === 'OPEN' && (
              <button type="button" className="button danger" disabled={revoke.pending} onClick={() => void withdraw(id)} data-testid="share-revoke">
                {words.revoke}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}
