//! Why a file is not taken in, in words that help to send a better one.
use crate::quality::Flaw;
use serde::{Deserialize, Serialize};

/// Why a file was refused. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum IntakeRefusal {
    /// No byte at all.
    #[error("The file is empty. Please choose it again, or take a new photo.")]
    Empty,
    /// More bytes than [`super::Limits::max_bytes`].
    #[error("The file is larger than {max_megabytes} MB. Please send a lighter photo.")]
    TooLarge {
        /// The limit, in millions of bytes.
        max_megabytes: usize,
    },
    /// Not a picture we know.
    #[error(
        "This type of file cannot be read. Please send a photo (JPEG, PNG, WebP, HEIC) or a PDF."
    )]
    TypeUnsupported,
    /// A PDF that opens with a password only.
    #[error("This PDF is protected by a password. Please send a photo of the document instead.")]
    PdfLocked,
    /// A HEIC or HEIF picture our decoder does not understand.
    #[error(
        "This HEIC photo cannot be read. Please take the photo from this page, or choose \
         \"Most compatible\" (JPEG) in your phone's camera settings."
    )]
    HeicUnsupported,
    /// More pixels or more decoder memory than we allow.
    #[error("The picture is larger than {max_megapixels} megapixels. Please send a smaller one.")]
    ImageTooLarge {
        /// The limit, in millions of pixels.
        max_megapixels: u64,
    },
    /// Too few pixels for any text to be read.
    #[error("The picture is too small to be read. Please send the original photo.")]
    ImageTooSmall,
    /// The header is right but the content is damaged or cut short.
    #[error("The picture is damaged or incomplete. Please send it again, or take a new photo.")]
    Unreadable,
    /// Whoever was to decode it ended before it could say anything: our fault, not the file's.
    #[error(
        "We could not open this file just now; the fault is ours. Please send it again in a \
         moment. If it happens again, please take a new photo of the document."
    )]
    DecoderLost,
    /// The picture is whole and nobody could read it.
    #[error("{}", .0.en())]
    Flawed(Flaw),
}

impl IntakeRefusal {
    /// Stable code for clients.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "FILE_EMPTY",
            Self::TooLarge { .. } => "FILE_TOO_LARGE",
            // One code for clients to match on; the sentence says what to do.
            Self::TypeUnsupported | Self::HeicUnsupported => "FILE_TYPE_UNSUPPORTED",
            Self::PdfLocked => "FILE_LOCKED",
            Self::ImageTooLarge { .. } => "IMAGE_TOO_LARGE",
            Self::ImageTooSmall => "IMAGE_TOO_SMALL",
            Self::Unreadable => "IMAGE_UNREADABLE",
            Self::DecoderLost => "FILE_NOT_OPENED",
            Self::Flawed(flaw) => flaw.code(),
        }
    }

    /// The sentence for French-speaking customers: what happened and what to do next.
    #[must_use]
    pub fn fr(&self) -> String {
        match self {
            Self::Empty => {
                "Le fichier est vide. Veuillez le choisir à nouveau ou prendre une nouvelle photo."
                    .to_owned()
            }
            Self::TooLarge { max_megabytes } => format!(
                "Le fichier dépasse {max_megabytes} Mo. Veuillez envoyer une photo plus légère."
            ),
            Self::TypeUnsupported => "Ce type de fichier ne peut pas être lu. Veuillez envoyer \
                                      une photo (JPEG, PNG, WebP, HEIC) ou un PDF."
                .to_owned(),
            Self::PdfLocked => "Ce PDF est protégé par un mot de passe. Veuillez envoyer plutôt \
                                une photo du document."
                .to_owned(),
            Self::HeicUnsupported => "Cette photo HEIC ne peut pas être lue. Veuillez prendre la \
                                      photo depuis cette page, ou choisir « Le plus compatible » \
                                      (JPEG) dans les réglages de l’appareil photo."
                .to_owned(),
            Self::ImageTooLarge { max_megapixels } => format!(
                "L’image dépasse {max_megapixels} mégapixels. Veuillez en envoyer une plus petite."
            ),
            Self::ImageTooSmall => "L’image est trop petite pour être lue. Veuillez envoyer la \
                                    photo d’origine."
                .to_owned(),
            Self::Unreadable => "L’image est abîmée ou incomplète. Veuillez l’envoyer à nouveau \
                                 ou prendre une nouvelle photo."
                .to_owned(),
            Self::DecoderLost => "Nous n’avons pas pu ouvrir ce fichier à l’instant, et c’est de \
                                  notre fait. Veuillez l’envoyer à nouveau dans un moment. Si \
                                  cela se reproduit, veuillez reprendre le document en photo."
                .to_owned(),
            Self::Flawed(flaw) => flaw.fr().to_owned(),
        }
    }

    /// The sentence for English-speaking customers.
    #[must_use]
    pub fn en(&self) -> String {
        self.to_string()
    }
}
