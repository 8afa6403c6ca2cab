/** One appointment on the board: who, what, when, how far, and the next thing to do. */
import { formatTime, MarkNoShowDocument } from '@autovisite/graph';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Plate } from '../parts/plate.js';
import { Trouble } from '../parts/states.js';
import { OutcomeBadge } from '../parts/verdict.js';
import { CheckIn } from './check-in.js';
import { Till } from './till.js';
import { ENERGIES, paymentWord, SERVICES, stageOf, type BoardRow } from './words.js';

export interface BoardCardProps {
  row: BoardRow;
  /** As a receipt names it. */
  centre: string;
  isToday: boolean;
  changed: () => void;
}

export function BoardCard({ row, centre, isToday, changed }: BoardCardProps) {
  const stage = stageOf(row);
  const paid = paymentWord(row);
  const noShow = useAction(MarkNoShowDocument);
  const [asking, setAsking] = useState(false);
  const expected = row.status === 'CONFIRMED' && !row.inspection;
  const late = expected && Date.parse(row.startsAt) < Date.now();

  return (
    <li className={`visit ${stage.group}`} data-testid={`board-row-${row.reference}`}>
      <div className="visit-head">
        <time dateTime={row.startsAt}>{formatTime(row.startsAt)}</time>
        <Plate value={row.inspection?.plate ?? row.plate} />
        <span className={`badge ${stage.tone}`} data-testid="status">
          {stage.word}
        </span>
      </div>
      <p>
        <strong>{row.customer.displayName}</strong>
        {row.customer.phone && <a href={`tel:${row.customer.phone}`}>{row.customer.phone}</a>}
      </p>
      <p className="soft">
        {SERVICES[row.service]} · {ENERGIES[row.energy]} · <span className="nowrap">{row.reference}</span>
        {stage.group === 'held' && row.holdExpiresAt && <> · jusqu’à {formatTime(row.holdExpiresAt)}</>}
        {paid && (
          <>
            {' '}
            · <span className="nowrap">{paid}</span>
          </>
        )}
      </p>
      {row.inspection?.outcome && row.inspection.status === 'SIGNED' && <OutcomeBadge outcome={row.inspection.outcome} />}
      {noShow.problem && <Trouble problem={noShow.problem} />}
      <div className="visit-actions">
        {expected && <CheckIn row={row} isToday={isToday} changed={changed} />}
        {late && (
          <button type="button" className="button quiet" data-testid="no-show" onClick={() => setAsking(true)}>
            Absent
          </button>
        )}
        {row.inspection && (
          <Link className={stage.group === 'here' ? 'button primary' : 'button'} to={`/centre/inspection/${row.inspection.id}`} data-testid="inspect">
            {row.inspection.status === 'SIGNED' ? 'Voir le résultat' : 'Ouvrir le contrôle'}
          </Link>
        )}
        {stage.group !== 'gone' && <Till row={row} centre={centre} changed={changed} />}
      </div>
      {asking && (
        <Dialog title="Le client n’est pas venu ?" close={() => setAsking(false)}>
          <p>
            Le rendez-vous {row.reference} de {row.customer.displayName}, {formatTime(row.startsAt)}, sera marqué « absent ».
          </p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              Revenir
            </button>
            <button
              type="button"
              className="button danger"
              disabled={noShow.pending}
              data-testid="no-show-confirm"
              onClick={() =>
                void noShow.run({ input: { appointmentId: row.id } }).then((done) => {
                  setAsking(false);
                  if (done) changed();
                })
              }
            >
              Marquer absent
            </button>
          </div>
        </Dialog>
      )}
    </li>
  );
}
