/** Nobody came: noted after it was confirmed, because it cannot be taken back. */
import { formatTime, MarkNoShowDocument } from '@autovisite/graph';
import { useState } from 'react';
import { locale, useAction } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import type { BoardRow } from '../words.js';
import { words } from './words.js';

export function NoShow({ row, changed }: { row: Pick<BoardRow, 'id' | 'reference' | 'startsAt' | 'customer'>; changed: () => void }) {
  const { run, pending, problem } = useAction(MarkNoShowDocument);
  const [asking, setAsking] = useState(false);
  const mark = async () => {
    if (!(await run({ input: { appointmentId: row.id } }))) return;
    setAsking(false);
    changed();
  };
  return (
    <>
      <button type="button" className="button quiet" data-testid="no-show" onClick={() => setAsking(true)}>
        {words.noShow}
      </button>
      {asking && (
        <Dialog title={words.noShowTitle} close={() => setAsking(false)}>
          <p>{words.noShowHelp(row.reference, row.customer.displayName, formatTime(row.startsAt, locale))}</p>
          {problem && <Trouble problem={problem} />}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {frame.cancel}
            </button>
            <button type="button" className="button danger" disabled={pending} data-testid="no-show-confirm" onClick={() => void mark()}>
              {words.noShowConfirm}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
