/** An account is opened, or its terms change. */
import { ApiKeysDocument, CentresDocument, SetAccountDocument, type AccountPartsFragment } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, useRead } from '../../graph.js';
import { Boxes } from '../../parts/boxes.js';
import { Dialog } from '../../parts/dialog.js';
import { manages, managesNetwork } from '../../parts/roles.js';
import { Trouble } from '../../parts/states.js';
import type { At } from '../console.js';
import { words as frame } from '../console-words.js';
import { KnownCustomer } from '../search-box.js';
import { accountTermsOf } from './account-rule.js';
import { words } from './account-words.js';
import { typedOf } from './prices-rule.js';

interface FormProps {
  known: AccountPartsFragment | null;
  centreId: string;
  user: At['user'];
  close: () => void;
  done: () => void;
}

export function AccountForm({ known, centreId, user, close, done }: FormProps) {
  const { run, pending, problem } = useAction(SetAccountDocument);
  const [whose, setWhose] = useState<{ id: string; name: string } | null>(known ? { id: known.organisationId, name: known.legalName } : null);
  const [limit, setLimit] = useState(known ? typedOf(known.limit.amountCents) : '');
  const [days, setDays] = useState(String(known?.payDays ?? 30));
  const [also, setAlso] = useState<readonly string[]>(known?.centreIds.filter((id) => id !== centreId) ?? []);
  const [closed, setClosed] = useState(known?.closedAt != null);
  const centres = useRead(CentresDocument, { first: 100 });
  const others = centres.data?.centres.edges.map((edge) => edge.node).filter((one) => one.id !== centreId && manages(user, one.id)) ?? [];
  const terms = accountTermsOf(limit, days);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!whose || !terms) return;
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '').trim();
    const vatNumber = value('vatNumber');
    const input = { organisationId: whose.id, centreId, alsoAt: [...also], legalName: value('legalName'), address: value('address'), siren: value('siren'), vatNumber: vatNumber === '' ? null : vatNumber, ...terms, closed };
    if (await run({ input })) done();
  };
  return (
    <Dialog title={known ? known.legalName : words.open} close={close}>
      {!known && <Whose centreId={centreId} user={user} choose={setWhose} />}
      {whose && !known && <p role="status">{words.chosen(whose.name)}</p>}
      {whose && (
        <form key={whose.id} className="form" onSubmit={(event) => void submit(event)}>
          <label>
            {words.legalName}
            <input name="legalName" required maxLength={200} defaultValue={known?.legalName ?? whose.name} autoComplete="off" data-testid="account-name" />
          </label>
          <label>
            {words.address}
            <input name="address" required maxLength={200} defaultValue={known?.address ?? ''} autoComplete="off" data-testid="account-address" />
          </label>
          <div className="pair">
            <label>
              {words.siren}
              <input name="siren" required maxLength={20} defaultValue={known?.siren ?? ''} inputMode="numeric" autoComplete="off" data-testid="account-siren" />
            </label>
            <label>
              {words.vatNumber}
              <input name="vatNumber" maxLength={20} defaultValue={known?.vatNumber ?? ''} autoComplete="off" />
            </label>
            <label>
              {words.limit}
              <input required inputMode="decimal" maxLength={12} value={limit} onChange={(event) => setLimit(event.target.value)} autoComplete="off" data-testid="account-limit" />
            </label>
            <label>
              {words.payDays}
              <input required inputMode="numeric" maxLength={2} value={days} onChange={(event) => setDays(event.target.value)} autoComplete="off" data-testid="account-days" />
            </label>
          </div>
          {others.length > 0 && <Boxes legend={words.alsoAt} words={Object.fromEntries(others.map((one) => [one.id, `${one.name}, ${one.city}`]))} chosen={also} choose={setAlso} />}
          {known && (
            <label className="box">
              <input type="checkbox" checked={closed} onChange={(event) => setClosed(event.target.checked)} data-testid="account-closed" />
              {words.closed}
            </label>
          )}
          {!terms && limit !== '' && (
            <p className="trouble" role="alert">
              {words.wrong}
            </p>
          )}
          {problem && <Trouble problem={problem} />}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={close}>
              {frame.cancel}
            </button>
            <button type="submit" className="button primary" disabled={!terms || pending} data-testid="account-save">
              {frame.save}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

/** A customer who came before; for managers of the network also an organisation that has a key. */
function Whose({ centreId, user, choose }: { centreId: string; user: At['user']; choose: (one: { id: string; name: string }) => void }) {
  const network = managesNetwork(user);
  const keys = useRead(ApiKeysDocument, { first: 100 }, !network);
  const organisations = new Map(keys.data?.apiKeys.edges.flatMap(({ node }) => (node.integrator ? [[node.integrator.id, node.integrator.displayName] as const] : [])));
  return (
    <fieldset>
      <legend>{words.whose}</legend>
      <KnownCustomer centreId={centreId} take={({ customer }) => choose({ id: customer.id, name: customer.displayName })} />
      {organisations.size > 0 && (
        <label>
          {words.organisation}
          <select defaultValue="" onChange={(event) => event.target.value && choose({ id: event.target.value, name: organisations.get(event.target.value) ?? '' })} data-testid="account-organisation">
            <option value="">{words.choose}</option>
            {[...organisations].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
