/** The money that a person has to follow: alarms, payments with what went back, and the daily comparison. */
import { formatDate, formatMoney, MoneyAlarmsDocument, PaymentsDocument, ReconciliationsDocument, type PaymentsQuery, type ReconciliationsQuery } from '@autovisite/graph';
import { useState } from 'react';
import { Link } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { Plate } from '../../parts/plate.js';
import { managesNetwork } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, fileOf, type At } from '../console.js';
import { words as frame } from '../console-words.js';
import { words as desk } from '../desk/words.js';
import { Promotions } from './promotions.js';
import { words } from './words.js';

const PAGE = 20;

const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);

export default function MoneyPage() {
  return <Console place="money">{(at) => <Money {...at} />}</Console>;
}

function Money({ centre, user }: At) {
  return (
    <div className="column desk">
      <h1>{words.money}</h1>
      <Alarms centreId={centre.id} />
      <Payments centreId={centre.id} />
      <Promotions centre={centre} user={user} />
      {managesNetwork(user) && <Reconciliations />}
    </div>
  );
}

function Alarms({ centreId }: { centreId: string }) {
  const { data, loading, problem, refresh } = useRead(MoneyAlarmsDocument, {});
  return (
    <section className="dossier" aria-labelledby="alarms">
      <h2 id="alarms">{words.alarms}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && data.moneyAlarms.length === 0 && <p className="soft">{words.noAlarms}</p>}
      <ul>
        {data?.moneyAlarms.map((one) => (
          <li key={`${one.kind} ${one.since} ${one.detail}`} className="row" data-testid={`alarm-${one.kind}`}>
            <span>
              <strong>{words.alarmKinds[one.kind]}</strong>
              <small>
                {one.amount && <>{money(one.amount)} · </>}
                {one.detail} · {words.since(formatDate(one.since, locale))}
              </small>
            </span>
            {one.appointment && (
              <Link className="button" to={fileOf(one.appointment.id, centreId)}>
                {one.appointment.reference}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Payments({ centreId }: { centreId: string }) {
  const [pages, setPages] = useState<(string | null)[]>([null]);
  return (
    <section className="dossier" aria-labelledby="payments">
      <h2 id="payments">{words.payments}</h2>
      {pages.map((after, at) => (
        <PaymentsPage key={after ?? 'first'} centreId={centreId} after={after} last={at === pages.length - 1} more={(next) => setPages((before) => [...before, next])} />
      ))}
    </section>
  );
}

function PaymentsPage({ centreId, after, last, more }: { centreId: string; after: string | null; last: boolean; more: (after: string) => void }) {
  const { data, loading, problem, refresh } = useRead(PaymentsDocument, { first: PAGE, after });
  if (loading) return <Loading />;
  if (!data) return problem && <Trouble problem={problem} retry={refresh} />;
  const { edges, pageInfo } = data.payments;
  const next = pageInfo.endCursor;
  return (
    <>
      {edges.length === 0 && <p className="soft">{words.noPayments}</p>}
      <ul>
        {edges.map(({ node }) => (
          <PaymentRow key={node.id} payment={node} centreId={centreId} />
        ))}
      </ul>
      {last && pageInfo.hasNextPage && next && (
        <button type="button" className="button" onClick={() => more(next)}>
          {frame.more}
        </button>
      )}
    </>
  );
}

function PaymentRow({ payment, centreId }: { payment: PaymentsQuery['payments']['edges'][number]['node']; centreId: string }) {
  const { appointment } = payment;
  const how = payment.method === 'CARD' ? desk.invoiceMeans.CARD : desk.invoiceMeans.AT_CENTRE;
  return (
    <li className="row found" data-testid={`payment-${appointment.reference}`}>
      <span>
        <strong>
          {money(payment.amount)} · {words.paymentStates[payment.status]}
        </strong>
        <small>
          {appointment.customer.displayName} · {how} · {formatDate(payment.paidAt ?? payment.createdAt, locale)}
          {payment.invoiceNumber && <> · {payment.invoiceNumber}</>}
        </small>
        {payment.refundRequestedAt && !payment.refundedAt && <small>{words.refunding}</small>}
        {payment.refunds.map((one) => (
          <small key={one.id}>{words.refundOf(money(one.amount), words.refundStates[one.status], one.failureReason ?? one.reason)}</small>
        ))}
        {payment.disputes.map((one) => (
          <small key={one.id}>
            {words.dispute(money(one.amount), one.status, one.reason)}
            {one.respondBy && <>, {words.respondBy(formatDate(one.respondBy, locale))}</>}
          </small>
        ))}
      </span>
      <span className="found-state">
        {appointment.plate && <Plate value={appointment.plate} />}
        <Link className="button" to={fileOf(appointment.id, centreId)}>
          {appointment.reference}
        </Link>
      </span>
    </li>
  );
}

function Reconciliations() {
  const { data, loading, problem, refresh } = useRead(ReconciliationsDocument, { first: PAGE, after: null });
  return (
    <section className="dossier" aria-labelledby="reconciliations">
      <h2 id="reconciliations">{words.reconciliations}</h2>
      <p className="soft">{words.reconciliationsHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && data.reconciliations.edges.length === 0 && <p className="soft">{words.noReconciliations}</p>}
      <ul>
        {data?.reconciliations.edges.map(({ node }) => (
          <ReconciliationRow key={node.id} made={node} />
        ))}
      </ul>
    </section>
  );
}

function ReconciliationRow({ made }: { made: ReconciliationsQuery['reconciliations']['edges'][number]['node'] }) {
  return (
    <li className="row found">
      <span>
        <strong>{formatDate(made.madeAt, locale)}</strong>
        <small>{words.compared(made.payments, made.refunds, made.disputes)}</small>
        {made.differences.map((one) => (
          <small key={`${one.kind} ${one.providerId}`}>
            {words.discrepancyKinds[one.kind]} <code>{one.providerId}</code> · {words.here} : {one.here ?? words.nothing} · {words.there} : {one.there ?? words.nothing}
          </small>
        ))}
      </span>
      <span className={made.differences.length === 0 ? 'badge good' : 'badge major'}>{made.differences.length === 0 ? words.allWell : words.differences(made.differences.length)}</span>
    </li>
  );
}
