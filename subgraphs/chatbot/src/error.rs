//! Every way this domain can say no.
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ChatError {
    #[error("this conversation does not exist")]
    ConversationNotFound,
    #[error("send exactly one of text, buttonId and documentId; text may stand beside documentId")]
    MessageEmpty,
    #[error("a message holds at most 2,000 characters")]
    MessageTooLong,
    #[error("your previous message is still being answered, please wait a moment")]
    ConversationBusy,
    #[error("this request does not exist, or was dealt with already")]
    HandoverNotFound,
    #[error("somebody else of the team answers this request")]
    HandoverTaken,
    #[error(
        "hours need a weekday from 1 to 7, and an opening before the closing, apart from each other"
    )]
    HoursInvalid,
    #[error("a period ends no earlier than it begins, and lasts a year at most")]
    PeriodInvalid,
}

impl ClientError for ChatError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::ConversationNotFound => "Cette conversation est introuvable. Rechargez la page.",
            Self::MessageEmpty => "Votre message est vide.",
            Self::MessageTooLong => "Votre message est trop long (2 000 caractères au plus).",
            Self::ConversationBusy => {
                "Je réponds encore à votre message précédent. Un instant, s’il vous plaît."
            }
            Self::HandoverNotFound => "Cette demande n’existe pas, ou elle est déjà traitée.",
            Self::HandoverTaken => "Quelqu’un d’autre de l’équipe répond à cette demande.",
            Self::PeriodInvalid => {
                "Une période finit au plus tôt le jour où elle commence, et dure un an au plus."
            }
            Self::HoursInvalid => {
                "Indiquez un jour de 1 (lundi) à 7, une ouverture avant la fermeture, et des plages qui ne se chevauchent pas."
            }
        }
        .to_owned()
    }
}
