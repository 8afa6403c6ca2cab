//! What came of an effect.

use super::busy;
use crate::{
    desk::Desk,
    effects::{Answer, Effect, Listing, UNAVAILABLE},
    flows::{
        appointments, book, due, info, login, own, papers, pay, plate, price, registration, retest,
        slots, vehicle,
    },
    port::Refusal,
    refusals,
    replies::Line,
    understanding::FlowKind,
};

/// Goes on with the graph's answer.
pub(super) fn settled(desk: &mut Desk<'_>, effect: &Effect, result: Result<Answer, Refusal>) {
    match result {
        Ok(answer) => answered(desk, effect, answer),
        Err(refusal) => {
            let refusal = refusals::shown(effect, refusal);
            refused(desk, effect, &refusal);
            if refusal.code == UNAVAILABLE {
                desk.give_back();
                if desk.replies.last().is_some_and(|reply| reply.buttons.is_empty()) {
                    desk.offer_again();
                }
            }
        }
    }
}

fn answered(desk: &mut Desk<'_>, effect: &Effect, answer: Answer) {
    match (effect, answer) {
        (Effect::Vehicles, Answer::Vehicles(vehicles)) => vehicle::listed(desk, &vehicles),
        (Effect::Slots(search), Answer::Slots(found)) => slots::found(desk, search, found),
        (Effect::Prices { service, category, .. }, Answer::Prices(prices)) => {
            info::priced(desk, *service, *category, &prices);
            desk.go_back = busy(desk);
        }
        (Effect::Appointments(listing), Answer::Appointments(own)) => {
            appointments::listed(desk, *listing, own)
        }
        (Effect::Hold { wanted, key, agreed }, Answer::Appointment(own)) => {
            book::held(desk, *own, wanted, key, *agreed);
        }
        (Effect::Cancel(_), Answer::Appointment(own)) => appointments::cancelled(desk, &own),
        (Effect::Reschedule { .. }, Answer::Appointment(own)) => appointments::moved(desk, *own),
        (Effect::SetPlate { .. }, Answer::Appointment(own)) => {
            plate::noted(desk, *own);
            desk.go_back = busy(desk);
        }
        (Effect::AcceptPrice { .. }, Answer::Appointment(own)) => price::accepted(desk, *own),
        (Effect::Checkout { .. }, Answer::Payment(payment)) => pay::opened(desk, &payment),
        (Effect::PayAtCentre(_), Answer::Payment(payment)) => pay::at_centre(desk, &payment),
        (Effect::Document(_), Answer::Document(document)) => {
            registration::looked_up(desk, document)
        }
        (Effect::ConfirmRegistration { .. }, Answer::Registered(registered)) => {
            let own = registered.registration.as_ref();
            let due = own.and_then(|own| own.due_inspection.as_ref());
            let stays = own.is_some_and(|own| own.picture_may_stay);
            registration::confirmed(desk, registered.vehicle.as_ref(), due, stays);
        }
        (Effect::TakeBackPictures, Answer::PicturesTakenBack(taken)) => {
            desk.say(&Line::PicturesTakenBack { any: taken > 0 });
            desk.go_back = busy(desk);
        }
        (Effect::SendCode(address), Answer::CodeSent(sent)) => login::sent(desk, address, &sent),
        (Effect::Papers { .. }, Answer::Papers(found)) => papers::listed(desk, &found),
        (Effect::Due, Answer::Due(reports, registrations)) => {
            due::told(desk, &reports, &registrations);
            desk.go_back = busy(desk);
        }
        (Effect::Results, Answer::Results(reports)) => retest::known(desk, &reports),
        (Effect::Defect(code), Answer::Defects(defects)) => {
            desk.say(&Line::Defects { code, defects: &defects });
            desk.go_back = busy(desk);
        }
        (Effect::Own(asked), Answer::Own(found)) => own::found(desk, asked, &found),
        (Effect::Serving { .. }, Answer::Serving(serving)) => book::elsewhere(desk, &serving),
        _ => {}
    }
}

fn refused(desk: &mut Desk<'_>, effect: &Effect, refusal: &Refusal) {
    match effect {
        Effect::Hold { agreed, .. } => book::not_held(desk, refusal, *agreed),
        // What could not be released will expire by itself.
        Effect::Release(_) => {}
        // The vehicles only spare a question: without them it is asked.
        Effect::Vehicles => vehicle::listed(desk, &[]),
        // Nor is a retest refused because its result cannot be looked up.
        Effect::Results => retest::known(desk, &[]),
        Effect::SetPlate { .. } | Effect::Appointments(Listing::Plate | Listing::PlateOf(_)) => {
            plate::refused(desk, refusal);
        }
        Effect::Appointments(Listing::Certificate) => registration::refused(desk, refusal),
        Effect::AcceptPrice { appointment, .. } => price::refused(desk, *appointment, refusal),
        Effect::Checkout { .. } | Effect::PayAtCentre(_) => pay::refused(desk, refusal),
        Effect::ConfirmRegistration { .. } => registration::refused(desk, refusal),
        Effect::Cancel(_)
        | Effect::Reschedule { .. }
        | Effect::Appointments(_)
        | Effect::Papers { .. }
        | Effect::Due => {
            appointments::refused(desk, effect, refusal);
        }
        Effect::Own(asked) => own::refused(desk, asked, refusal),
        Effect::SendCode(_) => login::not_sent(desk, refusal),
        Effect::Slots(search)
            if refusal.code == "CATEGORY_NOT_SERVED" && desk.state.flow == FlowKind::Book =>
        {
            let centres = desk.centres.iter().map(|own| own.id);
            let centres = centres.filter(|id| *id != search.centre).collect();
            let (service, category, energy) = (search.service, search.category, search.energy);
            desk.run(Effect::Serving { centres, service, category, energy });
        }
        Effect::Slots(_)
        | Effect::Serving { .. }
        | Effect::Defect(_)
        | Effect::Prices { .. }
        | Effect::TakeBackPictures
        | Effect::Document(_) => {
            let line = if refusal.code == UNAVAILABLE {
                Line::Unavailable
            } else {
                Line::Refused(refusal)
            };
            desk.say(&line);
        }
    }
}
