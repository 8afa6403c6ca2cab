//! Reads real pictures with the real models.
//!
//! The words read are also the input of `parser`'s tests, kept as files between the two crates: see
//! `samples/README.md`.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};

use image::{GrayImage, imageops};
use scan::image_intake::{self, Limits};
use scan::ocr::{Arithmetic, Page, Reader, Word};

const SAMPLES: [&str; 3] = ["007", "008", "010"];

/// Papers without a machine-readable zone, and what must be read on them.
const OTHERS: [(&str, [&str; 5]); 3] = [
    ("fni", ["A", "E", "B", "D.1", "FORMULE"]),
    ("old", ["A", "E", "B", "D.1", "A.1"]),
    ("pv", ["A", "E", "PV.NUMBER", "PV.DATE", "PV.CENTRE"]),
];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn reader() -> Reader {
    Reader::load(&here("../../models")).unwrap()
}

fn picture(name: &str) -> GrayImage {
    let bytes = std::fs::read(here(&format!("tests/samples/{name}.jpg"))).unwrap();
    image_intake::decode(&bytes, &Limits::default()).unwrap().first.gray
}

fn truth(name: &str, code: &str) -> String {
    let bytes = std::fs::read(here(&format!("tests/samples/{name}.json"))).unwrap();
    let truth: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    truth["fields"][code].as_str().unwrap().to_owned()
}

fn says(page: &Page, text: &str) -> bool {
    page.words.iter().any(|word| word.text == text)
}

/// Same text within a few pixels: processors round differently.
fn alike(one: &Word, other: &Word) -> bool {
    let corners = one.quad.iter().flatten().zip(other.quad.iter().flatten());
    one.text == other.text && corners.into_iter().all(|(a, b)| (a - b).abs() < 4.0)
}

#[test]
fn samples_are_read_as_recorded() {
    let reader = reader();
    for name in SAMPLES {
        let page = reader.read(&picture(name)).unwrap();
        assert_eq!(page.rotation, 0, "{name}");
        for code in ["A", "E", "B", "FORMULE", "D.1", "MRZ1"] {
            let text = truth(name, code);
            // The type of the zone does not tell O from zero: the parser does.
            let plain = |text: &str| text.replace('O', "0");
            let read = page.words.iter().any(|word| plain(&word.text).ends_with(&plain(&text)));
            assert!(read, "{name}: {code} {text} in {:?}", page.words);
        }
        as_recorded(name, &page);
    }
}

#[test]
fn other_papers_are_read_as_recorded() {
    let reader = reader();
    for (name, codes) in OTHERS {
        let page = reader.read(&picture(name)).unwrap();
        for code in codes {
            let text = truth(name, code);
            assert!(says(&page, &text), "{name}: {code} {text} in {:?}", page.words);
        }
        as_recorded(name, &page);
    }
}

#[test]
fn a_processor_without_exact_sums_of_eight_bits_reads_the_same_fields() {
    let reader = Reader::load_for(&here("../../models"), Arithmetic::FullOnly).unwrap();
    let (name, codes) = OTHERS[0];
    let page = reader.read(&picture(name)).unwrap();
    for code in codes {
        let text = truth(name, code);
        assert!(says(&page, &text), "{name}: {code} {text} in {:?}", page.words);
    }
}

/// Compares with the words on file, which `parser` starts from, or writes them. They were read in eight
/// bits: in full precision the small print comes out otherwise.
fn as_recorded(name: &str, page: &Page) {
    if Arithmetic::of_this_processor() == Arithmetic::FullOnly {
        return;
    }
    let recorded = here(&format!("../parser/tests/pages/{name}.json"));
    if std::env::var_os("AUTOVISITE_UPDATE_PAGES").is_some() {
        let mut json = serde_json::to_string_pretty(page).unwrap();
        json.push('\n');
        std::fs::write(&recorded, json).unwrap();
    }
    let before: Page = serde_json::from_slice(&std::fs::read(&recorded).unwrap()).unwrap();
    assert_eq!((before.width, before.height), (page.width, page.height), "{name}");
    let missing: Vec<&Word> = before
        .words
        .iter()
        .filter(|word| !page.words.iter().any(|other| alike(word, other)))
        .collect();
    assert!(missing.len() * 50 <= before.words.len(), "{name}: {missing:?}");
    assert!(page.words.len() <= before.words.len() + 2, "{name}");
}

#[test]
fn a_turned_page_is_read_upright() {
    let reader = reader();
    let upright = picture("008");
    let zone = truth("008", "MRZ1");
    let turned = [(imageops::rotate90(&upright), 270), (imageops::rotate180(&upright), 180)];
    for (picture, back) in turned {
        let page = reader.read(&picture).unwrap();
        assert_eq!(page.rotation, back);
        assert_eq!((page.width, page.height), upright.dimensions());
        assert!(says(&page, &zone), "{back}");
    }
}

#[test]
fn a_page_without_text_has_no_words() {
    let page = reader().read(&GrayImage::from_pixel(600, 400, image::Luma([235]))).unwrap();
    assert_eq!(page.words, []);
    assert_eq!((page.width, page.height, page.rotation), (600, 400, 0));
}

#[test]
fn missing_models_are_named() {
    let error = Reader::load(&here("tests")).err().unwrap();
    assert!(format!("{error:#}").contains("det.onnx"), "{error:#}");
}
