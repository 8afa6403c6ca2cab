//! The door for files sent by customers: only a photo we can read, of a size we can afford, gets in.
//!
//! A file is judged by its first bytes, never by its name or declared type. Sizes are read from the
//! image's header and refused before a single pixel is decoded, so that a small file announcing a
//! huge picture costs nothing. What comes out is upright, grey for reading, and re-encoded for
//! storage without any of the sender's metadata (place, device, thumbnail).

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader};

mod sniff;
pub use sniff::FileKind;

/// What a file may cost us.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Largest accepted file, in bytes.
    pub max_bytes: usize,
    /// Largest accepted picture, in pixels (width × height).
    pub max_pixels: u64,
    /// Smallest accepted short side, in pixels: below it no letter can be read.
    pub min_side: u32,
    /// Most memory the decoder may ask for, in bytes.
    pub max_decoder_bytes: u64,
}

impl Default for Limits {
    /// 15 MB, 60 megapixels, 300 pixels on the short side, 256 MiB of decoder memory.
    fn default() -> Self {
        Self {
            max_bytes: 15_000_000,
            max_pixels: 60_000_000,
            min_side: 300,
            max_decoder_bytes: 256 * 1024 * 1024,
        }
    }
}

/// A picture that got in.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// What the sender sent.
    pub kind: FileKind,
    /// The picture upright (EXIF orientation applied), one byte of light per pixel.
    pub gray: GrayImage,
    /// The same picture in colour, as a JPEG without metadata: what may be stored.
    pub jpeg: Vec<u8>,
}

/// Why a file was refused. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeRefusal {
    /// No byte at all.
    #[error("The file is empty. Please choose it again, or take a new photo.")]
    Empty,
    /// More bytes than [`Limits::max_bytes`].
    #[error("The file is larger than {max_megabytes} MB. Please send a lighter photo.")]
    TooLarge {
        /// The limit, in millions of bytes.
        max_megabytes: usize,
    },
    /// Not a picture we know.
    #[error("This type of file cannot be read. Please send a photo in JPEG, PNG or WebP.")]
    TypeUnsupported,
    /// A PDF: recognised, not read yet.
    #[error("PDF files cannot be read yet. Please send a photo (JPEG) of the document.")]
    PdfUnsupported,
    /// A HEIC or HEIF photo (the default of some phones): recognised, not read yet.
    #[error(
        "HEIC photos cannot be read yet. Please take the photo from this page, or choose \
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
}

impl IntakeRefusal {
    /// Stable code for clients.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "FILE_EMPTY",
            Self::TooLarge { .. } => "FILE_TOO_LARGE",
            Self::TypeUnsupported => "FILE_TYPE_UNSUPPORTED",
            Self::PdfUnsupported => "FILE_PDF_UNSUPPORTED",
            Self::HeicUnsupported => "FILE_HEIC_UNSUPPORTED",
            Self::ImageTooLarge { .. } => "IMAGE_TOO_LARGE",
            Self::ImageTooSmall => "IMAGE_TOO_SMALL",
            Self::Unreadable => "IMAGE_UNREADABLE",
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
                                      une photo au format JPEG, PNG ou WebP."
                .to_owned(),
            Self::PdfUnsupported => "Les fichiers PDF ne peuvent pas encore être lus. Veuillez \
                                     envoyer une photo (JPEG) du document."
                .to_owned(),
            Self::HeicUnsupported => "Les photos HEIC ne peuvent pas encore être lues. Veuillez \
                                      prendre la photo depuis cette page, ou choisir « Le plus \
                                      compatible » (JPEG) dans les réglages de l'appareil photo."
                .to_owned(),
            Self::ImageTooLarge { max_megapixels } => format!(
                "L'image dépasse {max_megapixels} mégapixels. Veuillez en envoyer une plus petite."
            ),
            Self::ImageTooSmall => "L'image est trop petite pour être lue. Veuillez envoyer la \
                                    photo d'origine."
                .to_owned(),
            Self::Unreadable => "L'image est abîmée ou incomplète. Veuillez l'envoyer à nouveau \
                                 ou prendre une nouvelle photo."
                .to_owned(),
        }
    }

    /// The sentence for English-speaking customers.
    #[must_use]
    pub fn en(&self) -> String {
        self.to_string()
    }
}

/// Decodes a customer's file within `limits`.
///
/// # Errors
/// The reason the file is refused; nothing is decoded once a limit is passed.
pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Decoded, IntakeRefusal> {
    if bytes.is_empty() {
        return Err(IntakeRefusal::Empty);
    }
    if bytes.len() > limits.max_bytes {
        return Err(IntakeRefusal::TooLarge { max_megabytes: limits.max_bytes / 1_000_000 });
    }
    let (kind, format) = match sniff::kind(bytes) {
        Some(FileKind::Jpeg) => (FileKind::Jpeg, ImageFormat::Jpeg),
        Some(FileKind::Png) => (FileKind::Png, ImageFormat::Png),
        Some(FileKind::WebP) => (FileKind::WebP, ImageFormat::WebP),
        Some(FileKind::Pdf) => return Err(IntakeRefusal::PdfUnsupported),
        Some(FileKind::Heic) => return Err(IntakeRefusal::HeicUnsupported),
        None => return Err(IntakeRefusal::TypeUnsupported),
    };
    // The JPEG decoder fills what is missing with grey instead of failing; an upload that broke
    // half-way must be sent again, not half read.
    if kind == FileKind::Jpeg && !sniff::jpeg_is_complete(bytes) {
        return Err(IntakeRefusal::Unreadable);
    }
    let upright = decode_upright(bytes, format, limits)?;
    let gray = upright.to_luma8();
    let jpeg = encode_jpeg(upright)?;
    Ok(Decoded { kind, gray, jpeg })
}

fn decode_upright(
    bytes: &[u8],
    format: ImageFormat,
    limits: &Limits,
) -> Result<DynamicImage, IntakeRefusal> {
    let too_large = IntakeRefusal::ImageTooLarge { max_megapixels: limits.max_pixels / 1_000_000 };
    let mut budget = image::Limits::default();
    budget.max_alloc = Some(limits.max_decoder_bytes);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(budget.clone());
    let refusal = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => too_large.clone(),
        _ => IntakeRefusal::Unreadable,
    };
    let mut decoder = reader.into_decoder().map_err(refusal)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.max_pixels {
        return Err(too_large);
    }
    if width.min(height) < limits.min_side {
        return Err(IntakeRefusal::ImageTooSmall);
    }
    // Pixels are allocated by us, not by the decoder: they count all the same.
    budget.reserve(decoder.total_bytes()).map_err(refusal)?;
    decoder.set_limits(budget).map_err(refusal)?;
    let orientation = decoder.orientation().map_err(refusal)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Quality 85: the text stays sharp and a phone photo weighs one to two megabytes.
fn encode_jpeg(picture: DynamicImage) -> Result<Vec<u8>, IntakeRefusal> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 85)
        .encode_image(&picture.into_rgb8())
        .map_err(|_| IntakeRefusal::Unreadable)?;
    Ok(jpeg)
}

#[cfg(test)]
mod tests;
