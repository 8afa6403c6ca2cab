/** Money received or given back at the desk: how, and the change where it is cash. */
import { formatMoney, RecordDeskPaymentDocument, SettleDifferenceDocument, type DeskMeans } from '@autovisite/graph';
import { useId, useState, type FormEvent } from 'react';
import { locale, useAction } from '../../graph.js';
import { EnumRadios } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { dueCents, type BoardRow } from '../words.js';
import { centsOf, change } from './cash.js';
import { DESK_MEANS, words } from './words.js';

export interface TakeProps {
  row: BoardRow;
  paymentId: string;
  close: () => void;
  done: () => void;
}

export function Take({ row, paymentId, close, done }: TakeProps) {
  const record = useAction(RecordDeskPaymentDocument);
  const settle = useAction(SettleDifferenceDocument);
  // What was shown when the dialog opened is what is confirmed, whatever the board reads meanwhile.
  const [due] = useState(() => dueCents(row));
  const [means, setMeans] = useState<DeskMeans | null>(null);
  const [received, setReceived] = useState('');
  // What of it is received now, where that is not all.
  const [part, setPart] = useState('');
  const money = (cents: number) => formatMoney(cents, row.price.currency, locale);
  const partCents = part.trim() === '' ? null : centsOf(part);
  const wrong = part.trim() !== '' && (partCents === null || partCents <= 0 || partCents > due);
  const taken = wrong ? due : (partCents ?? due);
  const amount = money(Math.abs(due));
  const difference = due < 0 || row.payment?.status === 'SUCCEEDED';
  const problem = record.problem ?? settle.problem;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!means || wrong) return;
    const ok = difference
      ? await settle.run({ input: { appointmentId: row.id, amountCents: taken, means, ...(taken !== due && { ofCents: due }) } })
      : await record.run({ input: { paymentId, means, ...(taken !== due && { partCents: taken }) } });
    if (ok) done();
  };
  return (
    <Dialog title={due > 0 ? words.takeTitle : words.giveTitle} close={close}>
      <p className="amount" data-testid="amount">
        {amount}
      </p>
      <p>
        {row.customer.displayName} · {row.reference}
      </p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <EnumRadios legend={words.means} name="means" words={DESK_MEANS} value={means} choose={setMeans} />
        {due > 0 && <Part due={money(due)} left={taken < due ? money(due - taken) : null} typed={part} wrong={wrong} type={setPart} />}
        {due > 0 && means === 'CASH' && <Change due={taken} typed={received} type={setReceived} money={money} />}
        {due > 0 && means === 'TERMINAL' && <p>{words.terminalHelp}</p>}
        {due < 0 && <p>{words.giveHelp}</p>}
        {problem && <Trouble problem={problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={!means || wrong || record.pending || settle.pending} data-testid="take-money-confirm">
            {due > 0 ? words.iTook(money(taken)) : words.iGave(amount)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Where somebody pays a part now, perhaps another one in another way: the rest stays due. */
function Part({ due, left, typed, wrong, type }: { due: string; left: string | null; typed: string; wrong: boolean; type: (text: string) => void }) {
  const id = useId();
  return (
    <>
      <label>
        {words.part}
        <input inputMode="decimal" autoComplete="off" maxLength={12} value={typed} aria-describedby={id} aria-invalid={wrong} data-testid="part" onChange={(event) => type(event.target.value)} />
      </label>
      <p id={id} role="status" data-testid="part-left">
        {wrong ? words.partWrong(due) : left && words.partLeft(left)}
      </p>
    </>
  );
}

/** A help to whoever stands at the till: nothing of it is sent. */
function Change({ due, typed, type, money }: { due: number; typed: string; type: (text: string) => void; money: (cents: number) => string }) {
  const id = useId();
  const received = centsOf(typed);
  const back = received === null ? null : change(due, received);
  return (
    <>
      <label>
        {words.received}
        <input inputMode="decimal" autoComplete="off" maxLength={12} value={typed} aria-describedby={id} data-testid="cash-received" onChange={(event) => type(event.target.value)} />
      </label>
      <p id={id} role="status" className="change" data-testid="cash-change">
        {received !== null && (back === null ? words.tooLittle : back === 0 ? words.exact : words.change(money(back)))}
      </p>
    </>
  );
}
