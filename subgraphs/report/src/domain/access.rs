//! Letters that open a door: a code, a link. They say nothing that anybody else wrote.
use super::words;
use chrono::{DateTime, Utc};
use events::auth::LinkPurpose;

/// Subject and text of the letter with a code.
pub(crate) fn code(code: &str, until: DateTime<Utc>) -> (String, String) {
    let text = format!(
        "Votre code : {code}\n\n\
         Tapez-le là où vous l’avez demandé, sur notre site ou dans la conversation. Il est \
         valable jusqu’à {} et ne sert qu’une fois.\n\n\
         Vous n’avez rien demandé ? Ne donnez ce code à personne et ignorez ce message : sans lui, \
         personne n’entre.\n\n\
         — In English —\n\
         Your code: {code}. Type it where you asked for it, on our site or in the conversation, \
         within ten minutes. If you did not ask for it, give it to nobody and ignore this message.",
        words::hour(until),
    );
    ("Votre code de connexion".to_owned(), text)
}

/// Subject and text of the letter with a link.
pub(crate) fn link(purpose: LinkPurpose, address: &str, until: DateTime<Utc>) -> (String, String) {
    let (subject, why, why_english) = match purpose {
        LinkPurpose::FirstAdministrator => (
            "Votre accès d’administrateur",
            "Vous êtes administrateur de votre réseau de contrôle technique. Choisissez votre mot \
             de passe ici :",
            "You administer your network of inspection centres. Choose your password at the \
             address above.",
        ),
        LinkPurpose::PasswordReset => (
            "Choisir un nouveau mot de passe",
            "Quelqu’un a demandé un nouveau mot de passe pour cette adresse. Si c’est vous, \
             choisissez-le ici :",
            "Somebody asked for a new password for this address. If it was you, choose it at the \
             address above.",
        ),
    };
    let text = format!(
        "{why}\n\n{address}\n\n\
         Ce lien ne sert qu’une fois, jusqu’au {}. Choisir un mot de passe ferme vos autres \
         sessions.\n\n\
         Vous n’avez rien demandé ? Ne transmettez ce lien à personne et ignorez ce message : rien \
         ne change.\n\n\
         — In English —\n\
         {why_english} The link works once. If you did not ask for it, give it to nobody and \
         ignore this message.",
        words::moment(until),
    );
    (subject.to_owned(), text)
}
