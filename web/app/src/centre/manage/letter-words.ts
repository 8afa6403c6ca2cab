/** The sentences of the page of letters; French first. */
import type { LetterKind, LetterLanguage } from '@autovisite/graph';
import { locale } from '../../graph.js';
import type { Words } from '../../parts/choice.js';

const fr = {
  title: 'Courriers automatiques',
  lead: 'Les e-mails qui partent d’eux-mêmes, tels que les reçoivent vos clients. Les modèles sont des fichiers de l’installation, les mêmes pour tout le réseau : qui l’exploite peut les remplacer.',
  which: 'Quel courrier',
  language: 'Langue du destinataire',
  stoppable: 'Rappel : chaque client peut l’arrêter d’un geste.',
  always: 'Toujours envoyé : ce n’est pas un rappel.',
  example: (at: number, of: number) => `Exemple ${at} sur ${of}`,
  before: 'Précédent',
  after: 'Suivant',
  page: 'Comme la plupart des messageries le montrent',
  pageOf: (subject: string) => `Page du courrier « ${subject} »`,
  text: 'En texte seul',
  invented: 'Personnes, véhicules et montants sont inventés, et les liens de cet aperçu n’ouvrent rien. La langue du destinataire vient d’abord, l’autre en dessous.',
  kinds: {
    CONFIRMED: 'Rendez-vous confirmé',
    MOVED: 'Rendez-vous déplacé',
    CANCELLED: 'Rendez-vous annulé',
    OFFERED: 'Créneau libéré',
    REMINDER: 'Rappel de rendez-vous',
    DUE: 'Contrôle à échéance',
    DOCUMENTS: 'Résultat et documents',
    CODE: 'Code de connexion',
    LINK: 'Lien de mot de passe',
    EMAIL_CHANGED: 'Adresse changée',
    WEBHOOK_DISABLED: 'Notifications suspendues',
    OVERDUE: 'Facture impayée',
  } as Words<LetterKind>,
  languages: { FR: 'Français', EN: 'Anglais' } as Words<LetterLanguage>,
};

const en: typeof fr = {
  title: 'Automatic letters',
  lead: 'The e-mails that leave by themselves, as your customers get them. The templates are files of the installation, the same for the whole network: whoever runs it can replace them.',
  which: 'Which letter',
  language: 'Language of the reader',
  stoppable: 'A reminder: each customer can stop it with one tap.',
  always: 'Always sent: it is no reminder.',
  example: (at, of) => `Case ${at} of ${of}`,
  before: 'Previous',
  after: 'Next',
  page: 'As most mail programs show it',
  pageOf: (subject) => `Page of the letter “${subject}”`,
  text: 'As text alone',
  invented: 'People, vehicles and amounts are invented, and the links of this preview open nothing. The language of the reader comes first, the other one below.',
  kinds: {
    CONFIRMED: 'Appointment confirmed',
    MOVED: 'Appointment moved',
    CANCELLED: 'Appointment cancelled',
    OFFERED: 'Free slot',
    REMINDER: 'Reminder of an appointment',
    DUE: 'Inspection due',
    DOCUMENTS: 'Result and papers',
    CODE: 'Code to log in',
    LINK: 'Link for a password',
    EMAIL_CHANGED: 'Address changed',
    WEBHOOK_DISABLED: 'Webhooks suspended',
    OVERDUE: 'Unpaid invoice',
  },
  languages: { FR: 'French', EN: 'English' },
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
export const LETTER_LANGUAGES = words.languages;
