/** Days on which a centre is closed; whom it hits is shown, and nothing is closed over them. */
import { AddClosureDocument, formatDate, parisDate, RemoveClosureDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction } from '../../graph.js';
import { periodsOf, type Period } from './hours-rule.js';
import type { PartProps } from './set-up.js';
import { words as closing } from './closing-words.js';
import { Closing } from './closing.js';
import { Refused } from './stand.js';
import { words } from './words.js';

function nameOf({ from, to }: Pick<Period, 'from' | 'to'>): string {
  return from === to ? formatDate(from, locale) : words.period(formatDate(from, locale), formatDate(to, locale));
}

export function ClosuresPart({ centre, changed }: PartProps) {
  const add = useAction(AddClosureDocument);
  const remove = useAction(RemoveClosureDocument);
  const [gone, setGone] = useState<Period | null>(null);
  const [draft, setDraft] = useState({ from: '', to: '', reason: '' });
  const [settling, setSettling] = useState(false);
  const today = parisDate(new Date());
  const close = async (period: Period) => {
    if (!(await add.run({ input: { centreId: centre.id, from: period.from, to: period.to, reason: period.reason } }))) return false;
    setGone(null);
    changed();
    return true;
  };
  const reopen = async (period: Period) => {
    add.clear();
    if (!(await remove.run({ input: { centreId: centre.id, from: period.from, to: period.to } }))) return;
    setGone(period);
    changed();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await close({ from: draft.from, to: draft.to || draft.from, reason: draft.reason.trim() });
    if (done) setDraft({ from: '', to: '', reason: '' });
  };
  const periods = periodsOf(centre.closures);
  const problem = add.problem ?? remove.problem;
  return (
    <section className="dossier" id="fermetures" aria-labelledby="closures-title">
      <h2 id="closures-title">{words.closures}</h2>
      <p className="soft">{words.closuresHelp}</p>
      {periods.length === 0 && <p>{words.noClosures}</p>}
      <ul>
        {periods.map((period) => (
          <li key={period.from} className="row" data-testid={`closure-${period.from}`}>
            <span>
              <strong>{nameOf(period)}</strong>
              <small>{period.reason}</small>
            </span>
            <button type="button" className="button" disabled={remove.pending} onClick={() => void reopen(period)} data-testid="reopen">
              {words.reopen}
            </button>
          </li>
        ))}
      </ul>
      {gone && (
        <div className="notice" role="status">
          <p>{words.reopened(nameOf(gone))}</p>
          <button type="button" className="button" disabled={add.pending} onClick={() => void close(gone)} data-testid="undo-reopen">
            {words.undo}
          </button>
        </div>
      )}
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="pair">
          <label>
            {words.from}
            <input type="date" required min={today} value={draft.from} onChange={(event) => setDraft({ ...draft, from: event.target.value })} data-testid="closure-from" />
          </label>
          <label>
            {words.until}
            <input type="date" min={draft.from || today} value={draft.to} onChange={(event) => setDraft({ ...draft, to: event.target.value })} data-testid="closure-to" />
          </label>
          <label>
            {words.reason}
            <input required maxLength={100} value={draft.reason} onChange={(event) => setDraft({ ...draft, reason: event.target.value })} data-testid="closure-reason" />
          </label>
        </div>
        {problem && <Refused problem={problem} centreId={centre.id} />}
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={add.pending || draft.from === '' || draft.reason.trim() === ''} data-testid="closure-add">
            {words.close}
          </button>
          <button type="button" className="button" disabled={draft.from === '' || draft.reason.trim() === ''} onClick={() => setSettling(true)} data-testid="closure-settle">
            {closing.open}
          </button>
        </div>
      </form>
      {settling && (
        <Closing
          closing={{ centreId: centre.id, from: draft.from, to: draft.to || draft.from }}
          reason={draft.reason.trim()}
          lanes={centre.lanes}
          close={() => setSettling(false)}
          changed={() => {
            add.clear();
            changed();
          }}
        />
      )}
    </section>
  );
}
