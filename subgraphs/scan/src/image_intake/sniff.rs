//! What a file is, told by its own bytes.

/// The kinds of files we recognise; not all are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    WebP,
    /// HEIC or HEIF picture.
    Heic,
    /// PDF document.
    Pdf,
}

/// Brands of the ISO container that mean "HEIF family picture coded with HEVC".
const HEIC_BRANDS: [&[u8]; 8] =
    [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// The kind of `bytes`, or nothing when it is none of ours.
pub(super) fn kind(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Some(FileKind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(FileKind::Png);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileKind::WebP);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let brand = bytes.get(8..12)?;
        return HEIC_BRANDS.contains(&brand).then_some(FileKind::Heic);
    }
    // Readers tolerate a preamble of up to a kilobyte before a PDF's header.
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-").then_some(FileKind::Pdf)
}

/// Whether a JPEG has its end-of-image mark after its first scan.
///
/// Segments before the scan are skipped by their length: a thumbnail inside them has an end mark of
/// its own, which proves nothing.
pub(super) fn jpeg_is_complete(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        match bytes.get(at..at + 4) {
            Some([0xFF, 0xFF, ..]) => at += 1,
            Some([0xFF, 0xDA, ..]) => {
                return bytes[at..].windows(2).any(|mark| mark == [0xFF, 0xD9]);
            }
            Some([0xFF, _, high, low]) => {
                at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
            }
            _ => return false,
        }
    }
}
