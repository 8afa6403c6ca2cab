/** Every sentence of the widget itself, French first. The assistant's own words come from the server. */
import { GraphRefusal, Unreachable, type Locale } from '@autovisite/graph';

const fr = {
  title: 'Assistant Auto Visite',
  log: 'Conversation avec l’assistant',
  you: 'Vous',
  assistant: 'Assistant',
  agent: 'Conseiller',
  placeholder: 'Écrivez votre message…',
  inputLabel: 'Votre message',
  send: 'Envoyer',
  attach: 'Joindre une photo ou un PDF',
  choose: 'Choisir un fichier',
  another: 'Choisir une autre photo',
  drop: 'Déposez votre fichier ici',
  thinking: 'L’assistant écrit…',
  loading: 'Ouverture de la conversation…',
  retry: 'Réessayer',
  discard: 'Supprimer',
  cancel: 'Annuler',
  close: 'Fermer',
  waiting: 'En attente de connexion',
  sending: 'Envoi…',
  offline: 'Vous êtes hors connexion. Vos messages partiront dès le retour du réseau.',
  noConnection: 'La connexion ne répond pas. Vérifiez votre réseau, puis réessayez.',
  openFailed: 'La conversation n’a pas pu s’ouvrir.',
  newMessages: 'Nouveaux messages',
  uploading: 'Envoi du fichier',
  newTab: '(nouvel onglet)',
  itIsMe: 'C’est moi',
  left: 'caractères restants',
  attachment: { PDF: 'Document PDF', IMAGE: 'Image', ICS: 'Agenda' } as Record<string, string>,
  file: {
    tooLarge: 'Ce fichier dépasse 15 Mo. Reprenez la photo en qualité normale, puis envoyez-la de nouveau.',
    empty: 'Ce fichier est vide. Choisissez-en un autre.',
    type: 'Ce type de fichier n’est pas accepté. Envoyez une photo (JPEG, PNG, HEIC) ou un PDF.',
  },
  notice: {
    paid: 'Merci. Votre paiement est transmis ; la confirmation arrive ici dans un instant.',
    cancelled: 'Paiement interrompu. Rien n’a été débité ; vous pouvez reprendre avec le bouton de paiement.',
  },
  access: {
    logIn: 'Se connecter',
    register: 'Créer un compte',
    intro: 'Pour garder votre rendez-vous et vos documents, identifiez-vous. La conversation continue ensuite ici.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    passwordHint: '10 caractères au moins',
    name: 'Prénom et nom',
    phone: 'Téléphone (facultatif)',
    noAccount: 'Pas encore de compte ?',
    haveAccount: 'Déjà un compte ?',
    second: 'Code de votre application, ou code de secours',
    codeSent: (email: string) => `Un code vient de partir à ${email}. Tapez-le ici : votre compte s’ouvre alors.`,
    code: 'Code à six chiffres',
    confirm: 'Confirmer',
    otherAddress: 'Changer l’adresse',
    pending: 'Un instant…',
  },
};

const en: typeof fr = {
  title: 'Auto Visite assistant',
  log: 'Conversation with the assistant',
  you: 'You',
  assistant: 'Assistant',
  agent: 'Adviser',
  placeholder: 'Write your message…',
  inputLabel: 'Your message',
  send: 'Send',
  attach: 'Attach a photo or a PDF',
  choose: 'Choose a file',
  another: 'Choose another photo',
  drop: 'Drop your file here',
  thinking: 'The assistant is writing…',
  loading: 'Opening the conversation…',
  retry: 'Try again',
  discard: 'Delete',
  cancel: 'Cancel',
  close: 'Close',
  waiting: 'Waiting for a connection',
  sending: 'Sending…',
  offline: 'You are offline. Your messages will leave as soon as the network is back.',
  noConnection: 'The connection does not answer. Check your network, then try again.',
  openFailed: 'The conversation could not be opened.',
  newMessages: 'New messages',
  uploading: 'Sending the file',
  newTab: '(new tab)',
  itIsMe: 'It is me',
  left: 'characters left',
  attachment: { PDF: 'PDF document', IMAGE: 'Image', ICS: 'Calendar' },
  file: {
    tooLarge: 'This file is larger than 15 MB. Take the photo again in normal quality, then send it.',
    empty: 'This file is empty. Please choose another one.',
    type: 'This kind of file is not accepted. Send a photo (JPEG, PNG, HEIC) or a PDF.',
  },
  notice: {
    paid: 'Thank you. Your payment is on its way; the confirmation will appear here in a moment.',
    cancelled: 'Payment interrupted. Nothing was charged; you can resume with the payment button.',
  },
  access: {
    logIn: 'Log in',
    register: 'Create an account',
    intro: 'To keep your appointment and documents, please identify yourself. The conversation then goes on here.',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'At least 10 characters',
    name: 'Full name',
    phone: 'Phone (optional)',
    noAccount: 'No account yet?',
    haveAccount: 'Already have an account?',
    second: 'Code of your application, or a recovery code',
    codeSent: (email) => `A code is on its way to ${email}. Type it here: your account opens then.`,
    code: 'Six-digit code',
    confirm: 'Confirm',
    otherAddress: 'Change the address',
    pending: 'One moment…',
  },
};

export type Words = typeof fr;
export const WORDS: Readonly<Record<Locale, Words>> = { fr, en };

/** What was asked may be asked again later: nobody answers, or the service is being worked on. */
export const isAway = (error: unknown): boolean => error instanceof Unreachable || (error instanceof GraphRefusal && error.code === 'MAINTENANCE');

/** What to tell the person about an error: the server's sentence, or that nobody answered. */
export function explain(error: unknown, locale: Locale): string {
  if (error instanceof GraphRefusal) return locale === 'fr' ? error.message : error.en;
  return WORDS[locale].noConnection;
}
