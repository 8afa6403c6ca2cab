//! JPEG, PNG and WebP, through the `image` crate.
//! Decisions: docs/decisions/files.md
use super::{IntakeRefusal, Limits, on_white};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage};
use std::io::Cursor;

/// The picture on white, turned as its EXIF orientation says.
pub(super) fn upright(
    bytes: &[u8],
    format: ImageFormat,
    limits: &Limits,
) -> Result<RgbImage, IntakeRefusal> {
    let too_large = IntakeRefusal::ImageTooLarge { max_megapixels: limits.max_pixels / 1_000_000 };
    let mut budget = image::Limits::default();
    budget.max_alloc = Some(limits.max_decoder_bytes);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(budget.clone());
    let refusal = |error: ImageError| match error {
        ImageError::Limits(_) => too_large.clone(),
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
    // Turned in three bytes a pixel rather than in up to eight.
    let decoded = DynamicImage::from_decoder(decoder).map_err(refusal)?;
    let mut picture = DynamicImage::from(on_white(decoded)?);
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}
