/** The sentences of an inspection without network; French first. */
import { formatTime } from '@autovisite/graph';
import { locale } from '../../graph.js';

const fr = {
  offline: 'Pas de réseau',
  copy: (time: string) => `Ce qui est montré date de ${time}.`,
  waiting: (count: number) => (count === 1 ? '1 saisie attend sur cette tablette ; elle partira d’elle-même.' : `${count} saisies attendent sur cette tablette ; elles partiront d’elles-mêmes.`),
  others: (count: number) => `${count} saisie(s) d’une autre personne attendent sa connexion sur cette tablette.`,
  needsNetwork: { measuring: 'Les mesures demandent le réseau.', formalities: 'Les formalités demandent le réseau.' },
  finishLater: 'Le résultat se calcule et se signe avec le réseau.',
  conflicts: 'À décider : ce qui n’a pas pu être enregistré',
  changedMeanwhile: 'Quelqu’un d’autre a écrit autre chose entre-temps.',
  otherComment: (label: string) => `« ${label} » est déjà relevée à cet endroit, avec un autre commentaire.`,
  here: 'Sur cette tablette',
  there: 'Enregistré',
  nothing: 'rien',
  keepMine: 'Enregistrer ma saisie',
  again: 'Essayer encore',
  drop: 'Garder ce qui est enregistré',
  deeds: {
    start: 'Commencer le contrôle',
    points: (count: number) => `${count} point(s) vérifié(s)`,
    defect: (label: string) => `Défaillance : ${label}`,
    remove: (label: string) => `Retirer : ${label}`,
    identity: 'Identité du véhicule',
  },
};

const en: typeof fr = {
  offline: 'No network',
  copy: (time) => `What is shown was read at ${time}.`,
  waiting: (count) => (count === 1 ? '1 entry waits on this tablet; it will leave by itself.' : `${count} entries wait on this tablet; they will leave by themselves.`),
  others: (count) => `${count} entry(ies) of another person wait on this tablet for their log-in.`,
  needsNetwork: { measuring: 'Measurements need the network.', formalities: 'Formalities need the network.' },
  finishLater: 'The result is computed and signed with the network.',
  conflicts: 'To decide: what could not be recorded',
  changedMeanwhile: 'Somebody else wrote something else meanwhile.',
  otherComment: (label) => `“${label}” is recorded at this place already, with another comment.`,
  here: 'On this tablet',
  there: 'Recorded',
  nothing: 'nothing',
  keepMine: 'Record my entry',
  again: 'Try again',
  drop: 'Keep what is recorded',
  deeds: {
    start: 'Start the inspection',
    points: (count) => `${count} point(s) checked`,
    defect: (label) => `Defect: ${label}`,
    remove: (label) => `Remove: ${label}`,
    identity: 'Identity of the vehicle',
  },
};

export const catalogue = { fr, en };
// The inspector's pages speak French only, yet.
export const words = fr;
export const clock = (at: number) => formatTime(new Date(at).toISOString(), locale);
