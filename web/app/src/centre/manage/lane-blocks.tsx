/** When lanes cannot be used, and the way back. Decisions: docs/decisions/booking.md */
import { FreeLaneDocument, parisDate, type CentreSetUpQuery } from '@autovisite/graph';
import { useState } from 'react';
import { useAction } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { words as frame } from '../console-words.js';
import { momentOf } from '../../locale.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { words } from './closing-words.js';

type Lane = PartProps['centre']['lanes'][number];
/** What its staff know of its lanes. */
export type Blocks = NonNullable<CentreSetUpQuery['centre']>['laneBlocks'];

/** The blocks of a lane that are running or to come. */
export function LaneBlocks({ centre, lane, all, changed }: PartProps & { lane: Lane; all: Blocks }) {
  const [asking, setAsking] = useState(false);
  const free = useAction(FreeLaneDocument);
  const blocks = all.filter(({ laneId }) => laneId === lane.id);
  if (blocks.length === 0) return null;
  const reopen = async () => {
    if (!(await free.run({ input: { laneId: lane.id, from: parisDate(new Date()) } }))) return;
    setAsking(false);
    changed();
  };
  return (
    <div data-testid={`blocked-${lane.name}`}>
      <ul>
        {blocks.map(({ from, until, reason }) => (
          <li key={from}>
            <small>{words.blocked(momentOf(from), momentOf(until), reason)}</small>
          </li>
        ))}
      </ul>
      <button type="button" className="button" aria-label={`${words.free} ${lane.name}`} onClick={() => setAsking(true)} data-testid="lane-free">
        {words.free}
      </button>
      {asking && (
        <Dialog title={words.freeTitle(lane.name)} close={() => setAsking(false)}>
          <p>{words.freeHelp}</p>
          {free.problem && <Refused problem={free.problem} centreId={centre.id} />}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {frame.cancel}
            </button>
            <button type="button" className="button primary" disabled={free.pending} onClick={() => void reopen()} data-testid="lane-free-confirm">
              {words.free}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
