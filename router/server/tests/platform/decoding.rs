//! Files are decoded by this program in a process apart: what breaks there breaks alone.
use crate::large::{self, Size};
use scan::image_intake::{Decoder, IntakeRefusal, Limits};
use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_autovisite");

fn apart() -> Decoder {
    Decoder::apart(PROGRAM.into())
}

fn sample() -> Vec<u8> {
    fs::read(sample_path()).unwrap()
}

fn sample_path() -> PathBuf {
    let path = "../../subgraphs/scan/tests/samples/008.jpg";
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[tokio::test]
async fn a_page_comes_back_from_there_as_from_here() {
    let there = apart().examine(sample(), Limits::default()).await.unwrap().unwrap();
    let here = Decoder::here().examine(sample(), Limits::default()).await.unwrap().unwrap();
    assert_eq!(there, here);
    let refused = apart().examine(b"MZ\x90".to_vec(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::TypeUnsupported));
}

/// `autovisite decode < photo.jpg`, as a shell says it.
fn decode(photo: &Path) -> std::process::ExitStatus {
    Command::new(PROGRAM)
        .arg("decode")
        .stdin(File::open(photo).unwrap())
        .stdout(Stdio::null())
        .status()
        .unwrap()
}

#[test]
fn a_photo_is_decoded_a_hundred_times_of_a_hundred() {
    for at in 0..100 {
        let ended = decode(&sample_path());
        assert!(ended.success(), "attempt {at}: {ended}");
    }
}

#[test]
fn a_phones_photo_of_twelve_megapixels_is_decoded_each_time() {
    let mut photo = tempfile::NamedTempFile::new().unwrap();
    photo.write_all(&large::jpeg(Size::Twelve, false)).unwrap();
    for at in 0..20 {
        let ended = decode(photo.path());
        assert!(ended.success(), "attempt {at}: {ended}");
    }
}

/// A page of this size comes out whole.
async fn decoded(file: Vec<u8>, size: Size) {
    assert!(file.len() <= Limits::default().max_bytes, "{} bytes", file.len());
    let sheets = apart().examine(file, Limits::default()).await.unwrap().unwrap();
    assert_eq!((sheets[0].width, sheets[0].height), size.pixels());
}

#[tokio::test]
async fn sixty_megapixels_are_decoded_as_jpeg() {
    decoded(large::jpeg(Size::Twelve, true), Size::Twelve).await;
    decoded(large::jpeg(Size::FortyEight, false), Size::FortyEight).await;
    decoded(large::jpeg(Size::Sixty, false), Size::Sixty).await;
}

/// All coefficients of such a file are kept until its last scan.
#[tokio::test]
async fn sixty_megapixels_are_decoded_as_progressive_jpeg() {
    decoded(large::jpeg(Size::Sixty, true), Size::Sixty).await;
}

#[tokio::test]
async fn sixty_megapixels_are_decoded_as_png() {
    decoded(large::png(Size::Sixty), Size::Sixty).await;
}

/// The largest there is: four channels of 16 bits, held whole while it is laid on white.
#[tokio::test]
async fn sixty_megapixels_are_decoded_as_deep_png() {
    decoded(large::deep_png(Size::Sixty), Size::Sixty).await;
}

#[tokio::test]
async fn sixty_megapixels_are_decoded_as_webp() {
    decoded(large::webp(Size::Sixty), Size::Sixty).await;
}

#[tokio::test]
async fn an_iphones_photos_are_decoded() {
    decoded(large::heic(Size::Twelve), Size::Twelve).await;
    decoded(large::heic(Size::FortyEight), Size::FortyEight).await;
}

#[tokio::test]
async fn sixty_megapixels_are_decoded_as_heic() {
    decoded(large::heic(Size::Sixty), Size::Sixty).await;
}

#[tokio::test]
async fn sixty_megapixels_are_decoded_in_a_pdf() {
    let file = large::pdf(Size::Sixty);
    let sheets = apart().examine(file, Limits::default()).await.unwrap().unwrap();
    assert_eq!(sheets[0].width, 3400);
}

/// A decoder that does as the script says instead of decoding.
fn decoder_that(script: &str) -> (tempfile::TempDir, Decoder) {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("decoder");
    let marker = folder.path().join("was-here");
    let script = script.replace("MARKER", marker.to_str().unwrap()).replace("PROGRAM", PROGRAM);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, Decoder::apart(program))
}

fn lost(how: &str, attempt: &str) -> u64 {
    prometheus::gather()
        .iter()
        .filter(|family| family.name() == "scan_decoders_lost_total")
        .flat_map(|family| family.get_metric())
        .filter(|metric| {
            let has = |value: &str| metric.get_label().iter().any(|label| label.value() == value);
            has(how) && has(attempt)
        })
        .map(|metric| metric.get_counter().value() as u64)
        .sum()
}

#[tokio::test]
async fn a_decoder_killed_once_is_tried_again_and_counted() {
    let (_folder, decoder) =
        decoder_that("if [ -e MARKER ]; then exec PROGRAM decode; fi\n: > MARKER\nkill -SEGV $$");
    let sheets = decoder.examine(sample(), Limits::default()).await.unwrap();
    assert!(sheets.is_ok(), "{sheets:?}");
    assert_eq!((lost("killed", "first"), lost("killed", "again")), (1, 0));
}

#[tokio::test]
async fn a_decoder_killed_again_is_our_fault_and_not_the_pictures() {
    let (folder, decoder) = decoder_that("echo >> MARKER; kill -ABRT $$");
    let refused = decoder.examine(sample(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::DecoderLost));
    let attempts = fs::read_to_string(folder.path().join("was-here")).unwrap();
    assert_eq!(attempts.lines().count(), 2);
    assert_eq!((lost("killed", "first"), lost("killed", "again")), (1, 1));
}

#[tokio::test]
async fn a_decoder_without_a_verdict_is_never_a_damaged_picture() {
    // Nothing answers `decode` there: the child ends at once, with an error and without a word.
    let failing = Decoder::apart("/bin/false".into());
    let refused = failing.examine(sample(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::DecoderLost));
    let silent = Decoder::apart("/bin/true".into());
    let refused = silent.examine(sample(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::DecoderLost));
    let missing = Decoder::apart("/nowhere/autovisite".into());
    assert!(missing.examine(sample(), Limits::default()).await.is_err());
    assert_eq!((lost("failed", "first"), lost("incoherent", "first")), (1, 1));
}

/// What used up its time would use it up again.
#[tokio::test]
async fn a_decoder_that_took_too_long_is_not_tried_again() {
    let (folder, decoder) = decoder_that("echo >> MARKER; kill -XCPU $$");
    let refused = decoder.examine(sample(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::DecoderLost));
    let attempts = fs::read_to_string(folder.path().join("was-here")).unwrap();
    assert_eq!(attempts.lines().count(), 1);
    assert_eq!(lost("too_slow", "first"), 1);
}

/// Two gigabytes of zeros behind a few kilobytes, in the content of a PDF's page.
#[tokio::test]
async fn a_bomb_ends_its_own_process() {
    let bomb = deflated_zeros(2_000_000_000);
    assert!(bomb.len() < 15_000_000);
    let mut pdf = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >> endobj\n"
        .to_vec();
    let head = format!("4 0 obj << /Filter /FlateDecode /Length {} >> stream\n", bomb.len());
    pdf.extend(head.into_bytes());
    pdf.extend(bomb);
    pdf.extend(b"\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF");
    let refused = apart().examine(pdf, Limits::default()).await.unwrap();
    assert!(refused.is_err(), "{refused:?}");
    // The next customer is served.
    assert!(apart().examine(sample(), Limits::default()).await.unwrap().is_ok());
}

/// A zlib stream of that many zeros: one fixed-Huffman literal, then copies of 258 bytes, two bits
/// short of two bytes each.
fn deflated_zeros(length: usize) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let (mut bits, mut held) = (0_u64, 0_u32);
    let mut put = |value: u64, count: u32, out: &mut Vec<u8>| {
        bits |= value << held;
        held += count;
        while held >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            held -= 8;
        }
    };
    put(0b011, 3, &mut out);
    // Literal 0 is 00110000, written from its highest bit.
    put(0b0000_1100, 8, &mut out);
    for _ in 0..length / 258 {
        // Length 258 is 11000101; distance 1 is 00000.
        put(0b1010_0011, 8, &mut out);
        put(0, 5, &mut out);
    }
    put(0, 7, &mut out);
    put(0, 8, &mut out);
    out
}
