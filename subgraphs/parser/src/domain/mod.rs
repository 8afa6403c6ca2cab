//! Understands what a page of words is: a French registration certificate, of today or of before
//! 2009, or the procès-verbal of an earlier inspection, and what its fields say.
//!
//! Pure rules: words and a date in, a reading out. The order of work follows the worth of the
//! evidence. `mrz` reads the machine-readable zone, whose check digits prove four fields. `layout`
//! lays the printed form over the page and takes each field from its place. `fields` gives every
//! value its normal form. `crosscheck` compares printed field, detachable coupon and
//! machine-readable zone, and alone decides what is verified. Everything else is for the customer
//! to confirm: a wrong value may be shown, never vouched for. `coded` reads certificates older than
//! the zone, `labelled` those older than the codes, and procès-verbaux: both know a value by what
//! stands before it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod acts;
mod coded;
mod confusion;
mod crosscheck;
mod dates;
mod document;
mod due;
mod euro;
mod fields;
mod geometry;
mod labelled;
mod labels;
mod layout;
mod lines;
mod lists;
mod makes;
mod mrz;
mod names;
mod plate;
mod reminding;
mod report_values;
pub mod score;
mod template;
mod vehicle;
mod vin;

pub use document::DocumentKind;
pub(crate) use due::due_after;
pub use due::{Due, DueBasis, DueKind, InspectionResult, LastInspection, due};
pub use euro::EuroClass;
pub use mrz::{Checks, Mrz};
pub(crate) use reminding::{is_waking, look};
pub use report_values::result_of;
pub(crate) use vehicle::energy_of;
pub use vehicle::{EnergyGroup, SpecialUse, Vehicle, VehicleCategory, described};

/// A corner list: top left, top right, bottom right, bottom left, in pixels of the upright page.
pub type Quad = [[f32; 2]; 4];

/// The words read on a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// Width of the upright page, in pixels.
    pub width: u32,
    /// Height of the upright page, in pixels.
    pub height: u32,
    /// The words, in any order.
    pub words: Vec<Word>,
}

/// One word or one line of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Where it is.
    pub quad: Quad,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// A second reading with only the symbols that its form allows, where it differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second: Option<String>,
}

/// Whether a value may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Proved by a check digit or by two readings that agree.
    Verified,
    /// To be shown to the customer for confirmation.
    ToConfirm,
}

/// Why a field has its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    /// The check digit of the machine-readable zone proves the value.
    MrzCheckDigit,
    /// The printed field and the machine-readable zone agree.
    MrzAgrees,
    /// The printed field and the coupon agree.
    CouponAgrees,
    /// Read once, nothing to compare with.
    Unconfirmed,
    /// Two readings of the same thing differ.
    ReadingsDiffer,
    /// The value does not have the form this field must have.
    Malformed,
    /// The value contradicts another field, or its check digit.
    CheckFailed,
    /// The machine-readable zone gives two digits of the year only, and the printed date is unread.
    CenturyAssumed,
}

/// One field of the certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Printed code ("A", "D.2.1", "Y.6"…), `FORMULE` for the form number. `C.1b` and `C.3b` are
    /// the second line of their block: given names, postcode and town.
    pub code: String,
    /// Normal form: upper case; plates with dashes; dates `dd/mm/yyyy`; amounts with a comma.
    pub value: String,
    /// What was read before any repair.
    pub raw: String,
    /// Whether the value may be relied on.
    pub status: Status,
    /// Why.
    pub reason: Reason,
    /// How sure the reader was of the letters, 0 to 1.
    pub confidence: f32,
    /// Where on the page.
    pub quad: Option<Quad>,
}

/// Something odd about the document as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Warning {
    /// No machine-readable zone was found.
    MrzMissing,
    /// The composite check digit of the machine-readable zone does not match.
    MrzCompositeFailed,
    /// The coupon was not found: torn off at a sale, or out of the picture.
    CouponMissing,
    /// The coupon differs from the certificate.
    CouponDiffers,
    /// First registered after the date of the certificate.
    FirstRegistrationAfterCertificate,
    /// A date of the certificate lies in the future.
    DateInFuture,
    /// The year of the form number does not fit the date of the certificate.
    FormYearImplausible,
    /// The taxes do not add up to their total.
    TaxTotalDiffers,
    /// The masses contradict each other.
    MassesImplausible,
    /// The European category does not fit the national kind.
    CategoryDiffers,
    /// An electric vehicle with an engine's displacement or emissions.
    ElectricWithEngine,
    /// The manufacturer's code in the VIN belongs to another make.
    VinMakeDiffers,
    /// The make is not in our list.
    MakeUnknown,
}

/// All that was understood of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What the page is.
    pub document: DocumentKind,
    /// The fields found, in the order of the certificate; empty ones are left out.
    pub fields: Vec<Field>,
    /// The machine-readable zone, if any.
    pub mrz: Option<Mrz>,
    /// What a booking needs to know, drawn from the fields.
    pub vehicle: Vehicle,
    /// What does not add up.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// A field by its code.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

/// Reads a paper about a vehicle: a registration certificate or the procès-verbal of an earlier
/// inspection. What the page is decides which rules are applied. `today` bounds plausible dates.
///
/// A page that is something else gives a reading without fields, saying what it seems to be.
#[must_use]
pub fn read_document(page: &PageText, today: NaiveDate) -> Reading {
    let zone = mrz::find(page);
    if zone.is_none() {
        let entries = labelled::Entries::of(page);
        if let Some(fields) = labelled::report::read(&entries, today) {
            return reading(DocumentKind::PreviousInspection, fields);
        }
        if let Some(mut fields) = older(page, &entries, today) {
            let mut warnings = Vec::new();
            crosscheck::consistency(&mut fields, today, &mut warnings);
            let reading = reading(DocumentKind::RegistrationCertificate, fields);
            return Reading { warnings, ..reading };
        }
    }
    let layout = layout::read(page, zone.as_ref());
    let document = document::kind(page, zone.is_some(), layout.as_ref());
    if document != DocumentKind::RegistrationCertificate {
        return reading(document, Vec::new());
    }
    certificate(zone, &layout.unwrap_or_default(), today)
}

/// The fields of a certificate issued before 2009, by its labels or by its codes. There is no zone
/// and no coupon to miss: what is printed contradicts itself or not.
fn older(page: &PageText, entries: &labelled::Entries, today: NaiveDate) -> Option<Vec<Field>> {
    labelled::old::read(entries, today).or_else(|| {
        let layout = coded::read(page, today)?;
        Some(crosscheck::settle(&layout, None, today, &mut Vec::new()))
    })
}

/// The certificate in force since 2009: form, coupon and machine-readable zone.
fn certificate(mut zone: Option<mrz::Zone>, layout: &layout::Layout, today: NaiveDate) -> Reading {
    let mut warnings = Vec::new();
    let mut fields = crosscheck::settle(layout, zone.as_ref(), today, &mut warnings);
    crosscheck::consistency(&mut fields, today, &mut warnings);
    if let Some(zone) = &mut zone {
        let model = fields.iter().find(|field| field.code == "D.3");
        zone.mrz.mend_names(model.map(|field| field.value.as_str()));
    }
    let mrz = zone.map(|found| found.mrz);
    Reading { mrz, warnings, ..reading(DocumentKind::RegistrationCertificate, fields) }
}

fn reading(document: DocumentKind, mut fields: Vec<Field>) -> Reading {
    fields.sort_by_key(|field| template::rank(&field.code));
    let vehicle = vehicle::derive(&fields);
    Reading { document, fields, mrz: None, vehicle, warnings: Vec::new() }
}
