//! The parts of the graph's answers that the assistant uses, as plain data.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
pub(crate) use fr::{DefectLevel, Energy, ServiceKind as Service, VehicleCategory};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An amount with its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Money {
    /// In cents.
    pub(crate) amount_cents: i64,
    /// ISO 4217.
    pub(crate) currency: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpeningHours {
    /// 1 is Monday.
    pub(crate) weekday: u32,
    pub(crate) opens: String,
    pub(crate) closes: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Centre {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) street: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    #[serde(default)]
    pub(crate) phone: String,
    /// Absent where the centre comes with an appointment.
    #[serde(default)]
    pub(crate) opening_hours: Vec<OpeningHours>,
    /// Where it is known, and asked for.
    #[serde(default)]
    pub(crate) position: Option<Position>,
}

/// A place on the globe, in degrees. Never anything but a number: the graph refuses others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Position {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

impl Eq for Position {}

/// By which a chat on Telegram becomes the person's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TelegramLink {
    pub(crate) url: String,
    /// In seconds.
    pub(crate) expires_in: i64,
}

/// A copy of all that is known of somebody.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DataExport {
    pub(crate) expires_at: DateTime<Utc>,
}

/// A place on the waiting list of a centre.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Waiting {
    /// The first day that suits, local.
    pub(crate) from: NaiveDate,
    /// The last.
    pub(crate) to: NaiveDate,
    pub(crate) centre: Named,
}

/// One of the caller's own places on waiting lists.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct OwnWait {
    pub(crate) id: Uuid,
    /// As the graph names it.
    pub(crate) status: String,
    pub(crate) centre: Centred,
}

/// A centre by its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Centred {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

/// Whatever has a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Named {
    pub(crate) name: String,
}

/// Where a place on a waiting list is, once an offer was passed on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Passed {
    /// As the graph names it: `WAITING` where they wait on.
    pub(crate) status: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Slot {
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) price: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Vehicle {
    pub(crate) plate: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    /// As printed on the certificate, not necessarily one of [`VehicleCategory`].
    pub(crate) vehicle_category: Option<String>,
    pub(crate) energy: Option<String>,
}

/// A certificate as confirmed, and the vehicle it describes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Registered {
    pub(crate) registration: Option<ConfirmedRegistration>,
    pub(crate) vehicle: Option<Vehicle>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConfirmedRegistration {
    #[serde(default)]
    pub(crate) due_inspection: Option<DueInspection>,
    #[serde(default)]
    pub(crate) picture_may_stay: bool,
}

/// A certificate confirmed before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeptRegistration {
    pub(crate) document_id: Uuid,
    pub(crate) picture_may_stay: bool,
    #[serde(default)]
    pub(crate) plate: Option<String>,
    #[serde(default)]
    pub(crate) due_inspection: Option<DueInspection>,
}

/// The inspection due next.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct DueInspection {
    pub(crate) kind: DueKind,
    pub(crate) before: NaiveDate,
    pub(crate) overdue: bool,
    pub(crate) certain: bool,
}

/// What is known of one vehicle's dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) plate: String,
    /// Last day of the newest result.
    pub(crate) valid_until: Option<NaiveDate>,
    pub(crate) next: Option<DueInspection>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum DueKind {
    Periodic,
    /// Emissions alone.
    Complementary,
    Retest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AppointmentStatus {
    Held,
    Confirmed,
    CheckedIn,
    Completed,
    Cancelled,
    Expired,
    NoShow,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Appointment {
    pub(crate) id: Uuid,
    pub(crate) reference: String,
    pub(crate) status: AppointmentStatus,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) service: Service,
    pub(crate) vehicle_category: VehicleCategory,
    pub(crate) energy: Energy,
    pub(crate) plate: Option<String>,
    pub(crate) hold_expires_at: Option<DateTime<Utc>>,
    pub(crate) price: Money,
    pub(crate) centre: Centre,
    /// Only where the operation asks for it.
    #[serde(default)]
    pub(crate) payment: Option<PaymentSummary>,
    /// What calling it off now does to the money; only where the operation asks for it.
    #[serde(default)]
    pub(crate) cancellation: Option<Cancellation>,
    /// Only where the operation asks for it.
    #[serde(default)]
    pub(crate) price_change: Option<PriceChange>,
}

impl Appointment {
    /// What its centre keeps of it when it is called off now, if anything.
    pub(crate) fn kept(&self) -> Option<&Cancellation> {
        self.cancellation.as_ref().filter(|outcome| outcome.kept.amount_cents > 0)
    }

    /// Whether it was neither called off nor is over.
    pub(crate) fn stands(&self) -> bool {
        match self.status {
            AppointmentStatus::Held
            | AppointmentStatus::Confirmed
            | AppointmentStatus::CheckedIn => true,
            AppointmentStatus::Completed
            | AppointmentStatus::Cancelled
            | AppointmentStatus::Expired
            | AppointmentStatus::NoShow => false,
        }
    }

    /// Whether it stands and is still to come, or its vehicle is at the centre today.
    pub(crate) fn is_coming(&self, now: DateTime<Utc>) -> bool {
        let begun = self.status == AppointmentStatus::CheckedIn;
        let patience = if begun { TimeDelta::hours(12) } else { TimeDelta::zero() };
        self.stands() && self.starts_at + patience > now
    }
}

/// What calling off does to what was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cancellation {
    pub(crate) given_back: Money,
    pub(crate) kept: Money,
}

/// What the certificate makes of the price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PriceChange {
    pub(crate) old_price: Money,
    pub(crate) new_price: Money,
    pub(crate) agreed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PaymentSummary {
    pub(crate) status: String,
    pub(crate) method: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Payment {
    pub(crate) checkout_url: Option<String>,
    pub(crate) amount: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) plate: Option<String>,
    pub(crate) issued_at: DateTime<Utc>,
    pub(crate) outcome: Option<fr::Outcome>,
    pub(crate) download_url: String,
    pub(crate) valid_until: Option<NaiveDate>,
}

/// What a defect's code means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Defect {
    pub(crate) code: String,
    pub(crate) level: DefectLevel,
    /// What is looked at and what is wrong with it, in French, as the catalogue has them.
    pub(crate) part: String,
    pub(crate) label: String,
}

/// An appointment with what was invoiced for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Invoiced {
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) plate: Option<String>,
    pub(crate) invoices: Vec<Invoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Invoice {
    pub(crate) kind: String,
    pub(crate) number: String,
    pub(crate) issued_at: DateTime<Utc>,
    /// Absent until it is printed.
    pub(crate) download_url: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentReading {
    pub(crate) id: Uuid,
    pub(crate) status: String,
    pub(crate) failure: Option<DocumentFailure>,
    pub(crate) registration: Option<Registration>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DocumentFailure {
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) en: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Registration {
    pub(crate) status: String,
    pub(crate) plate: Option<String>,
    pub(crate) vin: Option<String>,
    pub(crate) make: Option<String>,
    pub(crate) model: Option<String>,
    pub(crate) first_registration: Option<NaiveDate>,
    #[serde(default)]
    pub(crate) fields: Vec<RegistrationField>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RegistrationField {
    pub(crate) code: String,
    pub(crate) status: String,
}

/// A code that was sent to an address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CodeSent {
    pub(crate) challenge_id: Uuid,
    /// In seconds from now on.
    pub(crate) expires_in: i64,
}
