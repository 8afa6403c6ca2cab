//! What a button means. The customer's side only ever sees an opaque id.

use crate::{
    graph_types::{Energy, Money, VehicleCategory},
    understanding::{FlowKind, Topic, Wished},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A button that was offered, and whether it was pressed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Offered {
    pub(crate) id: String,
    pub(crate) meaning: Meaning,
    /// Offered together, live together.
    pub(crate) turn: u64,
    /// Pressed, or agreed to in words.
    pub(crate) used: bool,
    /// The customer answered since it was offered, with this button or otherwise: it is dead.
    #[serde(default)]
    pub(crate) answered: bool,
}

/// A free slot with its price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Offer {
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) price: Money,
}

/// The meaning of a button.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Meaning {
    Start(FlowKind),
    Info(Topic),
    /// One of what a message may have meant.
    Wished(Wished),
    Energy(Energy),
    Category(VehicleCategory),
    Vehicle {
        plate: Option<String>,
        category: VehicleCategory,
        energy: Option<Energy>,
    },
    OtherVehicle,
    PlateLater,
    Centre(Uuid),
    Day(NaiveDate),
    Soonest,
    PickSlot(Offer),
    MoreSlots,
    OtherDay,
    Login,
    /// The code is to be sent to another address.
    OtherAddress,
    /// The code is to be sent once more.
    CodeAgain,
    /// Carries out the pending act with this hash.
    Confirm(Uuid),
    Deny,
    Upload,
    UploadLater,
    UploadReport,
    RegistrationRight(Uuid),
    RegistrationWrong(Uuid),
    KeepOtherPlate(Uuid),
    Pay(Uuid),
    OpenPayment,
    PayAtCentre(Uuid),
    CancelOf(Uuid),
    MoveOf(Uuid),
    /// The plate that was named is for this appointment.
    PlateOf(Uuid),
    /// The certificate's price is agreed to.
    AcceptPrice(Uuid),
    /// The slot that was lost, once more.
    HoldAgain,
    BookRetest,
    /// Whether it helped.
    Helped {
        with: With,
        yes: bool,
    },
    /// The slot that became free is taken.
    TakeOffer(Uuid),
    /// It is left to the next.
    PassOffer(Uuid),
    Human,
    /// Goes on in a chat on Telegram.
    OpenTelegram,
    /// Leave a number to be called back.
    LeaveNumber,
    Resume,
}

impl Meaning {
    /// Whether it does something that is done once it was pressed.
    pub(crate) fn acts(&self) -> bool {
        matches!(
            self,
            Self::Confirm(_)
                | Self::AcceptPrice(_)
                | Self::RegistrationRight(_)
                | Self::PayAtCentre(_)
                | Self::KeepOtherPlate(_)
                | Self::TakeOffer(_)
                | Self::PassOffer(_)
        )
    }

    /// Whether it stands for an option, as opposed to a way around the question.
    pub(crate) fn is_option(&self) -> bool {
        matches!(
            self,
            Self::Vehicle { .. }
                | Self::Centre(_)
                | Self::Day(_)
                | Self::PickSlot(_)
                | Self::CancelOf(_)
                | Self::MoveOf(_)
                | Self::PlateOf(_)
                | Self::Pay(_)
                | Self::Wished(_)
        )
    }

    /// The name of the meaning in story files.
    pub(crate) fn is_called(&self, semantic: &str) -> bool {
        matches!(
            (self, semantic),
            (
                Self::Confirm(_)
                    | Self::RegistrationRight(_)
                    | Self::KeepOtherPlate(_)
                    | Self::AcceptPrice(_)
                    | Self::TakeOffer(_),
                "confirm"
            ) | (Self::Deny | Self::RegistrationWrong(_) | Self::PassOffer(_), "deny")
                | (Self::OpenPayment | Self::Pay(_), "pay")
                | (Self::PayAtCentre(_), "pay_at_centre")
                | (Self::UploadLater | Self::PlateLater, "later")
                | (Self::Upload | Self::UploadReport, "upload")
                | (Self::Login, "login")
                | (Self::Human, "human")
                | (Self::MoreSlots, "more")
        )
    }
}

/// What is over, of which somebody says whether it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum With {
    Handover,
    Booking,
}

impl With {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Handover => "handover",
            Self::Booking => "booking",
        }
    }
}
