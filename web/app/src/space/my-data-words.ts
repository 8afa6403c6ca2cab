/** The sentences of « Mes données », French first. */
import { locale } from '../locale.js';

const fr = {
  title: 'Mes données',
  copyHelp: 'Vous pouvez recevoir une copie de tout ce que nous savons de vous, ou tout faire effacer.',
  ask: 'Préparer une copie de mes données',
  preparing: 'Votre copie est en préparation ; cela prend quelques secondes.',
  download: 'Télécharger ma copie',
  until: (day: string) => `Le fichier est gardé jusqu’au ${day}.`,
  erase: 'Effacer mon compte et mes données',
  eraseTitle: 'Effacer votre compte ?',
  eraseAhead: 'Vos rendez-vous à venir sont annulés ; ce qui est payé par carte vous est remboursé.',
  eraseAll: 'Vos véhicules, photos, conversations et courriels sont effacés. C’est définitif.',
  eraseKept: 'La loi nous fait garder les factures et les procès-verbaux signés ; ils ne mènent plus à vous. Téléchargez-les avant, si vous en avez besoin.',
  email: 'Retapez votre adresse e-mail',
  password: 'Mot de passe, si vous en avez un',
  keep: 'Garder mon compte',
  confirm: 'Tout effacer',
};

const en: typeof fr = {
  title: 'My data',
  copyHelp: 'You can have a copy of all that we know of you, or have it all erased.',
  ask: 'Prepare a copy of my data',
  preparing: 'Your copy is being prepared; this takes a few seconds.',
  download: 'Download my copy',
  until: (day) => `The file is kept until ${day}.`,
  erase: 'Erase my account and my data',
  eraseTitle: 'Erase your account?',
  eraseAhead: 'Your coming appointments are cancelled; what was paid by card is refunded.',
  eraseAll: 'Your vehicles, photos, conversations and e-mails are erased. This is for good.',
  eraseKept: 'The law makes us keep invoices and signed inspection reports; they no longer lead to you. Download them first if you need them.',
  email: 'Type your e-mail address again',
  password: 'Password, if you have one',
  keep: 'Keep my account',
  confirm: 'Erase everything',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
