//! What `payment` tells.
use crate::{event, named};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

named! {
    /// How it is paid.
    PaymentMethod {
        /// On the payment page.
        Card,
        /// At the desk, on the day.
        AtCentre,
    }
}

/// What every event of a payment says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentFacts {
    /// The payment.
    pub payment_id: Uuid,
    /// What it pays for.
    pub appointment_id: Uuid,
    /// Who pays.
    pub customer_id: Uuid,
    /// VAT included, in cents.
    pub amount_cents: i64,
    /// ISO 4217.
    pub currency: String,
}

/// The money is ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Succeeded {
    /// The payment.
    pub facts: PaymentFacts,
    /// How it was paid.
    pub method: PaymentMethod,
}
event!(Succeeded, "payment.succeeded.v1", facts.appointment_id);

/// An attempt did not go through; another may.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failed {
    /// The payment.
    pub facts: PaymentFacts,
    /// The provider's code, `card_declined`.
    pub failure_code: String,
}
event!(Failed, "payment.failed.v1", facts.appointment_id);

/// The money went back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refunded {
    /// The payment.
    pub facts: PaymentFacts,
    /// Why, in words.
    pub reason: String,
}
event!(Refunded, "payment.refunded.v1", facts.appointment_id);

/// The customer will pay at the desk: the appointment stands without money.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PayAtCentreChosen {
    /// The payment, still to be received.
    pub facts: PaymentFacts,
}
event!(PayAtCentreChosen, "payment.pay_at_centre_chosen.v1", facts.appointment_id);
