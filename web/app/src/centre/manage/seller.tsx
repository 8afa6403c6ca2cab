/** The company whose name is on a centre's invoices. */
import { formatDate, SellerDocument, SetSellerDocument, type SellerPartsFragment } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction, useRead, useSession } from '../../graph.js';
import { managesNetwork } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { centsOf } from '../desk/cash.js';
import { words } from './words.js';

const FIELDS = ['legalName', 'legalForm', 'siren', 'vatNumber', 'register', 'address'] as const;

export function SellerPart({ centreId }: { centreId: string }) {
  const { data, loading, problem, refresh } = useRead(SellerDocument, { centreId });
  return (
    <section className="dossier" id="societe" aria-labelledby="seller-title">
      <h2 id="seller-title">{words.seller}</h2>
      <p className="soft">{words.sellerHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && <Form key={data.seller ? 'known' : 'none'} seller={data.seller ?? null} centreId={centreId} changed={refresh} />}
    </section>
  );
}

function Form({ seller, centreId, changed }: { seller: SellerPartsFragment | null; centreId: string; changed: () => void }) {
  const { run, pending, problem } = useAction(SetSellerDocument);
  const [saved, setSaved] = useState(false);
  // Who manages this centre alone speaks for this centre alone.
  const everywhere = managesNetwork(useSession()?.user);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const value = (name: string) => String(data.get(name) ?? '').trim();
    const said = Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<(typeof FIELDS)[number], string>;
    // Left out it would be none.
    const iban = value('iban');
    const input = { ...said, iban: iban === '' ? null : iban, capitalCents: centsOf(value('capital')), centreId: !everywhere || data.get('here') === 'on' ? centreId : null };
    if (!(await run({ input }))) return;
    setSaved(true);
    changed();
  };
  return (
    <form className="form" onChange={() => setSaved(false)} onSubmit={(event) => void submit(event)}>
      {seller ? (
        <p>
          {words.sellerSet(seller.setByName, formatDate(seller.setAt, locale))} {!seller.centreId && words.sellerNetwork}
        </p>
      ) : (
        <p className="notice">{words.sellerNone}</p>
      )}
      <div className="pair">
        {FIELDS.map((field) => (
          <label key={field}>
            {words[field]}
            <input name={field} required maxLength={200} defaultValue={seller?.[field] ?? ''} autoComplete="off" data-testid={`seller-${field}`} />
          </label>
        ))}
        <label>
          {words.iban}
          <input name="iban" maxLength={42} defaultValue={seller?.iban ?? ''} autoComplete="off" spellCheck={false} data-testid="seller-iban" />
        </label>
        <label>
          {words.capital}
          <input name="capital" inputMode="decimal" pattern="[0-9 ]+([.,][0-9]{1,2})?" defaultValue={seller?.capitalCents == null ? '' : seller.capitalCents / 100} autoComplete="off" />
        </label>
      </div>
      {everywhere ? (
        <label className="box">
          <input type="checkbox" name="here" defaultChecked={seller?.centreId != null} />
          {words.onlyHere}
        </label>
      ) : (
        <p>{words.onlyHere}.</p>
      )}
      {problem && <Trouble problem={problem} />}
      <p role="status">{saved && frame.saved}</p>
      <div className="dialog-actions start">
        <button type="submit" className="button primary" disabled={pending} data-testid="seller-save">
          {frame.save}
        </button>
      </div>
    </form>
  );
}
