/** One appointment on the board: who, what, when, how far, and the next thing to do. */
import { formatTime } from '@autovisite/graph';
import { Link } from 'react-router';
import { locale, useSession } from '../graph.js';
import { words as booking } from '../booking/words.js';
import { Plate } from '../parts/plate.js';
import { manages } from '../parts/roles.js';
import { OutcomeBadge } from '../parts/verdict.js';
import { CheckIn } from './check-in.js';
import { fileOf, type Centre } from './console.js';
import { words as frame } from './console-words.js';
import { useTaken } from './desk/drag.js';
import { NoShow } from './desk/no-show.js';
import { offersOf } from './desk/offers.js';
import { words } from './desk/words.js';
import { Till } from './till.js';
import { paymentWord, stageOf, type BoardRow } from './words.js';

export interface BoardCardProps {
  row: BoardRow;
  centre: Centre;
  isToday: boolean;
  /** Whether it may be taken to another time by who looks at the board. */
  moves: boolean;
  changed: () => void;
}

export function BoardCard({ row, centre, isToday, moves, changed }: BoardCardProps) {
  const user = useSession()?.user;
  const stage = stageOf(row);
  const paid = paymentWord(row);
  const offers = offersOf(row, manages(user, centre.id), Date.now());
  const { dragProps, handle, isDragging } = useTaken(row, !moves || !offers.move);

  return (
    <li className={isDragging ? `visit ${stage.group} taken` : `visit ${stage.group}`} data-testid={`board-row-${row.reference}`} {...dragProps}>
      <div className="visit-head">
        {handle}
        <time dateTime={row.startsAt}>{formatTime(row.startsAt, locale)}</time>
        <Plate value={row.inspection?.plate ?? row.plate} />
        <span className={`badge ${offers.late ? 'major' : stage.tone}`} data-testid="status">
          {offers.late ? frame.states.late : stage.word}
        </span>
      </div>
      <p>
        <strong>{row.customer.displayName}</strong>
        {row.customer.phone && <a href={`tel:${row.customer.phone.replaceAll(' ', '')}`}>{row.customer.phone}</a>}
      </p>
      <p className="soft">
        {booking.service[row.service]} · {booking.energy[row.energy]} · <span className="nowrap">{row.reference}</span>
        {stage.group === 'held' && row.holdExpiresAt && <> · {words.heldUntil(formatTime(row.holdExpiresAt, locale))}</>}
        {paid && (
          <>
            {' '}
            · <span className="nowrap">{paid}</span>
          </>
        )}
      </p>
      {row.notes.map((note) => (
        <p key={note.id} className="note typed" data-testid="card-note">
          <span className="sr">{words.note} </span>
          {note.words}
        </p>
      ))}
      <WhoInspects row={row} />
      {row.inspection?.outcome && row.inspection.status === 'SIGNED' && <OutcomeBadge outcome={row.inspection.outcome} />}
      <div className="visit-actions">
        {offers.welcome && <CheckIn row={row} isToday={isToday} changed={changed} />}
        {offers.noShow && <NoShow row={row} changed={changed} />}
        {row.inspection && (
          <Link className={stage.group === 'here' ? 'button primary' : 'button'} to={`/centre/inspection/${row.inspection.id}`} data-testid="inspect">
            {row.inspection.status === 'SIGNED' ? words.seeResult : words.openInspection}
          </Link>
        )}
        {stage.group !== 'gone' && <Till row={row} centre={`${centre.name}, ${centre.city}`} centreId={centre.id} changed={changed} />}
        <Link className="button quiet" to={fileOf(row.id, centre.id)} aria-label={`${words.file} ${row.reference}`} data-testid="file">
          {words.file}
        </Link>
      </div>
    </li>
  );
}

/** To whom the vehicle was given while it waits; who works on it, or signed, once it is begun. */
function WhoInspects({ row }: { row: BoardRow }) {
  const { inspection } = row;
  if (!inspection || inspection.status === 'ABANDONED') return null;
  const given = inspection.status === 'CHECKED_IN' ? inspection.workflow.assignedTo?.name : null;
  const works = inspection.status === 'CHECKED_IN' ? null : inspection.inspectorName;
  if (!given && !works) return null;
  return (
    <p className="soft" data-testid="who-inspects">
      {given ? words.givenTo(given) : works && words.inspectedBy(works)}
    </p>
  );
}
