//! What a customer wishes, in words or by a button: begun, or answered.

use super::{
    answers::human,
    aside, begin, busy, resume,
    underway::{fill, leave},
};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::When,
    desk::Desk,
    flows::{book, info, pay, registration},
    graph_types::{AppointmentStatus, Service},
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    understanding::{FlowKind, Note, Said, Topic, Wished},
};

/// Begins or answers.
pub(super) fn wish(desk: &mut Desk<'_>, wished: Wished, said: &Said) {
    match wished {
        Wished::Flow(flow) => {
            if leads_elsewhere(desk, wished) {
                // Which of the two a day was for is not known: it is asked again.
                desk.state.meant = Said { plate: said.plate.clone(), ..Said::default() };
                desk.state.next = Some(wished);
                return;
            }
            start(desk, flow, said);
        }
        Wished::Retest => {
            let said = Said { service: Some(Service::Retest), ..said.clone() };
            if desk.state.flow == FlowKind::Book && busy(desk) {
                return fill(desk, &said);
            }
            desk.led = true;
            desk.state.leave_flow();
            begin(desk, FlowKind::Book, &said);
        }
        Wished::Tell(topic) => tell(desk, topic, said),
        Wished::Human => human(desk),
        Wished::Note(note) => answer(desk, note),
    }
}

/// Whether this turn began something else that asks questions: one thing after the other.
fn leads_elsewhere(desk: &Desk<'_>, wished: Wished) -> bool {
    wished.leads() && desk.led
}

fn start(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    desk.led |= Wished::Flow(flow).leads();
    let moving_draft = flow == FlowKind::Reschedule
        && desk.state.flow == FlowKind::Book
        && desk.state.appointment.as_ref().is_none_or(|own| own.status == AppointmentStatus::Held);
    match flow {
        // Before anything is booked, « annuler » leaves the booking.
        FlowKind::Cancel
            if desk.state.question == Question::ConfirmBooking && said.reference.is_none() =>
        {
            leave(desk);
        }
        // "Je préfère changer de date" while choosing is about the choice, not about a booking.
        FlowKind::Reschedule if moving_draft && said.when.is_empty() => book::change(desk),
        FlowKind::Reschedule if moving_draft => fill(desk, said),
        FlowKind::Book if desk.state.flow == FlowKind::Book && said.is_empty() && busy(desk) => {
            resume(desk)
        }
        // While an appointment is composed, its own plate is meant.
        FlowKind::GivePlate if desk.state.flow == FlowKind::Book && said.plate.is_some() => {
            fill(desk, said);
        }
        _ => begin(desk, flow, said),
    }
}

fn tell(desk: &mut Desk<'_>, topic: Topic, said: &Said) {
    if desk.state.flow == FlowKind::Book && !said.is_empty() && desk.state.appointment.is_none() {
        // « Ouvert le samedi ? » asks about that day, and chooses none.
        let said = Said { when: When::default(), ..said.clone() };
        book::fill(desk, &said);
    }
    info::answer(desk, topic, Some(said));
    // Where the answer comes from the graph, the question is repeated after it.
    desk.go_back = busy(desk);
}

/// What no flow follows from is answered honestly, with what can be done instead.
fn answer(desk: &mut Desk<'_>, note: Note) {
    match note {
        Note::PaymentProblem if desk.state.question == Question::Payment => {
            return pay::begin(desk);
        }
        Note::LoginHelp if desk.state.question == Question::Login => return resume(desk),
        Note::AddVehicle => {
            desk.say(&Line::Note(note));
            return registration::ask(desk, &Line::AskRegistration);
        }
        Note::Complaint
        | Note::Frustration
        | Note::PaymentProblem
        | Note::BeforeDue
        | Note::Waitlist
        | Note::LinkChannel
        | Note::LoginHelp
        | Note::OutOfScope => desk.say(&Line::Note(note)),
    }
    match note {
        Note::Complaint | Note::Frustration | Note::PaymentProblem => {
            desk.button(Meaning::Human, &Label::Human, Secondary);
        }
        Note::Waitlist if !busy(desk) => {
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
        Note::LoginHelp if !desk.signed_in => {
            desk.button(Meaning::Login, &Label::Login, Primary);
        }
        Note::BeforeDue
        | Note::Waitlist
        | Note::LinkChannel
        | Note::LoginHelp
        | Note::AddVehicle
        | Note::OutOfScope => {}
    }
    aside(desk, note != Note::OutOfScope);
}
