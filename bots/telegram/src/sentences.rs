//! What the channel itself says, where the assistant cannot: French first, English beside it.
use serde::{Deserialize, Serialize};

/// The language a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Locale {
    /// French, unless Telegram is set to English.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Reads the language Telegram says its user chose: `fr`, `en-GB`.
    pub(crate) fn read(language: Option<&str>) -> Self {
        match language {
            Some(language) if language.to_ascii_lowercase().starts_with("en") => Self::En,
            _ => Self::Fr,
        }
    }

    /// As the graph names it.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::En => "en-GB",
        }
    }
}

/// A sentence of the channel's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    /// Somebody added the bot to a group.
    PrivateOnly,
    /// A sticker, a film, a place.
    NotUnderstood,
    /// A voice message.
    NotHeard,
    /// They changed a message of before.
    Edited,
    /// They passed on what somebody else wrote.
    Forwarded,
    /// An album of more pictures than one document has.
    AlbumCut,
    /// More than Telegram hands to bots.
    FileTooLarge,
    /// The file could not be fetched from Telegram.
    FileLost,
    /// The graph does not answer.
    Unavailable,
    /// Where to put the photo; stands for the web's upload button.
    SendPhotoHere,
    /// Stands beside a log-in link.
    LogInOnTheWeb,
    /// What a person says who presses Start again.
    Hello,
}

impl Sentence {
    /// The words.
    pub(crate) fn text(self, locale: Locale) -> &'static str {
        let (fr, en) = self.both();
        match locale {
            Locale::Fr => fr,
            Locale::En => en,
        }
    }

    fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::PrivateOnly => (
                "Je réponds uniquement en conversation privée. Écrivez-moi directement pour \
                 prendre rendez-vous.",
                "I only answer in private. Please write to me directly to book an appointment.",
            ),
            Self::NotUnderstood => (
                "Je lis les messages écrits, les photos et les fichiers. Que puis-je faire pour \
                 vous ?",
                "I read written messages, photos and files. What can I do for you?",
            ),
            Self::NotHeard => (
                "Je ne peux pas écouter les messages vocaux. Écrivez-moi votre demande, s’il vous \
                 plaît.",
                "I cannot listen to voice messages. Please write your request.",
            ),
            Self::Edited => (
                "Je ne tiens pas compte d’un message modifié. Écrivez-moi la correction dans un \
                 nouveau message.",
                "I do not take an edited message into account. Please write the correction in a \
                 new message.",
            ),
            Self::Forwarded => (
                "C’est un message transféré : dites-moi avec vos mots ce que vous souhaitez.",
                "That is a forwarded message: please tell me in your own words what you would \
                 like.",
            ),
            Self::AlbumCut => (
                "Je n’ai gardé que les premières photos : un document n’en compte pas autant.",
                "I have kept only the first photos: a document does not have that many.",
            ),
            Self::FileTooLarge => (
                "Ce fichier est trop lourd (20 Mo au plus). Envoyez plutôt une photo.",
                "This file is too large (20 MB at most). Please send a photo instead.",
            ),
            Self::FileLost => (
                "Je n’ai pas réussi à recevoir ce fichier. Envoyez-le à nouveau, s’il vous plaît.",
                "I could not receive this file. Please send it again.",
            ),
            Self::Unavailable => (
                "Le service est momentanément indisponible : votre message n’a pas été traité. \
                 Renvoyez-le dans une minute, s’il vous plaît.",
                "The service is unavailable for the moment and your message was not handled. \
                 Please send it again in a minute.",
            ),
            Self::SendPhotoHere => ("📷 Envoyez la photo ici.", "📷 Send the photo here."),
            Self::LogInOnTheWeb => (
                "La connexion se fait sur notre site. Cette conversation n’est pas encore reliée \
                 à votre compte et ne vous y suit pas : après la connexion, redites votre demande \
                 à l’assistant du site.",
                "You log in on our website. This chat is not linked to your account yet and does \
                 not follow you there: once logged in, please tell the assistant of the website \
                 again what you would like.",
            ),
            Self::Hello => ("bonjour", "hello"),
        }
    }
}
