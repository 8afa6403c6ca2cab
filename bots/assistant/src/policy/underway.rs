//! What is under way: filled with what was said, or left.

use super::{begin, busy, resume, shortcuts};
use crate::{
    dates::When,
    desk::Desk,
    effects::Effect,
    flows::{appointments, book, person},
    graph_types::AppointmentStatus,
    local,
    question::Question,
    replies::Line,
    state::Draft,
    understanding::{FlowKind, Ideas, Said, negation},
};
use understanding::heard::Heard;

/// Takes over the values that were said, and goes on from there.
pub(super) fn fill(desk: &mut Desk<'_>, said: &Said) {
    if let Some(phone) = &said.phone {
        return person::number(desk, phone);
    }
    let only_plate = said.plate.is_some() && Said { plate: None, ..said.clone() }.is_empty();
    if only_plate && desk.state.flow != FlowKind::Book {
        return begin(desk, FlowKind::GivePlate, said);
    }
    let held = desk.state.appointment.as_ref().filter(|own| own.status == AppointmentStatus::Held);
    match desk.state.flow {
        FlowKind::Reschedule if desk.state.moving.is_some() => {
            appointments::wish(desk, &said.when, said.weekly)
        }
        // « Plutôt le 17 », beside « voulez-vous annuler ? »: it is to be moved.
        FlowKind::Cancel
            if desk.state.question == Question::ConfirmCancel
                && !said.when.is_empty()
                && Ideas::of(&desk.words).has("instead") =>
        {
            let reference = desk.state.appointment.as_ref().map(|own| own.reference.clone());
            begin(desk, FlowKind::Reschedule, &Said { reference, ..said.clone() });
        }
        FlowKind::Cancel | FlowKind::Reschedule if busy(desk) => resume(desk),
        FlowKind::Book => {
            if let (Some(own), Some(plate), true) = (held, &said.plate, only_plate) {
                desk.run(Effect::SetPlate { appointment: own.id, plate: plate.clone() });
                return desk.state.draft.plate.clone_from(&said.plate);
            }
            let before = desk.state.draft.clone();
            book::fill(desk, said);
            desk.state.draft.names.clone_from(&before.names);
            let refuses = desk.state.question == Question::ConfirmBooking
                && negation::is_in(&Heard::new(&desk.words), &["w.non"]);
            if refuses && means_the_same(&before, &desk.state.draft) {
                // A no beside values that change nothing is a no: the same summary, shown again, would
                // wait for a yes to what was just refused.
                return book::change(desk);
            }
            if before == desk.state.draft && busy(desk) && held_or_waiting(desk) {
                return resume(desk);
            }
            book::advance(desk);
        }
        _ => begin(desk, FlowKind::Book, said),
    }
}

/// Whether nothing but days that were not chosen is left out.
fn means_the_same(before: &Draft, now: &Draft) -> bool {
    let bare = |draft: &Draft| Draft {
        chosen: None,
        shown: Vec::new(),
        names: Vec::new(),
        when: When { except: Vec::new(), not: Vec::new(), ..draft.when.clone() },
        ..draft.clone()
    };
    before.chosen.as_ref().is_some_and(|chosen| {
        !now.when.leaves_out(local::paris(chosen.starts_at).date()) && bare(before) == bare(now)
    })
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
