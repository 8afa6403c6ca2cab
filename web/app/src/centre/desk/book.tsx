/** Reception books for somebody who calls, or whose vehicle stands at the door. */
import { BookForCallerDocument, BookingPriceDocument, DayBoardDocument, formatMoney, FreeSlotsDocument, newId, parisDate, type BoardRowFragment, type Energy, type ServiceKind, type VehicleCategory } from '@autovisite/graph';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { CATEGORIES, servicesOf } from '../../booking/draft.js';
import { VEHICLE_CATEGORIES, VEHICLE_ENERGIES, words as booking } from '../../booking/words.js';
import { locale, useAction, useRead } from '../../graph.js';
import { EnumRadios, type Words } from '../../parts/choice.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, type At, type Centre } from '../console.js';
import { closedWord } from '../words.js';
import { KnownCustomer, type Found } from '../search-box.js';
import { Booked } from './booked.js';
import { momentOf } from '../../locale.js';
import { minutesAt, minutesOf } from './lane-day.js';
import { words } from './words.js';

const SlotPicker = lazy(() => import('../../booking/slots.js'));

/** What a vehicle comes for: a choice of the graph's. */
export const SERVICE_KINDS: Words<ServiceKind> = booking.service;

export default function BookPage() {
  return <Console place="book">{({ centre, user }: At) => <Book key={centre.id} centre={centre} user={user} />}</Console>;
}

interface Wish {
  service: ServiceKind;
  category: VehicleCategory;
  energy: Energy;
}

function Book({ centre }: At) {
  const [search] = useSearchParams();
  const date = search.get('date');
  const hour = search.get('heure');
  // Who comes from a free place of the board wants that time; else the vehicle is most often at the door.
  const [later, setLater] = useState(date !== null && (date !== parisDate(new Date()) || hour !== null));
  const [person, setPerson] = useState({ name: '', phone: '', plate: '' });
  const [wish, setWish] = useState<Wish>({ service: 'PERIODIC', category: 'CAR', energy: 'PETROL' });
  const [booked, setBooked] = useState<BoardRowFragment | null>(null);
  const name = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState(0);
  // What was taken over is read from its beginning.
  useEffect(() => {
    if (taken > 0) name.current?.focus();
  }, [taken]);
  const type = (field: keyof typeof person) => (event: { target: { value: string } }) => setPerson((before) => ({ ...before, [field]: event.target.value }));
  const take = ({ customer, plate, vehicleCategory, energy }: Found) => {
    setPerson({ name: customer.displayName, phone: customer.phone ?? '', plate: plate ?? '' });
    setTaken((before) => before + 1);
    setWish((before) => ({ ...before, category: vehicleCategory, energy, service: servicesOf(vehicleCategory).includes(before.service) ? before.service : 'PERIODIC' }));
  };
  const again = () => {
    setBooked(null);
    setPerson({ name: '', phone: '', plate: '' });
  };
  if (booked) return <Booked row={booked} centre={centre} again={again} changed={setBooked} />;
  const complete = person.name.trim() !== '' && (!later || person.phone.trim() !== '');
  return (
    <div className="column desk">
      <h1>{words.bookTitle}</h1>
      <div className="form">
        <fieldset>
          <legend>{words.whenAsk}</legend>
          <div className="dialog-actions start">
            <button type="button" className="button" aria-pressed={!later} onClick={() => setLater(false)} data-testid="at-door">
              {words.atDoor}
            </button>
            <button type="button" className="button" aria-pressed={later} onClick={() => setLater(true)} data-testid="later">
              {words.later}
            </button>
          </div>
        </fieldset>
        <section className="form" aria-labelledby="book-who">
          <h2 id="book-who">{words.who}</h2>
          <KnownCustomer centreId={centre.id} take={take} />
          <div className="pair">
            <label>
              {words.name}
              <input ref={name} required maxLength={100} autoComplete="off" value={person.name} onChange={type('name')} data-testid="caller-name" />
            </label>
            <label>
              {later ? words.phone : words.phoneOptional}
              <input type="tel" required={later} maxLength={30} autoComplete="off" value={person.phone} onChange={type('phone')} data-testid="caller-phone" />
            </label>
            <label>
              {words.plateOptional}
              <input maxLength={20} autoComplete="off" autoCapitalize="characters" spellCheck={false} placeholder="AB-123-CD" value={person.plate} onChange={type('plate')} data-testid="caller-plate" />
            </label>
          </div>
        </section>
        <Vehicle centre={centre} wish={wish} set={setWish} />
      </div>
      <When key={`${wish.service} ${wish.category} ${wish.energy}`} centre={centre} wish={wish} person={person} later={later} complete={complete} wanted={{ date, hour }} goLater={() => setLater(true)} done={setBooked} />
    </div>
  );
}

/** What comes for what, and what it costs; only what the centre's lanes take. */
function Vehicle({ centre, wish, set }: { centre: Centre; wish: Wish; set: (wish: Wish) => void }) {
  const served = CATEGORIES.filter((one) => centre.lanes.some((lane) => lane.categories.includes(one)));
  const offered = servicesOf(wish.category).filter((one) => centre.lanes.some((lane) => lane.services.includes(one) && lane.categories.includes(wish.category)));
  const price = useRead(BookingPriceDocument, { centreId: centre.id, service: wish.service, vehicleCategory: wish.category, energy: wish.energy });
  const choose = (category: VehicleCategory) => set({ ...wish, category, service: servicesOf(category).includes(wish.service) ? wish.service : 'PERIODIC' });
  return (
    <section className="form" aria-labelledby="book-what">
      <h2 id="book-what">{words.vehicle}</h2>
      <EnumRadios legend={words.category} name="category" words={VEHICLE_CATEGORIES} among={served} value={wish.category} choose={choose} />
      <EnumRadios legend={words.energy} name="energy" words={VEHICLE_ENERGIES} value={wish.energy} choose={(energy) => set({ ...wish, energy })} />
      <EnumRadios legend={words.service} name="service" words={SERVICE_KINDS} among={offered} value={wish.service} choose={(service) => set({ ...wish, service })} />
      {price.problem ? (
        <Trouble problem={price.problem} />
      ) : (
        <p data-testid="caller-price">
          {words.price} : <strong>{price.data ? formatMoney(price.data.price.amountCents, price.data.price.currency, locale) : '…'}</strong>
        </p>
      )}
    </section>
  );
}

/** Who comes from a free place of the board is offered its first start. */
function useSuggested(centreId: string, wish: Wish, { date, hour }: WhenProps['wanted'], suggest: (startsAt: string) => void) {
  const known = date !== null && hour !== null && /^\d\d:\d\d$/.test(hour);
  const day = date ?? '';
  const input = { centreId, service: wish.service, vehicleCategory: wish.category, energy: wish.energy, from: day, to: day, earliest: hour, atDesk: true };
  const { data } = useRead(FreeSlotsDocument, { input }, !known);
  const first = data?.slots[0]?.startsAt;
  useEffect(() => {
    if (first) suggest(first);
  }, [first, suggest]);
}

interface WhenProps {
  centre: Centre;
  wish: Wish;
  person: { name: string; phone: string; plate: string };
  later: boolean;
  complete: boolean;
  wanted: { date: string | null; hour: string | null };
  goLater: () => void;
  done: (row: BoardRowFragment) => void;
}

function When({ centre, wish, person, later, complete, wanted, goLater, done }: WhenProps) {
  const { attempt, pending, problem, clear } = useAction(BookForCallerDocument);
  const [chosen, setChosen] = useState<string | null>(null);
  const [stale, setStale] = useState(0);
  const sent = useRef({ said: '', key: '' });
  useSuggested(centre.id, wish, wanted, setChosen);
  const today = parisDate(new Date());
  const day = useRead(DayBoardDocument, { centreId: centre.id, date: today });
  const open = day.data?.centre?.day;
  const now = minutesAt(new Date().toISOString());
  const isOpen = open?.hours.some(({ opens, closes }) => minutesOf(opens) <= now && now < minutesOf(closes)) ?? false;

  const book = async (startsAt: string | null) => {
    const input = {
      centreId: centre.id,
      startsAt,
      service: wish.service,
      vehicleCategory: wish.category,
      energy: wish.energy,
      name: person.name.trim(),
      phone: person.phone.trim() || null,
      plate: person.plate.trim() || null,
    };
    // The same wish has the same key: after a lost answer it is booked once.
    const said = JSON.stringify(input);
    if (sent.current.said !== said) sent.current = { said, key: newId() };
    const { data, problem: refused } = await attempt({ input: { ...input, idempotencyKey: sent.current.key } });
    if (data) return done(data.bookForCaller.appointment);
    if (refused && ['SLOT_TAKEN', 'SLOT_NOT_OFFERED', 'CENTRE_CLOSED', 'TOO_LATE', 'TOO_FAR'].includes(refused.code)) {
      sent.current = { said: '', key: '' };
      setChosen(null);
      setStale((before) => before + 1);
      goLater();
    }
  };

  return (
    <section className="stacked" aria-labelledby="book-when">
      <h2 id="book-when">{later ? words.times : words.atDoor}</h2>
      {problem && <Trouble problem={problem} />}
      {!complete && (
        <p className="soft" id="book-missing">
          {later ? words.missing : words.missingName}
        </p>
      )}
      {!later && day.data && !isOpen && <p data-testid="door-closed">{open ? (closedWord(open, today) ?? words.doorClosed) : words.doorClosed}</p>}
      {!later && isOpen && (
        <>
          <p className="soft">{words.takeNowHelp}</p>
          <button type="button" className="button primary" disabled={!complete || pending} aria-describedby={complete ? undefined : 'book-missing'} onClick={() => void book(null)} data-testid="book-now">
            {words.takeNow}
          </button>
        </>
      )}
      {later && (
        <>
          {chosen && (
            <div className="dialog-actions start">
              <button type="button" className="button primary" disabled={!complete || pending} aria-describedby={complete ? undefined : 'book-missing'} onClick={() => void book(chosen)} data-testid="book-confirm">
                {words.confirm(momentOf(chosen))}
              </button>
              <button type="button" className="button" onClick={() => setChosen(null)}>
                {words.otherTime}
              </button>
            </div>
          )}
          {!chosen && (
            <Suspense fallback={<Loading />}>
              <SlotPicker
                centreId={centre.id}
                service={wish.service}
                category={wish.category}
                energy={wish.energy}
                busy={pending}
                pick={(startsAt) => {
                  clear();
                  setChosen(startsAt);
                }}
                stale={stale}
                atDesk
                {...(wanted.date ? { first: wanted.date } : {})}
              />
            </Suspense>
          )}
        </>
      )}
    </section>
  );
}
