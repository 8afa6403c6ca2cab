//! Every way this domain can say no.
use crate::image_intake::IntakeRefusal;
use kernel::ClientError;

/// A refusal, with its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ScanError {
    #[error("this document does not exist")]
    DocumentNotFound,
    #[error("too many documents were sent: please try again later")]
    TooManyUploads,
    #[error("this upload address does not exist: please ask for a new one")]
    UploadNotFound,
    #[error("this upload address has expired: please choose the file again")]
    UploadExpired,
    #[error("this document was already received")]
    UploadAlreadyUsed,
    #[error("the file did not arrive whole: please send it again")]
    UploadInterrupted,
    /// The file itself is refused.
    #[error(transparent)]
    Intake(#[from] IntakeRefusal),
}

impl ClientError for ScanError {
    fn code(&self) -> &'static str {
        match self {
            Self::DocumentNotFound => "DOCUMENT_NOT_FOUND",
            Self::TooManyUploads => "TOO_MANY_UPLOADS",
            Self::UploadNotFound => "UPLOAD_NOT_FOUND",
            Self::UploadExpired => "UPLOAD_EXPIRED",
            Self::UploadAlreadyUsed => "UPLOAD_ALREADY_USED",
            Self::UploadInterrupted => "UPLOAD_INTERRUPTED",
            // One code for clients to match on; the sentence says which type, and what to do.
            Self::Intake(IntakeRefusal::PdfUnsupported | IntakeRefusal::HeicUnsupported) => {
                IntakeRefusal::TypeUnsupported.code()
            }
            Self::Intake(refusal) => refusal.code(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::DocumentNotFound => "Ce document est introuvable.",
            Self::TooManyUploads => {
                "Vous avez envoyé beaucoup de documents. Veuillez réessayer un peu plus tard."
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
            Self::Intake(refusal) => return refusal.fr(),
        }
        .to_owned()
    }
}
