//! Documents on paper: facts in, bytes out. No I/O and no clock.
//!
//! `genpdf` sets text and tables. What it lacks is made here: fills and symbols are small pictures
//! (`symbols`), words are broken and fonts chosen where text is printed (`typeface`), the number of
//! pages is known from a first printing (`paper`), the title's accents are mended and the fonts cut
//! down afterwards (`slim`).
//! Decisions: docs/decisions/papers.md
mod certificate;
mod ink;
mod inspection_report;
mod paper;
mod parts;
mod slim;
mod symbols;
#[cfg(test)]
mod tests;
mod typeface;

#[cfg(test)]
pub(crate) use tests::sample;

use crate::domain::{ReportKind, words};
use anyhow::{Context, Result};
use events::inspection::Signed;
use genpdf::PaperSize;
use paper::Paper;
use std::{cell::Cell, rc::Rc};

/// All that a document prints.
pub(crate) struct Sheet {
    pub(crate) kind: ReportKind,
    /// `S069C012-2026-000001`
    pub(crate) number: String,
    /// Printed under the QR code.
    pub(crate) code: String,
    /// What the QR code holds.
    pub(crate) verification_url: String,
    pub(crate) facts: Signed,
}

/// The PDF. Takes some tens of milliseconds: keep it off the threads that serve requests.
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print(sheet: &Sheet) -> Result<Vec<u8>> {
    // Only a finished document knows how many pages it has.
    let (_, pages) = set(sheet, None)?;
    let (bytes, _) = set(sheet, Some(pages))?;
    finished(&bytes, sheet)
}

fn set(sheet: &Sheet, pages: Option<usize>) -> Result<(Vec<u8>, usize)> {
    let (mut document, typeface) = typeface::document()?;
    document.set_title(sheet.number.as_str());
    document.set_paper_size(PaperSize::A4);
    document.set_minimal_conformance();
    document.set_font_size(10);
    document.set_line_spacing(1.2);
    let counter = Rc::new(Cell::new(0));
    document.set_page_decorator(Paper::new(typeface, sheet, pages, counter.clone()));
    match sheet.kind {
        ReportKind::InspectionReport => inspection_report::fill(&mut document, typeface, sheet)?,
        ReportKind::Certificate => certificate::fill(&mut document, typeface, sheet)?,
    }
    let mut bytes = Vec::new();
    document.render(&mut bytes).map_err(|error| anyhow::anyhow!("a document: {error}"))?;
    Ok((bytes, counter.get()))
}

/// Title and language as readers and screen readers expect them, and small fonts. `printpdf` writes text as Latin-1
/// bytes of UTF-8; PDF wants UTF-16 with a byte-order mark.
fn finished(bytes: &[u8], sheet: &Sheet) -> Result<Vec<u8>> {
    use lopdf::{Document, Object, StringFormat};
    let text = |text: &str| {
        let mut bytes = vec![0xfe, 0xff];
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        Object::String(bytes, StringFormat::Hexadecimal)
    };
    let mut document = Document::load_mem(bytes).context("our own PDF is not readable")?;
    let info = document.trailer.get(b"Info").and_then(Object::as_reference)?;
    let title = format!("{} n° {}", words::title(sheet.kind), sheet.number);
    let entries = document.get_object_mut(info).and_then(Object::as_dict_mut)?;
    entries.set("Title", text(&title));
    entries.set("Author", text(&format!("Auto Visite Tech {}", sheet.facts.centre.name)));
    entries.set("Subject", text(&format!("Véhicule {}", sheet.facts.vehicle.plate)));
    let root = document.trailer.get(b"Root").and_then(Object::as_reference)?;
    let catalogue = document.get_object_mut(root).and_then(Object::as_dict_mut)?;
    catalogue.set("Lang", text("fr-FR"));
    slim::slim(&mut document)?;
    document.compress();
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}
