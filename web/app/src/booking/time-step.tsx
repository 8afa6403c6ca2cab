/**
 * When: a time that is chosen is kept at once, and what was kept before is given back.
 * Decisions: docs/decisions/web.md
 */
import { BookedAppointmentDocument, HoldSlotDocument, MyBookingsDocument, ReleaseHoldDocument, type AppointmentPartsFragment } from '@autovisite/graph';
import { lazy, Suspense, useState } from 'react';
import { serverNow } from '../clock.js';
import { useAction, useRead, type Problem } from '../graph.js';
import { momentOf as instantOf } from '../locale.js';
import { Loading, Trouble } from '../parts/states.js';
import type { Centre } from './centre-step.js';
import type { Draft } from './draft.js';
import { forgetKey, held, keyOf, plate } from './kept.js';
import type { Go } from './frame.js';
import { JoinWaitlist } from './wait.js';
import { words } from './words.js';

/** The calendar is the heaviest part of the page: who chooses a centre does not wait for it. */
const SlotPicker = lazy(() => import('./slots.js'));

/** Whether the slot of an appointment is still kept for its owner. */
export function isKept({ status, holdExpiresAt }: Pick<AppointmentPartsFragment, 'status' | 'holdExpiresAt'>): boolean {
  return status === 'HELD' && (!holdExpiresAt || Date.parse(holdExpiresAt) > serverNow());
}

/** Refusals after which other free times must be shown. */
const TAKEN = ['SLOT_TAKEN', 'SLOT_NOT_OFFERED', 'CENTRE_CLOSED', 'TOO_LATE', 'TOO_FAR'];

export interface Wish {
  centreId: string;
  startsAt: string;
  service: AppointmentPartsFragment['service'];
  vehicleCategory: AppointmentPartsFragment['vehicleCategory'];
  energy: AppointmentPartsFragment['energy'];
  plate: string | null;
}

/** Keeps a slot; an answer that was lost is asked for again under the same key. */
export function useHold() {
  const hold = useAction(HoldSlotDocument);
  const release = useAction(ReleaseHoldDocument);
  const take = async (wish: Wish): Promise<{ appointment: AppointmentPartsFragment | null; problem: Problem | null }> => {
    const ask = () => hold.attempt({ input: { ...wish, idempotencyKey: keyOf('hold', wish) } });
    let { data, problem } = await ask();
    // An earlier hold of the same wish ran out, or the key stands for another wish: this is a new one.
    if (problem?.code === 'IDEMPOTENCY_MISMATCH' || (data && data.holdSlot.appointment.status !== 'CONFIRMED' && !isKept(data.holdSlot.appointment))) {
      forgetKey('hold');
      ({ data, problem } = await ask());
    }
    const appointment = data?.holdSlot.appointment ?? null;
    if (appointment) {
      const before = held.read();
      held.write(appointment.id);
      // Whoever chooses another time does not keep two; where this fails the first one runs out by itself.
      if (before && before !== appointment.id) await release.attempt({ input: { appointmentId: before } });
    }
    return { appointment, problem };
  };
  return { take, pending: hold.pending || release.pending, problem: hold.problem };
}

export function TimeStep({ draft, centre, go }: { draft: Draft; centre: Centre | null; go: Go }) {
  const { take, pending, problem } = useHold();
  const [stale, setStale] = useState(0);
  const { service, category, energy } = draft;
  if (!centre || !service || !category || !energy) return <Loading />;

  const pick = async (startsAt: string) => {
    const wish = { centreId: centre.id, startsAt, service, vehicleCategory: category, energy, plate: plate.read() };
    const { appointment, problem: refused } = await take(wish);
    if (appointment) return go({ appointment: appointment.id, step: 'paiement' });
    if (refused && TAKEN.includes(refused.code)) setStale((before) => before + 1);
  };

  return (
    <>
      <KeptBefore go={go} />
      <p className="soft">{words.holdHelp}</p>
      {problem && (
        <div className="stacked">
          <Trouble problem={problem} />
          {TAKEN.includes(problem.code) && <p role="status">{words.refreshed}</p>}
          {problem.code === 'PLATE_INVALID' && (
            <button type="button" className="button" onClick={() => go({ step: 'vehicule' })}>
              {words.otherVehicle}
            </button>
          )}
          {(problem.code === 'CATEGORY_NOT_SERVED' || problem.code === 'CENTRE_NOT_FOUND') && (
            <button type="button" className="button" onClick={() => go({ step: 'centre' })}>
              {words.otherCentre}
            </button>
          )}
          {problem.code === 'TOO_MANY_HOLDS' && <Holds go={go} />}
        </div>
      )}
      {pending && <p role="status">{words.holding}</p>}
      <Suspense fallback={<Loading />}>
        <SlotPicker centreId={centre.id} service={service} category={category} energy={energy} busy={pending} pick={(start) => void pick(start)} stale={stale} />
      </Suspense>
      <JoinWaitlist centreId={centre.id} service={service} category={category} energy={energy} />
    </>
  );
}

/** Who came back with a time in hand goes on with it, or chooses another one. */
function KeptBefore({ go }: { go: Go }) {
  const [id] = useState(() => held.read());
  const { data } = useRead(BookedAppointmentDocument, { id: id ?? '' }, id === null);
  const appointment = data?.appointment;
  if (!appointment || !isKept(appointment)) return null;
  return (
    <div className="notice" data-testid="kept-before">
      <p>
        {words.keptSlot} <strong>{momentOf(appointment)}</strong>
      </p>
      <button type="button" className="button" onClick={() => go({ appointment: appointment.id, step: 'paiement' })}>
        {words.resumeKept}
      </button>
    </div>
  );
}

/** All that is kept for this person, where no more may be: each can be gone on with, or given back. */
function Holds({ go }: { go: Go }) {
  const { data, refresh } = useRead(MyBookingsDocument, { first: 20, upcomingOnly: true });
  const { run, pending, problem } = useAction(ReleaseHoldDocument);
  const kept = data?.myAppointments.edges.map((edge) => edge.node).filter(isKept) ?? [];
  const letGo = async (appointmentId: string) => {
    if (await run({ input: { appointmentId } })) refresh();
  };
  return (
    <section className="stacked">
      <h2>{words.tooMany}</h2>
      <ul className="choices">
        {kept.map((appointment) => (
          <li key={appointment.id} className="row">
            <span>
              <strong>{momentOf(appointment)}</strong>
              <small>{appointment.centre.name}</small>
            </span>
            <div className="row-actions">
              <button type="button" className="button" onClick={() => go({ appointment: appointment.id, step: 'paiement' })}>
                {words.resumeKept}
              </button>
              <button type="button" className="button" disabled={pending} onClick={() => void letGo(appointment.id)}>
                {words.letGo}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {problem && <Trouble problem={problem} />}
    </section>
  );
}

/** « mardi 24 novembre 2026, 9 h 30 » */
export function momentOf({ startsAt }: { startsAt: string }): string {
  return instantOf(startsAt);
}
