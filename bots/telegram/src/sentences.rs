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
    /// Follows what the service says of its maintenance.
    SendAgain,
    /// Where to put the photo; stands for the web's upload button.
    SendPhotoHere,
    /// Stands before the address of the account that the chat would become.
    AskLink,
    /// Yes to that.
    LinkYes,
    /// No to that.
    LinkNo,
    /// The link is used up or too old.
    LinkOver,
    /// The chat is the account's.
    Linked,
    /// The chat stays as it was.
    NotLinked,
    /// The chat is nobody's account's any more.
    Unlinked,
    /// It was nobody's before.
    NeverLinked,
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
            Self::SendAgain => (
                "Votre message n’a pas été traité : renvoyez-le alors, s’il vous plaît.",
                "Your message was not handled: please send it again then.",
            ),
            Self::SendPhotoHere => ("📷 Envoyez la photo ici.", "📷 Send the photo here."),
            Self::AskLink => (
                "Relier cette conversation au compte ci-dessous ? Ses messages, ses réservations et \
                 ses documents deviennent ceux du compte. Ne dites oui que si c’est le vôtre.",
                "Link this chat to the account below? Its messages, bookings and documents become \
                 the account’s. Only say yes if it is yours.",
            ),
            Self::LinkYes => ("Oui, c’est mon compte", "Yes, it is my account"),
            Self::LinkNo => ("Non", "No"),
            Self::LinkOver => (
                "Ce lien n’est plus valable : il sert une fois, pendant dix minutes. Demandez-en un \
                 autre dans « Mon espace », page « Sécurité ».",
                "This link no longer works: it works once, for ten minutes. Please ask for another \
                 in “My space”, on the page “Security”.",
            ),
            Self::Linked => (
                "C’est fait : cette conversation est celle de votre compte. Pour la délier, écrivez \
                 /delier.",
                "Done: this chat is your account’s. To unlink it, write /unlink.",
            ),
            Self::NotLinked => (
                "Très bien, cette conversation reste comme elle était.",
                "Very well, this chat stays as it was.",
            ),
            Self::Unlinked => (
                "Cette conversation n’est plus reliée à votre compte.",
                "This chat is no longer linked to your account.",
            ),
            Self::NeverLinked => (
                "Cette conversation n’est reliée à aucun compte.",
                "This chat is not linked to any account.",
            ),
            Self::Hello => ("bonjour", "hello"),
        }
    }
}
