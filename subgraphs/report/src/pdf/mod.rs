//! Documents on paper: facts in, bytes out. No I/O and no clock.
//!
//! `genpdf` sets text and tables. What it lacks is made here: fills and symbols are small pictures
//! (`symbols`), words are broken and fonts chosen where text is printed (`typeface`), the number of
//! pages is known from a first printing (`paper`), the title's accents are mended and the fonts cut
//! down afterwards (`slim`).
//! Decisions: docs/decisions/papers.md
mod account_invoice;
mod attached;
mod certificate;
mod closing;
mod facturx;
mod ink;
mod inspection_report;
mod invoice;
mod money;
mod month;
mod paper;
mod parts;
mod poster;
mod receipt;
mod slim;
mod symbols;
#[cfg(test)]
mod tests;
mod typeface;

#[cfg(test)]
pub(crate) use tests::sample;

use crate::domain::{ReportKind, words};
use anyhow::{Context, Result};
use attached::Described;
use events::{
    appointment::PricesStand,
    inspection::Signed,
    payment::{AccountInvoiceIssued, DayClosed},
};
use genpdf::PaperSize;
pub(crate) use invoice::InvoiceSheet;
pub(crate) use month::MonthSheet;
use paper::{Margins, Paper};
use std::{cell::Cell, rc::Rc};
use typeface::Typeface;

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
    let centre = &sheet.facts.centre;
    let head = format!("Auto Visite Tech {} – agrément n° {}", centre.name, centre.approval_number);
    let title = format!("{} n° {}", words::title(sheet.kind), sheet.number);
    let margins = Margins {
        head,
        corner: "Document signé électroniquement",
        foot: title.clone(),
        check: sheet.verification_url.clone(),
    };
    let bytes = counted(&margins, &sheet.number, |document, typeface| match sheet.kind {
        ReportKind::InspectionReport => inspection_report::fill(document, typeface, sheet),
        ReportKind::Certificate => certificate::fill(document, typeface, sheet),
    })?;
    let author = format!("Auto Visite Tech {}", centre.name);
    finished(&bytes, &title, &author, &format!("Véhicule {}", sheet.facts.vehicle.plate))
}

/// The PDF of an invoice or a credit note; as [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_invoice(sheet: &InvoiceSheet) -> Result<Vec<u8>> {
    let facts = &sheet.facts;
    let title = format!("{} n° {}", invoice::title(facts.kind), facts.number);
    let seller = &facts.seller;
    let margins = Margins {
        head: seller.legal_name.clone(),
        corner: "",
        foot: title.clone(),
        check: format!(
            "{} – SIREN {} – TVA {}",
            seller.legal_name, seller.siren, seller.vat_number
        ),
    };
    let bytes = counted(&margins, &facts.number, |document, typeface| {
        invoice::fill(document, typeface, sheet)
    })?;
    finished(&bytes, &title, &seller.legal_name, &facts.label)
}

/// The PDF of an account's invoice or credit note, with itself for machines inside; as [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_account_invoice(facts: &AccountInvoiceIssued) -> Result<Vec<u8>> {
    let title = format!("{} n° {}", invoice::title(facts.kind), facts.number);
    let seller = &facts.seller;
    let margins = Margins {
        head: seller.legal_name.clone(),
        corner: "",
        foot: title.clone(),
        check: format!(
            "{} – SIREN {} – TVA {}",
            seller.legal_name, seller.siren, seller.vat_number
        ),
    };
    let bytes = counted(&margins, &facts.number, |document, typeface| {
        account_invoice::fill(document, typeface, facts)
    })?;
    let described =
        Described { title: &title, author: &seller.legal_name, made_at: facts.issued_at };
    let xml = facturx::write(facts);
    finished_with(&bytes, &title, &seller.legal_name, &facts.label, |document| {
        attached::attach(document, &xml, &described)
    })
}

/// The receipt of the same: half a page. As [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_receipt(sheet: &InvoiceSheet) -> Result<Vec<u8>> {
    let facts = &sheet.facts;
    let title = format!("{} {}", receipt::title(facts), facts.number);
    let seller = &facts.seller;
    let margins = Margins {
        head: seller.legal_name.clone(),
        corner: "",
        foot: title.clone(),
        check: format!("Empreinte (SHA-256) {}", facts.hash),
    };
    let bytes =
        sized(genpdf::Size::new(148, 210), &margins, &facts.number, |document, typeface| {
            receipt::fill(document, typeface, sheet)
        })?;
    finished(&bytes, &title, &seller.legal_name, &facts.label)
}

/// The PDF of a daily closing; as [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_closing(facts: &DayClosed) -> Result<Vec<u8>> {
    let title = format!("Clôture du {}", words::date(facts.day));
    let head = facts.centre_name.clone().unwrap_or_else(|| facts.approval_number.clone());
    let margins = Margins {
        head: head.clone(),
        corner: "",
        foot: title.clone(),
        check: format!("Agrément n° {}", facts.approval_number),
    };
    let number = format!("{} {}", facts.approval_number, facts.day);
    let bytes =
        counted(&margins, &number, |document, typeface| closing::fill(document, typeface, facts))?;
    finished(&bytes, &title, &head, &number)
}

/// The PDF of the poster of a centre's prices; as [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_poster(facts: &PricesStand) -> Result<Vec<u8>> {
    let centre = &facts.centre;
    let title = format!("Tarifs, {}", centre.name);
    let margins = Margins {
        head: String::new(),
        corner: "",
        foot: title.clone(),
        check: format!("Téléphone : {}", centre.phone),
    };
    let bytes = counted(&margins, &centre.approval_number, |document, typeface| {
        poster::fill(document, typeface, facts)
    })?;
    finished(&bytes, &title, &centre.name, "Tarifs du contrôle technique")
}

/// The PDF of a month's figures; as [`print`].
///
/// # Errors
/// Where something does not fit onto a page.
pub(crate) fn print_month(sheet: &MonthSheet) -> Result<Vec<u8>> {
    let centre = &sheet.appointments.centre;
    let title = format!("Chiffres de {}", words::month(sheet.appointments.month));
    let margins = Margins {
        head: format!("Auto Visite Tech {}", centre.name),
        corner: "Document interne",
        foot: title.clone(),
        check: format!("Agrément n° {}", centre.approval_number),
    };
    let number = format!("{} {}", centre.approval_number, sheet.appointments.month.format("%Y-%m"));
    let bytes =
        counted(&margins, &number, |document, typeface| month::fill(document, typeface, sheet))?;
    finished(&bytes, &title, &centre.name, &number)
}

type Fill<'a> = &'a dyn Fn(&mut genpdf::Document, Typeface) -> Result<()>;

/// Printed twice, because only a finished document knows how many pages it has.
fn counted(
    margins: &Margins,
    number: &str,
    fill: impl Fn(&mut genpdf::Document, Typeface) -> Result<()>,
) -> Result<Vec<u8>> {
    sized(PaperSize::A4.into(), margins, number, fill)
}

fn sized(
    size: genpdf::Size,
    margins: &Margins,
    number: &str,
    fill: impl Fn(&mut genpdf::Document, Typeface) -> Result<()>,
) -> Result<Vec<u8>> {
    let (_, pages) = set(size, margins, number, None, &fill)?;
    Ok(set(size, margins, number, Some(pages), &fill)?.0)
}

fn set(
    size: genpdf::Size,
    margins: &Margins,
    number: &str,
    pages: Option<usize>,
    fill: Fill<'_>,
) -> Result<(Vec<u8>, usize)> {
    let (mut document, typeface) = typeface::document()?;
    document.set_title(number);
    document.set_paper_size(size);
    document.set_minimal_conformance();
    document.set_font_size(10);
    document.set_line_spacing(1.2);
    let counter = Rc::new(Cell::new(0));
    document.set_page_decorator(Paper::new(typeface, margins.clone(), pages, counter.clone()));
    fill(&mut document, typeface)?;
    let mut bytes = Vec::new();
    document.render(&mut bytes).map_err(|error| anyhow::anyhow!("a document: {error}"))?;
    Ok((bytes, counter.get()))
}

/// Title and language as readers and screen readers expect them, and small fonts. `printpdf` writes text as Latin-1
/// bytes of UTF-8; PDF wants UTF-16 with a byte-order mark.
fn finished(bytes: &[u8], title: &str, author: &str, subject: &str) -> Result<Vec<u8>> {
    finished_with(bytes, title, author, subject, |_| Ok(()))
}

/// The same, and what is put into it last.
fn finished_with(
    bytes: &[u8],
    title: &str,
    author: &str,
    subject: &str,
    put: impl FnOnce(&mut lopdf::Document) -> Result<()>,
) -> Result<Vec<u8>> {
    use lopdf::{Document, Object, StringFormat};
    let text = |text: &str| {
        let mut bytes = vec![0xfe, 0xff];
        bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        Object::String(bytes, StringFormat::Hexadecimal)
    };
    let mut document = Document::load_mem(bytes).context("our own PDF is not readable")?;
    let info = document.trailer.get(b"Info").and_then(Object::as_reference)?;
    let entries = document.get_object_mut(info).and_then(Object::as_dict_mut)?;
    entries.set("Title", text(title));
    entries.set("Author", text(author));
    entries.set("Subject", text(subject));
    let root = document.trailer.get(b"Root").and_then(Object::as_reference)?;
    let catalogue = document.get_object_mut(root).and_then(Object::as_dict_mut)?;
    catalogue.set("Lang", text("fr-FR"));
    slim::slim(&mut document)?;
    document.compress();
    put(&mut document)?;
    let mut out = Vec::new();
    document.save_to(&mut out)?;
    Ok(out)
}
