//! Pictures drawn here: one colour, the three symbols of a result, the QR code.
use anyhow::{Context, Result};
use image::{GrayImage, ImageFormat, Luma, Rgb, RgbImage};
use rxing::{BarcodeFormat, EncodeHints, MultiFormatWriter, Writer};
use std::io::Cursor;

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// Edge of a symbol in pixels: sharp at 2 cm on paper.
const EDGE: u32 = 240;

/// What stands beside a result, so that it is not told by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// A tick in a circle.
    Tick,
    /// An exclamation mark in a triangle.
    Warning,
    /// A cross in an octagon.
    Cross,
}

/// One pixel of one colour, to be stretched.
pub(super) fn pixel(colour: Colour) -> Result<Vec<u8>> {
    png(&RgbImage::from_pixel(1, 1, Rgb(colour)))
}

/// A symbol of one colour on a ground of another.
pub(super) fn symbol(symbol: Symbol, ink: Colour, ground: Colour) -> Result<Vec<u8>> {
    let picture = RgbImage::from_fn(EDGE, EDGE, |x, y| {
        let share = coverage(symbol, x, y);
        let mix = |at: usize| {
            let value =
                f32::from(ground[at]) + (f32::from(ink[at]) - f32::from(ground[at])) * share;
            // Between two bytes, so it is one.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte")]
            let byte = value.round() as u8;
            byte
        };
        Rgb([mix(0), mix(1), mix(2)])
    });
    png(&picture)
}

/// How much of a pixel the symbol covers, from 16 samples.
fn coverage(symbol: Symbol, x: u32, y: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "below 1,000")]
    let unit = |at: u32, sample: u8| {
        (at as f32 + (f32::from(sample) + 0.5) / 4.0) / EDGE as f32 * 2.0 - 1.0
    };
    let inside =
        (0..16u8).filter(|sample| covers(symbol, unit(x, sample % 4), unit(y, sample / 4))).count();
    f32::from(u8::try_from(inside).unwrap_or_default()) / 16.0
}

/// Is this point of the square from (-1, -1) to (1, 1), y downwards, part of the symbol?
fn covers(symbol: Symbol, x: f32, y: f32) -> bool {
    let stroke = |a: (f32, f32), b: (f32, f32), width: f32| distance((x, y), a, b) < width;
    match symbol {
        Symbol::Tick => {
            let mark = stroke((-0.46, 0.04), (-0.12, 0.38), 0.11)
                || stroke((-0.12, 0.38), (0.46, -0.32), 0.11);
            x.hypot(y) < 0.97 && !mark
        }
        Symbol::Warning => {
            let triangle = y < 0.86 && y > -0.94 && x.abs() < (y + 0.94) * 0.55;
            let mark =
                stroke((0.0, -0.25), (0.0, 0.28), 0.1) || stroke((0.0, 0.58), (0.0, 0.58), 0.11);
            triangle && !mark
        }
        Symbol::Cross => {
            let octagon = x.abs().max(y.abs()) < 0.94 && x.abs() + y.abs() < 1.33;
            let mark = stroke((-0.38, -0.38), (0.38, 0.38), 0.11)
                || stroke((-0.38, 0.38), (0.38, -0.38), 0.11);
            octagon && !mark
        }
    }
}

/// From a point to a stroke.
fn distance((px, py): (f32, f32), (ax, ay): (f32, f32), (bx, by): (f32, f32)) -> f32 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx.mul_add(dx, dy * dy);
    let along = if length == 0.0 { 0.0 } else { ((px - ax) * dx + (py - ay) * dy) / length };
    let along = along.clamp(0.0, 1.0);
    (px - ax - dx * along).hypot(py - ay - dy * along)
}

/// A QR code as a PNG, and its edge in pixels. It holds a quiet zone and stands 15 % of damage.
pub(super) fn qr(text: &str) -> Result<(Vec<u8>, u32)> {
    let hints = EncodeHints::default();
    let code = MultiFormatWriter
        .encode_with_hints(text, &BarcodeFormat::QR_CODE, 360, 360, &hints)
        .context("a QR code")?;
    let picture = GrayImage::from_fn(code.getWidth(), code.getHeight(), |x, y| {
        Luma([if code.get(x, y) { 0 } else { 255 }])
    });
    // genpdf takes colour or grey, but no transparency.
    let picture = image::DynamicImage::ImageLuma8(picture).into_rgb8();
    Ok((png(&picture)?, code.getWidth()))
}

fn png(picture: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
