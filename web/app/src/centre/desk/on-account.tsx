/** What an organisation owes instead of paying here. */
import { ChargeToAccountDocument, formatMoney } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { words } from '../manage/account-words.js';
import type { AppointmentFile } from './file.js';

/** Offered where the graph says that it can be charged. */
export function OnAccount({ file, changed }: { file: AppointmentFile; changed: () => void }) {
  const { run, pending, problem } = useAction(ChargeToAccountDocument);
  const [asking, setAsking] = useState(false);
  const whose = file.chargeableTo;
  if (!whose) return null;
  const { amountCents, currency } = file.amountDue ?? file.price;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const costCentre = String(new FormData(event.currentTarget).get('costCentre') ?? '').trim();
    if (!(await run({ input: { appointmentId: file.id, costCentre } }))) return;
    setAsking(false);
    changed();
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)} data-testid="charge">
        {words.charge(whose)}
      </button>
      {asking && (
        <Dialog title={words.chargeTitle(whose)} close={() => setAsking(false)}>
          <form className="form" onSubmit={(event) => void submit(event)}>
            <p>{words.chargeHelp(formatMoney(amountCents, currency, locale))}</p>
            <label>
              {words.costCentre}
              <input name="costCentre" maxLength={100} autoComplete="off" data-testid="charge-cost-centre" />
            </label>
            {problem && <Trouble problem={problem} />}
            <div className="dialog-actions">
              <button type="button" className="button" onClick={() => setAsking(false)}>
                {frame.cancel}
              </button>
              <button type="submit" className="button primary" disabled={pending} data-testid="charge-confirm">
                {words.chargeConfirm}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
