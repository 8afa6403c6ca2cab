//! The customer's appointments: seen, given up, moved.

use super::{book, choosing, day, login, pay, plate, price, registration, shift, slots};
use crate::{
    button::ButtonStyle::{Danger, Primary, Secondary},
    dates::{DayRange, Relative, When},
    desk::Desk,
    effects::{Effect, Listing, UNAVAILABLE},
    figures::Happened,
    graph_types::{Appointment, AppointmentStatus},
    local,
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::{Act, Before, Done, Moving},
    understanding::{FlowKind, Said, Standing},
    weeks,
    words::words,
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Begins to show, cancel, move or pay.
pub(crate) fn start(desk: &mut Desk<'_>, flow: FlowKind, said: &Said) {
    if flow == FlowKind::MyBookings
        && desk.state.flow != flow
        && desk.state.question != Question::None
    {
        // Only looked at: what is under way stands.
        desk.aside = true;
        return desk.run(Effect::Appointments(Listing::Show));
    }
    desk.state.leave_flow();
    desk.state.flow = flow;
    desk.state.asked_reference = said.reference.clone();
    desk.state.asked_when = said.when.clone();
    desk.state.asked_weekly = said.weekly;
    desk.run(Effect::Appointments(match flow {
        FlowKind::Cancel => Listing::Cancel,
        FlowKind::Reschedule => Listing::Move,
        FlowKind::Pay => Listing::Pay,
        _ => Listing::Show,
    }));
}

/// The customer's own appointments came back.
pub(crate) fn listed(desk: &mut Desk<'_>, listing: Listing, mut appointments: Vec<Appointment>) {
    // What is only kept while they decide is no appointment yet.
    appointments.retain(|own| !desk.state.is_undecided(own.id));
    appointments.sort_by_key(|appointment| appointment.starts_at);
    match listing {
        Listing::Show => show(desk, &appointments),
        Listing::Pay => pay::listed(desk, appointments),
        Listing::Cancel | Listing::Move => pick(desk, listing, appointments),
        Listing::CancelOf(id) | Listing::MoveOf(id) => {
            appointments.retain(|own| own.id == id);
            let then =
                if listing == Listing::CancelOf(id) { Listing::Cancel } else { Listing::Move };
            pick(desk, then, appointments);
        }
        Listing::Certificate => registration::listed(desk, appointments),
        Listing::Plate => plate::listed(desk, None, appointments),
        Listing::PlateOf(id) => plate::listed(desk, Some(id), appointments),
        Listing::PriceOf(id) => price::listed(desk, id, appointments),
        Listing::PayOf(id) => {
            appointments.retain(|own| own.id == id);
            pay::listed(desk, appointments);
        }
        Listing::Upload => {
            let coming = |own: &Appointment| {
                matches!(own.status, AppointmentStatus::Held | AppointmentStatus::Confirmed)
            };
            desk.state.appointment = appointments.into_iter().find(coming);
            registration::ask(desk, &Line::AskRegistration);
        }
    }
}

fn show(desk: &mut Desk<'_>, appointments: &[Appointment]) {
    if !desk.aside {
        desk.state.leave_flow();
    }
    let now = desk.now;
    let alive = |own: &&Appointment| {
        matches!(
            own.status,
            AppointmentStatus::Held | AppointmentStatus::Confirmed | AppointmentStatus::CheckedIn
        ) && own.starts_at + chrono::TimeDelta::hours(12) > now
    };
    let coming: Vec<&Appointment> = appointments.iter().filter(alive).collect();
    let past: Vec<&Appointment> =
        appointments.iter().filter(|own| own.status == AppointmentStatus::Completed).collect();
    if desk.aside {
        desk.go_back = true;
        return desk.say(&if coming.is_empty() && past.is_empty() {
            Line::NoAppointment { signed_in: desk.signed_in }
        } else {
            Line::Appointments { coming: &coming, past: &past }
        });
    }
    if coming.is_empty() && past.is_empty() {
        desk.say(&Line::NoAppointment { signed_in: desk.signed_in });
        desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        if !desk.signed_in {
            desk.button(Meaning::Login, &Label::Login, Secondary);
        }
        return;
    }
    desk.say(&Line::Appointments { coming: &coming, past: &past });
    if let [only] = coming.as_slice() {
        desk.state.appointment = Some((*only).clone());
        let held = only.status == AppointmentStatus::Held;
        let standing = if held { Standing::Unpaid } else { Standing::Stands };
        desk.state.speak_of(only.starts_at, standing);
        if only.status == AppointmentStatus::Held {
            desk.button(Meaning::Pay(only.id), &Label::Pay(&only.price), Primary);
        }
        desk.button(Meaning::MoveOf(only.id), &Label::Move, Secondary);
        desk.button(Meaning::CancelOf(only.id), &Label::Cancel, Danger);
    } else if !coming.is_empty() {
        desk.button(Meaning::Start(FlowKind::Reschedule), &Label::Move, Secondary);
        desk.button(Meaning::Start(FlowKind::Cancel), &Label::Cancel, Danger);
    }
    if !past.is_empty() {
        desk.button(Meaning::Start(FlowKind::GetCertificate), &Label::Reports, Secondary);
    }
}

fn pick(desk: &mut Desk<'_>, listing: Listing, mut own: Vec<Appointment>) {
    let now = desk.now;
    own.retain(|own| {
        matches!(own.status, AppointmentStatus::Held | AppointmentStatus::Confirmed)
            && own.starts_at > now
    });
    // A reference only ever picks among the customer's own.
    if let Some(reference) = desk.state.asked_reference.take() {
        own.retain(|own| own.reference == reference);
        if own.is_empty() {
            desk.state.leave_flow();
            desk.say(&Line::NotYours { reference: &reference });
            return desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
    }
    if own.len() > 1
        && let Some(at) = own.iter().position(|own| is_named(own, &desk.state.asked_when))
    {
        // « Annulez celui du 10 »: its day says which.
        own = vec![own.swap_remove(at)];
        desk.state.asked_when.forget_days();
    }
    match own.len() {
        0 => {
            desk.state.leave_flow();
            desk.say(&Line::NoAppointment { signed_in: desk.signed_in });
            desk.button(Meaning::Start(FlowKind::Book), &Label::Book, Primary);
        }
        1 => {
            if let Some(only) = own.pop() {
                picked(desk, listing, only);
            }
        }
        _ => {
            let meaning =
                if listing == Listing::Cancel { Meaning::CancelOf } else { Meaning::MoveOf };
            choosing::choose(desk, &own, meaning);
        }
    }
}

/// Whether the one day that is named is this appointment's.
fn is_named(own: &Appointment, when: &When) -> bool {
    when.only_day() == Some(local::paris(own.starts_at).date())
}

fn picked(desk: &mut Desk<'_>, listing: Listing, own: Appointment) {
    if listing == Listing::Cancel {
        confirm_cancel(desk, own);
    } else {
        let when = std::mem::take(&mut desk.state.asked_when);
        begin_move(desk, own, when);
    }
}

/// Asks again about the one that was chosen, whatever others there are.
pub(crate) fn ask_cancel(desk: &mut Desk<'_>) {
    match desk.state.appointment.clone() {
        Some(own) => confirm_cancel(desk, own),
        None => start(desk, FlowKind::Cancel, &Said::default()),
    }
}

fn confirm_cancel(desk: &mut Desk<'_>, own: Appointment) {
    let paid = own.payment.as_ref().is_some_and(|payment| payment.status == "SUCCEEDED");
    let line = Line::ConfirmCancel { appointment: &own, paid };
    desk.state.flow = FlowKind::Cancel;
    let hash = desk.agree(&line, Act::Cancel { appointment: own.id });
    desk.ask(Question::ConfirmCancel, &line);
    desk.button(Meaning::Confirm(hash), &Label::YesCancel, Danger);
    desk.button(Meaning::Deny, &Label::Keep, Secondary);
    desk.state.appointment = Some(own);
}

fn begin_move(desk: &mut Desk<'_>, own: Appointment, when: When) {
    desk.state.flow = FlowKind::Reschedule;
    desk.state.moving =
        Some(Moving { appointment: own, when: When::default(), to: None, shown: Vec::new() });
    let weekly = std::mem::take(&mut desk.state.asked_weekly);
    wish(desk, &when, weekly);
}

/// What the customer says about the new time.
pub(crate) fn wish(desk: &mut Desk<'_>, said: &When, weekly: bool) {
    let today = desk.today();
    let weekly = weekly && !weeks::names_a_week(&desk.words);
    let shift = shift::told(&desk.words);
    let Some(moving) = &mut desk.state.moving else { return };
    if moving.to.is_some() {
        desk.state.before = Some(Box::new(Before::Moving(moving.clone())));
    }
    let current = local::paris(moving.appointment.starts_at);
    let mut said = said.clone();
    if let [days] = said.days.as_slice()
        && days.from == current.date()
        && days.to > days.from
    {
        // « De mardi à mercredi »: from its day to that one.
        said.days = vec![DayRange { from: days.to, to: days.to }];
    }
    if let Some(past) = said.past.filter(|past| said.only_day() == Some(*past))
        && !weeks::names_a_month(&desk.words)
        && words(&desk.words).iter().any(|word| word.number == Some(past.day()))
        && let Some(to) = day_after(current.date(), past.day())
    {
        // « Du 11 au 18 », told without a month: after the day it has, and not of the month that is over.
        said.days = vec![DayRange { from: to, to }];
        said.past = None;
    }
    let spoken = moving.to.map_or(current, local::paris).date();
    if weekly {
        weeks::stay_in_the_week_of(&mut said, Some(spoken), today);
    }
    if let Some(shift) = shift {
        shift.from(moving.to.map_or(current, local::paris), &mut said);
    }
    if said.relative.is_some() {
        // « Mon rendez-vous de mardi, au lendemain »: the day that is named is the one it has.
        let named = moving.when.only_day().map(|day| day.and_time(current.time()));
        let shown = moving.to.map(local::paris).or(named).unwrap_or(current);
        if matches!(said.relative, Some(Relative::Later | Relative::Earlier)) {
            said.window = None;
        }
        said.resolve(Some(shown), shown.date());
    }
    moving.when.revise(&said);
    moving.to = None;
    moving.shown.clear();
    if moving.when.same_time {
        moving.when.same_time = false;
        moving.when.at = Some(current.time());
        moving.when.window = None;
    }
    // Another hour and no other day: the day stays.
    if !moving.when.has_day() && moving.when.has_time() {
        moving.when.days.push(crate::dates::DayRange { from: current.date(), to: current.date() });
    }
    desk.state.pending = None;
    ask_move(desk);
}

/// The next day of that number in a month, after this one.
fn day_after(day: NaiveDate, number: u32) -> Option<NaiveDate> {
    day.iter_days().skip(1).take(62).find(|own| own.day() == number)
}

/// Asks the next thing about the move.
pub(crate) fn ask_move(desk: &mut Desk<'_>) {
    let Some(moving) = &mut desk.state.moving else { return };
    if let Some((day, month)) = moving.when.impossible.take() {
        return day::ask_day(desk, &Line::ImpossibleDay { day, month });
    }
    let moving = moving.clone();
    if let (Some(other), Some(day)) = (moving.when.or, moving.when.only_day()) {
        desk.ask(Question::WhichDay, &Line::WhichDay { first: day, second: other });
        desk.button(Meaning::Day(day), &Label::Day(day), Primary);
        desk.button(Meaning::Day(other), &Label::Day(other), Primary);
    } else if let Some(to) = moving.to {
        confirm_move(desk, to);
    } else if moving.when.has_day() {
        slots::search(desk);
    } else {
        let starts_at = moving.appointment.starts_at;
        day::ask_day(desk, &Line::MoveTo { starts_at });
    }
}

/// Shows the move and waits for a yes.
pub(crate) fn confirm_move(desk: &mut Desk<'_>, to: DateTime<Utc>) {
    let Some(moving) = &mut desk.state.moving else { return };
    moving.to = Some(to);
    let own = moving.appointment.clone();
    let line = Line::ConfirmMove { appointment: &own, to };
    let hash = desk.agree(&line, Act::Reschedule { appointment: own.id, to });
    desk.ask(Question::ConfirmReschedule, &line);
    desk.button(Meaning::Confirm(hash), &Label::Confirm, Primary);
    desk.button(Meaning::Deny, &Label::Keep, Secondary);
}

/// Carries the agreed act out.
pub(crate) fn carry_out(desk: &mut Desk<'_>, act: &Act, key: String) {
    match act {
        Act::Hold => book::agree(desk, key),
        Act::SetPlate { appointment, plate } => plate::set(desk, *appointment, plate.clone()),
        Act::Cancel { appointment } => desk.run(Effect::Cancel(*appointment)),
        Act::Reschedule { appointment, to } => {
            desk.run(Effect::Reschedule { appointment: *appointment, starts_at: *to });
        }
    }
}

/// The appointment is given up.
pub(crate) fn cancelled(desk: &mut Desk<'_>, own: &Appointment) {
    let before = desk.state.appointment.take();
    let all_kept = |own: &Appointment| own.kept().is_some_and(|of| of.given_back.amount_cents == 0);
    let paid = before.filter(|own| !all_kept(own)).and_then(|own| own.payment);
    let paid = paid.is_some_and(|payment| payment.status == "SUCCEEDED");
    desk.state.leave_flow();
    desk.noted.push(Happened::Done("cancel"));
    desk.state.remember(Done::Cancelled, own.id);
    desk.state.speak_of(own.starts_at, Standing::Gone);
    // « Reprenez-moi une place au même centre ».
    desk.state.draft.centre = Some(own.centre.id);
    desk.say(&Line::Cancelled { reference: &own.reference, starts_at: own.starts_at, paid });
    desk.button(Meaning::Start(FlowKind::Book), &Label::BookAgain, Primary);
}

/// The appointment has its new time.
pub(crate) fn moved(desk: &mut Desk<'_>, own: Appointment) {
    desk.state.leave_flow();
    desk.noted.push(Happened::Done("reschedule"));
    desk.state.remember(Done::Rescheduled, own.id);
    desk.state.speak_of(own.starts_at, Standing::Stands);
    desk.say(&Line::Moved { appointment: &own });
    desk.state.appointment = Some(own);
}

/// The graph would not do it.
pub(crate) fn refused(desk: &mut Desk<'_>, effect: &Effect, refusal: &Refusal) {
    if refusal.code == UNAVAILABLE {
        return desk.say(&Line::Unavailable);
    }
    if *effect == Effect::Appointments(Listing::Upload) {
        return registration::ask(desk, &Line::AskRegistration);
    }
    if desk.aside {
        // An aside that is refused leaves what is under way as it stands.
        desk.go_back = true;
        return desk.say(&Line::Refused(refusal));
    }
    desk.state.pending = None;
    let elsewhere = ["SLOT_TAKEN", "SLOT_NOT_OFFERED", "CENTRE_CLOSED", "TOO_LATE", "TOO_FAR"];
    if matches!(effect, Effect::Reschedule { .. }) && elsewhere.contains(&refusal.code.as_str()) {
        let line =
            if refusal.code == "SLOT_TAKEN" { Line::SlotTaken } else { Line::Refused(refusal) };
        desk.say(&line);
        return slots::near_chosen(desk);
    }
    if matches!(refusal.code.as_str(), "LOGIN_REQUIRED" | "UNAUTHENTICATED") {
        // The flow is kept: it goes on once the person is known.
        return login::ask(desk, &Line::LoginToSee);
    }
    desk.state.leave_flow();
    desk.say(&Line::Refused(refusal));
    desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
    desk.button(Meaning::Human, &Label::Human, Secondary);
}
