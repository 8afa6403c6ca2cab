//! What a customer wishes, in words or by a button: begun, or answered.

use super::{
    aside, begin, busy, resume, stack,
    underway::{fill, leave},
};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::{self, When},
    desk::Desk,
    flows::{book, info, login, own, pay, person, registration, retest, slots},
    graph_types::{AppointmentStatus, Service},
    local,
    meaning::Meaning,
    question::Question,
    replies::{Label, Line},
    understanding::{FlowKind, Ideas, Note, Said, Topic, Wished, day_of_another},
};
use chrono::{Datelike, NaiveDate};

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
            if desk.state.flow == FlowKind::Book && busy(desk) {
                return fill(desk, &Said { service: Some(Service::Retest), ..said.clone() });
            }
            desk.led = true;
            retest::start(desk, said);
        }
        Wished::Tell(topic) => tell(desk, topic, said),
        Wished::Human => person::ask(desk),
        Wished::Note(Note::Waitlist) if own::wait(desk, said) => {}
        Wished::Note(note) => answer(desk, note),
    }
}

/// Whether this turn began something else that asks questions: one thing after the other.
fn leads_elsewhere(desk: &Desk<'_>, wished: Wished) -> bool {
    wished.leads() && desk.led
}

fn start(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    desk.led |= Wished::Flow(flow).leads();
    let ideas = Ideas::of(&desk.words);
    let own_one = ideas.has("own.one");
    let moving_draft = flow == FlowKind::Reschedule
        && desk.state.flow == FlowKind::Book
        && !own_one
        && !leaves_another_day(desk, said)
        && !names_another_day(desk)
        && desk.state.appointment.as_ref().is_none_or(|own| own.status == AppointmentStatus::Held);
    let said = &aimed(desk, flow, said, &ideas);
    let names_another =
        said.reference.is_some() || own_one && said.when.only_day() != chosen_day(desk);
    match flow {
        // Before anything is booked, « annuler » leaves the booking.
        FlowKind::Cancel if desk.state.question == Question::ConfirmBooking && !names_another => {
            leave(desk);
        }
        // "Je préfère changer de date" while choosing is about the choice, not about a booking.
        FlowKind::Reschedule if moving_draft && said.when.is_empty() => book::change(desk),
        FlowKind::Reschedule if moving_draft => fill(desk, said),
        FlowKind::Book if desk.state.flow == FlowKind::Book && said.is_empty() && busy(desk) => {
            resume(desk)
        }
        // « Prenez-moi jeudi à 10h »: while an appointment is moved, that is where to.
        FlowKind::Book if is_where_to(desk, said) => fill(desk, said),
        // While an appointment is composed, its own plate is meant.
        FlowKind::GivePlate if desk.state.flow == FlowKind::Book && said.plate.is_some() => {
            fill(desk, said);
        }
        _ => {
            stack::set_aside(desk, flow);
            begin(desk, flow, said);
        }
    }
}

fn chosen_day(desk: &Desk<'_>) -> Option<NaiveDate> {
    let chosen = desk.state.draft.chosen.as_ref();
    chosen.map(|offer| local::paris(offer.starts_at).date())
}

/// « Déplacez celui de mardi », while Thursday is being booked: another appointment is moved from there.
fn leaves_another_day(desk: &Desk<'_>, said: &Said) -> bool {
    !said.when.except.is_empty()
        && chosen_day(desk)
            .or(desk.state.draft.when.only_day())
            .is_some_and(|wished| !said.when.leaves_out(wished))
}

/// « Mon rdv de mardi », while Thursday is being booked.
fn names_another_day(desk: &Desk<'_>) -> bool {
    let now = local::paris(desk.now);
    let chosen = chosen_day(desk).or(desk.state.draft.when.only_day());
    day_of_another(&desk.words).is_some_and(|named| {
        let day = dates::when(&named, now, desk.locale).only_day();
        day.zip(chosen).is_none_or(|(day, chosen)| day.weekday() != chosen.weekday())
    })
}

fn is_where_to(desk: &Desk<'_>, said: &Said) -> bool {
    let asked = matches!(
        desk.state.question,
        Question::Day
            | Question::WhichDay
            | Question::Time
            | Question::Offer
            | Question::ConfirmReschedule
    );
    asked
        && desk.state.flow == FlowKind::Reschedule
        && desk.state.moving.is_some()
        && !said.when.is_empty()
        && said.plate.is_none()
        && said.centre.is_none()
}

/// What is said, with what the words leave to what was spoken of: « déplacez plutôt celui-là », beside
/// an appointment that was about to be given up; « à ce moment-là », beside a slot that was chosen.
fn aimed(desk: &Desk<'_>, flow: FlowKind, said: &Said, ideas: &Ideas) -> Said {
    let mut said = said.clone();
    let spoken_of = match (flow, desk.state.flow) {
        (FlowKind::Reschedule, FlowKind::Cancel) => desk.state.appointment.as_ref(),
        (FlowKind::Cancel, FlowKind::Reschedule) => {
            desk.state.moving.as_ref().map(|moving| &moving.appointment)
        }
        _ => None,
    };
    if said.reference.is_none()
        && !ideas.has("own.one")
        && let Some(own) = spoken_of
    {
        said.reference = Some(own.reference.clone());
    }
    if flow == FlowKind::Reschedule
        && ideas.has("that.moment")
        && let Some(offer) = &desk.state.draft.chosen
    {
        slots::wish_for(&mut said.when, offer.starts_at);
        // That day has a date; the weekday that was named is the one it is moved from.
        said.weekly = false;
    }
    said
}

fn tell(desk: &mut Desk<'_>, topic: Topic, said: &Said) {
    if desk.state.flow == FlowKind::Book && !said.is_empty() && desk.state.appointment.is_none() {
        // « Ouvert le samedi ? » asks about that day, and chooses none.
        let said = Said { when: When::default(), ..said.clone() };
        book::fill(desk, &said);
    }
    if !busy(desk) && desk.state.flow == FlowKind::None && said.centre.is_some() {
        // « Et le 24 à 9h ? » is about the centre that was asked about.
        desk.state.draft.centre = said.centre;
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
        // « Votre code ne marche plus »: another one.
        Note::LoginHelp if desk.state.question == Question::Code && !desk.signed_in => {
            return login::again(desk);
        }
        Note::LoginHelp if desk.state.question.is_login() => return resume(desk),
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
