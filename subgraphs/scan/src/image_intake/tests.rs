//! Files as people and attackers send them.
#![expect(clippy::unwrap_used, reason = "tests")]

use image::{
    DynamicImage, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use std::io::Cursor;

use super::*;

/// A picture whose left half is dark: orientation can be told afterwards.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 { Rgb([20, 20, 20]) } else { Rgb([(y % 200) as u8, 230, 200]) }
    })
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says "turn me a quarter clockwise" and where it was taken.
fn rotated_jpeg_with_metadata() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([2, 0]); // two entries
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]); // Orientation = 6
    tiff.extend([0x0E, 0x01, 2, 0, 4, 0, 0, 0]); // ImageDescription
    tiff.extend(b"HERE");
    tiff.extend([0, 0, 0, 0]);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(tiff).unwrap();
    encoder.encode_image(&picture(640, 400)).unwrap();
    bytes
}

/// A PNG whose header announces `width` × `height` and which holds no pixel.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&picture(1, 1), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

fn refusal(bytes: &[u8]) -> IntakeRefusal {
    decode(bytes, &Limits::default()).map(|decoded| decoded.kind).unwrap_err()
}

#[test]
fn the_three_formats_get_in() {
    for (format, kind) in [
        (ImageFormat::Jpeg, FileKind::Jpeg),
        (ImageFormat::Png, FileKind::Png),
        (ImageFormat::WebP, FileKind::WebP),
    ] {
        let decoded = decode(&encoded(&picture(640, 400), format), &Limits::default()).unwrap();
        assert_eq!(decoded.kind, kind);
        assert_eq!(decoded.first.gray.dimensions(), (640, 400));
        assert!(decoded.first.jpeg.starts_with(&[0xFF, 0xD8]));
    }
}

/// Black print on nothing, as applications that cut a page out of its background make it. What
/// nobody sees is black, too, as most of them leave it.
fn print_on_nothing() -> RgbaImage {
    RgbaImage::from_fn(640, 400, |x, y| match x < 320 {
        true => Rgba([0, 0, 0, 255]),
        false if y < 200 => Rgba([0, 0, 0, 0]),
        // Half as black.
        false => Rgba([0, 0, 0, 128]),
    })
}

#[test]
fn what_is_transparent_shows_the_white_below_it_in_every_format() {
    let sent = DynamicImage::from(print_on_nothing());
    let written = |picture: DynamicImage, format| {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    };
    let options = heifer::EncodeOptions { quality: 100, max_threads: 1 };
    let heic = heifer::encode_rgba8(640, 400, print_on_nothing().as_raw(), &options).unwrap();
    for (name, file) in [
        ("png", written(sent.clone(), ImageFormat::Png)),
        ("deep png", written(sent.to_rgba16().into(), ImageFormat::Png)),
        ("grey png", written(sent.to_luma_alpha8().into(), ImageFormat::Png)),
        ("deep grey png", written(sent.to_luma_alpha16().into(), ImageFormat::Png)),
        ("webp", written(sent.clone(), ImageFormat::WebP)),
        ("heic", heic),
    ] {
        let decoded = decode(&file, &Limits::default()).unwrap();
        let stored = image::load_from_memory(&decoded.first.jpeg).unwrap().into_luma8();
        let small = image::load_from_memory(&decoded.first.thumbnail).unwrap().into_luma8();
        let small = imageops::resize(&small, 640, 400, FilterType::Nearest);
        for (what, picture) in
            [("read", &decoded.first.gray), ("stored", &stored), ("shown small", &small)]
        {
            let light = |x, y| picture.get_pixel(x, y).0[0];
            assert!(light(160, 200) < 12, "{name}, {what}: the print is {}", light(160, 200));
            assert!(light(480, 100) > 243, "{name}, {what}: the page is {}", light(480, 100));
            let half = light(480, 300);
            assert!((115..140).contains(&half), "{name}, {what}: half as black is {half}");
        }
    }
}

#[test]
fn a_strip_longer_than_any_jpeg_is_stored_smaller() {
    let strip = RgbImage::from_pixel(70_000, 300, Rgb([200, 200, 200]));
    let decoded = decode(&encoded(&strip, ImageFormat::Png), &Limits::default()).unwrap();
    assert_eq!(decoded.first.gray.dimensions(), (65_535, 280));
}

#[test]
fn an_announced_giant_of_an_iphone_is_called_too_large() {
    let options = heifer::EncodeOptions::default();
    let heic = heifer::encode_rgb8(640, 400, picture(640, 400).as_raw(), &options).unwrap();
    let limits = Limits { max_pixels: 200_000, ..Limits::default() };
    let refused = decode(&heic, &limits).map(|decoded| decoded.kind).unwrap_err();
    assert_eq!(refused.code(), "IMAGE_TOO_LARGE");
}

#[test]
fn a_photo_of_an_iphone_gets_in() {
    let sent = picture(640, 400);
    let heic =
        heifer::encode_rgb8(640, 400, sent.as_raw(), &heifer::EncodeOptions::default()).unwrap();
    let decoded = decode(&heic, &Limits::default()).unwrap();
    assert_eq!((decoded.kind, decoded.first.gray.dimensions()), (FileKind::Heic, (640, 400)));
    assert!(decoded.first.gray.get_pixel(100, 200).0[0] < 60);
    assert!(decoded.first.gray.get_pixel(600, 200).0[0] > 120);
    let small = Limits { max_pixels: 100_000, ..Limits::default() };
    assert!(decode(&heic, &small).is_err());
    for part in [heic.len() / 2, 60, 16] {
        assert_eq!(refusal(&heic[..part]), IntakeRefusal::Unreadable, "{part}");
    }
}

/// A PDF of pages that are each one picture, as scanners write it.
fn scanned(pages: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    let mut object = |bytes: &mut Vec<u8>, number: usize, content: &[u8]| {
        places.push((number, bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(content);
        bytes.extend(b"\nendobj\n");
    };
    object(&mut bytes, 1, b"<< /Type /Catalog /Pages 2 0 R >>");
    let kids: String = (0..pages.len()).map(|page| format!("{} 0 R ", 3 + 3 * page)).collect();
    let list = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    object(&mut bytes, 2, list.as_bytes());
    for (page, jpeg) in pages.iter().enumerate() {
        let own = 3 + 3 * page;
        let head = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 200] /Contents {} 0 R \
             /Resources << /XObject << /P {} 0 R >> >> >>",
            own + 1,
            own + 2
        );
        object(&mut bytes, own, head.as_bytes());
        let draw = "q 320 0 0 200 0 0 cm /P Do Q";
        let content = format!("<< /Length {} >>\nstream\n{draw}\nendstream", draw.len());
        object(&mut bytes, own + 1, content.as_bytes());
        let mut image = format!(
            "<< /Type /XObject /Subtype /Image /Width 640 /Height 400 /ColorSpace /DeviceRGB \
             /BitsPerComponent 8 /Filter /DCTDecode /Length {} >>\nstream\n",
            jpeg.len()
        )
        .into_bytes();
        image.extend(jpeg);
        image.extend(b"\nendstream");
        object(&mut bytes, own + 2, &image);
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
    for (_, place) in &places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let end =
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", places.len() + 1);
    bytes.extend(end.into_bytes());
    bytes
}

#[test]
fn of_a_pdf_the_first_two_pages_get_in() {
    let page = encoded(&picture(640, 400), ImageFormat::Jpeg);
    let three = scanned(&[page.clone(), page.clone(), page.clone()]);
    let decoded = decode(&three, &Limits::default()).unwrap();
    assert_eq!(decoded.kind, FileKind::Pdf);
    let second = decoded.second.unwrap();
    for picture in [&decoded.first, &second] {
        assert_eq!(picture.gray.dimensions(), (3400, 2125));
        assert!(picture.gray.get_pixel(500, 1000).0[0] < 60);
        assert!(picture.gray.get_pixel(3000, 1000).0[0] > 120);
        let thumbnail = image::load_from_memory(&picture.thumbnail).unwrap();
        assert_eq!(thumbnail.width(), 320);
    }
    let one = decode(&scanned(&[page]), &Limits::default()).unwrap();
    assert!(one.second.is_none());
}

#[test]
fn orientation_is_applied_and_metadata_dropped() {
    let sent = rotated_jpeg_with_metadata();
    assert!(sent.windows(4).any(|window| window == b"HERE"));
    let decoded = decode(&sent, &Limits::default()).unwrap();
    assert_eq!(decoded.first.gray.dimensions(), (400, 640));
    // The dark left half is now the top half.
    assert!(decoded.first.gray.get_pixel(200, 100).0[0] < 60);
    assert!(decoded.first.gray.get_pixel(200, 600).0[0] > 120);
    assert!(!decoded.first.jpeg.windows(4).any(|window| window == b"Exif" || window == b"HERE"));
    let again = decode(&decoded.first.jpeg, &Limits::default()).unwrap();
    assert_eq!(again.first.gray.dimensions(), (400, 640));
}

#[test]
fn a_file_cut_short_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&picture(640, 400), format);
        for part in [whole.len() / 2, whole.len() - 40, 30] {
            assert_eq!(refusal(&whole[..part]), IntakeRefusal::Unreadable, "{format:?} {part}");
        }
    }
}

#[test]
fn a_thumbnail_does_not_hide_a_cut() {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(vec![0xFF, 0xD8, 0xFF, 0xD9]).unwrap();
    encoder.encode_image(&picture(640, 400)).unwrap();
    assert_eq!(refusal(&bytes[..bytes.len() / 2]), IntakeRefusal::Unreadable);
}

#[test]
fn an_announced_giant_is_refused_before_decoding() {
    let started = std::time::Instant::now();
    let giant = refusal(&png_header(30_000, 30_000));
    assert_eq!(giant, IntakeRefusal::ImageTooLarge { max_megapixels: 60 });
    assert!(started.elapsed().as_millis() < 500);
}

#[test]
fn decoder_memory_is_bounded() {
    let limits = Limits { max_decoder_bytes: 100_000, ..Limits::default() };
    let sent = encoded(&picture(640, 400), ImageFormat::Png);
    let refused = decode(&sent, &limits).map(|decoded| decoded.kind).unwrap_err();
    assert_eq!(refused.code(), "IMAGE_TOO_LARGE");
}

#[test]
fn what_is_not_a_picture_is_named() {
    assert_eq!(refusal(b""), IntakeRefusal::Empty);
    assert_eq!(refusal(b"%PDF-1.7\n1 0 obj"), IntakeRefusal::Unreadable);
    assert_eq!(refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1"), IntakeRefusal::Unreadable);
    assert_eq!(refusal(b"\0\0\0\x18ftypmp42\0\0\0\0"), IntakeRefusal::TypeUnsupported);
    // A Windows program renamed photo.jpg: names are not looked at.
    assert_eq!(refusal(b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF"), IntakeRefusal::TypeUnsupported);
    assert_eq!(
        refusal(&encoded(&picture(200, 900), ImageFormat::Png)),
        IntakeRefusal::ImageTooSmall
    );
    let heavy = vec![0xFF; 15_000_001];
    assert_eq!(refusal(&heavy), IntakeRefusal::TooLarge { max_megabytes: 15 });
}

#[test]
fn every_refusal_says_what_to_do() {
    for refusal in [
        IntakeRefusal::Empty,
        IntakeRefusal::TooLarge { max_megabytes: 15 },
        IntakeRefusal::TypeUnsupported,
        IntakeRefusal::PdfLocked,
        IntakeRefusal::HeicUnsupported,
        IntakeRefusal::ImageTooLarge { max_megapixels: 60 },
        IntakeRefusal::ImageTooSmall,
        IntakeRefusal::Unreadable,
        IntakeRefusal::DecoderLost,
    ] {
        assert!(refusal.fr().contains("Veuillez"), "{}", refusal.code());
        assert!(refusal.en().contains("Please"), "{}", refusal.code());
    }
}
