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
        }
        .to_owned()
    }
}
