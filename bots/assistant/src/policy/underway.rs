//! What is under way: filled with what was said, or left.

use super::{begin, busy, resume, shortcuts};
use crate::{
    desk::Desk,
    effects::Effect,
    flows::{appointments, book},
    graph_types::AppointmentStatus,
    question::Question,
    replies::Line,
    state::Draft,
    understanding::{FlowKind, Said},
};

/// Takes over the values that were said, and goes on from there.
pub(super) fn fill(desk: &mut Desk<'_>, said: &Said) {
    let only_plate = said.plate.is_some() && Said { plate: None, ..said.clone() }.is_empty();
    if only_plate && desk.state.flow != FlowKind::Book {
        return begin(desk, FlowKind::GivePlate, said);
    }
    let held = desk.state.appointment.as_ref().filter(|own| own.status == AppointmentStatus::Held);
    match desk.state.flow {
        FlowKind::Reschedule if desk.state.moving.is_some() => appointments::wish(desk, &said.when),
        FlowKind::Cancel | FlowKind::Reschedule if said.when.is_empty() && busy(desk) => {
            resume(desk)
        }
        FlowKind::Book => {
            if let (Some(own), Some(plate), true) = (held, &said.plate, only_plate) {
                desk.run(Effect::SetPlate { appointment: own.id, plate: plate.clone() });
                return desk.state.draft.plate.clone_from(&said.plate);
            }
            let before = desk.state.draft.clone();
            book::fill(desk, said);
            if before == desk.state.draft && busy(desk) && held_or_waiting(desk) {
                return resume(desk);
            }
            book::advance(desk);
        }
        _ => begin(desk, FlowKind::Book, said),
    }
}

fn held_or_waiting(desk: &Desk<'_>) -> bool {
    matches!(
        desk.state.question,
        Question::Upload | Question::Report | Question::Reading | Question::Payment
    )
}

/// Leaves the flow, and what was composed in it.
pub(super) fn leave(desk: &mut Desk<'_>) {
    let held =
        desk.state.appointment.as_ref().is_some_and(|own| own.status == AppointmentStatus::Held);
    desk.state.leave_flow();
    desk.state.next = None;
    desk.state.draft = Draft::default();
    desk.say(&Line::FlowLeft { held });
    shortcuts(desk);
}
