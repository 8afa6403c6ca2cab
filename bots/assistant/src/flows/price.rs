//! The price follows the certificate: a difference is shown, and agreed to before anything is paid.

use super::vehicle;
use crate::{
    button::ButtonStyle::{Danger, Primary},
    desk::Desk,
    effects::{Effect, Listing, UNAVAILABLE},
    graph_types::{Appointment, AppointmentStatus, Energy, Money, Vehicle},
    meaning::Meaning,
    port::Refusal,
    question::Question,
    replies::{Label, Line},
    state::{AskedPrice, Done},
    steps::Step,
    told::PriceChanged,
};
use uuid::Uuid;

/// What the certificate says the vehicle runs on, where the appointment was made for something else.
pub(crate) fn contradicted(own: &Appointment, vehicle: Option<&Vehicle>) -> Option<Energy> {
    vehicle.and_then(vehicle::energy_of).filter(|read| *read != own.energy)
}

/// Says so. What it changes is settled where prices are known; until then no page to pay is opened.
pub(crate) fn announce(desk: &mut Desk<'_>, own: &Appointment, read: Energy) {
    let line = Line::OtherEnergy { booked: own.energy, read };
    if own.status != AppointmentStatus::Held {
        return desk.say(&line);
    }
    desk.ask(Question::Payment, &line);
    desk.button(Meaning::Pay(own.id), &Label::Continue, Primary);
}

/// The certificate changed a price; answers whether the page to pay that is open has the old one.
pub(crate) fn changed(desk: &mut Desk<'_>, told: &PriceChanged) -> bool {
    let money = |amount_cents| Money { amount_cents, currency: told.facts.currency.clone() };
    let (old, new) = (money(told.old_cents), money(told.new_cents));
    let own = desk.state.appointment.as_mut().filter(|own| own.id == told.facts.appointment_id);
    let held = own.as_ref().is_some_and(|own| own.status == AppointmentStatus::Held);
    if !told.agreed {
        let (appointment, reference) = (told.facts.appointment_id, told.facts.reference.clone());
        ask(desk, AskedPrice { appointment, reference, old, new });
        return false;
    }
    if let Some(own) = own {
        own.price.clone_from(&new);
    }
    if is_asked(desk, told.facts.appointment_id) {
        // Agreed to at the desk, or no longer asked for.
        desk.state.asked_price = None;
        if desk.state.question == Question::ConfirmPrice {
            desk.state.question = Question::None;
        }
    } else if old == new {
        return false;
    }
    desk.say(&Line::PriceNow { reference: &told.facts.reference, old: &old, new: &new });
    held && desk.state.question == Question::Payment
}

/// Asks for the agreement.
pub(crate) fn ask(desk: &mut Desk<'_>, asked: AskedPrice) {
    let AskedPrice { appointment, reference, old, new } = &asked;
    desk.ask(Question::ConfirmPrice, &Line::PriceDiffers { reference, old, new });
    desk.button(Meaning::AcceptPrice(*appointment), &Label::AcceptPrice(new), Primary);
    desk.button(Meaning::CancelOf(*appointment), &Label::CancelAppointment, Danger);
    desk.state.asked_price = Some(asked);
}

/// Whether the customer has still to agree to what this appointment costs.
pub(crate) fn is_asked(desk: &Desk<'_>, id: Uuid) -> bool {
    desk.state.asked_price.as_ref().is_some_and(|asked| asked.appointment == id)
}

/// Asks again, where an answer is still missing.
pub(crate) fn ask_again(desk: &mut Desk<'_>) {
    match desk.state.asked_price.clone() {
        Some(asked) => ask(desk, asked),
        None => desk.state.question = Question::None,
    }
}

/// The customer agrees to what was shown.
pub(crate) fn accept(desk: &mut Desk<'_>, id: Uuid) {
    match desk.state.asked_price.as_ref().filter(|asked| asked.appointment == id) {
        Some(asked) => {
            let cents = asked.new.amount_cents;
            desk.run(Effect::AcceptPrice { appointment: id, cents });
        }
        None => desk.run(Effect::Appointments(Listing::PriceOf(id))),
    }
}

/// The customer does not, or not now.
pub(crate) fn decline(desk: &mut Desk<'_>) {
    let Some(asked) = desk.state.asked_price.clone() else { return };
    let centre = desk.called();
    desk.state.question = Question::None;
    desk.say(&Line::PriceDeclined { centre: centre.as_ref() });
    let label = Label::AcceptPrice(&asked.new);
    desk.button(Meaning::AcceptPrice(asked.appointment), &label, Primary);
    desk.button(Meaning::CancelOf(asked.appointment), &Label::CancelAppointment, Danger);
}

/// The agreement is noted: what remains is to pay.
pub(crate) fn accepted(desk: &mut Desk<'_>, own: Appointment) {
    desk.state.asked_price = None;
    desk.state.remember(Done::PriceAgreed, own.id);
    let held = own.status == AppointmentStatus::Held;
    desk.say(&Line::PriceAgreed { price: &own.price, held });
    desk.state.appointment = Some(own);
    desk.state.question = Question::None;
    if held {
        desk.then(Step::Pay);
    }
}

/// The graph would not take it.
pub(crate) fn refused(desk: &mut Desk<'_>, id: Uuid, refusal: &Refusal) {
    match refusal.code.as_str() {
        UNAVAILABLE => desk.say(&Line::Unavailable),
        // It changed again meanwhile: the one that counts now is asked about.
        "PRICE_CHANGED" => {
            desk.state.asked_price = None;
            desk.run(Effect::Appointments(Listing::PriceOf(id)));
        }
        _ => {
            desk.state.asked_price = None;
            desk.state.question = Question::None;
            desk.say(&Line::Refused(refusal));
        }
    }
}

/// The appointment whose price is in question came back.
pub(crate) fn listed(desk: &mut Desk<'_>, id: Uuid, own: Vec<Appointment>) {
    let Some(own) = own.into_iter().find(|own| own.id == id) else {
        desk.state.question = Question::None;
        return desk.say(&Line::NoPayment);
    };
    let change = own.price_change.clone().filter(|change| !change.agreed);
    let (appointment, reference) = (own.id, own.reference.clone());
    desk.state.appointment = Some(own);
    match change {
        Some(change) => {
            let (old, new) = (change.old_price, change.new_price);
            ask(desk, AskedPrice { appointment, reference, old, new });
        }
        None => desk.then(Step::OfferPayment),
    }
}
