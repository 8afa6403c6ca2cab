/** The till of a centre: what came in today and how, what must be in the drawer, and the days that are closed. Decisions: docs/decisions/web.md */
import { formatMoney, formatTime, parisDate, TillDayDocument, type InvoiceMeans, type TillDayQuery } from '@autovisite/graph';
import { useId, useState } from 'react';
import { locale, useRead } from '../../graph.js';
import { manages } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { Closings } from '../manage/closings.js';
import { centsOf, totalsOf } from './cash.js';
import { words } from './words.js';

/** A centre writes some forty documents a day. */
const LINES = 100;
/** Of every centre: France's. */
const CURRENCY = 'EUR';

type Line = TillDayQuery['centreInvoices']['edges'][number]['node'];

export default function TillPage() {
  return <Console place="till">{(at) => <TillDay key={at.centre.id} {...at} />}</Console>;
}

function TillDay({ centre, user }: At) {
  const { data, loading, problem, refresh } = useRead(TillDayDocument, { centreId: centre.id, first: LINES, after: null });
  const today = parisDate(new Date());
  const lines = (data?.centreInvoices.edges ?? []).map((edge) => edge.node).filter((one) => parisDate(new Date(one.issuedAt)) === today);
  const totals = totalsOf(lines.map(({ kind, means, total }) => ({ kind, means, cents: total.amountCents })));
  const cash = totals.get('CASH') ?? 0;
  return (
    <div className="column desk wide-column">
      <header className="board-head">
        <h1>{words.tillTitle}</h1>
        <button type="button" className="button quiet screen-only" onClick={() => window.print()}>
          {frame.print}
        </button>
      </header>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && (
        <section className="dossier" aria-labelledby="till-today">
          <h2 id="till-today">{words.tillToday}</h2>
          {lines.length === 0 ? (
            <p className="soft">{words.tillNothing}</p>
          ) : (
            <>
              <dl className="figures money">
                {[...totals].map(([means, cents]) => (
                  <div key={means} data-testid={`till-${means}`}>
                    <dt>{words.invoiceMeans[means as InvoiceMeans]}</dt>
                    <dd>{formatMoney(cents, CURRENCY, locale)}</dd>
                  </div>
                ))}
              </dl>
              <Drawer expected={cash} />
              <Lines lines={lines} />
            </>
          )}
        </section>
      )}
      {manages(user, centre.id) && <Closings centre={centre} />}
    </div>
  );
}

/** What was counted against what must be there; nothing of it is sent. */
function Drawer({ expected }: { expected: number }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const counted = centsOf(typed);
  const gap = counted === null ? null : counted - expected;
  const money = (cents: number) => formatMoney(Math.abs(cents), CURRENCY, locale);
  return (
    <form className="form drawer" onSubmit={(event) => event.preventDefault()}>
      <p>
        {words.drawer} : <strong>{formatMoney(expected, CURRENCY, locale)}</strong>
        <br />
        <small>{words.drawerHelp}</small>
      </p>
      <label>
        {words.counted}
        <input inputMode="decimal" autoComplete="off" maxLength={12} value={typed} aria-describedby={id} data-testid="drawer" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <p id={id} role="status" data-testid="drawer-gap">
        {gap !== null && (gap === 0 ? words.drawerRight : gap > 0 ? words.drawerMore(money(gap)) : words.drawerLess(money(gap)))}
      </p>
    </form>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const heads = words.columns;
  return (
    <>
      <h3>{words.tillLines}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.tillLines}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{heads.time}</th>
              <th scope="col">{heads.number}</th>
              <th scope="col">{heads.kind}</th>
              <th scope="col">{heads.means}</th>
              <th scope="col" className="number">
                {heads.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.id}>
                <td>{formatTime(one.issuedAt, locale)}</td>
                <th scope="row">
                  {one.downloadUrl ? (
                    <a href={one.downloadUrl} target="_blank" rel="noopener noreferrer">
                      {one.number}
                    </a>
                  ) : (
                    one.number
                  )}
                </th>
                <td>
                  {words.invoiceKinds[one.kind]}
                  {one.receiptUrl && (
                    <>
                      {' · '}
                      <a href={one.receiptUrl} target="_blank" rel="noopener noreferrer" aria-label={`${words.receipt} ${one.number}`}>
                        {words.receipt}
                      </a>
                    </>
                  )}
                </td>
                <td>{words.invoiceMeans[one.means]}</td>
                <td className="number">{formatMoney(one.kind === 'CREDIT_NOTE' ? -one.total.amountCents : one.total.amountCents, one.total.currency, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
