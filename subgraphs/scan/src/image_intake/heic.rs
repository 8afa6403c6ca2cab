//! HEIC, what iPhones take photos in.
use super::{IntakeRefusal, Limits, on_white};
use heifer::{Options, heifer_isobmff::HeifFile};
use image::{RgbImage, RgbaImage};

/// The picture on white, turned as the file says, in sRGB where its colours can be converted.
pub(super) fn upright(bytes: &[u8], limits: &Limits) -> Result<RgbImage, IntakeRefusal> {
    if announced(bytes).is_some_and(|pixels| pixels > limits.max_pixels) {
        return Err(IntakeRefusal::ImageTooLarge { max_megapixels: limits.max_pixels / 1_000_000 });
    }
    // One thread: several uploads are decoded at a time, and the machine has others to serve.
    let options = Options { max_threads: 1, max_pixels: limits.max_pixels };
    let picture = heifer::decode_srgb_rgba8(bytes, &options)
        .or_else(|error| match error {
            // A colour space it cannot convert: for reading, the shades as coded do as well.
            heifer::Error::Unsupported(_) => heifer::decode_rgba8(bytes, &options),
            error => Err(error),
        })
        .map_err(|error| match error {
            heifer::Error::Unsupported(_) => IntakeRefusal::HeicUnsupported,
            _ => IntakeRefusal::Unreadable,
        })?;
    let (width, height) = (picture.width, picture.height);
    if width.min(height) < limits.min_side {
        return Err(IntakeRefusal::ImageTooSmall);
    }
    let drawn = RgbaImage::from_raw(width, height, picture.data);
    on_white(drawn.ok_or(IntakeRefusal::Unreadable)?.into())
}

/// How many pixels the file says it has.
fn announced(bytes: &[u8]) -> Option<u64> {
    let file = HeifFile::parse(bytes).ok()?;
    let (width, height) = file.image_size(file.primary_id).ok()??;
    Some(u64::from(width) * u64::from(height))
}
