/** A transfer is written down, or a line is taken back. */
import { CreditChargeDocument, parisDate, RecordTransferDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { money, nameOf, type AccountInvoice, type AccountLine } from './account-line.js';
import { transferOf } from './account-rule.js';
import { words } from './account-words.js';
import { typedOf } from './prices-rule.js';

interface TransferProps {
  invoice: AccountInvoice;
  left: { amountCents: number; currency: string };
  close: () => void;
  done: () => void;
}

export function Transfer({ invoice, left, close, done }: TransferProps) {
  const { run, pending, problem } = useAction(RecordTransferDocument);
  const most = Math.abs(left.amountCents);
  const [typed, setTyped] = useState(typedOf(most));
  const today = parisDate(new Date());
  const cents = transferOf(typed, left.amountCents);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (cents === null) return;
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '').trim();
    if (await run({ input: { invoiceId: invoice.id, amountCents: cents, receivedOn: value('receivedOn'), reference: value('reference') } })) done();
  };
  return (
    <Dialog title={left.amountCents > 0 ? words.transferTitle(invoice.number) : words.giveBackTitle(invoice.number)} close={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="soft">{words.transferHelp}</p>
        <label>
          {words.amount}
          <input required inputMode="decimal" maxLength={12} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} data-testid="transfer-amount" />
        </label>
        {cents === null && (
          <p className="trouble" role="alert">
            {words.amountWrong(money({ ...left, amountCents: most }))}
          </p>
        )}
        <label>
          {words.receivedOn}
          <input type="date" name="receivedOn" required min={parisDate(new Date(invoice.issuedAt))} max={today} defaultValue={today} data-testid="transfer-day" />
        </label>
        <label>
          {words.reference}
          <input name="reference" required maxLength={140} autoComplete="off" data-testid="transfer-reference" />
        </label>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={cents === null || pending} data-testid="transfer-save">
            {words.record}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function Credit({ line, chargeId, close, done }: { line: AccountLine; chargeId: string; close: () => void; done: () => void }) {
  const { run, pending, problem } = useAction(CreditChargeDocument);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    if (await run({ input: { chargeId, reason } })) done();
  };
  return (
    <Dialog title={words.creditTitle(nameOf(line))} close={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>{words.creditHelp(money(line.gross))}</p>
        <label>
          {words.reason}
          <input name="reason" required maxLength={140} autoComplete="off" data-testid="credit-reason" />
        </label>
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button danger" disabled={pending} data-testid="credit-confirm">
            {words.creditConfirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
