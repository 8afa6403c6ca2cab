//! What becomes of an appointment that stands, and whom to telephone, in English.

use super::{
    Line,
    en_parts::{day, energy, hours_of, moment, money, month, weekday},
};
use crate::graph_types::Centre;
use chrono::NaiveDate;
use fr::calendar::public_holiday;

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> Option<String> {
    Some(match line {
        Line::PlateSet { plate, reference, starts_at } => format!(
            "Noted: appointment {reference} on {} is for {plate}.",
            moment(*starts_at, today)
        ),
        Line::ReplacePlate { appointment, known, plate } => format!(
            "Appointment {} on {} is for {known}. Shall I put {plate} instead?",
            appointment.reference,
            moment(appointment.starts_at, today)
        ),
        Line::PlateWithoutAppointment { plate } => {
            format!("You have no appointment coming to add {plate} to. Would you like to book one?")
        }
        Line::PlateNotChanged { centre } => format!(
            "I can no longer change the vehicle of this appointment. Tell the inspector the plate when you arrive, or {}.",
            call(*centre)
        ),
        Line::OtherEnergy { booked, read } => format!(
            "Your registration certificate says \"{}\", but the appointment was made for \"{}\". The certificate's price applies.",
            energy(*read).to_lowercase(),
            energy(*booked).to_lowercase()
        ),
        Line::PriceDiffers { reference, old, new } => format!(
            "Going by your registration certificate, appointment {reference} does not cost {} but {} including VAT. Do you accept?",
            money(old),
            money(new)
        ),
        Line::PriceNow { reference, old, new } if old == new => {
            format!("The price of appointment {reference} remains {} including VAT.", money(new))
        }
        Line::PriceNow { reference, old, new } => format!(
            "Going by your registration certificate, the price of appointment {reference} goes from {} to {} including VAT.",
            money(old),
            money(new)
        ),
        Line::PriceDeclined { centre } => format!(
            "Noted. Without your agreement to that price the appointment cannot be paid. You can accept it or cancel below. If the certificate is wrong, {}.",
            call(*centre)
        ),
        Line::PriceAgreed { price, held: true } => {
            format!("Thank you: the price is {} including VAT.", money(price))
        }
        Line::PriceAgreed { price, held: false } => format!(
            "Thank you: the price is {} including VAT. If a difference remains, it is settled at the centre.",
            money(price)
        ),
        Line::Handover { centres } => handover(centres),
        Line::Defects { code, defects } => super::en_parts::defects(code, defects),
        Line::RetestUntil { plate, until, over: false } => format!(
            "The retest{} is due by {}.",
            plate.map_or_else(String::new, |plate| format!(" of {plate}")),
            day(*until, today)
        ),
        Line::RetestUntil { plate, until, over: true } => format!(
            "The time for the retest{} ended on {}: a whole inspection is needed, so I look for a slot for that.",
            plate.map_or_else(String::new, |plate| format!(" of {plate}")),
            day(*until, today)
        ),
        Line::Dues(dues) => super::en_parts::dues(dues, today),
        Line::RegistrationMatches(reading) => {
            let named: Vec<&str> =
                [&reading.make, &reading.model].into_iter().flatten().map(String::as_str).collect();
            format!(
                "I have read your registration certificate: {} {}. It is the vehicle of the appointment.",
                reading.plate.as_deref().unwrap_or_default(),
                named.join(" ")
            )
        }
        Line::NotServed { centre, category, serving } => {
            let where_ = centre.map_or_else(|| "This centre".to_owned(), |own| own.name.clone());
            let names: Vec<&str> = serving.iter().map(|own| own.name.as_str()).collect();
            let kind = super::en_parts::category(*category);
            if names.is_empty() {
                format!(
                    "{where_} does not inspect this vehicle ({kind}), nor does any other of our centres."
                )
            } else {
                format!(
                    "{where_} does not inspect this vehicle ({kind}). These centres do: {}. Which one would you prefer?",
                    names.join(", ")
                )
            }
        }
        Line::ImpossibleDay { day: number, month: own } => {
            format!("There is no {number} {}. Which day would suit you?", month(*own))
        }
        Line::TooFar { day: own, last } => format!(
            "{} is too far ahead: appointments are taken until {}. Which day would suit you?",
            day(*own, today),
            day(*last, today)
        ),
        Line::ClosedEverywhere { day: own } => {
            let name = match public_holiday(*own, "") {
                Some(name) => format!("{} (public holiday: {name})", day(*own, today)),
                None => format!("{}s", weekday(*own)),
            };
            format!("Our centres are closed on {name}. Which other day would suit you?")
        }
        Line::HoursOn { centres, day: own, weekly: true } => {
            format!("On {}s, {}.", weekday(*own), opening(centres, |one| hours_of(one, *own)))
        }
        Line::HoursOn { centres, day: own, weekly: false } => {
            let hours = |one: &Centre| match public_holiday(*own, &one.postal_code) {
                Some(name) => format!("closed (public holiday: {name})"),
                None => hours_of(one, *own),
            };
            format!("On {}, {}.", day(*own, today), opening(centres, hours))
        }
        _ => return None,
    })
}

/// "our centres: 8:00 to 12:00", "Lyon: 8:00 to 12:00; Paris: closed".
pub(super) fn opening(centres: &[&Centre], hours: impl Fn(&Centre) -> String) -> String {
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for centre in centres {
        let own = hours(centre);
        match alike.iter_mut().find(|(known, _)| *known == own) {
            Some((_, names)) => names.push(&centre.name),
            None => alike.push((own, vec![&centre.name])),
        }
    }
    match alike.as_slice() {
        [(own, names)] if names.len() > 1 => format!("our centres: {own}"),
        several => {
            let parts: Vec<String> =
                several.iter().map(|(own, names)| format!("{}: {own}", names.join(", "))).collect();
            parts.join("; ")
        }
    }
}

/// "call Lyon on 04…"
pub(super) fn call(centre: Option<&Centre>) -> String {
    centre.map_or_else(
        || "call your centre (say \"address\" for its number)".to_owned(),
        |centre| format!("call {} on {}", centre.name, centre.phone),
    )
}

/// Where to telephone, after another sentence; empty without a number.
pub(super) fn numbers(centres: &[Centre]) -> String {
    match centres {
        [] => String::new(),
        [one] => format!(" Call {} on {} during opening hours.", one.name, one.phone),
        several => {
            let parts: Vec<String> =
                several.iter().map(|own| format!("{}: {}", own.name, own.phone)).collect();
            format!(" Call a centre during opening hours ({}).", parts.join("; "))
        }
    }
}

fn handover(centres: &[Centre]) -> String {
    match centres {
        [] => "Nobody can answer you in this conversation, and I have no telephone number of a centre to give you for the moment.".to_owned(),
        [one] => format!(
            "Nobody of the team reads this conversation. To talk to a person, call {} on {} during opening hours. For everything else, I am here.",
            one.name, one.phone
        ),
        several => {
            let lines: Vec<String> = several
                .iter()
                .map(|centre| format!("• {}: {}", centre.name, centre.phone))
                .collect();
            format!(
                "Nobody of the team reads this conversation. To talk to a person, call a centre during opening hours:\n{}\nFor everything else, I am here.",
                lines.join("\n")
            )
        }
    }
}
