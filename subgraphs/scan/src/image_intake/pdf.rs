//! PDF, what scanners and scanning applications make: its first two pages, drawn.
use super::{IntakeRefusal, Limits};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{LoadPdfError, Pdf, page::Page},
    vello_cpu::color::palette::css::WHITE,
};
use image::RgbImage;

/// Longest side of a drawn page, in pixels: an A4 page comes out at some 290 dots per inch.
const SIDE: f32 = 3400.0;

/// The first page, and the second where there is one.
pub(super) fn first_two(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(RgbImage, Option<RgbImage>), IntakeRefusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => IntakeRefusal::PdfLocked,
        _ => IntakeRefusal::Unreadable,
    })?;
    let mut pages = pdf.pages().iter();
    let first = pages.next().ok_or(IntakeRefusal::Unreadable)?;
    let first = drawn(first, limits)?;
    // A second page that cannot be drawn does not spoil the first.
    Ok((first, pages.next().and_then(|page| drawn(page, limits).ok())))
}

fn drawn(page: &Page<'_>, limits: &Limits) -> Result<RgbImage, IntakeRefusal> {
    let (width, height) = page.render_dimensions();
    let scale = SIDE / width.max(height).max(1.0);
    if !scale.is_finite() || (width.min(height) * scale) < limits.min_side as f32 {
        return Err(IntakeRefusal::ImageTooSmall);
    }
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    let drawn = hayro::render(page, &cache, &settings, &RenderSettings::default(), &size);
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // On a white ground every pixel is opaque: what follows the three colours says nothing.
    let colours =
        drawn.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    RgbImage::from_raw(width, height, colours.collect()).ok_or(IntakeRefusal::Unreadable)
}
