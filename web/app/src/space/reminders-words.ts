/** The sentences about reminders; French first. */
import type { Reminder, ReminderChannel } from '@autovisite/graph';
import type { Words } from '../parts/choice.js';
import { locale } from '../graph.js';

const fr = {
  title: 'Vos rappels',
  lead: 'Choisissez comment nous vous rappelons chaque chose. Le choix vaut tout de suite, et chaque rappel par e-mail porte aussi un lien qui les arrête tous.',
  reminders: {
    DAY_BEFORE: 'Un rendez-vous, la veille',
    HOURS_BEFORE: 'Un rendez-vous, deux heures avant',
    INSPECTION_DUE: 'Un contrôle obligatoire, un mois et une semaine avant son échéance',
  } as Words<Reminder>,
  channels: {
    EMAIL: 'Par e-mail',
    CONVERSATION: 'Dans la conversation',
    NONE: 'Pas de rappel',
  } as Words<ReminderChannel>,
  conversation: 'La conversation est celle de l’assistant, sur ce site.',
  conversationTelegram: 'La conversation est celle de l’assistant, sur ce site et sur Telegram.',
  linkTelegram: 'Relier Telegram',
  saved: 'C’est noté.',
  always: 'Toujours envoyés, par e-mail : confirmations, changements et annulations de rendez-vous, résultat et documents du contrôle, et ce qui protège votre compte. Vos factures sont dans cette page.',
};

const en: typeof fr = {
  title: 'Your reminders',
  lead: 'Choose how we remind you of each thing. The choice counts at once, and each reminder by e-mail also carries a link that stops all of them.',
  reminders: {
    DAY_BEFORE: 'An appointment, the day before',
    HOURS_BEFORE: 'An appointment, two hours before',
    INSPECTION_DUE: 'A compulsory inspection, a month and a week before it is due',
  },
  channels: {
    EMAIL: 'By e-mail',
    CONVERSATION: 'In the conversation',
    NONE: 'No reminder',
  },
  conversation: 'The conversation is the assistant’s, on this site.',
  conversationTelegram: 'The conversation is the assistant’s, on this site and on Telegram.',
  linkTelegram: 'Link Telegram',
  saved: 'Noted.',
  always: 'Always sent, by e-mail: confirmations, changes and cancellations of appointments, result and papers of the inspection, and what protects your account. Your invoices are on this page.',
};

export const catalogue = { fr, en };
export const words = catalogue[locale];
export const REMINDER_CHANNELS = words.channels;
