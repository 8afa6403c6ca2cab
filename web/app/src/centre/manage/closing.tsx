/** A closure, or a lost lane, that hits appointments: what becomes of each is decided before it closes. Decisions: docs/decisions/booking.md */
import { formatMoney, HitByClosingDocument, SettleClosingDocument, type ClosingInput, type HitByClosingQuery } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { locale, useAction, useRead } from '../../graph.js';
import { Dialog } from '../../parts/dialog.js';
import { Loading, Trouble } from '../../parts/states.js';
import { momentOf } from '../../locale.js';
import { words } from './closing-words.js';

type Hit = HitByClosingQuery['hitByClosing'][number];

/** What is decided of an appointment: a time that it moves to, or that it is called off. */
const CANCEL = 'cancel';

export interface ClosingProps {
  closing: Omit<ClosingInput, 'laneId'>;
  reason: string;
  lanes: readonly { id: string; name: string }[];
  close: () => void;
  /** Something was settled. */
  changed: () => void;
}

export function Closing({ closing, reason, lanes, close, changed }: ClosingProps) {
  const [laneId, setLane] = useState('');
  const input = { ...closing, laneId: laneId || null };
  const { data, loading, problem, refresh } = useRead(HitByClosingDocument, { input });
  const settle = useAction(SettleClosingDocument);
  const [decided, setDecided] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<string | null>(null);
  const hits = data?.hitByClosing ?? [];
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    const of = (hit: Hit) => decided[hit.appointment.id] ?? '';
    const moves = hits.filter((hit) => of(hit) && of(hit) !== CANCEL).map((hit) => ({ appointmentId: hit.appointment.id, startsAt: of(hit) }));
    const cancel = hits.filter((hit) => of(hit) === CANCEL).map((hit) => hit.appointment.id);
    const done = await settle.run({ input: { closing: input, reason, moves, cancel } });
    if (!done) return;
    const { closed, rows } = done.settleClosing;
    const refused = rows.find((row) => row.outcome === 'REFUSED');
    const settled = rows.filter((row) => row.outcome !== 'REFUSED').length;
    setSaid(closed ? words.closed : [refused?.message, words.left(hits.length - settled)].filter(Boolean).join(' '));
    setDecided({});
    changed();
    refresh();
  };
  return (
    <Dialog title={words.title} close={close}>
      <p>{words.help}</p>
      <p className={said ? 'notice' : 'sr'} role="status" data-testid="closing-said">
        {said}
      </p>
      <form className="form" onSubmit={(event) => void apply(event)}>
        <label>
          {words.lane}
          <select value={laneId} onChange={(event) => setLane(event.target.value)} data-testid="closing-lane">
            <option value="">{words.wholeCentre}</option>
            {lanes.map((lane) => (
              <option key={lane.id} value={lane.id}>
                {lane.name}
              </option>
            ))}
          </select>
        </label>
        {loading && <Loading />}
        {problem && <Trouble problem={problem} retry={refresh} />}
        {data && hits.length === 0 && <p className="soft">{words.nobody}</p>}
        <ul>
          {hits.map((hit) => (
            <li key={hit.appointment.id}>
              <HitRow hit={hit} value={decided[hit.appointment.id] ?? ''} decide={(value) => setDecided({ ...decided, [hit.appointment.id]: value })} />
            </li>
          ))}
        </ul>
        {settle.problem && <Trouble problem={settle.problem} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={close}>
            {words.back}
          </button>
          <button type="submit" className="button primary" disabled={settle.pending || loading || said === words.closed} data-testid="closing-apply">
            {words.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function HitRow({ hit, value, decide }: { hit: Hit; value: string; decide: (value: string) => void }) {
  const { appointment, alternatives, cancellation } = hit;
  const who = [appointment.customer.displayName || appointment.reference, appointment.plate, momentOf(appointment.startsAt)].filter(Boolean).join(' · ');
  const back = cancellation.givenBack.amountCents + cancellation.extra.amountCents;
  return (
    <label>
      {words.choice(who)}
      <select value={value} onChange={(event) => decide(event.target.value)} data-testid={`hit-${appointment.reference}`}>
        <option value="">{words.undecided}</option>
        {/* What is only held is not paid and not moved: it is called off, or runs out by itself. */}
        {appointment.status === 'CONFIRMED' &&
          alternatives.map(({ startsAt }) => (
            <option key={startsAt} value={startsAt}>
              {words.move(momentOf(startsAt))}
            </option>
          ))}
        <option value={CANCEL}>{back > 0 ? words.cancelBack(formatMoney(back, cancellation.givenBack.currency, locale)) : words.cancel}</option>
      </select>
    </label>
  );
}
