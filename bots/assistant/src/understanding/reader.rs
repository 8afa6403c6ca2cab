//! The statistical reader of `bots/understanding`, told what was asked.

use crate::question::Question;
use std::sync::LazyLock;
use understanding::{Awaiting, Reader, Reading};

static READER: LazyLock<Option<Reader>> = LazyLock::new(|| {
    Reader::embedded()
        .inspect_err(|error| tracing::error!(error, "what people write cannot be understood"))
        .ok()
});

/// Loads the reader now: the first message shall not wait for it.
pub fn load() {
    LazyLock::force(&READER);
}

/// What a message says, said in answer to this question; `None` where the reader is damaged, which
/// its own tests rule out.
pub(super) fn read(text: &str, question: Question) -> Option<Reading> {
    READER.as_ref().map(|reader| reader.read(text, awaiting(question)))
}

/// The question in the reader's terms. Whatever a yes writes down is a confirmation to it: there it
/// hears a yes in plain words only.
fn awaiting(question: Question) -> Option<Awaiting> {
    Some(match question {
        Question::None | Question::Which | Question::Phone => return None,
        Question::Energy => Awaiting::VehicleEnergy,
        Question::Plate | Question::PickVehicle => Awaiting::VehiclePlate,
        Question::Centre => Awaiting::Center,
        Question::Day | Question::WhichDay => Awaiting::Date,
        Question::Time => Awaiting::Time,
        Question::Offer => Awaiting::Offer,
        Question::Login | Question::Code => Awaiting::Login,
        Question::ConfirmBooking
        | Question::ConfirmPlate
        | Question::ConfirmPrice
        | Question::WaitlistOffer
        | Question::Registration
        | Question::Correction
        | Question::PlateMismatch => Awaiting::ConfirmBooking,
        Question::ConfirmCancel => Awaiting::ConfirmCancel,
        Question::ConfirmReschedule => Awaiting::ConfirmReschedule,
        Question::Upload | Question::Report | Question::Reading => Awaiting::RegistrationDocument,
        Question::Payment => Awaiting::Payment,
        Question::PickAppointment => Awaiting::WhichAppointment,
    })
}
