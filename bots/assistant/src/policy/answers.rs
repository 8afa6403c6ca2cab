//! Answers that mean what was asked last: no, later, and a person instead.

use super::{resume, shortcuts};
use crate::{
    button::ButtonStyle::Secondary,
    desk::Desk,
    flows::{book, price, registration, slots},
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    state::Handover,
    understanding::FlowKind,
};

/// No.
pub(super) fn deny(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::ConfirmBooking => book::change(desk),
        Question::ConfirmCancel | Question::ConfirmReschedule | Question::ConfirmPlate => {
            desk.state.leave_flow();
            desk.state.next = None;
            desk.state.asked_plate = None;
            desk.say(&Line::Kept);
        }
        Question::ConfirmPrice => price::decline(desk),
        Question::Registration => registration::ask_correction(desk),
        Question::PlateMismatch => registration::other_photo(desk),
        Question::Plate | Question::Upload | Question::Report | Question::Reading => later(desk),
        Question::Offer | Question::Time => slots::ask_day(desk, &Line::AskDay),
        Question::None => desk.say(&Line::AnythingElse),
        Question::Which => {
            desk.state.question = Question::None;
            desk.say(&Line::AnythingElse);
            shortcuts(desk);
        }
        _ => resume(desk),
    }
}

/// Not now.
pub(super) fn later(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::Plate if desk.state.flow == FlowKind::GivePlate => {
            desk.state.leave_flow();
            desk.say(&Line::FlowLeft { held: false });
        }
        Question::Plate => {
            desk.state.draft.plate_later = true;
            book::advance(desk);
        }
        Question::Upload | Question::Report | Question::Reading | Question::Registration => {
            registration::after(desk);
        }
        Question::Offer | Question::Time => slots::more(desk),
        Question::ConfirmBooking => {
            desk.say(&Line::NoHurry);
            resume(desk);
        }
        Question::None => desk.say(&Line::NoHurry),
        _ => {
            desk.say(&Line::NoHurry);
            resume(desk);
        }
    }
}

/// A person, please.
pub(super) fn human(desk: &mut Desk<'_>) {
    desk.state.handover = Handover::Queued;
    let centres = desk.callable();
    desk.say(&Line::Handover { centres: &centres });
    desk.button(Meaning::Resume, &Label::BackToAssistant, Secondary);
}
