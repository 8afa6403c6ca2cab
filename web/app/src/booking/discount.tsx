/** A code that takes something off the price, before it is paid. */
import { ApplyCodeDocument, formatMoney, RemoveCodeDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction } from '../graph.js';
import { Trouble } from '../parts/states.js';
import type { Booked } from './summary.js';
import { words } from './words.js';

export function DiscountCode({ appointment, changed }: { appointment: Booked; changed: () => void }) {
  const apply = useAction(ApplyCodeDocument);
  const remove = useAction(RemoveCodeDocument);
  const [code, setCode] = useState('');
  const { discount, id } = appointment;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await apply.run({ input: { appointmentId: id, code } })) {
      setCode('');
      changed();
    }
  };
  if (discount) {
    return (
      <div className="stacked">
        {remove.problem && <Trouble problem={remove.problem} />}
        <p role="status" data-testid="discount">
          {words.codeTakesOff(discount.code, formatMoney(discount.amount.amountCents, discount.amount.currency, locale))}{' '}
          <button type="button" className="link" disabled={remove.pending} onClick={() => void remove.run({ input: { appointmentId: id } }).then((done) => done && changed())}>
            {words.codeRemove}
          </button>
        </p>
      </div>
    );
  }
  return (
    <details>
      <summary data-testid="code-open">{words.codeHave}</summary>
      <form className="inline-form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.code}
          <input required maxLength={30} autoComplete="off" autoCapitalize="characters" value={code} onChange={(event) => setCode(event.target.value)} data-testid="code" />
        </label>
        <button type="submit" className="button" disabled={apply.pending} data-testid="code-apply">
          {words.codeApply}
        </button>
      </form>
      {apply.problem && <Trouble problem={apply.problem} />}
    </details>
  );
}
