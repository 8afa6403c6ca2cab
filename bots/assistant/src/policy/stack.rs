//! One thing after the other: what is under way waits while something else is done, and is gone on with
//! after that. Whoever says « plutôt » wants the new thing in its place.
//! Decisions: docs/decisions/assistant.md

use super::{busy, resume};
use crate::{
    desk::Desk,
    graph_types::AppointmentStatus,
    question::Question,
    replies::Line,
    state::Done,
    understanding::{FlowKind, Ideas},
};

/// Sets aside what is under way where this flow is another one, and is not wished in its place.
pub(super) fn set_aside(desk: &mut Desk<'_>, flow: FlowKind) {
    let ideas = Ideas::of(&desk.words);
    let instead = ideas.has("instead") && !ideas.has("first.of.all");
    let composed = matches!(desk.state.flow, FlowKind::Book | FlowKind::Reschedule);
    let other =
        matches!(flow, FlowKind::Cancel | FlowKind::Reschedule | FlowKind::Pay | FlowKind::Book);
    if busy(desk) && composed && other && flow != desk.state.flow && !instead {
        desk.state.suspend();
    }
}

/// Goes on with what waits, once nothing else is under way; answers whether something did.
pub(super) fn take_up(desk: &mut Desk<'_>) -> bool {
    while let Some(waiting) = desk.state.suspended.pop() {
        let gone = waiting
            .appointment
            .as_ref()
            .is_some_and(|own| desk.state.done.contains(&(Done::Cancelled, own.id)));
        let held =
            waiting.appointment.as_ref().map(|own| own.status) == Some(AppointmentStatus::Held);
        let moved = waiting.moving.as_ref().is_some_and(|moving| {
            desk.state.done.contains(&(Done::Cancelled, moving.appointment.id))
        });
        if gone && held || moved || waiting.question == Question::None {
            desk.state.abandoned.extend(waiting.draft.kept.map(|kept| kept.own.id));
            continue;
        }
        desk.state.flow = waiting.flow;
        desk.state.question = waiting.question;
        desk.state.draft = waiting.draft;
        desk.state.moving = waiting.moving;
        if held {
            desk.state.appointment = waiting.appointment;
        }
        desk.say(&Line::TakenUp { flow: waiting.flow });
        resume(desk);
        return true;
    }
    false
}
