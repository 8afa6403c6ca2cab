/**
 * What an inspector did while nothing could be sent, and how the inspection looks with it. Plain values: no
 * network and no storage. Decisions: docs/decisions/web.md
 */
import type { DefectLevel, DefectLocation, SetVehicleIdentityInput } from '@autovisite/graph';
import type { Inspection } from '../inspection.js';
import { placeOf, type IdentityField } from '../lead.js';

export type IdentityChange = Partial<Omit<SetVehicleIdentityInput, 'inspectionId' | 'recordId'>>;

/** A defect with the words that it is shown with until the server has it. */
export interface FoundHere {
  code: string;
  level: DefectLevel;
  label: string;
  component: string | null;
  location: DefectLocation | null;
  locationLabel: string | null;
  comment: string | null;
  toVerify: boolean;
}

export type Deed =
  | { kind: 'start' }
  | { kind: 'points'; points: string[] }
  | { kind: 'defect'; defect: FoundHere }
  | { kind: 'remove'; defectId: string; label: string }
  /** `before`: what stood there when it was written, to notice what somebody else wrote meanwhile. */
  | { kind: 'identity'; fields: IdentityChange; before: IdentityChange };

/** Why a deed was not taken. */
export interface Refusal {
  text: string;
  /** What stands there now, of what was written by somebody else meanwhile. */
  theirs: { field: IdentityField; value: string | number | null }[];
}

export interface Kept {
  /** Made on the device. */
  id: string;
  inspectionId: string;
  /** Whose it is: it is sent in nobody else's name. */
  userId: string;
  /** When it was done, by this device's clock. */
  at: string;
  deed: Deed;
  refused: Refusal | null;
}

/** As two people write the same: the server takes spaces and dashes out, and writes large. */
const plain = (value: string | number | null) => (typeof value === 'string' ? value.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase() : value);

/** The fields of a change that somebody else changed since: the server's value is neither the old nor the new one. */
export function overwritten(fields: IdentityChange, before: IdentityChange, now: Inspection['identity']): IdentityField[] {
  const names = Object.keys(fields) as IdentityField[];
  return names.filter((name) => {
    const [mine, old, theirs] = [plain(fields[name] ?? null), plain(before[name] ?? null), plain(now[name] ?? null)];
    return theirs !== old && theirs !== mine;
  });
}

/** Whether the server already has this defect as it was recorded here: the answer was lost, or a colleague saw it too. */
export function isThere(defect: FoundHere, now: Pick<Inspection, 'defects'>): boolean {
  return now.defects.some((one) => one.code === defect.code && (one.location ?? null) === defect.location && (one.comment ?? null) === defect.comment);
}

/** The inspection as it will be once the deeds have arrived. */
export function withDeeds(inspection: Inspection, kept: readonly Kept[]): Inspection {
  return kept.filter(({ refused }) => refused === null).reduce((shown, { id, deed }) => withDeed(shown, id, deed), inspection);
}

function withDeed(shown: Inspection, id: string, deed: Deed): Inspection {
  switch (deed.kind) {
    case 'start':
      return shown.status === 'CHECKED_IN' ? { ...shown, status: 'IN_PROGRESS' } : shown;
    case 'points': {
      const checkedPoints = [...new Set([...shown.checkedPoints, ...deed.points])];
      const open = shown.requiredPoints.some((code) => !checkedPoints.includes(code));
      return { ...shown, checkedPoints, missing: open ? shown.missing : shown.missing.filter((item) => item !== 'POINTS') };
    }
    case 'defect':
      return isThere(deed.defect, shown) ? shown : { ...shown, defects: [...shown.defects, { id, ...deed.defect, photos: [] }] };
    case 'remove':
      return { ...shown, defects: shown.defects.filter((one) => one.id !== deed.defectId) };
    case 'identity': {
      const given = Object.keys(deed.fields).filter((name) => deed.fields[name as IdentityField] != null);
      return {
        ...shown,
        identity: { ...shown.identity, ...(deed.fields as Partial<Inspection['identity']>) },
        plate: deed.fields.plate ?? shown.plate,
        odometerKm: deed.fields.odometerKm ?? shown.odometerKm,
        missing: shown.missing.filter((item) => !given.includes(placeOf(item))),
      };
    }
  }
}
