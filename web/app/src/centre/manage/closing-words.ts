/** The sentences of a closure that hits appointments; French first. */
import { locale } from '../../locale.js';

const fr = {
  open: 'Fermer et s’occuper des rendez-vous…',
  title: 'Fermer : qui est concerné ?',
  help: 'Choisissez pour chacun une autre heure, ou annulez. Chaque client reçoit un message. Le centre ferme quand il ne reste personne.',
  lane: 'Seulement une ligne',
  wholeCentre: 'Tout le centre',
  nobody: 'Personne n’est concerné.',
  choice: (who: string) => `Que faire de ${who} ?`,
  undecided: 'À décider',
  move: (when: string) => `Déplacer au ${when}`,
  cancel: 'Annuler, rien à rendre',
  cancelBack: (amount: string) => `Annuler et rendre ${amount}`,
  confirm: 'Appliquer',
  closed: 'C’est fermé, et chacun est prévenu.',
  left: (count: number) => (count === 1 ? 'Il reste 1 rendez-vous : le centre n’est pas fermé.' : `Il reste ${count} rendez-vous : le centre n’est pas fermé.`),
  blocked: (from: string, until: string, reason: string) => `Hors service du ${from} au ${until} : ${reason}`,
  free: 'Remettre en service',
  freeTitle: (lane: string) => `Remettre « ${lane} » en service ?`,
  freeHelp: 'La ligne est de nouveau réservable tout de suite. Ses arrêts annoncés pour plus tard sont levés aussi.',
  back: 'Retour',
};

const en: typeof fr = {
  open: 'Close and settle the appointments…',
  title: 'Close: who is concerned?',
  help: 'Choose another time for each, or cancel. Each customer gets a message. The centre closes once nobody is left.',
  lane: 'One lane only',
  wholeCentre: 'The whole centre',
  nobody: 'Nobody is concerned.',
  choice: (who) => `What becomes of ${who}?`,
  undecided: 'To be decided',
  move: (when) => `Move to ${when}`,
  cancel: 'Cancel, nothing to give back',
  cancelBack: (amount) => `Cancel and give back ${amount}`,
  confirm: 'Apply',
  closed: 'It is closed, and everybody is told.',
  left: (count) => (count === 1 ? '1 appointment is left: the centre is not closed.' : `${count} appointments are left: the centre is not closed.`),
  blocked: (from, until, reason) => `Out of service from ${from} to ${until}: ${reason}`,
  free: 'Put back into service',
  freeTitle: (lane) => `Put “${lane}” back into service?`,
  freeHelp: 'The lane can be booked again at once. Stops announced for later are lifted, too.',
  back: 'Go back',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
