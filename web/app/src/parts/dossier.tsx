/** The customer's coming appointments and documents, on the home page and in their space. */
import { formatDate, formatMoney, formatTime, MyAppointmentsDocument, MyInvoicesDocument, MyReportsDocument } from '@autovisite/graph';
import { Link } from 'react-router';
import { locale, useRead } from '../graph.js';
import { words } from '../words.js';
import { CalendarIcon, FileIcon } from './icons.js';
import { Resend } from './resend.js';
import { Share } from './share.js';
import { Loading, Trouble } from './states.js';
import { OutcomeBadge } from './verdict.js';

export default function Dossier() {
  return (
    <>
      <Appointments />
      <Documents />
      <Invoices />
    </>
  );
}

function Appointments() {
  const { data, loading, problem, refresh } = useRead(MyAppointmentsDocument, { first: 10 });
  const list = data?.myAppointments.edges.map((edge) => edge.node) ?? [];
  return (
    <section className="dossier">
      <h2>{words.appointments}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.noAppointments}</p>}
      <ul>
        {list.map((appointment) => (
          <li key={appointment.id}>
            <Link className="row" to="/mon-espace" data-testid={`appointment-${appointment.reference}`}>
              <CalendarIcon />
              <span>
                <strong>
                  {formatDate(appointment.startsAt, locale)}, {formatTime(appointment.startsAt, locale)}
                </strong>
                <small>
                  {words.service[appointment.service]} · {appointment.centre.name} · <span className="nowrap">{appointment.reference}</span>
                </small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those that are printed; one that was just issued is in the list a moment later. */
export function Invoices() {
  const { data, problem, refresh } = useRead(MyInvoicesDocument, { first: 20 });
  const list = (data?.myInvoices.edges ?? []).flatMap(({ node }) => (node.downloadUrl ? [{ ...node, downloadUrl: node.downloadUrl }] : []));
  if (!problem && list.length === 0) return null;
  return (
    <section className="dossier">
      <h2>{words.invoices}</h2>
      {problem && <Trouble problem={problem} retry={refresh} />}
      <ul>
        {list.map((invoice) => (
          <li key={invoice.id} className="issued">
            <a className="row" href={invoice.downloadUrl} target="_blank" rel="noopener" title={words.newTab} data-testid={`invoice-${invoice.number}`}>
              <FileIcon />
              <span>
                <strong>
                  {words.invoice[invoice.kind]} {invoice.number}
                </strong>
                <small>
                  {formatDate(invoice.issuedAt, locale)}, {formatMoney(invoice.total.amountCents, invoice.total.currency, locale)}
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Documents() {
  const { data, loading, problem, refresh } = useRead(MyReportsDocument, { first: 20 });
  const list = data?.myReports.edges.map((edge) => edge.node) ?? [];
  return (
    <section className="dossier" id="documents">
      <h2>{words.documents}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.noDocuments}</p>}
      <ul>
        {list.map((report) => (
          <li key={report.id} className="issued">
            <a className="row" href={report.downloadUrl} target="_blank" rel="noopener" title={words.newTab} data-testid={`report-${report.number}`}>
              <FileIcon />
              <span>
                <strong>
                  {words.report[report.kind]} {report.plate}
                </strong>
                <small>
                  {formatDate(report.issuedAt, locale)} · <span className="nowrap">{report.number}</span>
                </small>
                {report.outcome && <OutcomeBadge outcome={report.outcome} />}
                {report.outcome === 'FAVOURABLE' && report.validUntil && (
                  <small>
                    {words.validUntil} {formatDate(report.validUntil, locale)}
                  </small>
                )}
              </span>
            </a>
            <Resend reportId={report.id} label={words.resend} sent={words.resent} />
            <Share reportId={report.id} number={report.number} />
          </li>
        ))}
      </ul>
    </section>
  );
}
