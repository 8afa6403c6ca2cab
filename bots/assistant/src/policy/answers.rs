//! Answers that mean what was asked last: no, and later.

use super::{resume, shortcuts};
use crate::{
    desk::Desk,
    flows::{book, day, own, price, registration, slots},
    graph_types::AppointmentStatus,
    question::Question,
    replies::Line,
    understanding::{FlowKind, Standing},
};

/// No.
pub(super) fn deny(desk: &mut Desk<'_>) {
    match desk.state.question {
        Question::ConfirmBooking => book::change(desk),
        Question::ConfirmCancel | Question::ConfirmReschedule | Question::ConfirmPlate => {
            let moving = desk.state.moving.as_ref().map(|moving| &moving.appointment);
            if let Some(own) = moving.or(desk.state.appointment.as_ref()) {
                let unpaid = own.status == AppointmentStatus::Held;
                let standing = if unpaid { Standing::Unpaid } else { Standing::Stands };
                desk.state.speak_of(own.starts_at, standing);
            }
            desk.state.leave_flow();
            desk.state.next = None;
            desk.state.asked_plate = None;
            desk.say(&Line::Kept);
        }
        Question::ConfirmPrice => price::decline(desk),
        Question::WaitlistOffer => own::answer_offer(desk, false),
        Question::Registration => registration::ask_correction(desk),
        Question::PlateMismatch => registration::other_photo(desk),
        Question::Plate | Question::Upload | Question::Report | Question::Reading => later(desk),
        Question::Offer | Question::Time => day::ask_day(desk, &Line::AskDay),
        Question::None => desk.say(&Line::AnythingElse),
        // No number: the request waits without one.
        Question::Phone => without_number(desk),
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
        Question::Phone => without_number(desk),
        _ => {
            desk.say(&Line::NoHurry);
            resume(desk);
        }
    }
}

fn without_number(desk: &mut Desk<'_>) {
    desk.state.question = Question::None;
    desk.say(&Line::AnythingElse);
}
