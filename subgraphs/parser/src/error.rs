//! Every way this domain can say no.
use crate::certificate::label;
use chrono::{DateTime, Utc};
use kernel::{ClientError, clock::CIVIL_ZONE};

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ParserError {
    #[error("this vehicle does not exist")]
    VehicleNotFound,
    #[error("no registration certificate was read on this document")]
    RegistrationNotFound,
    #[error("this registration certificate could not be read: please send another photo")]
    RegistrationUnreadable,
    #[error("field {0} is not valid: please check it on the certificate")]
    FieldInvalid(String),
    #[error("this registration certificate was already confirmed")]
    AlreadyConfirmed,
    #[error("these are no words of ours: please show the present ones")]
    ConsentTextUnknown,
    #[error("width and height are not those of a page: 1 to 30,000 pixels each")]
    PageSizeInvalid,
    #[error("a page has 1,000 words at most")]
    TooManyWords,
    #[error(
        "word {number} is not valid: 200 characters at most, eight finite numbers near the page, \
         a confidence from 0 to 1"
    )]
    WordInvalid {
        /// From 1, as sent.
        number: usize,
    },
    #[error("today's pages are used up: more from {resets_at} on")]
    ParseQuotaExceeded {
        /// The next midnight in France.
        resets_at: DateTime<Utc>,
    },
}

impl ClientError for ParserError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::VehicleNotFound => "Ce véhicule est introuvable.".to_owned(),
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
            Self::ConsentTextUnknown => {
                "Le texte de l’accord n’est pas le nôtre. Veuillez relire et recommencer.".to_owned()
            }
            Self::PageSizeInvalid => {
                "La largeur et la hauteur de la page doivent être comprises entre 1 et 30 000 \
                 pixels."
                    .to_owned()
            }
            Self::TooManyWords => "Une page compte au plus 1 000 mots.".to_owned(),
            Self::WordInvalid { number } => format!(
                "Le mot {number} n’est pas valable : 200 caractères au plus, huit nombres proches \
                 de la page, une confiance de 0 à 1."
            ),
            Self::ParseQuotaExceeded { resets_at } => format!(
                "Le nombre de pages du jour est atteint. Vous pourrez en envoyer d’autres à partir \
                 du {}.",
                resets_at.with_timezone(&CIVIL_ZONE).format("%d/%m/%Y à %H:%M")
            ),
        }
    }

    fn retry_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::ParseQuotaExceeded { resets_at } => Some(*resets_at),
            _ => None,
        }
    }
}
