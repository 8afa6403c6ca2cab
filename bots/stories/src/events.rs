//! What happens outside the chat: money, holds, people, and files that are read.

use crate::{
    player::Player,
    town::{Booking, moment},
};
use assistant::{
    AppointmentCancelled, CentreFacts, DocumentRejected, Facts, Handover, InspectionDue,
    PaymentCameLate, PaymentFailed, RegistrationRead, SlotOffered, Told,
};
use serde_json::{Value, json};
use uuid::Uuid;

fn facts(player: &Player<'_>, own: &Booking) -> Facts {
    let town = player.world.town();
    let name = town.centres().into_iter().find(|(key, _)| *key == own.centre);
    Facts {
        appointment_id: own.id,
        reference: own.reference.clone(),
        centre: CentreFacts {
            name: name.map(|(_, name)| name).unwrap_or_default(),
            address: "1 rue de la Gare".to_owned(),
            phone: None,
        },
        plate: own.plate.clone(),
        starts_at: own.start,
        amount_cents: own.cents,
        currency: "EUR".to_owned(),
    }
}

/// Lets an event happen.
///
/// # Errors
/// Where the product has nothing that could tell it.
pub(crate) fn happens(player: &mut Player<'_>, event: &str, step: &Value) -> Result<(), String> {
    player.transcript.push_str(&format!("\n* {event}"));
    match event {
        "payment_succeeded" => pays(player),
        "payment_failed" => {
            let Some(own) = unpaid(player) else { return Err("nothing to pay".to_owned()) };
            player.hear(Told::PaymentFailed(PaymentFailed {
                appointment_id: own.id,
                failure_code: step["code"].as_str().map(str::to_owned),
            }));
        }
        "payment_webhook_duplicate" | "payment_abandoned" | "page_reload" | "open_tab" => {}
        "slot_taken_by_other" => {
            let centre = step["center"].as_str().unwrap_or_default().to_owned();
            if let Some(start) = step["start"].as_str().and_then(moment) {
                player.world.town().take(&centre, start);
            }
        }
        "time_passes" => {
            let over = {
                let mut town = player.world.town();
                town.now = step["to"].as_str().and_then(moment).unwrap_or(town.now);
                town.offers_end();
                town.expire()
            };
            for own in over {
                let facts = facts(player, &own);
                player.hear(Told::HoldExpired(facts));
            }
        }
        "agent_joins" => player.state.set_handover(Handover::Joined),
        "agent_says" => {}
        "agent_leaves" => player.state.set_handover(Handover::None),
        "login_completed" => logs_in(player),
        // The code of the letter, typed before it ended; after that it does nothing.
        "magic_link_opened" => {
            if step["age"] == "fresh" {
                logs_in(player);
            }
        }
        // The assistant points to the log-in page, and there the link to a new password is asked for.
        "password_reset_completed" => {
            let customer = player.story.customer.clone();
            let customer = player.file.shared(customer.as_ref(), "customer");
            let mut town = player.world.town();
            let to = town.fixtures["customers"][&customer]["email"].as_str().unwrap_or_default();
            let mail = (to.to_owned(), "password_reset".to_owned());
            if !town.mails.contains(&mail) {
                town.mails.push(mail);
            }
        }
        "centre_cancels" => {
            let own = change(player, step, |own| own.status = "CANCELLED".to_owned())?;
            if own.paid {
                player.world.town().refunds.push((own.id, own.cents));
            }
            let facts = facts(player, &own);
            let reason = step["reason"].as_str().map(str::to_owned);
            player.hear(Told::AppointmentCancelled(AppointmentCancelled {
                facts,
                reason,
                by_staff: true,
            }));
        }
        "centre_moves" => {
            let to = step["to"].as_str().and_then(moment);
            let own = change(player, step, |own| own.start = to.unwrap_or(own.start))?;
            let facts = facts(player, &own);
            player.hear(Told::AppointmentRescheduled(facts));
        }
        // The channel asks whose chat this shall be before anything else; a link that does not work any
        // more it calls so, and does nothing.
        "telegram_start" => {
            let payload = step["payload"].as_str().unwrap_or_default();
            player.linking = payload.strip_prefix("valid_link_token_for:").map(str::to_owned);
        }
        "slot_freed" => {
            let centre = step["center"].as_str().unwrap_or_default();
            let until = step["deadline"].as_str().and_then(moment);
            let freed = step["start"].as_str().and_then(moment);
            let kept = freed.and_then(|start| player.world.town().free(centre, start, until));
            // Whoever else it is offered to reads of it in a conversation of their own.
            let here = player.world.town().customer.clone();
            if let Some((wait, own)) = kept.filter(|(wait, _)| wait.customer == here) {
                let offered_until = wait.offer.map_or(own.start, |(_, _, until)| until);
                let facts = facts(player, &own);
                player.hear(Told::SlotOffered(SlotOffered { facts, offered_until }));
            }
        }
        "reminder_due" => {
            let Some(before) = step["due"].as_str().and_then(|day| day.parse().ok()) else {
                return Err("no day is due".to_owned());
            };
            player.hear(Told::InspectionDue(InspectionDue {
                plate: step["plate"].as_str().unwrap_or_default().to_owned(),
                service: fr::ServiceKind::Periodic,
                before,
                certain: true,
                sold: "https://example.test/sold".to_owned(),
                stop: "https://example.test/stop".to_owned(),
            }));
        }
        other => return Err(format!("nothing in the product tells of {other}")),
    }
    Ok(())
}

fn logs_in(player: &mut Player<'_>) {
    let own = player.story.customer.clone();
    let customer = player.file.shared(own.as_ref(), "customer");
    let mut town = player.world.town();
    // What they began as a guest is theirs.
    let begun = town.bookings.iter_mut().filter(|own| own.customer.is_empty());
    begun.for_each(|own| own.customer.clone_from(&customer));
    town.customer = customer;
}

fn change(
    player: &mut Player<'_>,
    step: &Value,
    how: impl FnOnce(&mut Booking),
) -> Result<Booking, String> {
    let reference = step["booking"].as_str().unwrap_or_default();
    let mut town = player.world.town();
    let own = town.bookings.iter_mut().find(|own| own.reference == reference);
    let own = own.ok_or_else(|| format!("no booking {reference}"))?;
    how(own);
    Ok(own.clone())
}

/// The appointment that a page to pay was opened for last.
fn unpaid(player: &Player<'_>) -> Option<Booking> {
    let town = player.world.town();
    let opened = town.attempted.iter().rev().find(|(name, _)| name == "startCheckout");
    let reference = opened.and_then(|(_, with)| with["ref"].as_str());
    town.bookings.iter().find(|own| Some(own.reference.as_str()) == reference).cloned()
}

fn pays(player: &mut Player<'_>) {
    let Some(own) = unpaid(player) else { return };
    let late = own.status == "EXPIRED";
    let rebooked = {
        let mut town = player.world.town();
        town.payments.push((own.id, own.cents));
        let free = !late || town.is_free(&own.centre, &own.category, own.start);
        if !free {
            town.refunds.push((own.id, own.cents));
        }
        for own in town.bookings.iter_mut().filter(|other| other.id == own.id && free) {
            own.status = "CONFIRMED".to_owned();
            own.paid = true;
            own.expires = None;
        }
        free
    };
    let facts = facts(player, &own);
    player.hear(if late {
        Told::PaymentCameLate(PaymentCameLate { facts, rebooked })
    } else {
        Told::AppointmentConfirmed(facts)
    });
}

/// A file that was sent: its id, and what is told of it.
pub(crate) fn read(player: &mut Player<'_>, file: &str) -> (Uuid, Told) {
    let mut town = player.world.town();
    let id = Uuid::from_u128(0xd0_0000 + town.readings.len() as u128);
    let certificate = match file {
        "cg_ok" => Some(("AB-123-CD", "RENAULT", "CLIO", "PETROL")),
        "cg_other_plate" => Some(("ZZ-999-ZZ", "PEUGEOT", "208", "PETROL")),
        "cg_mother" => Some(("BT-640-XL", "TOYOTA", "YARIS", "PETROL")),
        "cg_zoe" => Some(("GB-415-TR", "RENAULT", "ZOE", "ELECTRIC")),
        "cg_evil_name" => Some(("HB-902-LC", "PEUGEOT", "2008", "PETROL")),
        "cg_inject" => Some(("AB-123-CD", "RENAULT", "CLIO", "PETROL")),
        _ => None,
    };
    let Some((plate, make, model, energy)) = certificate else {
        town.readings.insert(id, Value::Null);
        if matches!(file, "exe" | "big") {
            return (
                id,
                Told::DocumentRejected(DocumentRejected {
                    document_id: id,
                    code: "FILE_TYPE_NOT_ALLOWED".to_owned(),
                    fr: "Ce fichier n'est pas accepté.".to_owned(),
                    en: "This file is not accepted.".to_owned(),
                }),
            );
        }
        return (id, Told::RegistrationRead(nothing(id)));
    };
    town.readings.insert(
        id,
        json!({"registration": {"plate": plate, "make": make, "model": model}, "energy": energy}),
    );
    let told = RegistrationRead {
        plate: Some(plate.to_owned()),
        make: Some(make.to_owned()),
        model: Some(model.to_owned()),
        unreadable: false,
        ..nothing(id)
    };
    (id, Told::RegistrationRead(told))
}

fn nothing(document_id: Uuid) -> RegistrationRead {
    RegistrationRead {
        document_id,
        plate: None,
        vin: None,
        make: None,
        model: None,
        first_registration: None,
        to_confirm: Vec::new(),
        unreadable: true,
    }
}
