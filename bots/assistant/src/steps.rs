//! What is to be done next by another flow than the one at work.
//!
//! A flow that has said what it has to say leaves a step, and the policy takes it: so the flows need
//! not know who stands above them.

use chrono::{DateTime, Utc};

/// One step of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Go on with the appointment being composed.
    Book,
    /// Ask once more for the slot whose hold ran out.
    BookAgain,
    /// Show the move to this time, for a yes.
    ConfirmMove(DateTime<Utc>),
    /// Open the payment of the conversation's appointment.
    Pay,
    /// Offer to pay for it.
    OfferPayment,
    /// Offer to send the procès-verbal of an earlier inspection.
    OfferReport,
}
