//! What `appointment` tells.
use crate::{event, parser::InspectionDue};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{Energy, ServiceKind, VehicleCategory};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kind of a letter's link to an appointment (`kernel::LetterKey::link_of`): who writes it and who
/// opens it are two domains.
pub const LINK: &str = "appointment";

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
    /// What the customer quotes: `RDV-7Q2KXM4`.
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
event!(SlotHeld, "appointment.slot_held.v1", facts.appointment_id, of facts.customer_id);

/// The appointment stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirmed {
    /// The appointment as confirmed.
    pub facts: AppointmentFacts,
}
event!(Confirmed, "appointment.confirmed.v1", facts.appointment_id, of facts.customer_id);

/// The owner changed: a guest became a customer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OwnerChanged {
    /// The appointment with its new owner.
    pub facts: AppointmentFacts,
}
event!(OwnerChanged, "appointment.owner_changed.v1", facts.appointment_id, of facts.customer_id);

/// The customer said which vehicle comes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlateSet {
    /// The appointment with its plate.
    pub facts: AppointmentFacts,
}
event!(PlateSet, "appointment.plate_set.v1", facts.appointment_id, of facts.customer_id);

/// The appointment moved to another time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rescheduled {
    /// The appointment as it stands now.
    pub facts: AppointmentFacts,
    /// When it was.
    pub previous_starts_at: DateTime<Utc>,
}
event!(Rescheduled, "appointment.rescheduled.v1", facts.appointment_id, of facts.customer_id);

/// The appointment is off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancelled {
    /// The appointment as it was.
    pub facts: AppointmentFacts,
    /// In the canceller's words, may be empty.
    pub reason: String,
    /// Whether the centre cancelled it.
    pub by_staff: bool,
    /// What of the money the terms leave with the centre, in cents.
    #[serde(default)]
    pub kept_cents: i64,
    /// What the centre gives beside the money itself, in cents (arrhes given back double).
    #[serde(default)]
    pub extra_cents: i64,
    /// Whether what is kept are arrhes: a compensation, and no price of a service.
    #[serde(default)]
    pub arrhes: bool,
    /// Whether who called it off may send money back: its owner may, and of the staff who may refund.
    #[serde(default = "may")]
    pub may_give_back: bool,
}
/// What was told before this was asked had been checked by `appointment`.
fn may() -> bool {
    true
}
event!(Cancelled, "appointment.cancelled.v1", facts.appointment_id, of facts.customer_id);

/// A slot became free and is kept for somebody who waits for one, until they answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SlotOffered {
    /// The appointment that it would be. It is nobody's until `slot_held` follows.
    pub facts: AppointmentFacts,
    /// Until when it is kept; then it is offered to the next.
    pub offered_until: DateTime<Utc>,
}
event!(SlotOffered, "appointment.slot_offered.v1", facts.appointment_id, of facts.customer_id);

/// Nobody paid in time; the lane is free again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HoldExpired {
    /// The appointment as it was held.
    pub facts: AppointmentFacts,
}
event!(HoldExpired, "appointment.hold_expired.v1", facts.appointment_id, of facts.customer_id);

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
event!(
    PaymentCameLate,
    "appointment.payment_came_late.v1",
    facts.appointment_id,
    of facts.customer_id
);

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
event!(PriceChanged, "appointment.price_changed.v1", facts.appointment_id, of facts.customer_id);

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
event!(ResultsAccessChanged, "appointment.results_access_changed.v1", appointment_id, of nobody);

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
event!(BookedByStaff, "appointment.booked_by_staff.v1", facts.appointment_id, of facts.customer_id);

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
event!(ReminderDue, "appointment.reminder_due.v1", facts.appointment_id, of facts.customer_id);

/// What one kind of inspection costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceFacts {
    /// What the vehicle comes for.
    pub service: ServiceKind,
    /// What kind of vehicle.
    pub vehicle_category: VehicleCategory,
    /// What drives it.
    pub energy: Energy,
    /// VAT included, in cents.
    pub amount_cents: i64,
}

/// The prices of a centre are these from now on: all that its lanes inspect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricesStand {
    /// Which.
    pub centre_id: Uuid,
    /// The same, as printed.
    pub centre: CentreFacts,
    /// Each kind once.
    pub prices: Vec<PriceFacts>,
    /// ISO 4217.
    pub currency: String,
    /// Since when.
    pub since: DateTime<Utc>,
}
event!(PricesStand, "appointment.prices_stand.v1", centre_id, of nobody);

/// What a month of a centre came to, counted once it is over. What changes later of its appointments
/// is not told again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCounted {
    /// Which.
    pub centre_id: Uuid,
    /// The same, as printed.
    pub centre: CentreFacts,
    /// Its first day.
    pub month: NaiveDate,
    /// Appointments that were agreed in it.
    pub booked: i64,
    /// Of those of its days: the vehicle came.
    pub kept: i64,
    /// Nobody came.
    pub missed: i64,
    /// Called off by the customer.
    pub cancelled_by_customer: i64,
    /// Called off by the centre.
    pub cancelled_by_centre: i64,
    /// Called off before it was noted by whom.
    pub cancelled_by_unknown: i64,
    /// Nobody said what became of it.
    pub open: i64,
    /// Minutes of lanes that were sold.
    pub sold_minutes: i64,
    /// Minutes of lanes that could be.
    pub open_minutes: i64,
    /// From the agreement to the appointment, in minutes: half of those agreed in it waited no longer.
    pub median_lead_minutes: Option<i64>,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
}
event!(MonthCounted, "appointment.month_counted.v1", centre_id, of nobody);

/// An inspection by law is due of a vehicle, and its owner has no appointment for it until then.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NotBooked {
    /// What is due.
    pub due: InspectionDue,
}
event!(NotBooked, "appointment.not_booked.v1", due.watched_id, of due.owner_id);
