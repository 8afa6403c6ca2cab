/**
 * What was chosen of a booking so far, as it stands in the page's address, so that going back, reloading
 * and sharing a link work by themselves. The plate is nobody else's business: it stays in this tab.
 * Decisions: docs/decisions/web.md
 */
import type { Energy, ServiceKind, VehicleCategory } from '@autovisite/graph';
import { valuesOf } from '../parts/choice.js';
import { VEHICLE_CATEGORIES, VEHICLE_ENERGIES, words, type Step } from './words.js';

export type { Step } from './words.js';

export const STEPS = ['centre', 'vehicule', 'prestation', 'horaire', 'contact', 'paiement'] as const satisfies readonly Step[];

/** Every value of the graph, in the order in which it is offered. */
export const CATEGORIES = valuesOf(VEHICLE_CATEGORIES);
export const ENERGIES = valuesOf(VEHICLE_ENERGIES);
const SERVICES = valuesOf(words.service);

export interface Draft {
  step: Step;
  /** The centre's slug. */
  centre: string | null;
  category: VehicleCategory | null;
  energy: Energy | null;
  service: ServiceKind | null;
  /** The appointment that keeps the slot, once one does. */
  appointment: string | null;
}

function among<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((one) => one === text) ?? null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which services a kind of vehicle comes for: the yearly pollution check is that of vans. */
export function servicesOf(category: VehicleCategory): ServiceKind[] {
  return SERVICES.filter((service) => service !== 'POLLUTION_CHECK' || category === 'VAN');
}

/** What an address says; a step is shown only once all before it is known. */
export function readDraft(search: URLSearchParams): Draft {
  const appointment = search.get('rdv');
  const category = among(CATEGORIES, search.get('vehicule'));
  const service = among(SERVICES, search.get('prestation'));
  const draft: Draft = {
    step: 'centre',
    centre: search.get('centre'),
    category,
    energy: among(ENERGIES, search.get('energie')),
    service: service && category && !servicesOf(category).includes(service) ? null : service,
    appointment: appointment && ID.test(appointment) ? appointment : null,
  };
  const wanted = among(STEPS, search.get('etape'));
  const furthest = furthestOf(draft);
  const step = wanted ?? furthest;
  draft.step = STEPS.indexOf(step) > STEPS.indexOf(furthest) ? furthest : step;
  return draft;
}

/** The first step whose answer is missing. */
export function furthestOf(draft: Omit<Draft, 'step'>): Step {
  if (draft.appointment) return 'paiement';
  if (!draft.centre) return 'centre';
  if (!draft.category || !draft.energy) return 'vehicule';
  return draft.service ? 'horaire' : 'prestation';
}

/** The address of a draft; nothing stands in it twice. */
export function addressOf(draft: Draft): string {
  const search = new URLSearchParams();
  if (draft.centre) search.set('centre', draft.centre);
  if (draft.category) search.set('vehicule', draft.category);
  if (draft.energy) search.set('energie', draft.energy);
  if (draft.service) search.set('prestation', draft.service);
  if (draft.appointment) search.set('rdv', draft.appointment);
  search.set('etape', draft.step);
  return `/rendez-vous?${search.toString()}`;
}

/** Where the payment page and the log-in lead back to: the appointment says all the rest. */
export function addressOfHeld(appointment: string): string {
  return `/rendez-vous?rdv=${appointment}`;
}

/**
 * A French number in one of its usual forms, however its parts are set apart: what is plainly none is said
 * at once. The server judges, and knows the rarer series as well.
 */
export function looksLikePlate(typed: string): boolean {
  const bare = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return /^[A-Z]{2}\d{3}[A-Z]{2}$/.test(bare) || /^[A-Z]?\d{1,4}[A-Z]{1,3}(\d{2,3}|2[AB])$/.test(bare) || /^[A-Z]{1,2}\d{2,3}[A-Z]{1,3}$/.test(bare);
}
