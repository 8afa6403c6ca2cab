//! Letters that open a door (a code, a link), and those about a door that closed. They say nothing
//! that anybody else wrote.
use super::words;
use chrono::{DateTime, Utc};
use events::auth::{CodePurpose, LinkPurpose, WebhookStopped};

/// Subject and text of the letter with a code; `link` opens the same where there is one.
pub(crate) fn code(
    purpose: CodePurpose,
    code: &str,
    link: Option<&str>,
    until: DateTime<Utc>,
) -> (String, String) {
    let (subject, why, why_english) = match purpose {
        CodePurpose::LogIn => ("Votre code de connexion", "", ""),
        CodePurpose::Registration => (
            "Confirmez votre adresse e-mail",
            "Quelqu’un ouvre un compte avec cette adresse. Si c’est vous, ce code l’ouvre ; si vous \
             en aviez déjà un, il vous y fait entrer, le mot de passe choisi remplace l’ancien et vos \
             autres connexions prennent fin.\n\n",
            "Somebody is opening an account with this address. If that is you, this code opens it; if \
             you had one already, it lets you in there, the chosen password replaces the old one and \
             your other sessions end. ",
        ),
        CodePurpose::Address => (
            "Votre code",
            "Ce code donne cette adresse e-mail à votre compte.\n\n",
            "This code gives your account this e-mail address. ",
        ),
    };
    let (or, or_english) = match link {
        Some(link) => (
            format!("\n\nOu ouvrez ce lien, puis confirmez :\n{link}"),
            " Or open the link above and confirm.",
        ),
        None => (String::new(), ""),
    };
    let until = match purpose {
        CodePurpose::LogIn | CodePurpose::Address => format!("à {}", words::hour(until)),
        CodePurpose::Registration => format!("au {}", words::moment(until)),
    };
    let works = match link {
        Some(_) => {
            format!("Code et lien : valables jusqu’{until}, l’un ou l’autre, une seule fois.")
        }
        None => format!("Il est valable jusqu’{until} et ne sert qu’une fois."),
    };
    let text = format!(
        "{why}Votre code : {code}\n\n\
         Tapez-le là où vous l’avez demandé, sur notre site ou dans la conversation.{or}\n\n\
         {works}\n\n\
         Vous n’avez rien demandé ? Ne transmettez ce message à personne et ignorez-le : sans lui, \
         personne n’entre.\n\n\
         — In English —\n\
         {why_english}Your code: {code}. Type it where you asked for it, on our site or in the \
         conversation.{or_english} If you did not ask for it, forward this message to nobody and \
         ignore it."
    );
    (subject.to_owned(), text)
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
        LinkPurpose::Invitation => (
            "Vous rejoignez un centre de contrôle technique",
            "Un responsable vous donne accès à l’espace de son centre. Choisissez votre mot de \
             passe ici :",
            "A manager gives you access to the console of their centre. Choose your password at \
             the address above.",
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

/// Subject and text of the letter to the address that an account had before.
pub(crate) fn email_changed(log_in: &str) -> (String, String) {
    let text = format!(
        "Votre compte a une autre adresse e-mail : celle-ci ne l’ouvre plus, et nos messages vont à \
         la nouvelle.\n\n\
         Ce n’était pas vous ? Appelez votre centre sans attendre. Cette adresse peut ouvrir un autre \
         compte ici : {log_in}\n\n\
         — In English —\n\
         Your account has another e-mail address; this one no longer opens it. If that was not you, \
         please call your centre at once."
    );
    ("L’adresse de votre compte a changé".to_owned(), text)
}

/// Subject and text of the letter to an organisation whose machine is told nothing any more.
pub(crate) fn webhook_disabled(
    host: &str,
    reason: WebhookStopped,
    failing_since: DateTime<Utc>,
) -> (String, String) {
    let since = words::moment(failing_since);
    let (why, why_english) = match reason {
        WebhookStopped::Failing => (
            format!("Depuis le {since}, aucune notification n’arrive à {host}."),
            format!("No webhook has arrived at {host} for five days."),
        ),
        WebhookStopped::Gone => (
            format!("{host} répond que cette adresse n’existe plus (410)."),
            format!("{host} answers that this address is gone (410)."),
        ),
    };
    let text = format!(
        "{why} Nous ne lui envoyons plus rien.\n\n\
         Rien n’est perdu : ce qui n’est pas arrivé est gardé trente jours. Une fois le service \
         rétabli, demandez au réseau de le réactiver et de renvoyer ce qui manque.\n\n\
         — In English —\n\
         {why_english} Nothing more is sent there. What did not arrive is kept for thirty days: once \
         it works again, ask the network to enable it and to send again what is missing."
    );
    (format!("Notifications vers {host} suspendues"), text)
}
