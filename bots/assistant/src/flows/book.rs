//! Taking an appointment: vehicle, plate, centre, day, time, then a yes.
//! Decisions: docs/decisions/assistant.md

use super::{day, login, registration, slots, vehicle};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    dates::{DayRange, When},
    desk::Desk,
    effects::{Effect, UNAVAILABLE},
    graph_types::{Appointment, AppointmentStatus, Centre, VehicleCategory},
    local,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::{Act, Before, Draft, Kept, Wanted},
    understanding::{FlowKind, Said, Standing},
    weeks,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Begins, or goes on where the flow is already under way.
pub(crate) fn start(desk: &mut Desk<'_>) {
    if desk.state.flow != FlowKind::Book {
        desk.state.leave_flow();
        desk.state.draft = Draft::default();
        desk.state.flow = FlowKind::Book;
    }
}

/// Begins again where an appointment was lost: « 16h30 le même jour » names neither vehicle nor
/// centre, and means those of before.
pub(crate) fn go_on_from(desk: &mut Desk<'_>) {
    desk.state.leave_flow();
    let before = std::mem::take(&mut desk.state.draft);
    desk.state.flow = FlowKind::Book;
    let draft = &mut desk.state.draft;
    draft.service = before.service;
    (draft.category, draft.energy) = (before.category, before.energy);
    draft.plate_later = before.plate_later;
    draft.vehicles_seen = before.vehicles_seen;
    (draft.plate, draft.centre) = (before.plate, before.centre);
    draft.own_vehicle = before.own_vehicle;
}

/// The moment from which « le lendemain » is counted.
fn anchor(desk: &Desk<'_>) -> Option<NaiveDateTime> {
    let draft = &desk.state.draft;
    let chosen = draft.chosen.as_ref().map(|offer| local::paris(offer.starts_at));
    let named = draft.when.only_day().map(|day| day.and_time(draft.when.at.unwrap_or_default()));
    chosen.or(named).or(desk.state.spoken.map(|spoken| spoken.at))
}

/// The day that is spoken of while an appointment is made.
fn week_of(desk: &Desk<'_>) -> Option<NaiveDate> {
    let draft = &desk.state.draft;
    let chosen = draft.chosen.as_ref().map(|offer| local::paris(offer.starts_at).date());
    chosen.or(draft.when.only_day())
}

/// Takes over what the message says. A change of what was agreed voids the agreement.
pub(crate) fn fill(desk: &mut Desk<'_>, said: &Said) {
    let (anchor, today) = (anchor(desk), desk.today());
    let mut when = said.when.clone();
    if !when.days.is_empty() {
        // « Le lendemain, samedi 2 » names its day.
        when.relative = None;
    }
    when.resolve(anchor, today);
    if said.weekly
        && !weeks::names_a_week(&desk.words)
        && !weeks::stay_among(&mut when, &desk.state.draft.when.days, today)
    {
        weeks::stay_in_the_week_of(&mut when, week_of(desk), today);
    }
    if weeks::is_only_past(&when, today) && desk.state.draft.when.has_day() {
        // « Désolé, j'étais pris hier »: what was wished before is still meant.
        when.forget_days();
    }
    if std::mem::take(&mut when.same_time) {
        // « Même heure »: that of what was chosen, or of what was spoken of.
        when.at = when.at.or(anchor.map(|anchor| anchor.time()).filter(|at| *at != NaiveTime::MIN));
        when.window = when.window.filter(|_| when.at.is_none());
    }
    let picks = desk.state.question == Question::PickVehicle && said.plate.is_none();
    let draft = &mut desk.state.draft;
    let before = draft.clone();
    if picks && (said.category.is_some() || said.energy.is_some()) {
        // « La voiture d'abord »: which of them fits is looked up again.
        draft.vehicles_seen = false;
        draft.energy = None;
    }
    if !said.names.is_empty() {
        draft.names.clone_from(&said.names);
    }
    draft.service = said.service.unwrap_or(draft.service);
    draft.category = said.category.or(draft.category);
    draft.energy = said.energy.or(draft.energy);
    draft.centre = said.centre.or(draft.centre);
    let other_kind = before.own_vehicle
        && said.plate.is_none()
        && before.category.is_some()
        && said.category.is_some_and(|kind| before.category != Some(kind));
    if other_kind {
        // « C'est la moto que j'amène »: the plate was the car's.
        draft.own_vehicle = false;
        draft.vehicles_seen = false;
        draft.plate = None;
        draft.energy = said.energy;
    }
    let another = draft.own_vehicle && said.plate.is_some() && said.plate != draft.plate;
    if another {
        // « C'est pour celle de mon fils »: what the first one runs on says nothing of it.
        draft.own_vehicle = false;
        draft.vehicles_seen = false;
        draft.energy = said.energy;
        draft.category = said.category;
    }
    if let Some(plate) = &said.plate {
        draft.plate = Some(plate.clone());
        draft.plate_later = false;
    }
    if !when.is_empty() {
        if when.has_time() && !when.has_day() {
            stay_on_chosen_day(draft);
        }
        draft.when.revise(&when);
        draft.shown.clear();
    }
    let agreed = |draft: &Draft| (draft.service, draft.category, draft.energy, draft.centre);
    let says_the_same =
        draft.chosen.as_ref().is_some_and(|offer| is_at(&when, local::paris(offer.starts_at)));
    if agreed(&before) != agreed(draft) || !when.is_empty() && !says_the_same {
        draft.chosen = None;
    }
    if let Some(offer) = before.chosen.as_ref().filter(|_| draft.chosen.is_none())
        && when.is_empty()
    {
        // Another centre or vehicle, and no other moment: the moment stays.
        slots::wish_for(&mut draft.when, offer.starts_at);
    }
    let unnamed = |draft: &Draft| Draft { names: Vec::new(), ..draft.clone() };
    if unnamed(&before) != unnamed(draft) {
        desk.state.pending = None;
        if before.chosen.is_some() {
            desk.state.before = Some(Box::new(Before::Draft(before)));
        }
    }
}

/// Whether what is said is the moment that was chosen: « oui, mardi à 10h ».
fn is_at(when: &When, chosen: NaiveDateTime) -> bool {
    let day = when.only_day().map_or(when.days.is_empty(), |day| day == chosen.date());
    let hour = when.at.map_or(when.window.is_none(), |at| at == chosen.time());
    let only =
        when.except.is_empty() && !when.asap && when.or.is_none() && when.impossible.is_none();
    day && hour && only
}

/// Another centre or vehicle is asked for, and no other moment.
pub(crate) fn stay_at_the_moment(desk: &mut Desk<'_>) {
    let draft = &mut desk.state.draft;
    if let Some(offer) = &draft.chosen {
        slots::wish_for(&mut draft.when, offer.starts_at);
        draft.shown.clear();
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
    if day::is_wrong(desk)
        || vehicle::asks(desk)
        || asks_centre(desk)
        || asks_served(desk)
        || asks_day(desk)
    {
        return;
    }
    match desk.state.draft.wanted() {
        None => slots::search(desk),
        Some(wanted) if is_kept(desk, &wanted) => summarise(desk),
        Some(wanted) => keep(desk, wanted),
    }
}

fn is_kept(desk: &Desk<'_>, wanted: &Wanted) -> bool {
    let kept = desk.state.draft.kept.as_ref();
    kept.is_some_and(|kept| kept.wanted == *wanted && kept.stands(desk.now))
}

/// Keeps the slot while the customer decides; the one that was kept before is given back first, for
/// nobody keeps many.
fn keep(desk: &mut Desk<'_>, wanted: Wanted) {
    give_back(desk);
    let asked = desk.state.draft.asked.take().filter(|(before, _)| *before == wanted);
    let key = match asked {
        Some((_, key)) => key,
        None => desk.lasting(&format!("hold/{}", wanted.starts_at.timestamp())),
    };
    desk.state.draft.asked = Some((wanted.clone(), key.clone()));
    desk.run(Effect::Hold { wanted, key, agreed: false });
}

fn give_back(desk: &mut Desk<'_>) {
    if let Some(kept) = desk.state.draft.kept.take() {
        desk.run(Effect::Release(kept.own.id));
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

/// Whether the centre takes such a vehicle is looked up before a day is asked for; cars are taken
/// everywhere, and where a day is known the search for slots says it.
fn asks_served(desk: &mut Desk<'_>) -> bool {
    let draft = &desk.state.draft;
    let (service, named) = (draft.service, draft.when.has_day());
    let (Some(centre), Some(category), Some(energy)) = (draft.centre, draft.category, draft.energy)
    else {
        return false;
    };
    if category == VehicleCategory::Car || named || draft.served == Some(centre) {
        return false;
    }
    let centres = desk.centres.iter().map(|own| own.id).collect();
    desk.run(Effect::Serving { centres, service, category, energy });
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
    day::ask_day(desk, &Line::AskDay);
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
        until: draft.kept.as_ref().and_then(|kept| kept.own.hold_expires_at),
    };
    let hash = desk.agree(&line, Act::Hold);
    desk.ask(Question::ConfirmBooking, &line);
    desk.button(Meaning::Confirm(hash), &Label::Confirm, Primary);
    desk.button(Meaning::Deny, &Label::Change, Secondary);
}

/// This centre takes no such vehicle: those that do are named, and one may be chosen.
pub(crate) fn elsewhere(desk: &mut Desk<'_>, serving: &[uuid::Uuid]) {
    if let Some(centre) = desk.state.draft.centre.filter(|centre| serving.contains(centre)) {
        desk.state.draft.served = Some(centre);
        return advance(desk);
    }
    let category = desk.state.draft.category.unwrap_or(VehicleCategory::Car);
    let centre = desk.state.draft.centre.take().and_then(|id| desk.centre(id));
    let serving: Vec<&Centre> = serving.iter().filter_map(|id| desk.centre(*id)).collect();
    if serving.is_empty() {
        desk.state.leave_flow();
        return desk.say(&Line::NotServed { centre, category, serving: &serving });
    }
    desk.ask(Question::Centre, &Line::NotServed { centre, category, serving: &serving });
    for centre in serving.into_iter().take(8) {
        desk.button(Meaning::Centre(centre.id), &Label::Text(&centre.name), Primary);
    }
}

/// The customer said yes. Asking once more for the slot that is kept says whether it still is; one that
/// ran out meanwhile is taken again, where it is free.
pub(crate) fn agree(desk: &mut Desk<'_>, key: String) {
    let Some(wanted) = desk.state.draft.wanted() else { return advance(desk) };
    let key = match &desk.state.draft.kept {
        Some(kept) if is_kept(desk, &wanted) => kept.key.clone(),
        _ => key,
    };
    // A slot held earlier in this conversation gives way to the new one.
    let held =
        desk.state.appointment.as_ref().filter(|held| held.status == AppointmentStatus::Held);
    if let Some(held) = held.map(|held| held.id) {
        desk.state.appointment = None;
        desk.run(Effect::Release(held));
    }
    desk.run(Effect::Hold { wanted, key, agreed: true });
}

/// The graph keeps the slot, or says what became of it.
pub(crate) fn held(
    desk: &mut Desk<'_>,
    own: Appointment,
    wanted: &Wanted,
    key: &str,
    agreed: bool,
) {
    desk.state.draft.asked = None;
    let runs = own.hold_expires_at.is_none_or(|end| end > desk.now);
    let lost = !own.stands() || own.status == AppointmentStatus::Held && !runs;
    if lost {
        let known = desk.state.draft.kept.take().is_some_and(|kept| kept.key == key);
        if agreed && known {
            let key = desk.nonce("hold/again");
            return desk.run(Effect::Hold { wanted: wanted.clone(), key, agreed });
        }
        desk.say(&Line::SlotTaken);
        return slots::near_chosen(desk);
    }
    if agreed {
        return booked(desk, own);
    }
    desk.state.draft.kept = Some(Kept { own, wanted: wanted.clone(), key: key.to_owned() });
    summarise(desk);
}

/// The slot is theirs, until they have paid or chosen to pay at the centre.
fn booked(desk: &mut Desk<'_>, appointment: Appointment) {
    let minutes =
        appointment.hold_expires_at.map_or(15, |end| local::minutes_until(end, desk.now).max(1));
    desk.say(&Line::Held {
        starts_at: appointment.starts_at,
        reference: &appointment.reference,
        minutes,
    });
    desk.state.speak_of(appointment.starts_at, Standing::Unpaid);
    desk.state.draft.kept = None;
    desk.state.before = None;
    desk.state.appointment = Some(appointment);
    desk.state.pending = None;
    if !desk.signed_in {
        return login::ask(desk, &Line::LoginToKeep);
    }
    named(desk);
}

/// The slot is kept no longer, before anything was agreed to: a yes looks whether it is still free.
pub(crate) fn ran_out(desk: &mut Desk<'_>) {
    let Some(kept) = desk.state.draft.kept.take() else { return };
    desk.say(&Line::KeptNoLonger { starts_at: kept.own.starts_at });
}

/// The slot is held by somebody who is known: what the vehicle is comes next.
pub(crate) fn named(desk: &mut Desk<'_>) {
    // The certificate may have come before the booking.
    if desk.state.reading.as_ref().is_some_and(|reading| reading.read) {
        registration::present(desk);
    } else {
        registration::ask(desk, &Line::AskRegistration);
    }
}

/// The slot is not ours: what to do next depends on why.
pub(crate) fn not_held(desk: &mut Desk<'_>, refusal: &Refusal, agreed: bool) {
    if refusal.code == UNAVAILABLE && !agreed {
        // The same choice once more asks with the same key.
        return desk.say(&Line::Unavailable);
    }
    desk.state.draft.asked = None;
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
            if desk.signed_in {
                desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
            } else {
                // Whoever can be written to may keep more.
                desk.button(Meaning::Login, &Label::Login, Primary);
            }
            desk.button(Meaning::Human, &Label::Human, Secondary);
            desk.state.draft.chosen = None;
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
