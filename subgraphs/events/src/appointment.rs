//! What `appointment` tells.
use crate::event;
use chrono::{DateTime, Utc};
use fr::{Energy, ServiceKind, VehicleCategory};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The centre, as printed and said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreFacts {
    /// The centre.
    pub id: Uuid,
    /// « Lyon Part-Dieu ».
    pub name: String,
    /// The prefecture's approval, `S069C012`.
    pub approval_number: String,
    /// Street, postcode and city on one line.
    pub address: String,
    /// As dialled in France.
    pub phone: String,
}

/// All that other domains need to know of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentFacts {
    /// The appointment.
    pub appointment_id: Uuid,
    /// What the customer quotes: `RDV-7Q2K`.
    pub reference: String,
    /// Its owner, a guest or a customer.
    pub customer_id: Uuid,
    /// Where.
    pub centre: CentreFacts,
    /// What the vehicle comes for.
    pub service: ServiceKind,
    /// What kind of vehicle.
    pub vehicle_category: VehicleCategory,
    /// What drives it.
    pub energy: Energy,
    /// In its written form ([`fr::Plate`]), if known.
    pub plate: Option<String>,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// Until.
    pub ends_at: DateTime<Utc>,
    /// VAT included, in cents.
    pub amount_cents: i64,
    /// ISO 4217.
    pub currency: String,
}

/// A lane is kept for a customer while they pay.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SlotHeld {
    /// The appointment as held.
    pub facts: AppointmentFacts,
    /// Until when it is kept.
    pub hold_expires_at: DateTime<Utc>,
}
event!(SlotHeld, "appointment.slot_held.v1", facts.appointment_id);

/// The appointment stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirmed {
    /// The appointment as confirmed.
    pub facts: AppointmentFacts,
}
event!(Confirmed, "appointment.confirmed.v1", facts.appointment_id);

/// The owner changed: a guest became a customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnerChanged {
    /// The appointment with its new owner.
    pub facts: AppointmentFacts,
}
event!(OwnerChanged, "appointment.owner_changed.v1", facts.appointment_id);

/// The customer said which vehicle comes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlateSet {
    /// The appointment with its plate.
    pub facts: AppointmentFacts,
}
event!(PlateSet, "appointment.plate_set.v1", facts.appointment_id);

/// The appointment moved to another time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rescheduled {
    /// The appointment as it stands now.
    pub facts: AppointmentFacts,
    /// When it was.
    pub previous_starts_at: DateTime<Utc>,
}
event!(Rescheduled, "appointment.rescheduled.v1", facts.appointment_id);

/// The appointment is off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancelled {
    /// The appointment as it was.
    pub facts: AppointmentFacts,
    /// In the canceller's words, may be empty.
    pub reason: String,
    /// Whether the centre cancelled it.
    pub by_staff: bool,
}
event!(Cancelled, "appointment.cancelled.v1", facts.appointment_id);

/// Nobody paid in time; the lane is free again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HoldExpired {
    /// The appointment as it was held.
    pub facts: AppointmentFacts,
}
event!(HoldExpired, "appointment.hold_expired.v1", facts.appointment_id);

/// Money arrived after the hold had expired.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PaymentCameLate {
    /// The appointment.
    pub facts: AppointmentFacts,
    /// The payment.
    pub payment_id: Uuid,
    /// Whether the same slot was still free and is now theirs; otherwise the money goes back.
    pub rebooked: bool,
}
event!(PaymentCameLate, "appointment.payment_came_late.v1", facts.appointment_id);

/// The certificate contradicted what was said when booking, and the price with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PriceChanged {
    /// The appointment with the vehicle as the certificate says it, and the price that is agreed.
    pub facts: AppointmentFacts,
    /// What was agreed when it was booked, VAT included, in cents.
    pub old_cents: i64,
    /// What it costs by the certificate; the old price again where a later certificate said so.
    pub new_cents: i64,
    /// Whether that price is agreed: a lower one at once, a higher one by its owner. Until then
    /// nothing is paid.
    pub agreed: bool,
}
event!(PriceChanged, "appointment.price_changed.v1", facts.appointment_id);

/// The holder lets an organisation read the result of an appointment, or no longer does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResultsAccessChanged {
    /// The appointment.
    pub appointment_id: Uuid,
    /// The organisation's account.
    pub organisation_id: Uuid,
    /// Whether it may read the result from now on.
    pub granted: bool,
}
event!(ResultsAccessChanged, "appointment.results_access_changed.v1", appointment_id);

/// Staff booked for somebody who has no account. The same appointment's `Confirmed` follows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BookedByStaff {
    /// The appointment as it stands; its customer is known by this event alone.
    pub facts: AppointmentFacts,
    /// Who called or stood at the desk.
    pub caller_name: String,
    /// E.164, where they gave a number.
    pub caller_phone: Option<String>,
    /// The member of staff.
    pub booked_by: Uuid,
}
event!(BookedByStaff, "appointment.booked_by_staff.v1", facts.appointment_id);

/// How long before an appointment somebody is reminded of it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum ReminderKind {
    /// The day before, at the same hour.
    DayBefore,
    /// Two hours before.
    HoursBefore,
}

/// It is time to remind somebody of an appointment that stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReminderDue {
    /// The appointment as it stands.
    pub facts: AppointmentFacts,
    /// How long before.
    pub kind: ReminderKind,
}
event!(ReminderDue, "appointment.reminder_due.v1", facts.appointment_id);
