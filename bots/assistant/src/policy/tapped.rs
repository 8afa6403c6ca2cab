//! The button the customer pressed.
//! Decisions: docs/decisions/assistant.md

use super::{answers::deny, begin, busy, go_on, resume, shortcuts, wishes};
use crate::{
    desk::Desk,
    effects::{Asked, Effect, Listing},
    flows::{
        appointments, book, day, helped, info, login, pay, person, price, registration, report,
        retest, slots, vehicle,
    },
    graph_types::{AppointmentStatus, VehicleCategory},
    meaning::{Meaning, Offered},
    question::Question,
    replies::Line,
    understanding::{FlowKind, Other, Said},
};

/// Acts on a button that was not answered yet.
pub(super) fn tapped(desk: &mut Desk<'_>, id: &str) {
    desk.state.failures = 0;
    let offered = desk.state.buttons.iter().find(|button| button.id == id);
    match offered.cloned() {
        Some(open) if !open.answered => {
            desk.answer();
            press(desk, &open.meaning);
            act(desk, open.meaning);
        }
        Some(Offered { meaning, used: true, .. }) if meaning.acts() => {
            not_again(desk, &Line::AlreadyDone);
        }
        // Its summary was replaced: the one that stands is shown.
        Some(Offered { meaning: Meaning::Confirm(_), .. }) => {
            desk.say(&Line::SummaryChanged);
            resume(desk);
        }
        Some(_) => not_again(desk, &Line::AlreadyAnswered),
        None => not_again(desk, &Line::ButtonExpired),
    }
}

/// Says why nothing was done, and what can be done instead. Nothing moves on.
fn not_again(desk: &mut Desk<'_>, line: &Line<'_>) {
    desk.say(line);
    if desk.state.standing.is_empty() && !busy(desk) {
        return shortcuts(desk);
    }
    desk.offer_again();
}

/// Spends every button with this meaning: a yes in words counts as much as a press.
pub(super) fn press(desk: &mut Desk<'_>, meaning: &Meaning) {
    for button in desk.state.buttons.iter_mut().filter(|button| button.meaning == *meaning) {
        button.used = true;
    }
    desk.pressed = Some(meaning.clone());
}

pub(super) fn act(desk: &mut Desk<'_>, meaning: Meaning) {
    match meaning {
        Meaning::Start(flow) => begin(desk, flow, &Said::default()),
        Meaning::Info(topic) => {
            info::answer(desk, topic, None);
            desk.go_back = busy(desk);
        }
        Meaning::Wished(wished) => {
            let said = std::mem::take(&mut desk.state.meant);
            if desk.state.question == Question::Which {
                desk.state.question = Question::None;
            }
            wishes::wish(desk, wished, &said);
        }
        Meaning::Energy(energy) => fill(desk, &Said { energy: Some(energy), ..Said::default() }),
        Meaning::Category(category) => {
            fill(desk, &Said { category: Some(category), ..Said::default() })
        }
        Meaning::Vehicle { plate, category, energy } => {
            vehicle::take(desk, plate, category, energy);
            desk.state.flow = FlowKind::Book;
            book::advance(desk);
        }
        Meaning::OtherVehicle => {
            vehicle::take(desk, None, VehicleCategory::Car, None);
            desk.state.draft.category = None;
            desk.state.draft.energy = None;
            desk.state.draft.vehicles_seen = true;
            desk.state.flow = FlowKind::Book;
            book::advance(desk);
        }
        Meaning::PlateLater => {
            desk.state.draft.plate_later = true;
            book::advance(desk);
        }
        Meaning::Centre(id) => fill(desk, &Said { centre: Some(id), ..Said::default() }),
        Meaning::Day(day) => on_day(desk, day),
        Meaning::Soonest => {
            let when = crate::dates::When { asap: true, ..Default::default() };
            wish(desk, when);
        }
        Meaning::PickSlot(offer) => slots::take(desk, offer),
        Meaning::MoreSlots => another(desk, Other::Hours),
        Meaning::OtherDay => another(desk, Other::Day),
        Meaning::Login => {
            if !desk.signed_in {
                return login::ask(desk, &Line::AskLogin);
            }
            if desk.state.question == Question::None {
                return begin(desk, FlowKind::MyBookings, &Said::default());
            }
            go_on(desk);
        }
        Meaning::OtherAddress => login::ask(desk, &Line::LoginToGoOn),
        Meaning::CodeAgain => login::again(desk),
        Meaning::Confirm(hash) => {
            match desk.state.pending.clone().filter(|pending| pending.hash == hash) {
                Some(pending) => appointments::carry_out(desk, &pending.act, pending.key),
                None => {
                    desk.say(&Line::SummaryChanged);
                    resume(desk);
                }
            }
        }
        Meaning::Deny => deny(desk),
        Meaning::Upload => registration::ask(desk, &Line::AskRegistration),
        Meaning::UploadReport => report::ask(desk, &Line::AskReport),
        Meaning::UploadLater => registration::after(desk),
        Meaning::RegistrationRight(_) => registration::confirm(desk),
        Meaning::RegistrationWrong(_) => registration::ask_correction(desk),
        Meaning::KeepOtherPlate(_) => registration::keep_other_plate(desk),
        Meaning::Pay(id) => {
            if desk.state.appointment.as_ref().is_none_or(|own| own.id != id) {
                desk.state.appointment = None;
                return desk.run(Effect::Appointments(Listing::PayOf(id)));
            }
            pay::begin(desk);
        }
        Meaning::OpenPayment => pay::offer(desk),
        Meaning::PayAtCentre(id) => desk.run(Effect::PayAtCentre(id)),
        Meaning::CancelOf(id) => desk.run(Effect::Appointments(Listing::CancelOf(id))),
        Meaning::MoveOf(id) => desk.run(Effect::Appointments(Listing::MoveOf(id))),
        Meaning::PlateOf(id) => desk.run(Effect::Appointments(Listing::PlateOf(id))),
        Meaning::AcceptPrice(id) => price::accept(desk, id),
        Meaning::HoldAgain => {
            if let Some(own) = &mut desk.state.appointment {
                own.status = AppointmentStatus::Expired;
            }
            book::again(desk);
        }
        Meaning::BookRetest => {
            retest::start(desk, &Said::default());
        }
        // A link opens elsewhere: here nothing is done.
        Meaning::OpenTelegram => resume(desk),
        Meaning::Helped { with, yes } => {
            helped::answered(desk, with, yes);
            desk.go_back = busy(desk);
        }
        Meaning::TakeOffer(id) => desk.run(Effect::Own(Asked::TakeOffer(id))),
        Meaning::PassOffer(id) => desk.run(Effect::Own(Asked::PassOffer(id))),
        Meaning::Human => person::ask(desk),
        Meaning::LeaveNumber => person::ask_number(desk),
        Meaning::Resume => {
            person::withdraw(desk);
            desk.say(&Line::HandoverOver);
            resume(desk);
        }
    }
}

/// The customer wants another one, and did not say which.
pub(super) fn another(desk: &mut Desk<'_>, other: Other) {
    match other {
        Other::Hours => slots::more(desk),
        Other::Day => other_day(desk),
        Other::Vehicle if desk.state.flow == FlowKind::Book => {
            book::stay_at_the_moment(desk);
            act(desk, Meaning::OtherVehicle);
        }
        Other::Centre if desk.state.flow == FlowKind::Book => {
            book::stay_at_the_moment(desk);
            let before = desk.state.draft.centre.take();
            desk.state.draft.chosen = None;
            desk.state.pending = None;
            // Of two centres, the other one is known.
            let mut others = desk.centres.iter().map(|own| own.id).filter(|id| Some(*id) != before);
            desk.state.draft.centre = match (before, others.next(), others.next()) {
                (Some(_), Some(only), None) => Some(only),
                _ => None,
            };
            book::advance(desk);
        }
        Other::Vehicle | Other::Centre => resume(desk),
    }
}

fn fill(desk: &mut Desk<'_>, said: &Said) {
    book::start(desk);
    book::fill(desk, said);
    book::advance(desk);
}

fn on_day(desk: &mut Desk<'_>, day: chrono::NaiveDate) {
    let days = vec![crate::dates::DayRange { from: day, to: day }];
    wish(desk, crate::dates::When { days, ..Default::default() });
}

fn wish(desk: &mut Desk<'_>, when: crate::dates::When) {
    if desk.state.flow == FlowKind::Reschedule && desk.state.moving.is_some() {
        return appointments::wish(desk, &when, false);
    }
    fill(desk, &Said { when, ..Said::default() });
}

fn other_day(desk: &mut Desk<'_>) {
    match &mut desk.state.moving {
        Some(moving) if desk.state.flow == FlowKind::Reschedule => moving.when.forget_days(),
        _ => desk.state.draft.when.forget_days(),
    }
    day::ask_day(desk, &Line::AskDay);
}
