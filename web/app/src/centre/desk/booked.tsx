/** What was booked at the desk: what to tell the customer, and what comes next. */
import { BookedRowDocument, formatMoney, parisDate, type BoardRowFragment } from '@autovisite/graph';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { CircleCheckIcon } from '../../parts/icons.js';
import { CheckIn } from '../check-in.js';
import { addressOf, fileOf, type Centre } from '../console.js';
import { momentOf } from '../../locale.js';
import { words } from './words.js';

export interface BookedProps {
  row: BoardRowFragment;
  centre: Centre;
  again: () => void;
  changed: (row: BoardRowFragment) => void;
}

export function Booked({ row: made, centre, again, changed }: BookedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { data, refresh } = useRead(BookedRowDocument, { id: made.id });
  const row = data?.appointment ?? made;
  const day = parisDate(new Date(row.startsAt));
  const welcomed = row.status !== 'CONFIRMED';
  return (
    <div className="column desk" data-testid="booked">
      <h1 ref={heading} tabIndex={-1} className="good">
        {words.booked}
      </h1>
      <p>{words.bookedFor(row.caller?.name ?? row.customer.displayName, momentOf(row.startsAt), row.lane.name)}</p>
      <p>
        {words.tell} : <strong className="amount" data-testid="booked-reference">{row.reference}</strong>
      </p>
      <p>{words.toPay(formatMoney(row.price.amountCents, row.price.currency, locale))}</p>
      <div className="row-actions">
        {welcomed ? (
          <span className="badge good">
            <CircleCheckIcon />
            {words.figures.here}
          </span>
        ) : (
          <CheckIn
            row={row}
            isToday={day === parisDate(new Date())}
            changed={() => {
              changed(row);
              refresh();
            }}
          />
        )}
        <Link className="button" to={fileOf(row.id, centre.id)} data-testid="booked-file">
          {words.toFile}
        </Link>
        <Link className="button" to={addressOf('day', centre.id, { date: day })} data-testid="booked-day">
          {words.toDay}
        </Link>
        <button type="button" className="button" onClick={again} data-testid="book-another">
          {words.another}
        </button>
      </div>
    </div>
  );
}
