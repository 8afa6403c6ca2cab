//! Every way this domain can say no.
use crate::image_intake::IntakeRefusal;
use chrono::{DateTime, Utc};
use kernel::{ClientError, clock::CIVIL_ZONE};

/// A refusal, with its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ScanError {
    #[error("this document does not exist")]
    DocumentNotFound,
    #[error("too many documents were sent: please try again later")]
    TooManyUploads,
    #[error("today's files are used up: more from {resets_at} on")]
    ParseQuotaExceeded {
        /// The next midnight in France.
        resets_at: DateTime<Utc>,
    },
    #[error("this upload address does not exist: please ask for a new one")]
    UploadNotFound,
    #[error("this upload address has expired: please choose the file again")]
    UploadExpired,
    #[error("this document was already received")]
    UploadAlreadyUsed,
    #[error("the file did not arrive whole: please send it again")]
    UploadInterrupted,
    #[error("this document is being sent already: please wait a few seconds")]
    UploadBusy,
    #[error("many files are on their way at the moment: please try again in a few seconds")]
    UploadsBusy,
    #[error("this upload stands at {at} bytes: please go on from there")]
    UploadElsewhere { at: usize },
    #[error("this document was read already: please send a new one")]
    DocumentClosed,
    #[error("this code cannot be read: please try again, closer and in better light")]
    CodeUnreadable,
    /// The file itself is refused.
    #[error(transparent)]
    Intake(#[from] IntakeRefusal),
}

impl ClientError for ScanError {
    fn code(&self) -> &'static str {
        match self {
            Self::DocumentNotFound => "DOCUMENT_NOT_FOUND",
            Self::TooManyUploads => "TOO_MANY_UPLOADS",
            Self::ParseQuotaExceeded { .. } => "PARSE_QUOTA_EXCEEDED",
            Self::UploadNotFound => "UPLOAD_NOT_FOUND",
            Self::UploadExpired => "UPLOAD_EXPIRED",
            Self::UploadAlreadyUsed => "UPLOAD_ALREADY_USED",
            Self::UploadInterrupted => "UPLOAD_INTERRUPTED",
            Self::UploadBusy => "UPLOAD_BUSY",
            Self::UploadsBusy => "UPLOADS_BUSY",
            Self::UploadElsewhere { .. } => "UPLOAD_OFFSET_WRONG",
            Self::DocumentClosed => "DOCUMENT_CLOSED",
            Self::CodeUnreadable => "CODE_UNREADABLE",
            Self::Intake(refusal) => refusal.code(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::DocumentNotFound => "Ce document est introuvable.",
            Self::TooManyUploads => {
                "Vous avez envoyé beaucoup de documents. Veuillez réessayer un peu plus tard."
            }
            Self::ParseQuotaExceeded { resets_at } => {
                return format!(
                    "Le nombre de documents du jour est atteint. Vous pourrez en envoyer d’autres \
                     à partir du {}.",
                    resets_at.with_timezone(&CIVIL_ZONE).format("%d/%m/%Y à %H:%M")
                );
            }
            Self::UploadNotFound => {
                "Cette adresse d’envoi n’existe pas. Veuillez choisir à nouveau votre fichier."
            }
            Self::UploadExpired => {
                "Le délai d’envoi est dépassé. Veuillez choisir à nouveau votre fichier."
            }
            Self::UploadAlreadyUsed => "Ce document a déjà été reçu.",
            Self::UploadInterrupted => {
                "Le fichier n’est pas arrivé en entier. Veuillez l’envoyer à nouveau."
            }
            Self::UploadBusy => {
                "Ce document est déjà en cours d’envoi. Patientez quelques secondes."
            }
            Self::UploadsBusy => {
                "Beaucoup de fichiers arrivent en ce moment. Veuillez réessayer dans quelques secondes."
            }
            Self::UploadElsewhere { at } => {
                return format!("L’envoi en est à {at} octets. Veuillez le reprendre de là.");
            }
            Self::DocumentClosed => "Ce document a déjà été lu. Veuillez en envoyer un nouveau.",
            Self::CodeUnreadable => {
                "Ce code n’a pas pu être lu. Veuillez réessayer de plus près, en pleine lumière."
            }
            Self::Intake(refusal) => return refusal.fr(),
        }
        .to_owned()
    }

    fn retry_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::ParseQuotaExceeded { resets_at } => Some(*resets_at),
            _ => None,
        }
    }
}
