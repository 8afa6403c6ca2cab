//! Answers that mean what was asked last: no, later, and a person instead.

use super::resume;
use crate::{
    desk::Desk,
    flows::{book, registration, slots},
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    state::Handover,
    turn::ButtonStyle::Secondary,
};

/// No.
pub(super) fn deny(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::ConfirmBooking => book::change(desk),
        Question::ConfirmCancel | Question::ConfirmReschedule => {
            desk.state.leave_flow();
            desk.say(&Line::Kept);
        }
        Question::Registration => registration::ask_correction(desk),
        Question::PlateMismatch => registration::other_photo(desk),
        Question::Plate | Question::Upload | Question::Report | Question::Reading => later(desk),
        Question::Offer | Question::Time => slots::ask_day(desk, &Line::AskDay),
        Question::None => desk.say(&Line::AnythingElse),
        _ => resume(desk),
    }
}

/// Not now.
pub(super) fn later(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::Plate => {
            desk.state.draft.plate_later = true;
            book::advance(desk);
        }
        Question::Upload | Question::Report | Question::Reading | Question::Registration => {
            registration::after(desk);
        }
        Question::Offer | Question::Time => slots::more(desk),
        Question::ConfirmBooking => book::change(desk),
        _ => resume(desk),
    }
}

/// A person, please.
pub(super) fn human(desk: &mut Desk<'_>) {
    desk.state.handover = Handover::Queued;
    desk.say(&Line::Handover);
    desk.button(Meaning::Resume, &Label::BackToAssistant, Secondary);
}
