//! Taking an appointment: vehicle, plate, centre, day, time, then a yes.

use super::{day, login, registration, slots, vehicle};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::DayRange,
    desk::Desk,
    effects::{Effect, UNAVAILABLE},
    graph_types::{Appointment, AppointmentStatus},
    local,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::{Act, Draft},
    understanding::{FlowKind, Said},
};

/// Begins, or goes on where the flow is already under way.
pub(crate) fn start(desk: &mut Desk<'_>) {
    if desk.state.flow != FlowKind::Book {
        desk.state.leave_flow();
        desk.state.draft = Draft::default();
        desk.state.flow = FlowKind::Book;
    }
}

/// Takes over what the message says. A change of what was agreed voids the agreement.
pub(crate) fn fill(desk: &mut Desk<'_>, said: &Said) {
    let draft = &mut desk.state.draft;
    let before = draft.clone();
    draft.service = said.service.unwrap_or(draft.service);
    draft.category = said.category.or(draft.category);
    draft.energy = said.energy.or(draft.energy);
    draft.centre = said.centre.or(draft.centre);
    if let Some(plate) = &said.plate {
        draft.plate = Some(plate.clone());
        draft.plate_later = false;
    }
    if !said.when.is_empty() {
        if said.when.has_time() && !said.when.has_day() {
            stay_on_chosen_day(draft);
        }
        draft.when.revise(&said.when);
        draft.shown.clear();
    }
    let agreed = |draft: &Draft| (draft.service, draft.category, draft.energy, draft.centre);
    if agreed(&before) != agreed(draft) || !said.when.is_empty() {
        draft.chosen = None;
    }
    if before != *draft {
        desk.state.pending = None;
    }
}

/// Another hour, and no other day: the day that was chosen stays.
fn stay_on_chosen_day(draft: &mut Draft) {
    if let Some(chosen) = &draft.chosen {
        let day = local::paris(chosen.starts_at).date();
        draft.when.days = vec![DayRange { from: day, to: day }];
        draft.when.asap = false;
    }
}

/// Asks the next thing, or does the next thing.
pub(crate) fn advance(desk: &mut Desk<'_>) {
    if day::is_wrong(desk) || vehicle::asks(desk) || asks_centre(desk) || asks_day(desk) {
        return;
    }
    if desk.state.draft.chosen.is_none() {
        slots::search(desk);
    } else if desk.signed_in {
        summarise(desk);
    } else {
        login::ask(desk, &Line::AskLogin);
    }
}

fn asks_centre(desk: &mut Desk<'_>) -> bool {
    if desk.state.draft.centre.is_some_and(|id| desk.centre(id).is_some()) {
        return false;
    }
    match desk.centres {
        [] => desk.say(&Line::Unavailable),
        [only] => {
            desk.state.draft.centre = Some(only.id);
            return false;
        }
        several => {
            desk.ask(Question::Centre, &Line::AskCentre);
            for centre in several.iter().take(8) {
                let label = if centre.name.contains(&centre.city) {
                    centre.name.clone()
                } else {
                    format!("{} ({})", centre.name, centre.city)
                };
                desk.button(Meaning::Centre(centre.id), &Label::Text(&label), Primary);
            }
        }
    }
    true
}

fn asks_day(desk: &mut Desk<'_>) -> bool {
    let when = desk.state.draft.when.clone();
    if let (Some(other), Some(day)) = (when.or, when.only_day()) {
        desk.ask(Question::WhichDay, &Line::WhichDay { first: day, second: other });
        desk.button(Meaning::Day(day), &Label::Day(day), Primary);
        desk.button(Meaning::Day(other), &Label::Day(other), Primary);
        return true;
    }
    if when.has_day() {
        return false;
    }
    slots::ask_day(desk, &Line::AskDay);
    true
}

/// Shows what will be booked and waits for a yes to exactly that.
fn summarise(desk: &mut Desk<'_>) {
    let draft = desk.state.draft.clone();
    let (Some(offer), Some(centre)) = (&draft.chosen, draft.centre.and_then(|id| desk.centre(id)))
    else {
        return slots::search(desk);
    };
    let line = Line::Summary {
        service: draft.service,
        category: draft.category,
        energy: draft.energy,
        plate: draft.plate.as_deref(),
        centre,
        starts_at: offer.starts_at,
        price: &offer.price,
    };
    let hash = desk.agree(&line, Act::Hold);
    desk.ask(Question::ConfirmBooking, &line);
    desk.button(Meaning::Confirm(hash), &Label::Confirm, Primary);
    desk.button(Meaning::Deny, &Label::Change, Secondary);
}

/// The customer said yes: the slot is taken for a quarter of an hour.
pub(crate) fn hold(desk: &mut Desk<'_>, key: String) {
    let draft = desk.state.draft.clone();
    let (Some(offer), Some(centre), Some(category), Some(energy)) =
        (draft.chosen, draft.centre, draft.category, draft.energy)
    else {
        return advance(desk);
    };
    // A slot held earlier in this conversation gives way to the new one.
    let held =
        desk.state.appointment.as_ref().filter(|held| held.status == AppointmentStatus::Held);
    if let Some(held) = held.map(|held| held.id) {
        desk.state.appointment = None;
        desk.run(Effect::Release(held));
    }
    desk.run(Effect::Hold {
        centre,
        starts_at: offer.starts_at,
        service: draft.service,
        category,
        energy,
        plate: draft.plate,
        key,
    });
}

/// The slot is ours.
pub(crate) fn held(desk: &mut Desk<'_>, appointment: Appointment) {
    let minutes =
        appointment.hold_expires_at.map_or(15, |end| local::minutes_until(end, desk.now).max(1));
    desk.say(&Line::Held {
        starts_at: appointment.starts_at,
        reference: &appointment.reference,
        minutes,
    });
    desk.state.appointment = Some(appointment);
    desk.state.pending = None;
    // The certificate may have come before the booking.
    if desk.state.reading.as_ref().is_some_and(|reading| reading.read) {
        registration::present(desk);
    } else {
        registration::ask(desk, &Line::AskRegistration);
    }
}

/// The slot is not ours: what to do next depends on why.
pub(crate) fn not_held(desk: &mut Desk<'_>, refusal: &Refusal) {
    if refusal.code == UNAVAILABLE {
        // The yes still stands: the same button, or another yes, tries again with the same key.
        desk.say(&Line::Unavailable);
        desk.state.question = Question::ConfirmBooking;
        return;
    }
    desk.state.pending = None;
    match refusal.code.as_str() {
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => login::ask(desk, &Line::AskLogin),
        "PLATE_INVALID" => {
            desk.state.draft.plate = None;
            desk.ask(Question::Plate, &Line::Refused(refusal));
            desk.button(Meaning::PlateLater, &Label::PlateLater, Secondary);
        }
        "SLOT_TAKEN"
        | "SLOT_NOT_OFFERED"
        | "CENTRE_CLOSED"
        | "TOO_LATE"
        | "TOO_FAR"
        | "IDEMPOTENCY_MISMATCH" => {
            if refusal.code == "SLOT_TAKEN" {
                desk.say(&Line::SlotTaken);
            } else {
                desk.say(&Line::Refused(refusal));
            }
            slots::near_chosen(desk);
        }
        _ => {
            desk.say(&Line::Refused(refusal));
            desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
            desk.button(Meaning::Human, &Label::Human, Secondary);
            desk.state.question = Question::None;
        }
    }
}

/// The hold ran out: nothing is lost, the same slot is asked for again.
pub(crate) fn again(desk: &mut Desk<'_>) {
    if let Some(appointment) = desk.state.appointment.take() {
        let draft = &mut desk.state.draft;
        draft.service = appointment.service;
        draft.category = Some(appointment.vehicle_category);
        draft.energy = Some(appointment.energy);
        draft.centre = Some(appointment.centre.id);
        draft.plate = appointment.plate.or(draft.plate.take());
        draft.plate_later = draft.plate.is_none();
        slots::wish_for(&mut draft.when, appointment.starts_at);
        draft.chosen = None;
        draft.shown.clear();
    }
    desk.state.pending = None;
    desk.state.flow = FlowKind::Book;
    advance(desk);
}

/// The customer turned the summary down.
pub(crate) fn change(desk: &mut Desk<'_>) {
    desk.state.pending = None;
    stay_on_chosen_day(&mut desk.state.draft);
    desk.state.draft.chosen = None;
    desk.ask(Question::Time, &Line::WhatToChange);
    desk.button(Meaning::MoreSlots, &Label::MoreSlots, Primary);
    desk.button(Meaning::OtherDay, &Label::OtherDay, Secondary);
    desk.button(Meaning::OtherVehicle, &Label::OtherVehicle, Secondary);
}
