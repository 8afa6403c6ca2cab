//! The plate of an appointment that stands, given after it was booked.

use super::{choosing, login, registration::written};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Effect, Listing, UNAVAILABLE},
    graph_types::{Appointment, AppointmentStatus},
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::Act,
    understanding::{FlowKind, Said},
};
use uuid::Uuid;

/// Takes the plate that was named, or asks for it. What is under way goes on afterwards.
pub(crate) fn start(desk: &mut Desk<'_>, said: &Said) {
    if said.plate.is_some() {
        desk.state.asked_plate.clone_from(&said.plate);
    }
    if desk.state.asked_plate.is_some() {
        return desk.run(Effect::Appointments(Listing::Plate));
    }
    desk.state.leave_flow();
    desk.state.flow = FlowKind::GivePlate;
    desk.ask(Question::Plate, &Line::AskPlate);
}

/// The appointments came back: which one is the plate for?
pub(crate) fn listed(desk: &mut Desk<'_>, which: Option<Uuid>, own: Vec<Appointment>) {
    let Some(plate) = desk.state.asked_plate.clone() else { return };
    let now = desk.now;
    let mut open: Vec<Appointment> = own
        .into_iter()
        .filter(|own| which.is_none_or(|id| own.id == id))
        // Of a vehicle that is there already, only what is missing is noted.
        .filter(|own| own.is_coming(now))
        .filter(|own| own.status != AppointmentStatus::CheckedIn || own.plate.is_none())
        .collect();
    let known = |own: &&Appointment| own.plate.as_deref().map(written) == Some(written(&plate));
    if let Some(own) = open.iter().find(known) {
        let (reference, starts_at) = (own.reference.clone(), own.starts_at);
        desk.state.asked_plate = None;
        return desk.say(&Line::PlateSet { plate: &plate, reference: &reference, starts_at });
    }
    if open.iter().any(|own| own.plate.is_none()) {
        open.retain(|own| own.plate.is_none());
    }
    match open.as_slice() {
        [] => {
            desk.state.asked_plate = None;
            desk.say(&Line::PlateWithoutAppointment { plate: &plate });
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
        [only] if only.plate.is_none() => set(desk, only.id, plate),
        [only] => ask_replace(desk, only, &plate),
        several => {
            desk.state.leave_flow();
            desk.state.flow = FlowKind::GivePlate;
            choosing::choose(desk, several, Meaning::PlateOf);
        }
    }
}

/// Another plate is known: it is replaced only by a yes.
fn ask_replace(desk: &mut Desk<'_>, own: &Appointment, plate: &str) {
    desk.state.leave_flow();
    desk.state.flow = FlowKind::GivePlate;
    let known = own.plate.clone().unwrap_or_default();
    let line = Line::ReplacePlate { appointment: own, known: &known, plate };
    let act = Act::SetPlate { appointment: own.id, plate: plate.to_owned() };
    let hash = desk.agree(&line, act);
    desk.ask(Question::ConfirmPlate, &line);
    desk.button(Meaning::Confirm(hash), &Label::Confirm, Primary);
    desk.button(Meaning::Deny, &Label::Keep, Secondary);
}

/// Says it to the graph.
pub(crate) fn set(desk: &mut Desk<'_>, appointment: Uuid, plate: String) {
    desk.run(Effect::SetPlate { appointment, plate });
}

/// It is noted.
pub(crate) fn noted(desk: &mut Desk<'_>, own: Appointment) {
    desk.state.asked_plate = None;
    desk.state.pending = None;
    let plate = own.plate.clone().unwrap_or_default();
    let (reference, starts_at) = (own.reference.clone(), own.starts_at);
    desk.say(&Line::PlateSet { plate: &plate, reference: &reference, starts_at });
    if desk.state.flow == FlowKind::GivePlate {
        desk.state.leave_flow();
    }
    if desk.state.flow == FlowKind::Book {
        desk.state.draft.plate = own.plate.clone();
    }
    desk.state.appointment = Some(own);
}

/// The graph would not note it.
pub(crate) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    match refusal.code.as_str() {
        UNAVAILABLE => desk.say(&Line::Unavailable),
        "PLATE_INVALID" => {
            desk.state.asked_plate = None;
            desk.state.leave_flow();
            desk.state.flow = FlowKind::GivePlate;
            desk.ask(Question::Plate, &Line::Refused(refusal));
        }
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => {
            desk.state.flow = FlowKind::GivePlate;
            login::ask(desk, &Line::LoginToSee);
        }
        _ => {
            desk.state.asked_plate = None;
            desk.state.pending = None;
            let centre = desk.called();
            desk.say(&Line::PlateNotChanged { centre: centre.as_ref() });
        }
    }
}
