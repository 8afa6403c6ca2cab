/** The appointment of a letter's link: moved or called off by who has the letter, without logging in. */
import '../style/booking.css';
import { CancelLinkedDocument, formatMoney, LinkedAppointmentDocument, MoveLinkedDocument, type LinkedPartsFragment } from '@autovisite/graph';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { serverNow } from '../clock.js';
import { momentOf } from '../booking/time-step.js';
import { words as booking } from '../booking/words.js';
import { locale, useAction, useRead } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { words } from '../space/waits-words.js';

const SlotPicker = lazy(() => import('../booking/slots.js'));

/** The link stands behind `#`: a browser tells it to no server. */
export default function LinkedPage() {
  const link = useLocation().hash.slice(1);
  if (link === '') {
    return (
      <Empty whole title={words.linkTitle}>
        <p>{words.linkMissing}</p>
      </Empty>
    );
  }
  return <Linked key={link} link={link} />;
}

function Linked({ link }: { link: string }) {
  const { data, loading, problem, refresh } = useRead(LinkedAppointmentDocument, { link });
  const [moving, setMoving] = useState(false);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const appointment = data?.linkedAppointment;
  return (
    <div className="column">
      <h1>{words.linkTitle}</h1>
      <p className={said ? 'notice' : 'sr'} role="status" data-testid="linked-said">
        {said}
      </p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {appointment && (
        <section className="dossier" aria-labelledby="linked">
          <h2 id="linked">{momentOf(appointment)}</h2>
          <p>
            {booking.service[appointment.service]}, {appointment.reference}
          </p>
          <p>
            {appointment.centre.name}, {appointment.centre.street}, {appointment.centre.postalCode} {appointment.centre.city}
            <br />
            <a href={`tel:${appointment.centre.phone.replaceAll(' ', '')}`}>{appointment.centre.phone}</a>
          </p>
          {isOpen(appointment) ? (
            <div className="row-actions">
              <button type="button" className="button primary" onClick={() => setMoving(true)} data-testid="linked-move">
                {words.move}
              </button>
              <button type="button" className="button danger" onClick={() => setAsking(true)} data-testid="linked-cancel">
                {words.cancel}
              </button>
            </div>
          ) : (
            <p className="soft">{appointment.status === 'CANCELLED' ? words.cancelled : words.over}</p>
          )}
          {moving && (
            <Moving
              link={link}
              appointment={appointment}
              close={() => setMoving(false)}
              moved={() => {
                setMoving(false);
                setSaid(words.moved);
                refresh();
              }}
            />
          )}
          {asking && (
            <Cancelling
              link={link}
              appointment={appointment}
              close={() => setAsking(false)}
              cancelled={() => {
                setAsking(false);
                setSaid(words.cancelled);
                refresh();
              }}
            />
          )}
        </section>
      )}
    </div>
  );
}

function isOpen({ status, startsAt, cancellation }: LinkedPartsFragment): boolean {
  return status === 'CONFIRMED' && cancellation.possible && Date.parse(startsAt) > serverNow();
}

interface PartProps {
  link: string;
  appointment: LinkedPartsFragment;
  close: () => void;
}

function Moving({ link, appointment, close, moved }: PartProps & { moved: () => void }) {
  const { attempt, pending, problem } = useAction(MoveLinkedDocument);
  const [stale, setStale] = useState(0);
  const { kept } = appointment.cancellation;
  const move = async (startsAt: string) => {
    const { data } = await attempt({ input: { link, startsAt } });
    if (data) return moved();
    setStale((before) => before + 1);
  };
  return (
    <Dialog title={words.move} close={close}>
      {kept.amountCents > 0 && <p>{words.moveKept(formatMoney(kept.amountCents, kept.currency, locale))}</p>}
      {problem && <Trouble problem={problem} />}
      <Suspense fallback={<Loading />}>
        <SlotPicker
          centreId={appointment.centre.id}
          service={appointment.service}
          category={appointment.vehicleCategory}
          energy={appointment.energy}
          busy={pending}
          pick={(startsAt) => void move(startsAt)}
          stale={stale}
        />
      </Suspense>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </Dialog>
  );
}

function Cancelling({ link, appointment, close, cancelled }: PartProps & { cancelled: () => void }) {
  const { run, pending, problem } = useAction(CancelLinkedDocument);
  const { givenBack, kept } = appointment.cancellation;
  const money = ({ amountCents, currency }: typeof kept) => formatMoney(amountCents, currency, locale);
  const cancel = async () => {
    if (await run({ input: { link } })) cancelled();
  };
  return (
    <Dialog title={words.cancelAsk} close={close}>
      <p>
        <strong>{momentOf(appointment)}</strong>, {appointment.centre.name}
      </p>
      <p data-testid="outcome">
        {givenBack.amountCents > 0 && words.givenBack(money(givenBack))} {kept.amountCents > 0 && words.kept(money(kept))}
        {givenBack.amountCents + kept.amountCents === 0 && words.nothing}
      </p>
      {problem && <Trouble problem={problem} />}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.keep}
        </button>
        <button type="button" className="button danger" disabled={pending} onClick={() => void cancel()} data-testid="linked-cancel-confirm">
          {words.cancel}
        </button>
      </div>
    </Dialog>
  );
}
