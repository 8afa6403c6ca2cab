//! The door for files sent by customers: only a photo we can read, of a size we can afford, gets in.
//!
//! A file is judged by its first bytes, never by its name or declared type. Sizes are read from the
//! image's header and refused before a single pixel is decoded, so that a small file announcing a
//! huge picture costs nothing. What comes out is upright, grey for reading, and re-encoded for
//! storage without any of the sender's metadata (place, device, thumbnail).
//!
//! [`decode`] makes pictures of a file, [`look`] makes what is stored of them, and [`examine`] keeps
//! of that what somebody could read.
//! [`Decoder`] does so in a process apart, where a hostile file can do no harm.
//! Decisions: docs/decisions/files.md

use crate::quality::{self, Flaw};
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, imageops};
use jpeg_encoder::{ColorType, Encoder};

mod apart;
mod heic;
mod pdf;
mod raster;
mod refusal;
mod sniff;

pub use apart::{Decoder, confined, decode_for_parent};
pub use refusal::IntakeRefusal;
pub use sniff::FileKind;

/// Longest side of a thumbnail, in pixels.
const THUMBNAIL_SIDE: u32 = 320;
/// Longest side of what is stored, in pixels: no JPEG is longer.
const LONGEST_SIDE: u32 = 65_535;

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

impl Limits {
    /// What we say we take, and take in every format. A decoder's process gets memory for so many.
    pub const MAX_PIXELS: u64 = 60_000_000;
    /// A pixel of four channels of 16 bits, the largest there is.
    const LARGEST_PIXEL: u64 = 8;
    /// What a decoder may need beside the pixels: profiles, texts, tables.
    const BESIDE_PIXELS: u64 = 32 * 1024 * 1024;
}

impl Default for Limits {
    /// 15 MB, 60 megapixels, 300 pixels on the short side, and as much decoder memory as the
    /// deepest of pictures takes.
    fn default() -> Self {
        Self {
            max_bytes: 15_000_000,
            max_pixels: Self::MAX_PIXELS,
            min_side: 300,
            max_decoder_bytes: Self::MAX_PIXELS * Self::LARGEST_PIXEL + Self::BESIDE_PIXELS,
        }
    }
}

/// One picture of a file, upright.
#[derive(Debug, Clone)]
pub struct Picture {
    /// One byte of light per pixel: what is read.
    pub gray: GrayImage,
    /// In colour, as a JPEG without metadata: what may be stored.
    pub jpeg: Vec<u8>,
    /// The same, no larger than a hand.
    pub thumbnail: Vec<u8>,
}

/// A file that got in.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// What the sender sent.
    pub kind: FileKind,
    /// The picture, or the first page.
    pub first: Picture,
    /// The second page of a PDF.
    pub second: Option<Picture>,
}

/// One page as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The page, a JPEG without metadata.
    pub jpeg: Vec<u8>,
    /// The same, small.
    pub thumbnail: Vec<u8>,
    /// Why nothing written on it could be read, where that is sure.
    pub flaw: Option<Flaw>,
}

impl From<Picture> for Sheet {
    fn from(picture: Picture) -> Self {
        let (width, height) = picture.gray.dimensions();
        let flaw = quality::measure(&picture.gray).flaw();
        Self { width, height, jpeg: picture.jpeg, thumbnail: picture.thumbnail, flaw }
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
    let kind = sniff::kind(bytes).ok_or(IntakeRefusal::TypeUnsupported)?;
    let (first, second) = match kind {
        // The JPEG decoder fills what is missing with grey instead of failing; an upload that broke
        // half-way must be sent again, not half read.
        FileKind::Jpeg if !sniff::jpeg_is_complete(bytes) => {
            return Err(IntakeRefusal::Unreadable);
        }
        FileKind::Jpeg => (raster::upright(bytes, ImageFormat::Jpeg, limits)?, None),
        FileKind::Png => (raster::upright(bytes, ImageFormat::Png, limits)?, None),
        FileKind::WebP => (raster::upright(bytes, ImageFormat::WebP, limits)?, None),
        FileKind::Heic => (heic::upright(bytes, limits)?, None),
        FileKind::Pdf => pdf::first_two(bytes, limits)?,
    };
    Ok(Decoded { kind, first: picture(first)?, second: second.map(picture).transpose()? })
}

/// The pages of a file as they are stored, whatever they show: a photo that is no paper is no worse
/// for what nobody could read on it.
///
/// # Errors
/// The reason the file is refused.
pub fn look(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, IntakeRefusal> {
    let decoded = decode(bytes, limits)?;
    Ok([Some(decoded.first), decoded.second].into_iter().flatten().map(Sheet::from).collect())
}

/// The pages of a file as they are stored; of a PDF, those on which something can be read.
///
/// # Errors
/// The reason the file is refused, the quality of its first page included.
pub fn examine(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, IntakeRefusal> {
    worth_reading(look(bytes, limits)?)
}

/// Those pages on which something can be read, or why there is none.
pub(crate) fn worth_reading(mut sheets: Vec<Sheet>) -> Result<Vec<Sheet>, IntakeRefusal> {
    let refused = sheets.iter().find_map(|sheet| sheet.flaw);
    sheets.retain(|sheet| sheet.flaw.is_none());
    match refused {
        Some(flaw) if sheets.is_empty() => Err(IntakeRefusal::Flawed(flaw)),
        _ => Ok(sheets),
    }
}

/// The picture as it looks on paper: what is transparent shows the white below it. The one way
/// from a file's pixels to ours, so that nothing further on can meet a transparent one.
fn on_white(decoded: DynamicImage) -> Result<RgbImage, IntakeRefusal> {
    if !decoded.color().has_alpha() {
        return Ok(decoded.into_rgb8());
    }
    let (width, height) = (decoded.width(), decoded.height());
    let mut bytes = decoded.into_rgba8().into_raw();
    // In place: three bytes go where four were.
    let pixels = bytes.len() / 4;
    for pixel in 0..pixels {
        let opacity = u32::from(bytes[4 * pixel + 3]);
        for channel in 0..3 {
            let ink = u32::from(bytes[4 * pixel + channel]);
            let mixed = (ink * opacity + 255 * (255 - opacity) + 127) / 255;
            bytes[3 * pixel + channel] = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    bytes.truncate(3 * pixels);
    RgbImage::from_raw(width, height, bytes).ok_or(IntakeRefusal::Unreadable)
}

fn picture(upright: RgbImage) -> Result<Picture, IntakeRefusal> {
    // The library weighs colours otherwise here than in `imageops::grayscale`; what the reader was
    // measured on is this.
    let upright = DynamicImage::from(storable(upright));
    let gray = upright.to_luma8();
    let colour = upright.into_rgb8();
    let small = match (colour.width().max(colour.height()), colour.dimensions()) {
        (longest, (width, height)) if longest > THUMBNAIL_SIDE => {
            let side = |length: u32| (length * THUMBNAIL_SIDE / longest).max(1);
            jpeg(&imageops::thumbnail(&colour, side(width), side(height)), 70)?
        }
        _ => jpeg(&colour, 70)?,
    };
    // Quality 85: the text stays sharp and a phone photo weighs one to two megabytes.
    Ok(Picture { gray, jpeg: jpeg(&colour, 85)?, thumbnail: small })
}

/// The picture, smaller where no JPEG could hold its length.
fn storable(upright: RgbImage) -> RgbImage {
    let (width, height) = upright.dimensions();
    let longest = width.max(height);
    if longest <= LONGEST_SIDE {
        return upright;
    }
    let side = |length: u32| {
        let scaled = u64::from(length) * u64::from(LONGEST_SIDE) / u64::from(longest);
        u32::try_from(scaled).unwrap_or(LONGEST_SIDE).max(1)
    };
    imageops::thumbnail(&upright, side(width), side(height))
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, IntakeRefusal> {
    let side = |length| u16::try_from(length).map_err(|_| IntakeRefusal::Unreadable);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, quality)
        .encode(picture, width, height, ColorType::Rgb)
        .map_err(|_| IntakeRefusal::Unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
