/**
 * An appointment is taken by its handle, with the mouse or the keyboard, and put down on what is free of
 * the day. The graph chooses the lane; which of the place's times, is asked.
 */
import { formatTime, FreeSlotsDocument, parisDate, RescheduleAppointmentDocument } from '@autovisite/graph';
import { useRef, useState, type ReactNode } from 'react';
import { useButton, useDrag, useDrop, VisuallyHidden } from 'react-aria';
import { locale, useAction, useRead } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { GripIcon } from '../../parts/icons.js';
import { Loading, Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import type { BoardRow } from '../words.js';
import { momentOf } from '../../locale.js';
import { minutesAt } from './lane-day.js';
import { words } from './words.js';

/** What is dragged, so that nothing else is taken for it. */
const KIND = 'application/x-autovisite-appointment';

/** Makes an element of the board one that can be taken; its handle is for the keyboard. */
export function useTaken(row: BoardRow, isDisabled: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    getItems: () => [{ [KIND]: row.id, 'text/plain': row.reference }],
    getAllowedDropOperations: () => ['move'],
    hasDragButton: true,
    isDisabled,
  });
  const { buttonProps } = useButton(dragButtonProps, button);
  const handle = isDisabled ? null : (
    <button ref={button} {...buttonProps} type="button" className="round grip" aria-label={words.drag(row.reference)} title={words.move} data-testid="drag">
      <GripIcon />
    </button>
  );
  return { dragProps: isDisabled ? {} : dragProps, handle, isDragging };
}

/** A place that is free; what is put down on it is told by its id. */
export function Place({ name, put, children }: { name: string; put: (appointmentId: string) => void; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  const { dropProps, dropButtonProps, isDropTarget } = useDrop({
    ref: button,
    hasDropButton: true,
    getDropOperation: (types) => (types.has(KIND) ? 'move' : 'cancel'),
    onDrop: ({ items }) => {
      const item = items.find((one) => one.kind === 'text' && one.types.has(KIND));
      if (item?.kind === 'text') void item.getText(KIND).then(put);
    },
  });
  const { buttonProps } = useButton(dropButtonProps ?? {}, button);
  return (
    <div {...dropProps} className={isDropTarget ? 'gap free target' : 'gap free'}>
      <VisuallyHidden>
        {/* Reached while something is dragged; of no use otherwise. */}
        <button ref={button} {...buttonProps} type="button" tabIndex={-1} aria-label={words.dropHere(name)} />
      </VisuallyHidden>
      {children}
    </div>
  );
}

export interface Dropped {
  row: BoardRow;
  /** Minutes of the day. */
  at: number;
  until: number;
}

export interface MoveHereProps extends Dropped {
  centreId: string;
  date: string;
  close: () => void;
  /** It stands at that time now; it stood at the other before. */
  moved: (to: string, from: string) => void;
}

/** The times of the place that hold this inspection; the first is chosen, and it moves once that is confirmed. */
export function MoveHere({ row, at, until, centreId, date, close, moved }: MoveHereProps) {
  const { service, vehicleCategory, energy } = row;
  const { data, loading, problem, refresh } = useRead(FreeSlotsDocument, { input: { centreId, service, vehicleCategory, energy, from: date, to: date, atDesk: true } });
  const move = useAction(RescheduleAppointmentDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  const starts = (data?.slots ?? [])
    .map(({ startsAt }) => startsAt)
    // The lane is found by the centre: to its own time there is nothing to move.
    .filter((start) => start !== row.startsAt && parisDate(new Date(start)) === date && minutesAt(start) >= at && minutesAt(start) < until);
  const to = chosen ?? starts[0] ?? null;
  const confirm = async () => {
    if (!to) return;
    if (await move.run({ input: { appointmentId: row.id, startsAt: to } })) return moved(to, row.startsAt);
    // Somebody was quicker: what is free now is shown.
    setChosen(null);
    refresh();
  };
  return (
    <Dialog title={words.dropTitle} close={close}>
      <p>
        {row.customer.displayName} · {row.reference}
      </p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {move.problem && <Trouble problem={move.problem} />}
      {data && starts.length === 0 && <p data-testid="drop-none">{words.dropNone}</p>}
      {starts.length > 0 && (
        <ul className="times">
          {starts.map((start) => (
            <li key={start}>
              <button type="button" className="button" aria-pressed={start === to} disabled={move.pending} onClick={() => setChosen(start)} data-testid="drop-time">
                {formatTime(start, locale)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {to && (
        <p data-testid="move-to">
          <strong>{words.moveTo(momentOf(row.startsAt), momentOf(to))}</strong> {words.dropHelp}
        </p>
      )}
      <p className="soft">{words.moveHelp}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {frame.cancel}
        </button>
        <button type="button" className="button primary" disabled={!to || move.pending} onClick={() => void confirm()} data-testid="move-confirm">
          {words.moveConfirm}
        </button>
      </div>
    </Dialog>
  );
}
