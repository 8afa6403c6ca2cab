/** What calling off costs who books here. Decisions: docs/decisions/booking.md */
import { SetCancellationTermsDocument, type CentreSetUpQuery } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../graph.js';
import { EnumRadios } from '../../parts/choice.js';
import { words as frame } from '../console-words.js';
import { typedOf } from './prices-rule.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { LATE_CANCELLATIONS, words } from './terms-words.js';
import { termsOf, type TypedTerms } from './terms-rule.js';

export type KnownTerms = NonNullable<CentreSetUpQuery['centre']>['cancellationTerms'];

export function TermsPart({ centre, known, changed }: PartProps & { known: KnownTerms }) {
  const { run, pending, problem } = useAction(SetCancellationTermsDocument);
  const [draft, setDraft] = useState<TypedTerms | null>(null);
  const [saved, setSaved] = useState(false);
  const typed = draft ?? { freeHours: String(known.freeHours), late: known.late, fee: known.fee ? typedOf(known.fee.amountCents) : '', double: known.givesBackDouble };
  const terms = termsOf(typed);
  const set = (part: Partial<TypedTerms>) => {
    setSaved(false);
    setDraft({ ...typed, ...part });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!terms || !(await run({ input: { centreId: centre.id, ...terms } }))) return;
    setDraft(null);
    setSaved(true);
    changed();
  };
  return (
    <section className="dossier" id="annulation" aria-labelledby="terms-title">
      <h2 id="terms-title">{words.terms}</h2>
      <p className="soft">{words.termsHelp}</p>
      <form className="form" onSubmit={(event) => void save(event)}>
        <EnumRadios legend={words.late} name="late" words={LATE_CANCELLATIONS} value={typed.late} choose={(late) => set({ late })} />
        <div className="pair">
          {typed.late !== 'FREE' && (
            <label>
              {words.freeHours}
              <input inputMode="numeric" required maxLength={3} autoComplete="off" value={typed.freeHours} onChange={(event) => set({ freeHours: event.target.value })} data-testid="terms-hours" />
            </label>
          )}
          {typed.late === 'FEE' && (
            <label>
              {words.fee}
              <input inputMode="decimal" required maxLength={8} autoComplete="off" value={typed.fee} onChange={(event) => set({ fee: event.target.value })} data-testid="terms-fee" />
            </label>
          )}
        </div>
        {typed.late === 'ARRHES' && (
          <label className="box">
            <input type="checkbox" checked={typed.double} onChange={(event) => set({ double: event.target.checked })} data-testid="terms-double" />
            {words.double}
          </label>
        )}
        {!terms && (
          <p className="trouble" role="alert">
            {words.termsWrong}
          </p>
        )}
        {problem && <Refused problem={problem} centreId={centre.id} />}
        <p role="status">{saved && !draft && frame.saved}</p>
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={!draft || !terms || pending} data-testid="terms-save">
            {frame.save}
          </button>
        </div>
      </form>
    </section>
  );
}
