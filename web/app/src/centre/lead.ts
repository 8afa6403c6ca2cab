/** From what is missing to the place where it is entered: no refusal leaves people without a next step. */
import type { IdentityField as Said, MissingItem, SetVehicleIdentityInput } from '@autovisite/graph';

/** A field of the vehicle's identity, by its name in the mutation. */
export type IdentityField = Exclude<keyof SetVehicleIdentityInput, 'inspectionId' | 'recordId'>;

/** Where each thing that is said, or missing, is entered; the points are on the checklist, proposals beside what was measured. */
const PLACES: Readonly<Record<MissingItem | Said, IdentityField | 'points' | 'measuring'>> = {
  PLATE: 'plate',
  VIN: 'vin',
  MAKE: 'make',
  MODEL: 'model',
  FIRST_REGISTRATION: 'firstRegistration',
  EU_CATEGORY: 'euCategory',
  ENERGY: 'energy',
  USAGE: 'usage',
  ODOMETER: 'odometerKm',
  INITIAL_INSPECTION: 'initialInspectionDate',
  INITIAL_NATURE: 'initialInspectionNature',
  PERIODIC_VALIDITY: 'periodicValidUntil',
  POINTS: 'points',
  PROPOSALS: 'measuring',
};

export const idOf = (field: IdentityField) => `identity-${field}`;

export function placeOf(item: MissingItem | Said): IdentityField | 'points' | 'measuring' {
  return PLACES[item];
}

/** What is not a field of the identity, and where it is. */
const ELSEWHERE = { points: 'details.function.unfinished > summary', measuring: '#measuring > summary' } as const;

/** Opens what is folded around the place and puts the cursor there. */
export function leadTo(place: IdentityField | 'points' | 'measuring'): void {
  const found =
    place === 'points' || place === 'measuring' ? document.querySelector<HTMLElement>(ELSEWHERE[place]) : document.getElementById(idOf(place));
  if (!found) return;
  const folded = found.closest('details');
  if (folded) folded.open = true;
  found.scrollIntoView({ block: 'center' });
  found.focus();
}
