//! What customers send instead of the filled side, through the real reader.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};

use image::{GrayImage, Luma};
use scan::image_intake::{self, Limits};
use scan::ocr::Reader;
use scan::paper::{self, Paper};
use scan::quality::{self, Flaw};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn what_is_sent_instead_is_known_once_read() {
    let reader = Reader::load(&here("../../models")).unwrap();
    let wrong = [
        ("legend", Paper::PrintedSide, false),
        ("notice", Paper::PrintedSide, false),
        ("invoice", Paper::Other, false),
        ("licence", Paper::Other, false),
        // Drawn, and no certificate: that makes a screenshot of it.
        ("website", Paper::Other, true),
        ("cat", Paper::NoText, false),
        ("pv-scan", Paper::Inspection, true),
    ];
    for (name, paper, drawn) in wrong {
        let bytes = std::fs::read(here(&format!("tests/samples/wrong/{name}.jpg"))).unwrap();
        let picture = image_intake::decode(&bytes, &Limits::default()).unwrap().first.gray;
        let look = quality::measure(&picture);
        assert_eq!(look.flaw(), None, "{name}: {look:?}");
        assert_eq!(look.drawn(), drawn, "{name}: {look:?}");
        let page = reader.read(&picture).unwrap();
        assert_eq!(paper::of(&page), paper, "{name}: {:?}", page.words);
    }
}

#[test]
fn nothing_at_all_is_told_before_it_is_read() {
    for (shade, flaw) in [(0, Flaw::Dark), (255, Flaw::Blank), (180, Flaw::Blank)] {
        let picture = GrayImage::from_pixel(1500, 2000, Luma([shade]));
        assert_eq!(quality::measure(&picture).flaw(), Some(flaw), "{shade}");
    }
}
