/** What is known around an appointment: the customer, the money, the result, what came before. */
import { formatDate, formatMoney, formatTime } from '@autovisite/graph';
import { Fragment, type ReactNode } from 'react';
import { words as booking } from '../../booking/words.js';
import { locale } from '../../graph.js';
import { Resend } from '../../parts/resend.js';
import { OutcomeBadge } from '../../parts/verdict.js';
import type { AppointmentFile } from './file.js';
import { FoundRow } from './find.js';
import { words as account } from '../manage/account-words.js';
import { words } from './words.js';

export function FileParts({ file }: { file: AppointmentFile }) {
  return (
    <>
      <Customer file={file} />
      <Money file={file} />
      <Results file={file} />
      <Before file={file} />
    </>
  );
}

/** Terms and what they are; what is not known is not shown. */
function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}

function Customer({ file }: { file: AppointmentFile }) {
  const { customer, caller, createdAt, cancelReason, vehicle } = file;
  const phone = customer.phone ?? caller?.phone;
  return (
    <section className="dossier" aria-labelledby="file-customer">
      <h2 id="file-customer">{words.customer}</h2>
      <Facts
        facts={[
          [words.name, customer.displayName],
          [words.phone, phone && <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>],
          ['E-mail', customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>],
          [words.appointment, `${caller ? words.bookedBy(caller.bookedByName) : words.bookedOnline} ${words.bookedOn(formatDate(createdAt, locale))}`],
          [words.cancelReason, cancelReason],
          [booking.vehicle, vehicle && [vehicle.make, vehicle.model, vehicle.vin].filter(Boolean).join(' · ')],
          [words.firstRegistered, vehicle?.firstRegistration && formatDate(vehicle.firstRegistration, locale)],
        ]}
      />
    </section>
  );
}

function Money({ file }: { file: AppointmentFile }) {
  const { invoices, payment, amountDue, charge } = file;
  const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);
  if (!payment && !charge && invoices.length === 0) return null;
  const due = amountDue?.amountCents ?? 0;
  return (
    <section className="dossier" aria-labelledby="file-money">
      <h2 id="file-money">{words.money}</h2>
      {charge && (
        <p data-testid="charged">
          {(charge.billed ? account.billed : account.charged)(money(charge.amount))}
          {charge.costCentre && <> · {charge.costCentre}</>}
        </p>
      )}
      {amountDue && !charge && (
        <p>
          {due > 0 ? words.due : due < 0 ? words.owed : words.settled}
          {due !== 0 && (
            <>
              {' '}
              : <strong>{money({ ...amountDue, amountCents: Math.abs(due) })}</strong>
            </>
          )}
        </p>
      )}
      {invoices.length > 0 && (
        <>
          <h3>{words.documents}</h3>
          <ul className="choices">
            {invoices.map((one) => (
              <li key={one.id} className="row">
                <span>
                  <strong>
                    {words.invoiceKinds[one.kind]} {one.number}
                  </strong>
                  <small>
                    {money(one.total)} · {words.invoiceMeans[one.means]} · {formatDate(one.issuedAt, locale)}, {formatTime(one.issuedAt, locale)}
                  </small>
                  {one.waitsFor && <small>{words.waits}</small>}
                </span>
                {one.receiptUrl && (
                  <a className="button quiet" href={one.receiptUrl} target="_blank" rel="noopener noreferrer">
                    {words.receipt}
                  </a>
                )}
                {one.downloadUrl ? (
                  <a className="button" href={one.downloadUrl} target="_blank" rel="noopener noreferrer">
                    {words.openPdf}
                  </a>
                ) : (
                  !one.waitsFor && <small>{words.notPrinted}</small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {payment && payment.refunds.length > 0 && (
        <>
          <h3>{words.refunds}</h3>
          <ul>
            {payment.refunds.map((one) => (
              <li key={one.id}>
                {money(one.amount)} · {one.reason} · {formatDate(one.madeAt ?? one.orderedAt, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
      {payment && payment.disputes.length > 0 && (
        <>
          <h3>{words.disputes}</h3>
          <ul>
            {payment.disputes.map((one) => (
              <li key={one.id}>
                {money(one.amount)} · {one.reason} · {one.status} · {formatDate(one.openedAt, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Results({ file: { inspection } }: { file: AppointmentFile }) {
  if (!inspection?.signedAt) return null;
  const documents = [
    [words.report, inspection.report],
    [words.certificate, inspection.certificate],
  ] as const;
  return (
    <section className="dossier" aria-labelledby="file-result">
      <h2 id="file-result">{words.results}</h2>
      {inspection.outcome && (
        <div>
          <OutcomeBadge outcome={inspection.outcome} />
        </div>
      )}
      <p>
        {inspection.validUntil && words.validUntil(formatDate(inspection.validUntil, locale))}
        {inspection.retestBefore && words.retestBefore(formatDate(inspection.retestBefore, locale))}
      </p>
      <ul className="choices">
        {documents.map(
          ([name, one]) =>
            one && (
              <li key={one.id} className="row">
                <span>
                  <strong>{name}</strong>
                  <small>{one.number}</small>
                </span>
                <span className="row-actions">
                  <a className="button" href={one.downloadUrl} target="_blank" rel="noopener noreferrer">
                    {words.openPdf}
                  </a>
                  <Resend reportId={one.id} label={words.resend} sent={words.resent} />
                </span>
              </li>
            ),
        )}
      </ul>
    </section>
  );
}

function Before({ file }: { file: AppointmentFile }) {
  const others = file.customer.appointments.edges.map((edge) => edge.node).filter((one) => one.id !== file.id && one.status !== 'EXPIRED');
  const inspections = (file.vehicle?.inspections ?? []).filter((one) => one.id !== file.inspection?.id);
  return (
    <>
      {inspections.length > 0 && (
        <section className="dossier" aria-labelledby="file-vehicle">
          <h2 id="file-vehicle">{words.vehicleHistory}</h2>
          <ul className="history">
            {inspections.map((one) => (
              <li key={one.id}>
                {one.signedAt && formatDate(one.signedAt, locale)} {one.outcome && <OutcomeBadge outcome={one.outcome} size="short" />}
                {one.odometerKm !== null && <span>{one.odometerKm.toLocaleString(locale)} km</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className="dossier" aria-labelledby="file-others">
          <h2 id="file-others">{words.history}</h2>
          <ul className="choices">
            {others.map((one) => (
              <li key={one.id}>
                <FoundRow row={one} centreId={file.centre.id} />
                {one.notes.map((note) => (
                  <p key={note.id} className="soft typed">
                    {note.words}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
