//! What is true, in the words of the stories' contract, and how it is compared.

use crate::{
    player::Player,
    town::{Booking, Town, local, moment},
};
use chrono::{Datelike, NaiveDate, NaiveTime};
use serde_json::{Map, Value, json};

/// Everything a check may ask of one story's world; what this product cannot say is absent.
#[must_use]
pub fn world(player: &Player<'_>) -> Value {
    let town = player.world.town();
    let counted = |own: &&Booking| {
        own.agreed && !own.stranger && !matches!(own.status.as_str(), "CANCELLED" | "EXPIRED")
    };
    let active =
        town.bookings.iter().filter(|own| matches!(own.status.as_str(), "HELD" | "CONFIRMED"));
    let agreed = town.bookings.iter().filter(|own| own.agreed);
    let items: Vec<Value> = agreed.map(|own| booking(&town, own)).collect();
    let given_back = |id: uuid::Uuid| town.refunds.iter().any(|(own, _)| *own == id);
    let kept: Vec<Value> = town
        .payments
        .iter()
        .filter(|(id, _)| !given_back(*id))
        .map(|(_, cents)| json!({"amount_cents": cents, "status": "succeeded"}))
        .collect();
    let reference = |id: uuid::Uuid| {
        town.bookings.iter().find(|own| own.id == id).map(|own| own.reference.clone())
    };
    let refunds: Vec<Value> = town
        .refunds
        .iter()
        .map(|(id, cents)| {
            json!({"booking": reference(*id), "amount_cents": cents, "status": "pending"})
        })
        .collect();
    let documents: Vec<Value> = town
        .documents
        .iter()
        .map(|(plate, id)| {
            json!({"kind": "registration", "plate": plate, "booking": id.and_then(reference)})
        })
        .collect();
    let delivered: Vec<Value> = player
        .delivered
        .iter()
        .map(|(kind, booking)| json!({"kind": kind, "booking": booking, "via": "signed_url"}))
        .collect();
    let held = town.bookings.iter().filter(|own| own.status == "HELD" && !own.given);
    let mut mutations = Map::new();
    for name in [
        "createBooking",
        "cancelBooking",
        "rescheduleBooking",
        "startCheckout",
        "acceptWaitlistOffer",
    ] {
        let times = town.done.iter().filter(|own| *own == name).count();
        mutations.insert(name.to_owned(), json!(times));
    }
    let mails: Vec<Value> =
        town.mails.iter().map(|(to, kind)| json!({"to": to, "kind": kind})).collect();
    let links: Vec<Value> = town.linked.iter().map(|own| json!({"customer": own})).collect();
    let state = player.state.inspect();
    let awaiting = player.awaiting();
    let handover = match player.state.handover() {
        assistant::Handover::None => "none",
        assistant::Handover::Queued => "queued",
        assistant::Handover::Joined => "joined",
    };
    let handed: Vec<Value> = (0..player.handovers)
        .map(|_| json!({"has_summary": player.summed_up, "closed": handover == "none"}))
        .collect();
    json!({
        "bookings": {
            "count": town.bookings.iter().filter(counted).count(),
            "active": active.filter(|own| own.agreed && !own.stranger).count(),
            "items": items,
        },
        "payments": {"count": kept.len(), "succeeded": kept.len(), "items": kept},
        "refunds": {"count": refunds.len(), "items": refunds},
        "documents": {"count": documents.len(), "items": documents},
        "delivered": {"items": delivered},
        "holds": {"count": held.count()},
        "mails": {"count": mails.len(), "items": mails},
        "mutations": mutations,
        "waitlist": town.waitlist(),
        "privacy_requests": privacy_requests(&town),
        "vehicles": vehicles(&town),
        "handover": {"status": handover},
        "handovers": {"count": player.handovers, "items": handed},
        "bot_silent": player.silent,
        "awaiting": {"kind": awaiting.kind, "name": awaiting.name},
        "flow": state["flow"],
        "chosen_offer": state["chosen_offer"],
        "offers": state["offers"],
        "locale": player.locale(),
        "session": if town.customer.is_empty() { "guest" } else { "customer" },
        "linked": town.linked.contains(&town.customer) && !town.customer.is_empty(),
        "link_offered": town.link_offered,
        "telegram_links": {"count": links.len(), "items": links},
        "slots": slots(&town, &state["slots"]),
    })
}

/// Copies of one's data that were asked for; to be forgotten is asked for on the account's page alone.
fn privacy_requests(town: &Town) -> Value {
    let asked = town.attempted.iter().filter(|(name, _)| name == "requestPrivacyExport");
    let items: Vec<Value> = asked.map(|_| json!({"kind": "export"})).collect();
    json!({"count": items.len(), "items": items})
}

fn booking(town: &Town, own: &Booking) -> Value {
    let status = match own.status.as_str() {
        "HELD" => "awaiting_payment",
        "CONFIRMED" => "confirmed",
        "CANCELLED" => "cancelled",
        "EXPIRED" => "expired",
        _ => "completed",
    };
    let _ = town;
    json!({
        "ref": own.reference, "customer": own.customer, "plate": own.plate, "center": own.centre,
        "start": own.start, "status": status, "paid": own.paid, "pay_at_centre": own.at_centre,
        "amount_cents": own.cents,
        "service": if own.service == "RETEST" { "retest" } else { "visit" },
        "start_date": local(own.start).date().to_string(),
        "start_time": local(own.start).time().format("%H:%M").to_string(),
    })
}

fn vehicles(town: &Town) -> Value {
    let own = town.vehicles.get(&town.customer).cloned().unwrap_or_default();
    let items: Vec<Value> =
        own.iter().map(|vehicle| json!({"plate": vehicle["plate"], "kind": "car"})).collect();
    let before = town.fixtures["customers"][&town.customer]["vehicles"].as_array();
    let unchanged = before.is_none_or(|before| before.len() == items.len());
    json!({"customer": town.customer, "count": items.len(), "items": items, "unchanged": unchanged})
}

fn slots(town: &Town, slots: &Value) -> Value {
    let centre = slots["center"].as_str().and_then(|id| id.parse().ok());
    let start = slots["start"].as_str().and_then(moment).map(local);
    let date = start.map(|start| start.date().to_string());
    json!({
        "plate": slots["plate"],
        "date": date.map_or(slots["date"].clone(), Value::from),
        "center": centre.and_then(|id| town.centre_key(id)),
    })
}

/// Why `wanted` is not true in `world`; empty where it is.
#[must_use]
pub fn missing(wanted: &Value, world: &Value) -> Vec<String> {
    let mut missing = Vec::new();
    for (key, wanted) in wanted.as_object().into_iter().flatten() {
        match key.as_str() {
            "note" | "never" | "leak" => {}
            _ => compare(key, wanted, world, &mut missing),
        }
    }
    missing
}

fn compare(key: &str, wanted: &Value, world: &Value, missing: &mut Vec<String>) {
    let plain = key.strip_suffix("_in").filter(|_| wanted.is_array());
    if plain.is_some() {
        if !fits_value(key, wanted, world) {
            missing.push(format!("{key}: {wanted} has not what is there"));
        }
        return;
    }
    let found = &world[key];
    match wanted {
        Value::Object(parts) => {
            for (part, wanted) in parts {
                match part.as_str() {
                    "items" => {
                        for item in wanted.as_array().into_iter().flatten() {
                            let all = found["items"].as_array();
                            if !all.is_some_and(|all| all.iter().any(|own| fits(item, own))) {
                                missing.push(format!("{key} has no {item}"));
                            }
                        }
                    }
                    "only" => only(key, wanted, &found["items"], missing),
                    _ if fits_value(part, wanted, found) => {}
                    _ => missing.push(format!("{key}.{part} is {}, not {wanted}", found[part])),
                }
            }
        }
        _ if found == wanted => {}
        Value::String(last) if key == "chosen_offer" && last == "last" => {
            if *found != world["offers"] {
                missing.push(format!("{key} is {found}, not the last"));
            }
        }
        _ => missing.push(format!("{key} is {found}, not {wanted}")),
    }
}

fn only(key: &str, wanted: &Value, found: &Value, missing: &mut Vec<String>) {
    let (wanted, found) = (wanted.as_array(), found.as_array());
    let (Some(wanted), Some(found)) = (wanted, found) else { return };
    for item in wanted {
        if !found.iter().any(|own| fits(item, own)) {
            missing.push(format!("{key} has no {item}"));
        }
    }
    for own in found {
        if !wanted.iter().any(|item| fits(item, own)) {
            missing.push(format!("{key} has {own} besides"));
        }
    }
}

/// Whether an item has all that is wanted of it.
#[must_use]
pub fn fits(wanted: &Value, own: &Value) -> bool {
    wanted
        .as_object()
        .is_some_and(|parts| parts.iter().all(|(part, wanted)| fits_value(part, wanted, own)))
}

fn fits_value(part: &str, wanted: &Value, own: &Value) -> bool {
    let pair = |wanted: &Value| {
        let one = |at: usize| wanted[at].as_str().map(str::to_owned);
        one(0).zip(one(1))
    };
    match part {
        "start" => match (wanted.as_str().and_then(moment), own["start"].as_str().and_then(moment))
        {
            (Some(wanted), Some(own)) => wanted == own,
            _ => false,
        },
        "start_between" => {
            let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
            let at = own["start_time"].as_str().and_then(time);
            pair(wanted).zip(at).is_some_and(|((from, to), at)| {
                time(&from).is_some_and(|from| from <= at) && time(&to).is_some_and(|to| at <= to)
            })
        }
        "start_between_dates" => {
            let day = |text: &str| text.parse::<NaiveDate>().ok();
            let at = own["start_date"].as_str().and_then(day);
            pair(wanted).zip(at).is_some_and(|((from, to), at)| {
                day(&from).is_some_and(|from| from <= at) && day(&to).is_some_and(|to| at <= to)
            })
        }
        "start_not_weekday" => {
            let at = own["start_date"].as_str().and_then(|day| day.parse::<NaiveDate>().ok());
            let name = at.map(|day| day.weekday().to_string().to_lowercase());
            name.is_some_and(|name| Some(name.as_str()) != wanted.as_str())
        }
        _ => match part.strip_suffix("_in") {
            Some(name) => wanted.as_array().is_some_and(|all| all.contains(&own[name])),
            None => own[part] == *wanted,
        },
    }
}
