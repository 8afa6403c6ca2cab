//! Two-dimensional codes on a photo: QR and DataMatrix (2D-Doc).
//!
//! The paper certificate carries none, its neighbours do (Crit'Air letter, sale certificate).

use std::collections::HashSet;

use image::GrayImage;
use image::imageops::{self, FilterType};
use rxing::helpers;
use rxing::{BarcodeFormat, DecodeHints, RXingResult};
use serde::{Deserialize, Serialize};

pub mod meaning;
pub mod two_d_doc;

/// Longest side searched, in pixels: the search is slow on large pictures and gains nothing.
const MAX_SIDE: u32 = 2000;

/// A code found on the photo.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Code {
    /// Which symbology.
    pub format: CodeFormat,
    /// What it says, undecoded (a 2D-Doc keeps its separators).
    pub text: String,
}

/// Symbologies looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CodeFormat {
    /// QR code.
    Qr,
    /// DataMatrix.
    DataMatrix,
}

impl From<CodeFormat> for BarcodeFormat {
    fn from(format: CodeFormat) -> Self {
        match format {
            CodeFormat::Qr => Self::QR_CODE,
            CodeFormat::DataMatrix => Self::DATA_MATRIX,
        }
    }
}

/// Every code found, in no particular order; none is the usual answer.
///
/// The plain search finds several codes at once; the filtered one, tried per symbology only when
/// the first found nothing, gets through noise.
#[must_use]
pub fn decode(picture: &GrayImage) -> Vec<Code> {
    let longest = picture.width().max(picture.height());
    if longest == 0 {
        return Vec::new();
    }
    if longest > MAX_SIDE {
        let side = |length: u32| (length * MAX_SIDE / longest).max(1);
        let (width, height) = (side(picture.width()), side(picture.height()));
        return search(&imageops::resize(picture, width, height, FilterType::Triangle));
    }
    search(picture)
}

fn search(picture: &GrayImage) -> Vec<Code> {
    let (width, height) = picture.dimensions();
    let light = || picture.as_raw().clone();
    let formats = [CodeFormat::Qr, CodeFormat::DataMatrix];
    let mut hints = DecodeHints {
        PossibleFormats: Some(formats.into_iter().map(BarcodeFormat::from).collect()),
        ..DecodeHints::default()
    };
    // An error here means "none found".
    let together = helpers::detect_multiple_in_luma_with_hints(light(), width, height, &mut hints)
        .unwrap_or_default();
    let mut found: HashSet<Code> = together.iter().filter_map(code).collect();
    if found.is_empty() {
        found.extend(formats.into_iter().filter_map(|format| {
            let wanted = Some(BarcodeFormat::from(format));
            let result = helpers::detect_in_luma_filtered(light(), width, height, wanted).ok()?;
            code(&result)
        }));
    }
    found.into_iter().collect()
}

fn code(result: &RXingResult) -> Option<Code> {
    let format = match result.getBarcodeFormat() {
        BarcodeFormat::QR_CODE => CodeFormat::Qr,
        BarcodeFormat::DATA_MATRIX => CodeFormat::DataMatrix,
        _ => return None,
    };
    Some(Code { format, text: result.getText().to_owned() })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use image::Luma;
    use rxing::{MultiFormatWriter, Writer};

    use super::*;

    /// A code drawn on a larger grey sheet, tilted, with a gradient and grain.
    fn photo(format: CodeFormat, text: &str, degrees: f32) -> GrayImage {
        let matrix = MultiFormatWriter.encode(text, &format.into(), 0, 0).unwrap();
        let side = matrix.getWidth() as f32 * 6.0;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let mut grain = 12345_u32;
        GrayImage::from_fn(900, 700, |x, y| {
            let (dx, dy) = (x as f32 - 450.0, y as f32 - 350.0);
            let (u, v) = (dx * cos + dy * sin + side / 2.0, dy * cos - dx * sin + side / 2.0);
            let inside = u >= 0.0 && v >= 0.0 && u < side && v < side;
            let dark = inside && matrix.get((u / 6.0) as u32, (v / 6.0) as u32);
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let light = if dark { 30 } else { 200 } + x / 40 + (grain >> 24) / 10;
            Luma([light as u8])
        })
    }

    #[test]
    fn a_tilted_qr_code_is_read() {
        let text = "https://example.org/v/AB-123-CD";
        let found = decode(&photo(CodeFormat::Qr, text, 11.0));
        assert_eq!(found, [Code { format: CodeFormat::Qr, text: text.to_owned() }]);
    }

    #[test]
    fn a_data_matrix_is_read() {
        let text = "DC04FR0000011A1B1C1D0A0FRA1AB123CD";
        let found = decode(&photo(CodeFormat::DataMatrix, text, 4.0));
        assert_eq!(found, [Code { format: CodeFormat::DataMatrix, text: text.to_owned() }]);
    }

    #[test]
    fn a_photo_without_code_says_none() {
        let plain = GrayImage::from_fn(640, 480, |x, y| Luma([((x * y) % 251) as u8]));
        assert!(decode(&plain).is_empty());
        assert!(decode(&GrayImage::new(0, 0)).is_empty());
    }
}
