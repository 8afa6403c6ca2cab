//! A QR code as a picture for a page.
use anyhow::Context;
use rxing::{BarcodeFormat, EncodeHints, MultiFormatWriter, Writer};
use std::fmt::Write;

/// An SVG of black squares on white, with the quiet zone that readers need around it.
///
/// # Errors
/// Where the text is too long for a code.
pub(crate) fn svg(text: &str) -> anyhow::Result<String> {
    let hints = EncodeHints::default();
    let matrix = MultiFormatWriter
        .encode_with_hints(text, &BarcodeFormat::QR_CODE, 1, 1, &hints)
        .context("a QR code")?;
    let (width, height) = (matrix.getWidth(), matrix.getHeight());
    let mut path = String::new();
    for y in 0..height {
        for x in (0..width).filter(|x| matrix.get(*x, y)) {
            write!(path, "M{x} {y}h1v1h-1z")?;
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{width}v{height}H0z\"/>\
         <path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::svg;
    use rxing::{BarcodeFormat, helpers};

    #[test]
    fn what_is_drawn_can_be_read() {
        let text =
            "otpauth://totp/Auto%20Visite%20Tech:camille%40exemple.fr?secret=GEZDGNBV&issuer=A";
        let drawn = svg(text).unwrap();
        let size: usize =
            drawn.split("0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        // Each square four pixels wide.
        let wide = size * 4;
        let mut luma = vec![255_u8; wide * wide];
        for square in drawn.split("M").skip(2) {
            let mut numbers = square.split(|c: char| !c.is_ascii_digit());
            let x: usize = numbers.next().unwrap().parse().unwrap();
            let y: usize = numbers.next().unwrap().parse().unwrap();
            for (dx, dy) in (0..16).map(|n| (n % 4, n / 4)) {
                luma[(y * 4 + dy) * wide + x * 4 + dx] = 0;
            }
        }
        let edge = u32::try_from(wide).unwrap();
        let read = helpers::detect_in_luma(luma, edge, edge, Some(BarcodeFormat::QR_CODE)).unwrap();
        assert_eq!(read.getText(), text);
    }
}
