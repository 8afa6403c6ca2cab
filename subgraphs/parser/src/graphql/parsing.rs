//! What is answered about a page that a third party read itself.
use super::shared::RegistrationField;
use crate::{
    certificate::{self, Facts, name},
    domain::{Checks, Mrz, Reading},
    parsing::ParseQuota,
};
use async_graphql::SimpleObject;
use chrono::NaiveDate;

/// What a key needs to have certificates read.
pub(crate) const PARSE: &str = "documents:parse";

/// What `parseRegistration` answers.
#[derive(SimpleObject)]
pub(crate) struct ParseRegistrationPayload {
    /// What was understood.
    reading: PageReading,
    /// What is left of the organisation's day.
    quota: ParseQuota,
}

impl ParseRegistrationPayload {
    pub(crate) fn new(reading: &Reading, words: usize, quota: ParseQuota) -> Self {
        Self { reading: PageReading::new(reading, words), quota }
    }
}

/// What was understood of a page; nothing of it is kept.
#[derive(SimpleObject)]
pub(crate) struct PageReading {
    /// What the page is: `REGISTRATION_CERTIFICATE`, `REGISTRATION_FRONT` (the side with the legend
    /// of the codes), `PREVIOUS_INSPECTION` (a procès-verbal) or `OTHER`.
    document: String,
    /// Why it cannot be relied on at all, where it cannot: `WRONG_SIDE`, `NOT_A_REGISTRATION`,
    /// `UNREADABLE`.
    unreadable: Option<String>,
    /// The vehicle, as far as its fields have the form that they must have.
    vehicle: ReadVehicle,
    /// All that was read, in the order of the certificate.
    fields: Vec<RegistrationField>,
    /// The two lines at the foot, where they were found.
    mrz: Option<MachineReadableZone>,
    /// What does not add up, as `COUPON_MISSING`, `TAX_TOTAL_DIFFERS`, `VIN_MAKE_DIFFERS`.
    warnings: Vec<String>,
}

impl PageReading {
    fn new(reading: &Reading, words: usize) -> Self {
        Self {
            document: name(&reading.document),
            unreadable: certificate::why_unreadable(reading, words).map(str::to_owned),
            vehicle: certificate::facts(reading).into(),
            fields: certificate::kept(reading).into_iter().map(RegistrationField::from).collect(),
            mrz: reading.mrz.as_ref().map(MachineReadableZone::from),
            warnings: reading.warnings.iter().map(name).collect(),
        }
    }
}

/// The vehicle of a page; whether a value may be relied on is said by its field.
#[derive(SimpleObject)]
pub(crate) struct ReadVehicle {
    /// `AB-123-CD`
    plate: Option<String>,
    /// Vehicle identification number.
    vin: Option<String>,
    /// `RENAULT`
    make: Option<String>,
    /// `CLIO`
    model: Option<String>,
    /// First registration anywhere.
    first_registration: Option<NaiveDate>,
    /// European category, `M1`; `L` for two and three wheels.
    vehicle_category: Option<String>,
    /// `PETROL`, `DIESEL`, `ELECTRIC`, `HYBRID` or `GAS`.
    energy: Option<String>,
}

impl From<Facts> for ReadVehicle {
    fn from(facts: Facts) -> Self {
        Self {
            plate: facts.plate,
            vin: facts.vin,
            make: facts.make,
            model: facts.model,
            first_registration: facts.first_registration,
            vehicle_category: facts.eu_category,
            energy: facts.energy,
        }
    }
}

/// The machine-readable zone.
#[derive(SimpleObject)]
pub(crate) struct MachineReadableZone {
    /// Repaired where a position or a check digit allows it.
    line1: String,
    /// Likewise.
    line2: String,
    /// Which check digits match.
    checks: CheckDigits,
}

impl From<&Mrz> for MachineReadableZone {
    fn from(mrz: &Mrz) -> Self {
        Self { line1: mrz.line1.clone(), line2: mrz.line2.clone(), checks: mrz.checks.into() }
    }
}

/// Which check digits of the machine-readable zone match what was read.
#[derive(SimpleObject)]
pub(crate) struct CheckDigits {
    /// That of the plate.
    plate: bool,
    /// That of the VIN.
    vin: bool,
    /// That of the date of first registration.
    first_registration: bool,
    /// That of the form number.
    form_number: bool,
    /// That of the four together.
    composite: bool,
}

impl From<Checks> for CheckDigits {
    fn from(checks: Checks) -> Self {
        Self {
            plate: checks.plate,
            vin: checks.vin,
            first_registration: checks.first_registration,
            form_number: checks.form_number,
            composite: checks.composite,
        }
    }
}
