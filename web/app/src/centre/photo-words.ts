/** The sentences about photos of defects; French first. */
import { locale } from '../graph.js';

const fr = {
  add: 'Ajouter une photo',
  addTo: (label: string) => `Ajouter une photo : ${label}`,
  sending: (percent: number) => `Envoi… ${percent} %`,
  keeping: 'La photo est rangée…',
  open: (number: number) => `Voir la photo ${number}`,
  title: 'Photo de la défaillance',
  gone: 'Cette photo n’est plus gardée.',
  withdraw: 'Retirer cette photo',
  close: 'Fermer',
  unreachable: 'La photo n’est pas partie : le réseau ne répond pas. Reprenez-la quand il répond.',
  tooLarge: 'La photo dépasse 15 Mo.',
  empty: 'La photo est vide.',
  type: 'Ce fichier n’est pas une photo.',
};

const en: typeof fr = {
  add: 'Add a photo',
  addTo: (label) => `Add a photo: ${label}`,
  sending: (percent) => `Sending… ${percent}%`,
  keeping: 'The photo is being kept…',
  open: (number) => `See photo ${number}`,
  title: 'Photo of the defect',
  gone: 'This photo is no longer kept.',
  withdraw: 'Withdraw this photo',
  close: 'Close',
  unreachable: 'The photo did not leave: the network does not answer. Take it again once it is back.',
  tooLarge: 'The photo is larger than 15 MB.',
  empty: 'The photo is empty.',
  type: 'This file is no photo.',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
