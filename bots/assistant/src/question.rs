//! What the assistant asked last, and which answers that allows.

use serde::{Deserialize, Serialize};

/// What the assistant asked last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Question {
    #[default]
    None,
    /// Which of two wishes a message meant.
    Which,
    Energy,
    Plate,
    PickVehicle,
    Centre,
    Day,
    WhichDay,
    Time,
    Offer,
    Login,
    /// The code that was sent to the address.
    Code,
    ConfirmBooking,
    ConfirmCancel,
    ConfirmReschedule,
    ConfirmPlate,
    ConfirmPrice,
    Upload,
    Report,
    Reading,
    Registration,
    Correction,
    PlateMismatch,
    Payment,
    PickAppointment,
    /// The number to call back.
    Phone,
    /// Whether a slot that became free is taken.
    WaitlistOffer,
}

impl Question {
    /// Kind and name, as channels and story runners know them.
    pub(crate) fn awaiting(self) -> (&'static str, &'static str) {
        match self {
            Self::None => ("none", ""),
            Self::Which => ("choice", "wish"),
            Self::Energy => ("slot", "vehicle.energy"),
            Self::Plate => ("slot", "vehicle.plate"),
            Self::PickVehicle => ("choice", "vehicle.plate"),
            Self::Centre => ("slot", "center"),
            Self::Day => ("slot", "date"),
            Self::WhichDay => ("choice", "date"),
            Self::Time => ("slot", "time"),
            Self::Offer => ("choice", "offer"),
            Self::Login => ("login", "login"),
            Self::Code => ("login", "code"),
            Self::ConfirmBooking => ("confirm", "booking"),
            Self::ConfirmCancel => ("confirm", "cancel_booking"),
            Self::ConfirmReschedule => ("confirm", "reschedule_booking"),
            Self::ConfirmPlate => ("confirm", "plate"),
            Self::ConfirmPrice => ("confirm", "price"),
            Self::Report => ("upload", "previous_inspection"),
            Self::Upload | Self::Reading => ("upload", "registration_document"),
            Self::Registration => ("confirm", "registration"),
            Self::Correction => ("slot", "registration.correction"),
            Self::PlateMismatch => ("confirm", "plate_mismatch"),
            Self::Payment => ("payment", "payment"),
            Self::PickAppointment => ("choice", "appointment"),
            Self::Phone => ("slot", "contact.phone"),
            Self::WaitlistOffer => ("confirm", "waitlist_offer"),
        }
    }

    /// Whether the person is asked who they are.
    pub(crate) fn is_login(self) -> bool {
        matches!(self, Self::Login | Self::Code)
    }

    pub(crate) fn offers_choice(self) -> bool {
        matches!(
            self,
            Self::PickVehicle
                | Self::Centre
                | Self::WhichDay
                | Self::Offer
                | Self::PickAppointment
                | Self::Which
        )
    }

    /// Whether an option may be called by a word of its label.
    pub(crate) fn options_have_names(self) -> bool {
        matches!(self, Self::PickVehicle)
    }
}
