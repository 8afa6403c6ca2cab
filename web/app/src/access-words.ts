/** Sentences of the ways in: codes, links, passwords. French first. */
import { locale } from './graph.js';

const fr = {
  withCode: 'Recevoir un code par e-mail',
  withPassword: 'Entrer avec un mot de passe',
  forgot: 'Mot de passe oublié ?',
  codeLead: 'Sans mot de passe : nous vous envoyons un code à six chiffres. Il ouvre votre compte, ou en crée un. Votre conversation et vos réservations en cours restent avec vous.',
  sendCode: 'Recevoir le code',
  codeSent: (email: string) => `Un code vient de partir à ${email}. Il est valable dix minutes.`,
  code: 'Code à six chiffres',
  enter: 'Entrer',
  another: 'Recevoir un autre code',
  otherAddress: 'Changer d’adresse',
  choose: 'Choisir un mot de passe',
  chooseLead: 'Ce lien ne sert qu’une fois. Vos autres sessions seront fermées.',
  newPassword: 'Nouveau mot de passe',
  currentPassword: 'Mot de passe actuel',
  save: 'Enregistrer',
  change: 'Changer de mot de passe',
  changeLead: 'Vos autres sessions seront fermées.',
  changed: 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
  forgotTitle: 'Mot de passe oublié',
  forgotLead: 'Indiquez l’adresse de votre compte : nous vous envoyons un lien pour choisir un autre mot de passe.',
  sendLink: 'Recevoir un lien',
  linkSent: (email: string, minutes: number) =>
    `Si un compte existe à l’adresse ${email}, un lien vient de partir. Il est valable ${minutes} minutes et ne sert qu’une fois.`,
  back: 'Revenir à la connexion',
};

const en: typeof fr = {
  withCode: 'Receive a code by e-mail',
  withPassword: 'Enter with a password',
  forgot: 'Forgot your password?',
  codeLead: 'Without a password: we send you a code of six digits. It opens your account, or makes one. Your conversation and bookings in progress stay with you.',
  sendCode: 'Receive the code',
  codeSent: (email) => `A code is on its way to ${email}. It is good for ten minutes.`,
  code: 'Six-digit code',
  enter: 'Enter',
  another: 'Receive another code',
  otherAddress: 'Change the address',
  choose: 'Choose a password',
  chooseLead: 'This link works once. Your other sessions will be ended.',
  newPassword: 'New password',
  currentPassword: 'Current password',
  save: 'Save',
  change: 'Change password',
  changeLead: 'Your other sessions will be ended.',
  changed: 'Your password is changed. Your other sessions have ended.',
  forgotTitle: 'Forgotten password',
  forgotLead: 'Give the address of your account: we send you a link to choose another password.',
  sendLink: 'Receive a link',
  linkSent: (email, minutes) =>
    `If there is an account with the address ${email}, a link is on its way. It is good for ${minutes} minutes and works once.`,
  back: 'Back to log-in',
};

export const catalogue = { fr, en };
export const accessWords = catalogue[locale];
