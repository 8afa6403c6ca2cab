//! Paying: by card on the hosted page, or at the centre.

use super::{choosing, login, price};
use crate::{
    button::ButtonStyle::{Primary, Secondary},
    desk::Desk,
    effects::{Effect, Listing, UNAVAILABLE},
    graph_types::{Appointment, AppointmentStatus, Payment},
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    steps::Step,
    understanding::{FlowKind, Standing},
};
use uuid::Uuid;

/// Opens the payment of the conversation's appointment.
pub(crate) fn begin(desk: &mut Desk<'_>) {
    let Some(appointment) = desk.state.appointment.clone() else {
        return desk.run(Effect::Appointments(Listing::Pay));
    };
    if appointment.status != AppointmentStatus::Held {
        desk.state.leave_flow();
        desk.say(&Line::NothingToPay { reference: &appointment.reference });
        return desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
    }
    if price::is_asked(desk, appointment.id) {
        return price::ask_again(desk);
    }
    if !desk.signed_in {
        return login::ask(desk, &account(desk));
    }
    if appointment.hold_expires_at.is_some_and(|end| end <= desk.now) {
        return expired(desk);
    }
    // The same attempt reuses its page; after a failed one a new page is needed.
    let attempt = format!("checkout/{}/{}", appointment.id, desk.state.payments_failed);
    let key = Uuid::new_v5(&Uuid::NAMESPACE_OID, attempt.as_bytes()).simple().to_string();
    desk.run(Effect::Checkout { appointment: appointment.id, key });
}

/// Offers to pay without opening a page yet.
pub(crate) fn offer(desk: &mut Desk<'_>) {
    let Some(appointment) = desk.state.appointment.clone() else { return begin(desk) };
    if appointment.status != AppointmentStatus::Held {
        return begin(desk);
    }
    if price::is_asked(desk, appointment.id) {
        return price::ask_again(desk);
    }
    desk.ask(Question::Payment, &Line::AskPayment { price: &appointment.price });
    desk.button(Meaning::Pay(appointment.id), &Label::Pay(&appointment.price), Primary);
    desk.button(Meaning::PayAtCentre(appointment.id), &Label::PayAtCentre, Secondary);
}

/// The page is open.
pub(crate) fn opened(desk: &mut Desk<'_>, payment: &Payment) {
    let Some(appointment) = desk.state.appointment.clone() else { return };
    desk.ask(Question::Payment, &Line::AskPayment { price: &payment.amount });
    if let Some(url) = &payment.checkout_url {
        desk.link(Meaning::OpenPayment, &Label::Pay(&payment.amount), url.clone());
    }
    desk.button(Meaning::PayAtCentre(appointment.id), &Label::PayAtCentre, Secondary);
}

/// The customer will pay on the spot. The confirmation itself comes as an event.
pub(crate) fn at_centre(desk: &mut Desk<'_>, payment: &Payment) {
    desk.say(&Line::WillPayAtCentre { price: &payment.amount });
    if let Some(spoken) = &mut desk.state.spoken {
        spoken.standing = Standing::Stands;
    }
    // It stands from here on: another appointment does not take its place.
    if let Some(own) = &mut desk.state.appointment {
        own.status = AppointmentStatus::Confirmed;
    }
    desk.state.leave_flow();
}

/// The payment could not begin.
pub(crate) fn refused(desk: &mut Desk<'_>, refusal: &Refusal) {
    match refusal.code.as_str() {
        "HOLD_EXPIRED" => return expired(desk),
        "LOGIN_REQUIRED" | "UNAUTHENTICATED" => return login::ask(desk, &account(desk)),
        "PRICE_NOT_AGREED" => {
            if let Some(id) = desk.state.appointment.as_ref().map(|own| own.id) {
                return desk.run(Effect::Appointments(Listing::PriceOf(id)));
            }
        }
        "ALREADY_PAID" => {
            desk.say(&Line::Refused(refusal));
            desk.state.leave_flow();
            return desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
        _ => {}
    }
    let line = if refusal.code == UNAVAILABLE { Line::Unavailable } else { Line::Refused(refusal) };
    desk.ask(Question::Payment, &line);
    if let Some(id) = desk.state.appointment.as_ref().map(|appointment| appointment.id) {
        desk.button(Meaning::Pay(id), &Label::TryAgain, Primary);
        desk.button(Meaning::PayAtCentre(id), &Label::PayAtCentre, Secondary);
    }
}

/// Who pays has an account; the slot does not wait for ever meanwhile.
fn account(desk: &Desk<'_>) -> Line<'static> {
    let own = desk.state.appointment.as_ref();
    Line::LoginToPay { until: own.and_then(|own| own.hold_expires_at) }
}

fn expired(desk: &mut Desk<'_>) {
    if let Some(appointment) = &desk.state.appointment {
        let starts_at = appointment.starts_at;
        desk.say(&Line::HoldExpired { starts_at });
    }
    desk.then(Step::BookAgain);
}

/// The customer asked to pay: which of their appointments waits for it?
pub(crate) fn listed(desk: &mut Desk<'_>, appointments: Vec<Appointment>) {
    let mut unpaid: Vec<Appointment> = appointments
        .into_iter()
        .filter(|appointment| appointment.status == AppointmentStatus::Held)
        .collect();
    match unpaid.len() {
        0 => {
            desk.state.leave_flow();
            desk.say(&Line::NoPayment);
            desk.button(Meaning::Start(FlowKind::MyBookings), &Label::MyBookings, Primary);
        }
        1 => {
            desk.state.appointment = unpaid.pop();
            begin(desk);
        }
        _ => {
            choosing::choose(desk, &unpaid, Meaning::Pay);
        }
    }
}
