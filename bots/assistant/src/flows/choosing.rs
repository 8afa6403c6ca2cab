//! Which of several appointments is meant: asked the same way wherever it matters.

use crate::{
    button::ButtonStyle::Primary,
    desk::Desk,
    graph_types::Appointment,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    state::Choice,
};
use uuid::Uuid;

/// How many appointments stand on buttons.
const MOST_CHOICES: usize = 5;

/// Asks which of these is meant; it may be called by its place, day, hour, centre or vehicle, too.
pub(super) fn choose(desk: &mut Desk<'_>, own: &[Appointment], meaning: impl Fn(Uuid) -> Meaning) {
    desk.ask(Question::PickAppointment, &Line::WhichAppointment);
    desk.state.choices.clear();
    for own in own.iter().take(MOST_CHOICES) {
        let label = Label::Appointment { starts_at: own.starts_at, reference: &own.reference };
        desk.button(meaning(own.id), &label, Primary);
        desk.state.choices.push(Choice {
            id: own.id,
            starts_at: own.starts_at,
            centre: own.centre.id,
            plate: own.plate.clone(),
        });
    }
}
