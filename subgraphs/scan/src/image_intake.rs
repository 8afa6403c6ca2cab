//! The door for files sent by customers: only a photo we can read, of a size we can afford, gets in.
//!
//! A file is judged by its first bytes, never by its name or declared type. Sizes are read from the
//! image's header and refused before a single pixel is decoded, so that a small file announcing a
//! huge picture costs nothing. What comes out is upright, grey for reading, and re-encoded for
//! storage without any of the sender's metadata (place, device, thumbnail).
//!
//! [`decode`] makes pictures of a file, [`examine`] also judges them and makes what is stored.
//! [`Decoder`] does so in a process apart, where a hostile file can do no harm.
//! Decisions: docs/decisions/files.md

use crate::quality;
use image::{DynamicImage, GrayImage, ImageFormat, RgbImage, imageops};
use jpeg_encoder::{ColorType, Encoder};

mod apart;
mod heic;
mod pdf;
mod raster;
mod refusal;
mod sniff;

pub use apart::{Decoder, decode_for_parent};
pub use refusal::IntakeRefusal;
pub use sniff::FileKind;

/// Longest side of a thumbnail, in pixels.
const THUMBNAIL_SIDE: u32 = 320;

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
}

impl From<Picture> for Sheet {
    fn from(picture: Picture) -> Self {
        let (width, height) = picture.gray.dimensions();
        Self { width, height, jpeg: picture.jpeg, thumbnail: picture.thumbnail }
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

/// The pages of a file as they are stored; of a PDF, those on which something can be read.
///
/// # Errors
/// The reason the file is refused, the quality of its first page included.
pub fn examine(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, IntakeRefusal> {
    let decoded = decode(bytes, limits)?;
    let mut refused = None;
    let mut sheets = Vec::new();
    for picture in [Some(decoded.first), decoded.second].into_iter().flatten() {
        match quality::measure(&picture.gray).flaw() {
            None => sheets.push(Sheet::from(picture)),
            Some(flaw) => refused = refused.or(Some(IntakeRefusal::Flawed(flaw))),
        }
    }
    match refused {
        Some(refusal) if sheets.is_empty() => Err(refusal),
        _ => Ok(sheets),
    }
}

fn picture(upright: DynamicImage) -> Result<Picture, IntakeRefusal> {
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

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, IntakeRefusal> {
    // No JPEG is longer than this.
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
