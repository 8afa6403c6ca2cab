//! Files are decoded by this program in a process apart: what breaks there breaks alone.
use scan::image_intake::{Decoder, IntakeRefusal, Limits};
use std::path::Path;

fn apart() -> Decoder {
    Decoder::apart(env!("CARGO_BIN_EXE_autovisite").into())
}

fn sample() -> Vec<u8> {
    let path = "../../subgraphs/scan/tests/samples/008.jpg";
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[tokio::test]
async fn a_page_comes_back_from_there_as_from_here() {
    let there = apart().examine(sample(), Limits::default()).await.unwrap().unwrap();
    let here = Decoder::here().examine(sample(), Limits::default()).await.unwrap().unwrap();
    assert_eq!(there, here);
    let refused = apart().examine(b"MZ\x90".to_vec(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::TypeUnsupported));
}

#[tokio::test]
async fn a_decoder_that_dies_is_a_file_refused() {
    // Nothing answers `decode` there: the child ends at once, with an error and without a word.
    let dying = Decoder::apart("/bin/false".into());
    let refused = dying.examine(sample(), Limits::default()).await.unwrap();
    assert_eq!(refused, Err(IntakeRefusal::Unreadable));
    let missing = Decoder::apart("/nowhere/autovisite".into());
    assert!(missing.examine(sample(), Limits::default()).await.is_err());
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
