/** The sentences about who works on a vehicle, and for how long; French first. */
import type { InspectionStatus } from '@autovisite/graph';

const fr = {
  given: (name: string) => `Confié à ${name}.`,
  givenToAll: 'À qui est libre.',
  give: (name: string) => `Confier à ${name}`,
  giveBack: 'Laisser à qui est libre',
  busy: 'sur un véhicule',
  by: (name: string, number: string) => `${name}, agrément n° ${number}`,
  mayNot: 'Vous ne pouvez pas faire ce contrôle',
  mayNotSign: 'Vous ne pouvez pas signer ce contrôle',
  suspend: 'Suspendre le contrôle…',
  suspendTitle: 'Suspendre le contrôle',
  suspendHelp: 'Rien ne s’y note pendant la suspension, et vous pouvez prendre un autre véhicule.',
  reason: 'Motif',
  back: 'Revenir',
  suspendConfirm: 'Suspendre',
  suspended: 'Contrôle suspendu',
  why: (reason: string) => `Motif : ${reason}`,
  resume: 'Reprendre le contrôle',
  times: 'Temps passé',
  minutes: (count: number) => (count < 60 ? `${count} min` : `${Math.floor(count / 60)} h ${String(count % 60).padStart(2, '0')}`),
  stages: {
    CHECKED_IN: 'En attente',
    IN_PROGRESS: 'Au contrôle',
    SUSPENDED: 'Suspendu',
    COMPLETED: 'À signer',
    SIGNED: 'Signé',
    ABANDONED: 'Interrompu',
  } as Readonly<Record<InspectionStatus, string>>,
};

const en: typeof fr = {
  given: (name) => `Given to ${name}.`,
  givenToAll: 'For whoever is free.',
  give: (name) => `Give to ${name}`,
  giveBack: 'Leave to whoever is free',
  busy: 'on a vehicle',
  by: (name, number) => `${name}, approval no. ${number}`,
  mayNot: 'You cannot make this inspection',
  mayNotSign: 'You cannot sign this inspection',
  suspend: 'Suspend the inspection…',
  suspendTitle: 'Suspend the inspection',
  suspendHelp: 'Nothing is recorded while it is suspended, and you may take another vehicle.',
  reason: 'Reason',
  back: 'Go back',
  suspendConfirm: 'Suspend',
  suspended: 'Inspection suspended',
  why: (reason) => `Reason: ${reason}`,
  resume: 'Go on with the inspection',
  times: 'Time spent',
  minutes: (count) => (count < 60 ? `${count} min.` : `${Math.floor(count / 60)} h ${String(count % 60).padStart(2, '0')} min`),
  stages: {
    CHECKED_IN: 'Waiting',
    IN_PROGRESS: 'Being inspected',
    SUSPENDED: 'Suspended',
    COMPLETED: 'To be signed',
    SIGNED: 'Signed',
    ABANDONED: 'Broken off',
  },
};

export const catalogue = { fr, en };
// The inspector's pages speak French only, yet.
export const words = fr;
