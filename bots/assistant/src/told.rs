//! What happened elsewhere and is told in the conversation, from the event's own payload.
//!
//! Telling never asks the graph for anything: nobody is there to answer for it. The structs
//! name the fields of the events that the words need; other fields are ignored.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something the customer must hear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", content = "facts", rename_all = "snake_case")]
pub enum Told {
    /// `parser.registration_read`
    RegistrationRead(RegistrationRead),
    /// `parser.previous_inspection_read`
    PreviousInspectionRead(PreviousInspectionRead),
    /// `scan.document_rejected`
    DocumentRejected(DocumentRejected),
    /// `appointment.confirmed`
    AppointmentConfirmed(Facts),
    /// `appointment.cancelled`
    AppointmentCancelled(AppointmentCancelled),
    /// `appointment.rescheduled`
    AppointmentRescheduled(Facts),
    /// `appointment.hold_expired`
    HoldExpired(Facts),
    /// `appointment.slot_offered`
    SlotOffered(SlotOffered),
    /// `appointment.payment_came_late`
    PaymentCameLate(PaymentCameLate),
    /// `appointment.price_changed`
    PriceChanged(PriceChanged),
    /// `payment.failed`
    PaymentFailed(PaymentFailed),
    /// `payment.refunded`
    PaymentRefunded(PaymentRefunded),
    /// `inspection.checked_in`
    CheckedIn(Arrived),
    /// `inspection.abandoned`
    InspectionAbandoned(Arrived),
    /// `report.issued`
    ReportIssued(ReportIssued),
    /// `report.due_for_chat`
    InspectionDue(InspectionDue),
    /// Somebody of the team took the conversation over.
    AgentJoined(AgentJoined),
    /// They gave it back.
    AgentLeft,
}

/// An inspection by law is due, and nothing is booked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InspectionDue {
    /// The vehicle.
    pub plate: String,
    /// Which inspection.
    pub service: fr::ServiceKind,
    /// Its last day.
    pub before: NaiveDate,
    /// Whether that is settled.
    pub certain: bool,
    /// The address that says that the vehicle is sold.
    pub sold: String,
    /// The address that stops reminders.
    pub stop: String,
}

/// Who of the team answers from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentJoined {
    /// As customers may read it.
    pub name: String,
}

/// The centre of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreFacts {
    /// Its name.
    pub name: String,
    /// On one line.
    pub address: String,
    /// Telephone, where it has one.
    #[serde(default)]
    pub phone: Option<String>,
}

/// What every appointment event carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Which appointment.
    pub appointment_id: Uuid,
    /// For example `RDV-7Q2K`.
    pub reference: String,
    /// Where.
    pub centre: CentreFacts,
    /// The vehicle, once its plate is known.
    pub plate: Option<String>,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// What it costs.
    pub amount_cents: i64,
    /// ISO 4217.
    pub currency: String,
}

/// An appointment was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentCancelled {
    /// Which.
    #[serde(flatten)]
    pub facts: Facts,
    /// Why, in the words of whoever did it.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether the centre did it.
    #[serde(default)]
    pub by_staff: bool,
}

/// Money came after the hold had run out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentCameLate {
    /// Which appointment.
    pub facts: Facts,
    /// Whether the slot was still free; if not, the payment is refunded.
    pub rebooked: bool,
}

/// A slot became free for somebody who waits, and is kept until they answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotOffered {
    /// The appointment that it would be.
    pub facts: Facts,
    /// Until when.
    pub offered_until: DateTime<Utc>,
}

/// The certificate says another vehicle than was booked, and it costs something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceChanged {
    /// Which appointment, at the price that is agreed.
    pub facts: Facts,
    /// In cents.
    pub old_cents: i64,
    /// In cents.
    pub new_cents: i64,
    /// Whether it counts already; if not, the customer is asked.
    pub agreed: bool,
}

/// A payment was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFailed {
    /// For which appointment.
    pub appointment_id: Uuid,
    /// The provider's code, for example `card_declined`.
    #[serde(default)]
    pub failure_code: Option<String>,
}

/// A payment was given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentRefunded {
    /// For which appointment.
    pub appointment_id: Uuid,
    /// In cents.
    pub amount_cents: i64,
    /// ISO 4217.
    pub currency: String,
}

/// The vehicle is at the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    /// For which appointment.
    pub appointment_id: Uuid,
}

/// A file could not be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRejected {
    /// Which document.
    pub document_id: Uuid,
    /// Stable code.
    pub code: String,
    /// One French sentence.
    pub fr: String,
    /// The same in English.
    pub en: String,
}

/// A registration certificate was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRead {
    /// Which document.
    pub document_id: Uuid,
    /// Field A.
    pub plate: Option<String>,
    /// Field E.
    pub vin: Option<String>,
    /// Field D.1.
    pub make: Option<String>,
    /// Field D.3.
    pub model: Option<String>,
    /// Field B.
    pub first_registration: Option<NaiveDate>,
    /// Codes of the fields the reader is not sure of.
    #[serde(default)]
    pub to_confirm: Vec<String>,
    /// Whether nothing useful could be read.
    #[serde(default)]
    pub unreadable: bool,
}

/// The procès-verbal of an earlier inspection was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousInspectionRead {
    /// Which document.
    pub document_id: Uuid,
    /// The vehicle.
    pub plate: Option<String>,
    /// When it was inspected.
    pub date: Option<NaiveDate>,
    /// In kilometres.
    pub mileage_km: Option<i32>,
    /// The result.
    pub outcome: Option<fr::Outcome>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Whether it is another document, or nothing useful could be read.
    pub unreadable: bool,
}

impl PreviousInspectionRead {
    /// Whether only a whole inspection can follow a failed one by now.
    pub(crate) fn retest_is_over(&self, today: NaiveDate) -> bool {
        let counted = self.date.map(fr::periods::retest_until);
        counted.max(self.valid_until).is_some_and(|last| last < today)
    }
}

/// A report or a certificate is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportIssued {
    /// For which appointment.
    pub appointment_id: Uuid,
    /// `INSPECTION_REPORT` or `CERTIFICATE`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// The vehicle.
    pub plate: Option<String>,
    /// The result.
    pub outcome: Option<fr::Outcome>,
    /// Last day of validity.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
    /// Last day for the retest.
    #[serde(default)]
    pub retest_before: Option<NaiveDate>,
    /// Where the PDF is, relative to the public origin.
    pub download_path: String,
}
