//! Looking at the pages of a document: the one that counts, the codes on all of them.
use crate::{
    codes::{self, CodeFormat},
    domain::{DocumentKind, Failure},
    ocr::{Page, Reader},
    paper::{self, Paper},
    quality,
};
use anyhow::{Context, Result};
use events::scan::Code;
use image::ImageFormat;

/// What was seen on a document.
pub(super) struct Seen {
    /// The page that says most.
    pub(super) page: Page,
    /// Which one that is, from 1.
    pub(super) number: usize,
    /// What it shows.
    paper: Paper,
    /// Whether a machine drew it.
    drawn: bool,
    /// The codes of all pages.
    pub(super) codes: Vec<Code>,
}

impl Seen {
    /// Why the document is not what it was sent as, where it surely is not.
    pub(super) fn failure(&self, kind: DocumentKind) -> Option<Failure> {
        if kind != DocumentKind::RegistrationCertificate {
            return None;
        }
        match self.paper {
            Paper::Certificate => None,
            Paper::WithoutZone => Some(Failure::ZoneMissing),
            Paper::PrintedSide => Some(Failure::WrongSide),
            Paper::NoText | Paper::Other if self.drawn => Some(Failure::Screenshot),
            Paper::NoText => Some(Failure::NoText),
            Paper::Inspection | Paper::Other => Some(Failure::WrongDocument),
        }
    }

    /// Whether it is the procès-verbal of an inspection.
    pub(super) fn is_inspection(&self) -> bool {
        self.paper == Paper::Inspection
    }

    /// How much a page is worth beside another of the same document.
    fn worth(&self) -> (u8, usize) {
        let rank = match self.paper {
            Paper::Certificate => 5,
            Paper::WithoutZone => 4,
            Paper::PrintedSide => 3,
            Paper::Inspection => 2,
            Paper::Other => 1,
            Paper::NoText => 0,
        };
        (rank, self.page.words.iter().map(|word| word.text.len()).sum())
    }
}

/// Reads stored pages (JPEG); blocks for seconds of processor time.
pub(super) fn at(reader: &Reader, pictures: &[Vec<u8>]) -> Result<Seen> {
    let mut best: Option<Seen> = None;
    let mut codes = Vec::new();
    for (at, jpeg) in pictures.iter().enumerate() {
        let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg)?.into_luma8();
        codes.extend(codes::decode(&picture).into_iter().map(told));
        let page = reader.read(&picture)?;
        let paper = paper::of(&page);
        let drawn = quality::measure(&picture).drawn();
        let seen = Seen { page, number: at + 1, paper, drawn, codes: Vec::new() };
        if best.as_ref().is_none_or(|best| seen.worth() > best.worth()) {
            best = Some(seen);
        }
    }
    let best = best.context("a document without pages was to be read")?;
    Ok(Seen { codes, ..best })
}

fn told(code: codes::Code) -> Code {
    let format = match code.format {
        CodeFormat::Qr => "QR_CODE",
        CodeFormat::DataMatrix => "DATA_MATRIX",
    };
    Code { format: format.to_owned(), text: code.text }
}
