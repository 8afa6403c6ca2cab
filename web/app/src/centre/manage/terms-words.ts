/** The sentences of terms for calling off and of the time that lanes are taken; French first. */
import type { LateCancellation } from '@autovisite/graph';
import { locale } from '../../graph.js';
import type { Words } from '../../parts/choice.js';

const fr = {
  terms: 'Conditions d’annulation',
  termsHelp: 'Ce que coûte une annulation à qui réserve à partir de maintenant ; qui a déjà réservé garde les conditions d’alors. Déplacer un rendez-vous reste gratuit.',
  freeHours: 'Gratuite jusqu’à … heures avant (168 au plus)',
  late: 'Ensuite, ce qui a été payé',
  afterwards: {
    FREE: 'est rendu en entier',
    FEE: 'est rendu, moins des frais fixes',
    ARRHES: 'reste au centre : ce sont des arrhes',
  } as Record<LateCancellation, string>,
  fee: 'Frais en euros (500 au plus)',
  double: 'Si le centre annule, il rend le double, comme la loi le veut (code de la consommation, L214-1)',
  termsWrong: 'Des heures entières de 0 à 168, et des frais de 0,01 à 500 euros.',
  laneTimes: 'Durées sur les lignes',
  laneTimesHelp: 'Combien de temps une ligne est prise, en minutes. Vide : la durée habituelle du réseau, qui est montrée. Ce qui est déjà réservé garde sa durée.',
  minutes: 'Contrôle',
  buffer: 'Battement après',
  minutesOf: (what: string) => `Durée du contrôle, ${what}`,
  bufferOf: (what: string) => `Battement après le contrôle, ${what}`,
  timesWrong: 'Un contrôle dure de 5 à 180 minutes, un battement au plus 60 ; un battement demande une durée.',
};

const en: typeof fr = {
  terms: 'Terms for calling off',
  termsHelp: 'What calling off costs who books from now on; who has booked keeps the terms of then. Moving an appointment stays free.',
  freeHours: 'Free until … hours before (168 at most)',
  late: 'After that, what was paid',
  afterwards: {
    FREE: 'all goes back',
    FEE: 'goes back, less a fixed fee',
    ARRHES: 'stays with the centre: it is arrhes',
  },
  fee: 'Fee in euros (500 at most)',
  double: 'Where the centre calls off, it gives back double, as the law has it (Code de la consommation, L214-1)',
  termsWrong: 'Whole hours from 0 to 168, and a fee of 0.01 to 500 euros.',
  laneTimes: 'Time on the lanes',
  laneTimesHelp: 'How long a lane is taken, in minutes. Empty: the network’s usual time, which is shown. What is booked keeps its time.',
  minutes: 'Inspection',
  buffer: 'Gap behind it',
  minutesOf: (what) => `Time of the inspection, ${what}`,
  bufferOf: (what) => `Gap behind the inspection, ${what}`,
  timesWrong: 'An inspection takes 5 to 180 minutes, a gap 60 at most; a gap asks for a time.',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
/** What becomes of what was paid, where it is called off late: a choice of the graph's. */
export const LATE_CANCELLATIONS: Words<LateCancellation> = words.afterwards;
