/** What an organisation owes on account: appointments that wait for their invoice, invoices, and what came for them. */
import { formatDate, type AccountPartsFragment } from '@autovisite/graph';
import { useState } from 'react';
import { Link } from 'react-router';
import { locale } from '../../graph.js';
import { Plate } from '../../parts/plate.js';
import { fileOf } from '../console.js';
import { money, nameOf, type AccountInvoice, type AccountLine } from './account-line.js';
import { Credit, Transfer } from './account-settling.js';
import { words } from './account-words.js';

export function AccountDetails({ account, changed }: { account: AccountPartsFragment; changed: () => void }) {
  return (
    <details data-testid="account-details">
      <summary>{words.details}</summary>
      <h3>{words.charges}</h3>
      {account.charges.length === 0 && <p className="soft">{words.noCharges}</p>}
      <ul>
        {account.charges.map((one) => (
          <li key={one.id} className="row found">
            <span>
              <strong>{money(one.amount)}</strong>
              <small>
                {formatDate(one.chargedAt, locale)}
                {one.costCentre && <> · {one.costCentre}</>}
              </small>
            </span>
            <span className="found-state">
              {one.appointment.plate && <Plate value={one.appointment.plate} />}
              <Link className="button" to={fileOf(one.appointment.id, account.centreId)}>
                {one.appointment.reference}
              </Link>
            </span>
          </li>
        ))}
      </ul>
      <h3>{words.invoices}</h3>
      {account.invoices.length === 0 && <p className="soft">{words.noInvoices}</p>}
      <ul>
        {account.invoices.map((one) => (
          <Invoice key={one.id} one={one} changed={changed} />
        ))}
      </ul>
    </details>
  );
}

function Invoice({ one, changed }: { one: AccountInvoice; changed: () => void }) {
  const [open, setOpen] = useState<'transfer' | AccountLine | null>(null);
  const { standing } = one;
  const left = standing?.left.amountCents ?? 0;
  const done = () => {
    setOpen(null);
    changed();
  };
  return (
    <li className="row found" data-testid={`document-${one.number}`}>
      <span>
        <strong>
          {one.kind === 'INVOICE' ? words.invoice(one.number) : words.creditNote(one.number)} · {money(one.total)}
        </strong>
        <small>
          {formatDate(one.issuedAt, locale)}
          {standing && (
            <>
              {' '}
              · {words.dueOn(formatDate(standing.dueOn, locale))}
              {left !== 0 && <> · {left > 0 ? words.left(money(standing.left)) : words.toGive(money({ ...standing.left, amountCents: -left }))}</>}
            </>
          )}
        </small>
        {standing && standing.remindedAt.length > 0 && <small>{words.reminded(standing.remindedAt.map((at) => formatDate(at, locale)).join(', '))}</small>}
        {standing?.settlements.map((came) => (
          <small key={came.id}>{(came.kind === 'TRANSFER' ? words.transferOf : words.creditOf)(money(came.amount), formatDate(came.receivedOn, locale), came.reference, came.recordedByName)}</small>
        ))}
        {standing && (
          <details>
            <summary>{words.lines}</summary>
            <ul>
              {one.lines.map((line) => (
                <li key={line.chargeId} className="row found">
                  <small>
                    {nameOf(line)} · {money(line.gross)}
                    {line.costCentre && <> · {line.costCentre}</>}
                    {line.credited && <> · {words.credited}</>}
                  </small>
                  {line.chargeId && !line.credited && (
                    <button type="button" className="button quiet" aria-label={`${words.credit} ${nameOf(line)}`} onClick={() => setOpen(line)} data-testid="credit">
                      {words.credit}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </span>
      <span className="found-state">
        {standing && <span className={standing.state === 'OVERDUE' ? 'badge major' : 'badge'}>{words.states[standing.state]}</span>}
        {one.downloadUrl && (
          <a className="button quiet" href={one.downloadUrl} target="_blank" rel="noopener noreferrer">
            {words.openPdf}
          </a>
        )}
        {left !== 0 && (
          <button type="button" className="button" onClick={() => setOpen('transfer')} data-testid="transfer">
            {left > 0 ? words.transfer : words.giveBack}
          </button>
        )}
      </span>
      {open === 'transfer' && standing && <Transfer invoice={one} left={standing.left} close={() => setOpen(null)} done={done} />}
      {open !== null && open !== 'transfer' && open.chargeId && <Credit line={open} chargeId={open.chargeId} close={() => setOpen(null)} done={done} />}
    </li>
  );
}
