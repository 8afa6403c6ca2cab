/** What the customer waits for: the slot that is kept for them is accepted or passed on here. Decisions: docs/decisions/booking.md */
import { AcceptOfferDocument, formatDate, LeaveWaitlistDocument, MyWaitsDocument, PassOfferDocument, type WaitPartsFragment } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { addressOfHeld } from '../booking/draft.js';
import { held } from '../booking/kept.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { locale, useAction, useRead } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import { words } from './waits-words.js';

/** When somebody would come, in words. */
export function awaited({ from, to, earliest, latest }: Pick<WaitPartsFragment, 'from' | 'to' | 'earliest' | 'latest'>): string {
  const days = words.period(formatDate(from, locale), formatDate(to, locale));
  return earliest || latest ? `${days}, ${words.between(earliest ?? '00:00', latest ?? '23:59')}` : days;
}

export function Waits() {
  const { data, loading, problem, refresh } = useRead(MyWaitsDocument, { first: 20 });
  const [said, setSaid] = useState<string | null>(null);
  const list = (data?.myWaits.edges ?? []).map((edge) => edge.node).filter(({ status }) => status === 'WAITING' || status === 'OFFERED');
  useEffect(() => {
    // A letter leads here.
    if (data && location.hash === '#attente') document.getElementById('attente')?.scrollIntoView();
  }, [data !== undefined]);
  return (
    <section className="dossier" id="attente" aria-labelledby="waits">
      <h2 id="waits">{words.title}</h2>
      <p className={said ? 'notice' : 'sr'} role="status">
        {said}
      </p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.none}</p>}
      <ul>
        {list.map((wait) => (
          <li key={wait.id}>
            <WaitRow
              wait={wait}
              changed={(sentence) => {
                setSaid(sentence);
                refresh();
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function WaitRow({ wait, changed }: { wait: WaitPartsFragment; changed: (sentence: string) => void }) {
  const navigate = useNavigate();
  const accept = useAction(AcceptOfferDocument);
  const pass = useAction(PassOfferDocument);
  const leave = useAction(LeaveWaitlistDocument);
  const pending = accept.pending || pass.pending || leave.pending;
  const problem = accept.problem ?? pass.problem ?? leave.problem;
  const { offer } = wait;
  const take = async (appointmentId: string) => {
    if (!(await accept.run({ input: { appointmentId } }))) return;
    // From here on it is kept as any other: the next step is to pay.
    held.write(appointmentId);
    await navigate(addressOfHeld(appointmentId));
  };
  const letGo = async (appointmentId: string) => {
    if (await pass.run({ input: { appointmentId } })) changed(words.passed);
  };
  const quit = async () => {
    if (await leave.run({ input: { waitId: wait.id } })) changed(words.left);
  };
  return (
    <div className="row" data-testid="wait">
      <span>
        <strong>{wait.centre.name}</strong>
        <small>
          {booking.service[wait.service]}, {awaited(wait)}
        </small>
        <small>{offer ? words.offered(momentOf(offer.slot), momentOf({ startsAt: offer.offeredUntil })) : words.waiting}</small>
        {problem && <Trouble problem={problem} />}
      </span>
      <div className="row-actions">
        {offer && (
          <>
            <button type="button" className="button primary" disabled={pending} onClick={() => void take(offer.appointmentId)} data-testid="offer-accept">
              {words.accept}
            </button>
            <button type="button" className="button" disabled={pending} onClick={() => void letGo(offer.appointmentId)} data-testid="offer-pass">
              {words.pass}
            </button>
          </>
        )}
        <button type="button" className="button" disabled={pending} onClick={() => void quit()} data-testid="wait-leave">
          {words.leave}
        </button>
      </div>
    </div>
  );
}
