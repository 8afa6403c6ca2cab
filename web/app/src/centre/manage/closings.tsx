/** The days of a till that are closed, and the accounts of a period as a file. For managers. */
import { AccountingEntriesDocument, addDays, ClosingsDocument, formatDate, formatMoney, parisDate, SellerDocument, type ClosingsQuery } from '@autovisite/graph';
import { useState } from 'react';
import { explain } from '../../parts/explain.js';
import { graph, locale, useRead, type Problem } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { words } from '../desk/words.js';

/** A month at a time, and a year at most, as the graph has it. */
const SHOWN_DAYS = 31;
const HASH_SHOWN = 12;

export function Closings({ centre }: { centre: { id: string } }) {
  const today = parisDate(new Date());
  const [from, setFrom] = useState(addDays(today, -SHOWN_DAYS));
  const [until, setUntil] = useState(today);
  const { data, loading, problem, refresh } = useRead(ClosingsDocument, { centreId: centre.id, from, until });
  return (
    <section className="dossier" aria-labelledby="closings">
      <h2 id="closings">{words.closings}</h2>
      <p className="soft">{words.closingsHelp}</p>
      <div className="inline-form">
        <label>
          {words.from}
          <input type="date" value={from} max={until} onChange={(event) => event.target.value && setFrom(event.target.value)} data-testid="closings-from" />
        </label>
        <label>
          {words.until}
          <input type="date" value={until} min={from} max={today} onChange={(event) => event.target.value && setUntil(event.target.value)} data-testid="closings-until" />
        </label>
      </div>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && data.closings.length === 0 && <p className="soft">{words.closingsNone}</p>}
      {data && data.closings.length > 0 && <Days closings={data.closings} />}
      <Entries centreId={centre.id} from={from} until={until} />
    </section>
  );
}

function Days({ closings }: { closings: ClosingsQuery['closings'] }) {
  const heads = words.columns;
  const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.closings}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{heads.day}</th>
            <th scope="col" className="number">
              {heads.documents}
            </th>
            <th scope="col" className="number">
              {heads.gross}
            </th>
            <th scope="col" className="number">
              {heads.vat}
            </th>
            <th scope="col" className="number">
              {heads.perpetual}
            </th>
            <th scope="col">{heads.hash}</th>
          </tr>
        </thead>
        <tbody>
          {closings.map((one) => (
            <tr key={one.day}>
              <th scope="row">
                {one.downloadUrl ? (
                  <a href={one.downloadUrl} target="_blank" rel="noopener noreferrer" data-testid={`closing-${one.day}`}>
                    {formatDate(one.day, locale)}
                  </a>
                ) : (
                  formatDate(one.day, locale)
                )}
              </th>
              <td className="number">{one.documents}</td>
              <td className="number">{money(one.gross)}</td>
              <td className="number">{money(one.vat)}</td>
              <td className="number">{money(one.perpetual)}</td>
              <td>
                <code title={one.hash}>{one.hash.slice(0, HASH_SHOWN)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Asked for when it is wanted: a year of entries is long. */
function Entries({ centreId, from, until }: { centreId: string; from: string; until: string }) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The file is named after the company: without one there is none.
  const seller = useRead(SellerDocument, { centreId });
  const load = async () => {
    setPending(true);
    setProblem(null);
    try {
      const { accountingEntries } = await graph.request(AccountingEntriesDocument, { centreId, from, until });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([accountingEntries.text], { type: 'text/plain;charset=utf-8' }));
      link.download = accountingEntries.fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="stacked screen-only">
      <h3>{words.entries}</h3>
      {problem && <Trouble problem={problem} />}
      {seller.problem && <Trouble problem={seller.problem} retry={seller.refresh} />}
      {seller.data && !seller.data.seller && <p className="soft">{words.entriesWait}</p>}
      {seller.data?.seller && (
        <button type="button" className="button" disabled={pending} onClick={() => void load()} data-testid="fec">
          {words.download}
        </button>
      )}
    </div>
  );
}
