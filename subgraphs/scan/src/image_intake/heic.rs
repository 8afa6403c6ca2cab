//! HEIC, what iPhones take photos in.
use super::{IntakeRefusal, Limits};
use heifer::Options;
use image::{DynamicImage, RgbImage};

/// The picture, turned as the file says, in sRGB where its colours can be converted.
pub(super) fn upright(bytes: &[u8], limits: &Limits) -> Result<DynamicImage, IntakeRefusal> {
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
    RgbImage::from_raw(width, height, picture.into_rgb8())
        .map(DynamicImage::from)
        .ok_or(IntakeRefusal::Unreadable)
}
