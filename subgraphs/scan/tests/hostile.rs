//! Files made to do harm: each is refused or read within bounds of time, in this very process. What
//! holds when a decoder breaks all the same is in the server's tests, where it runs apart.
#![expect(clippy::unwrap_used, reason = "tests")]

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use scan::image_intake::{Limits, decode, examine};
use std::{
    io::Cursor,
    time::{Duration, Instant},
};

/// No file may take longer, on a slow machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

fn picture() -> RgbImage {
    RgbImage::from_fn(400, 320, |x, y| {
        Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x ^ y) % 256) as u8])
    })
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture()).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn heic() -> Vec<u8> {
    heifer::encode_rgb8(400, 320, picture().as_raw(), &heifer::EncodeOptions::default()).unwrap()
}

fn pdf(content: &str, page: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
         3 0 obj << /Type /Page /Parent 2 0 R {page} /Contents 4 0 R >> endobj\n\
         4 0 obj << /Length {} >> stream\n{content}\nendstream endobj\n\
         trailer << /Root 1 0 R >>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

fn whole() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("jpeg", encoded(ImageFormat::Jpeg)),
        ("png", encoded(ImageFormat::Png)),
        ("webp", encoded(ImageFormat::WebP)),
        ("heic", heic()),
        ("pdf", pdf("0 0 1 rg 10 10 200 200 re f", "/MediaBox [0 0 300 300]")),
    ]
}

fn survives(name: &str, bytes: &[u8]) {
    let started = Instant::now();
    let _ = examine(bytes, &Limits::default());
    assert!(started.elapsed() < PATIENCE, "{name} took {:?}", started.elapsed());
}

#[test]
fn whole_files_of_every_kind_are_decoded() {
    for (name, bytes) in whole() {
        assert!(decode(&bytes, &Limits::default()).is_ok(), "{name}");
    }
}

#[test]
fn a_file_cut_anywhere_is_survived() {
    for (name, bytes) in whole() {
        for share in 1..24 {
            survives(name, &bytes[..bytes.len() * share / 24]);
        }
    }
}

#[test]
fn a_file_with_changed_bytes_is_survived() {
    let mut state = 0x9E37_79B9_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for (name, bytes) in whole() {
        for _ in 0..40 {
            let mut changed = bytes.clone();
            for _ in 0..1 + random(12) {
                // Headers are where lengths are.
                let reach = if random(2) == 0 { changed.len().min(200) } else { changed.len() };
                let at = random(reach);
                changed[at] = [0, 0xFF, 0x80, 0x7F, random(256) as u8][random(5)];
            }
            survives(name, &changed);
        }
    }
}

#[test]
fn polyglots_are_what_they_begin_as() {
    let (jpeg, png) = (encoded(ImageFormat::Jpeg), encoded(ImageFormat::Png));
    let script = b"<script>alert(1)</script>%PDF-1.4";
    let both = [jpeg.as_slice(), script, &png].concat();
    let stored = decode(&both, &Limits::default()).unwrap().first.jpeg;
    assert!(!stored.windows(7).any(|window| window == b"<script"), "what follows is not kept");
    // A PDF in front of a picture is a PDF; that it draws nothing makes it unreadable or blank.
    let hidden = [b"%PDF-1.4\n".as_slice(), &jpeg].concat();
    assert!(examine(&hidden, &Limits::default()).is_err());
}

#[test]
fn announced_giants_cost_nothing() {
    let mut bmff = heic();
    // The image's size stands after `ispe` and four bytes of version and flags.
    let places: Vec<_> = bmff
        .windows(4)
        .enumerate()
        .filter(|(_, name)| *name == b"ispe")
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bmff[at + 8..at + 12].copy_from_slice(&30_000_u32.to_be_bytes());
        bmff[at + 12..at + 16].copy_from_slice(&30_000_u32.to_be_bytes());
    }
    let mut jpeg = encoded(ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|mark| mark == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
    for (name, bytes) in [("heic", bmff), ("jpeg", jpeg)] {
        let started = Instant::now();
        assert!(examine(&bytes, &Limits::default()).is_err(), "{name}");
        assert!(started.elapsed() < Duration::from_secs(2), "{name}");
    }
    let page = pdf("0 0 1 rg 0 0 9 9 re f", "/MediaBox [0 0 3000000000 3000000000]");
    survives("a page of a thousand kilometres", &page);
    survives("a page without extent", &pdf("", "/MediaBox [0 0 0 0]"));
    survives("a page that is not a number", &pdf("", "/MediaBox [(a) null 1e999 -1e999]"));
}

#[test]
fn pdfs_that_turn_in_circles_are_survived() {
    let own = "/MediaBox [0 0 300 300] /Resources << /XObject << /X 5 0 R >> >>";
    let mut circle = pdf("/X Do", own);
    let form = b"5 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 300 300] \
        /Resources << /XObject << /X 5 0 R >> >> /Length 11 >> stream\n/X Do /X Do\nendstream endobj\n";
    let end = circle.windows(7).position(|word| word == b"trailer").unwrap();
    circle.splice(end..end, form.iter().copied());
    // Drawn apart in the product: here it may take its time, not the whole machine.
    survives("a form that draws itself", &circle);
    let nested = "[".repeat(5_000);
    survives("brackets", &pdf(&nested, "/MediaBox [0 0 300 300]"));
    let parents = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
        2 0 obj << /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >> endobj\n\
        trailer << /Root 1 0 R >>\n%%EOF";
    survives("pages within themselves", parents);
}
