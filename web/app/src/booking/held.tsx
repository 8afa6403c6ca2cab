/**
 * An appointment that keeps its slot: whose it is, how it is paid, and that it stands. Its state is the
 * server's; this page may be reloaded, left and come back to at any moment.
 * Decisions: docs/decisions/web.md
 */
import { BookedAppointmentDocument, ReleaseHoldDocument } from '@autovisite/graph';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { accessWords } from '../access-words.js';
import { useAction, useRead, useSession } from '../graph.js';
import { CodeForms } from '../parts/code.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { Countdown } from './countdown.js';
import { addressOf, addressOfHeld, type Draft } from './draft.js';
import { forgetKey, held as keptHold, plate as keptPlate } from './kept.js';
import { Frame, type Go } from './frame.js';
import { Pay } from './pay.js';
import { Leads, Summary, type Booked } from './summary.js';
import { isKept, useHold } from './time-step.js';
import { words } from './words.js';

const LOOK_MS = 1_500;
/** A guest's slot follows them into their account within a moment; longer than this it is not theirs. */
const JOINS_WITHIN_MS = 10_000;
/** A paid appointment is confirmed within seconds; after this the page says what happens without it. */
const CONFIRMS_WITHIN_MS = 45_000;

export interface HeldProps {
  id: string;
  draft: Draft;
  go: Go;
}

export function Held({ id, draft, go }: HeldProps) {
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  // What the payment page said is read once: a reload does not thank twice.
  const [returned, setReturned] = useState(() => search.get('payment'));
  const [awaited, setAwaited] = useState(returned === 'done');
  const [waited, setWaited] = useState(0);
  const { data, loading, problem, refresh } = useRead(BookedAppointmentDocument, { id });
  const [, redraw] = useState(0);
  const appointment = data?.appointment ?? null;
  const status = appointment?.status;

  useEffect(() => {
    if (search.has('payment')) setSearch({ rdv: id }, { replace: true });
  }, [search]);
  const joining = data !== undefined && !appointment && waited < JOINS_WITHIN_MS;
  // Whoever reloads after the last click is not asked once more.
  const { method, status: money } = appointment?.payment ?? {};
  const promised = status === 'HELD' && (money === 'SUCCEEDED' || (method === 'AT_CENTRE' && money === 'AWAITING'));
  const confirming = (awaited || promised) && status !== undefined && status !== 'CONFIRMED';
  useEffect(() => {
    if (!joining && !confirming) return undefined;
    const timer = setInterval(() => {
      setWaited((before) => before + LOOK_MS);
      refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [joining, confirming, refresh]);
  useEffect(() => {
    if (!status || status === 'HELD') return;
    forgetKey('hold');
    if (keptHold.read() === id) keptHold.write(null);
    if (status === 'CONFIRMED') keptPlate.write(null);
  }, [status]);

  if (loading) return <Loading />;
  if (problem && !appointment) {
    return (
      <div className="column">
        <Trouble problem={problem} retry={refresh} />
      </div>
    );
  }
  if (!appointment) {
    return joining ? (
      <Loading label={words.joining} />
    ) : (
      <Empty whole title={words.lost}>
        <p>{words.lostHelp}</p>
        <Link className="button primary" to="/rendez-vous">
          {words.startAgain}
        </Link>
      </Empty>
    );
  }
  if (status === 'CONFIRMED') return <Done appointment={appointment} />;
  if (confirming && isKeptOrPaid(appointment)) {
    return (
      <div className="column booking">
        <h1>{words.summary}</h1>
        {waited < CONFIRMS_WITHIN_MS ? <Loading label={words.confirming} /> : <p role="status">{words.confirmingLong}</p>}
        <Summary appointment={appointment} />
      </div>
    );
  }
  if (!isKept(appointment)) return <Over appointment={appointment} draft={draft} go={go} />;

  const guest = session?.user.isGuest ?? true;
  return (
    <Frame step={guest ? 'contact' : 'paiement'} back={null} said={words.said(appointment.reference)}>
      {returned === 'cancelled' && (
        <p className="notice" role="status">
          {words.interrupted}
        </p>
      )}
      {appointment.holdExpiresAt && <Countdown until={appointment.holdExpiresAt} over={() => redraw((before) => before + 1)} />}
      {guest ? (
        <div className="stacked">
          <p>{words.contactHelp}</p>
          {/* Nothing to wait for: who enters is known to this page by the session. */}
          <CodeForms begun={() => undefined} entered={refresh} />
          <p>
            <Link to={`/connexion?next=${encodeURIComponent(addressOfHeld(id))}`} data-testid="booking-login">
              {accessWords.withPassword}
            </Link>
          </p>
        </div>
      ) : (
        <Pay
          appointment={appointment}
          refresh={refresh}
          chosen={() => {
            setReturned(null);
            setWaited(0);
            setAwaited(true);
          }}
        />
      )}
      <section className="stacked">
        <h2>{words.summary}</h2>
        <Summary appointment={appointment} />
      </section>
      <LetGo appointment={appointment} />
    </Frame>
  );
}

/** Money may be on its way for a slot that ran out meanwhile: the server says what becomes of it. */
function isKeptOrPaid(appointment: Booked): boolean {
  return appointment.status === 'HELD' || (appointment.status === 'EXPIRED' && appointment.payment?.status === 'SUCCEEDED');
}

/** What was chosen, for the address: an appointment says it all. */
function choicesOf({ centre, vehicleCategory, energy, service }: Booked): Pick<Draft, 'centre' | 'category' | 'energy' | 'service'> {
  return { centre: centre.slug, category: vehicleCategory, energy, service };
}

/** Another time instead, or none: the slot is free for somebody else at once. */
function LetGo({ appointment }: { appointment: Booked }) {
  const navigate = useNavigate();
  const { run, pending, problem } = useAction(ReleaseHoldDocument);
  const choose = () => navigate(addressOf({ ...choicesOf(appointment), step: 'horaire', appointment: null }));
  const letGo = async () => {
    if (!(await run({ input: { appointmentId: appointment.id } }))) return;
    keptHold.write(null);
    forgetKey('hold');
    await choose();
  };
  return (
    <div className="stacked">
      {problem && <Trouble problem={problem} />}
      <div className="row-actions">
        <button type="button" className="button" onClick={() => void choose()} data-testid="other-time">
          {words.otherTime}
        </button>
        <button type="button" className="button" disabled={pending} onClick={() => void letGo()} data-testid="let-go">
          {words.letGo}
        </button>
      </div>
    </div>
  );
}

/** The slot is no longer kept: taken again where it is still free, or another one. */
function Over({ appointment, draft, go }: { appointment: Booked; draft: Draft; go: Go }) {
  const { take, pending, problem } = useHold();
  const expired = appointment.status === 'HELD' || appointment.status === 'EXPIRED';
  const again = async () => {
    const { centre, startsAt, service, vehicleCategory, energy, plate } = appointment;
    const { appointment: taken } = await take({ centreId: centre.id, startsAt, service, vehicleCategory, energy, plate: plate ?? null });
    if (taken) go({ ...draft, appointment: taken.id, step: 'paiement' }, true);
  };
  return (
    <Panel title={expired ? words.over : words.status[appointment.status]}>
      <p>{expired ? words.overHelp : words.notOpen}</p>
      <Summary appointment={appointment} />
      {problem && <Trouble problem={problem} />}
      <div className="row-actions">
        {expired && Date.parse(appointment.startsAt) > Date.now() && (
          <button type="button" className="button primary" disabled={pending} onClick={() => void again()} data-testid="take-again">
            {words.takeAgain}
          </button>
        )}
        <button type="button" className="button" onClick={() => go({ ...choicesOf(appointment), step: 'horaire', appointment: null })} data-testid="other-time">
          {words.otherTime}
        </button>
        <Link className="button" to="/mon-espace">
          {words.toSpace}
        </Link>
      </div>
    </Panel>
  );
}

function Done({ appointment }: { appointment: Booked }) {
  return (
    <Panel title={words.done} good>
      <p data-testid="booking-done">
        {words.doneHelp} {appointment.service === 'RETEST' ? words.bringRetest : words.bring}
      </p>
      <Summary appointment={appointment} />
      <Leads appointment={appointment} />
      <div className="row-actions">
        <Link className="button primary" to="/mon-espace">
          {words.toSpace}
        </Link>
        <Link className="button" to="/rendez-vous">
          {words.bookAnother}
        </Link>
      </div>
    </Panel>
  );
}

function Panel({ title, good = false, children }: { title: string; good?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What the last click led to is read first.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="column booking">
      <h1 ref={heading} tabIndex={-1} className={good ? 'good' : undefined}>
        {title}
      </h1>
      {children}
    </div>
  );
}
