//! Every way this domain can say no.
use crate::certificate::label;
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ParserError {
    #[error("no registration certificate was read on this document")]
    RegistrationNotFound,
    #[error("this registration certificate could not be read: please send another photo")]
    RegistrationUnreadable,
    #[error("field {0} is not valid: please check it on the certificate")]
    FieldInvalid(String),
    #[error("this registration certificate was already confirmed")]
    AlreadyConfirmed,
}

impl ClientError for ParserError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::RegistrationNotFound => {
                "Aucune carte grise n’a été lue sur ce document.".to_owned()
            }
            Self::RegistrationUnreadable => {
                "Cette carte grise n’a pas pu être lue. Veuillez en envoyer une autre photo."
                    .to_owned()
            }
            Self::FieldInvalid(code) => match label(code) {
                Some(label) => format!(
                    "La valeur du champ {code} ({label}) n’est pas valable. Veuillez la vérifier \
                     sur votre carte grise."
                ),
                None => format!("Le champ {code} n’existe pas sur une carte grise."),
            },
            Self::AlreadyConfirmed => {
                "Cette carte grise est déjà confirmée. Pour la corriger, envoyez une nouvelle photo."
                    .to_owned()
            }
        }
    }
}
