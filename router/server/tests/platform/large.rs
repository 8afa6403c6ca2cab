//! A certificate as large as telephones take it: a committed page, each pixel of it eight by eight.
use image::{
    DynamicImage, ImageFormat, Rgb, RgbImage,
    imageops::{self, FilterType},
};
use jpeg_encoder::{ColorType, Encoder};
use std::{io::Cursor, path::Path};

/// How large.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Size {
    /// What most telephones take.
    Twelve,
    /// What they take at their best.
    FortyEight,
    /// What we say we accept.
    Sixty,
}

impl Size {
    /// Width and height.
    pub(crate) fn pixels(self) -> (u32, u32) {
        match self {
            Self::Twelve => (3024, 4032),
            Self::FortyEight => (6048, 8064),
            Self::Sixty => (6704, 8944),
        }
    }
}

fn page(size: Size) -> RgbImage {
    let path = "../../subgraphs/scan/tests/samples/008.jpg";
    let bytes = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let sample = image::load_from_memory(&bytes).unwrap().into_rgb8();
    let (width, height) = size.pixels();
    let mut small = imageops::resize(&sample, width / 8, height / 8, FilterType::Triangle);
    // Few shades, so that a file of any format stays small.
    for Rgb(channels) in small.pixels_mut() {
        *channels = channels.map(|light| light & 0xF0 | 0x0F);
    }
    imageops::resize(&small, width, height, FilterType::Nearest)
}

pub(crate) fn jpeg(size: Size, progressive: bool) -> Vec<u8> {
    let page = page(size);
    let side = |length: u32| u16::try_from(length).unwrap();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 80);
    encoder.set_progressive(progressive);
    encoder.encode(&page, side(page.width()), side(page.height()), ColorType::Rgb).unwrap();
    bytes
}

fn written(page: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    page.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png(size: Size) -> Vec<u8> {
    written(page(size), ImageFormat::Png)
}

pub(crate) fn deep_png(size: Size) -> Vec<u8> {
    written(DynamicImage::from(page(size)).into_rgba16(), ImageFormat::Png)
}

pub(crate) fn webp(size: Size) -> Vec<u8> {
    written(DynamicImage::from(page(size)).into_rgba8(), ImageFormat::WebP)
}

pub(crate) fn heic(size: Size) -> Vec<u8> {
    let page = page(size);
    let options = heifer::EncodeOptions::default();
    heifer::encode_rgb8(page.width(), page.height(), page.as_raw(), &options).unwrap()
}

/// A page that is one picture, as scanning applications make it.
pub(crate) fn pdf(size: Size) -> Vec<u8> {
    let (jpeg, (width, height)) = (jpeg(size, false), size.pixels());
    let draw = "q 600 0 0 800 0 0 cm /P Do Q";
    let mut pdf = format!(
        "%PDF-1.5\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
         3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate 90 \
         /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >> endobj\n\
         4 0 obj << /Length {} >> stream\n{draw}\nendstream endobj\n\
         5 0 obj << /Type /XObject /Subtype /Image /Width {width} /Height {height} \
         /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {} >> stream\n",
        draw.len(),
        jpeg.len()
    )
    .into_bytes();
    pdf.extend(jpeg);
    pdf.extend(b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF");
    pdf
}
