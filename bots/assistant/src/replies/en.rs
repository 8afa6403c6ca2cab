//! The assistant's words in English.

use super::{Label, Line, Why};
use crate::{
    flows::registration::corrected,
    graph_types::{
        Appointment, AppointmentStatus, Centre, Energy, Money, Report, Service, VehicleCategory,
    },
    local,
    state::Reading,
    understanding::Talk,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use std::fmt::Write as _;

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "Tuesday 24 November", with the year where it is another one.
pub(super) fn day(day: NaiveDate, today: NaiveDate) -> String {
    let shape = if day.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    day.format(shape).to_string()
}

/// "10:30".
pub(super) fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// "Tuesday 24 November at 10:30".
pub(super) fn moment(moment: DateTime<Utc>, today: NaiveDate) -> String {
    let local = local::paris(moment);
    format!("{} at {}", day(local.date(), today), time(local.time()))
}

/// "€79.00".
pub(super) fn money(money: &Money) -> String {
    let amount = format!("{}.{:02}", money.amount_cents / 100, money.amount_cents.rem_euclid(100));
    if money.currency == "EUR" {
        format!("€{amount}")
    } else {
        format!("{amount} {}", money.currency)
    }
}

fn energy(energy: Energy) -> &'static str {
    match energy {
        Energy::Petrol => "Petrol",
        Energy::Diesel => "Diesel",
        Energy::Electric => "Electric",
        Energy::Hybrid => "Hybrid",
        Energy::Gas => "Gas",
    }
}

fn category(category: VehicleCategory) -> &'static str {
    match category {
        VehicleCategory::Car => "car",
        VehicleCategory::Van => "van",
        VehicleCategory::Motorcycle => "motorcycle",
    }
}

fn service(service: Service) -> &'static str {
    match service {
        Service::Periodic => "Vehicle inspection",
        Service::Retest => "Retest",
        Service::PollutionCheck => "Pollution check",
    }
}

pub(super) fn label(label: &Label<'_>, today: NaiveDate) -> String {
    match label {
        Label::Text(text) => (*text).to_owned(),
        Label::Energy(own) => energy(*own).into(),
        Label::Category(VehicleCategory::Motorcycle) => "It is a motorcycle".into(),
        Label::Category(own) => category(*own).into(),
        Label::PlateLater | Label::Later => "Later".into(),
        Label::OtherVehicle => "Another vehicle".into(),
        Label::Soonest => "As soon as possible".into(),
        Label::Day(own) => day(*own, today),
        Label::Slot { starts_at, price } => {
            let when = moment(*starts_at, today);
            price.map_or(when.clone(), |price| format!("{when} · {}", money(price)))
        }
        Label::MoreSlots => "Other times".into(),
        Label::OtherDay => "Another day".into(),
        Label::Login => "Log in or create an account".into(),
        Label::Confirm => "Confirm".into(),
        Label::Change => "Change".into(),
        Label::Upload => "Send the registration certificate".into(),
        Label::GoOn => "Go on without waiting".into(),
        Label::Right => "That is correct".into(),
        Label::Wrong => "Correct it".into(),
        Label::KeepPlate(plate) => format!("Yes, it is {plate}"),
        Label::OtherPhoto => "No, send another photo".into(),
        Label::Pay(price) => format!("Pay {}", money(price)),
        Label::PayAtCentre => "Pay at the centre".into(),
        Label::TryAgain => "Try again".into(),
        Label::Book => "Book an appointment".into(),
        Label::BookAgain => "Book a new appointment".into(),
        Label::MyBookings => "My appointments".into(),
        Label::Appointment { starts_at, reference } => {
            format!("{} · {reference}", moment(*starts_at, today))
        }
        Label::Move => "Move it".into(),
        Label::Cancel => "Cancel it".into(),
        Label::YesCancel => "Yes, cancel".into(),
        Label::Keep => "No, keep it".into(),
        Label::Reports => "My documents".into(),
        Label::MeaningOfResult => "What the result means".into(),
        Label::WhatToBring => "What should I bring?".into(),
        Label::Prices => "Prices".into(),
        Label::Human => "Talk to a person".into(),
        Label::BackToAssistant => "Go on with the assistant".into(),
    }
}

pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> String {
    match line {
        Line::Welcome => "Hello, I am the assistant of Auto Visite Tech. I book, move and cancel your vehicle inspections and hand you your documents. What can I do for you?".into(),
        Line::AskEnergy => "What does your vehicle run on?".into(),
        Line::AskPlate => "What is its registration plate? For example AB-123-CD. You may also give it later.".into(),
        Line::AskVehicle => "For which vehicle?".into(),
        Line::UsingVehicle { vehicle } => format!("I will use your vehicle {vehicle}. If it is for another one, tell me."),
        Line::AskCentre => "Which centre would you like to come to?".into(),
        Line::AskDay => "Which day would suit you?".into(),
        Line::PastDay => "That date is over. Which day would suit you?".into(),
        Line::WhichDay { first, second } => format!("Do you mean {} or {}?", day(*first, today), day(*second, today)),
        Line::ClosedDay { day: own, centre } => format!("{} is closed on {}. It is open on: {}.", centre.name, day(*own, today), open_days(centre)),
        Line::FullDay { day: own } => format!("There is no place left on {}.", day(*own, today)),
        Line::FullPeriod => "There is no place left in that period.".into(),
        Line::NothingFree => "I find no free slot around those dates. Which other day would suit you?".into(),
        Line::NoMoreSlots => "I have no other slot like that. Which other day would suit you?".into(),
        Line::Offers { why, day: own } => offers(*why, own.map(|own| day(own, today))),
        Line::AskLogin => "That slot is free. To book it in your name, log in or create an account: I keep everything you told me.".into(),
        Line::LoginToPay => "To pay, log in or create an account: your slot stays held meanwhile.".into(),
        Line::LoginToSee => "Log in so that I can find your appointments and documents.".into(),
        Line::Summary { service: own, category: kind, energy: fuel, plate, centre, starts_at, price } => {
            let fuel = fuel.map_or_else(String::new, |fuel| format!("{} ", energy(fuel)));
            let kind = kind.map_or("vehicle", category);
            let plate = plate.unwrap_or("plate to be given later");
            format!("Here is your appointment:\n• {}\n• {}\n• {}, {} {} {}\n• {fuel}{kind}, {plate}\n• {} including VAT\nShall I book it?",
                service(*own), moment(*starts_at, today), centre.name, centre.street, centre.postal_code, centre.city, money(price))
        }
        Line::WhatToChange => "Of course. What would you like to change? Say for example \"Wednesday at 11\" or \"in Lyon\".".into(),
        Line::SlotTaken => "Someone else has just taken that slot. Here is what comes closest.".into(),
        Line::Held { starts_at, reference, minutes } => format!("Done: {} is held for you for {minutes} minutes (reference {reference}). It is confirmed once you have chosen how to pay.", moment(*starts_at, today)),
        Line::HoldExpired { starts_at } => format!("The slot on {} was no longer held. Let me see whether it is still free.", moment(*starts_at, today)),
        Line::AskRegistration => "Send me a photo of your registration certificate (carte grise): I will fill in the form for you. You may also do it later.".into(),
        Line::BeingRead => "Thank you, I am reading your certificate. It takes a few seconds; I will show the result here.".into(),
        Line::Unreadable => "I cannot read this document. Could you take the photo again, flat and without glare? Or go on without it.".into(),
        Line::OtherPhoto => "No problem. Send another photo whenever you like.".into(),
        Line::Registration(reading) => registration(reading),
        Line::PlateMismatch { expected, read } => format!("This certificate is for {read}, but your appointment is for {expected}. Is it the right vehicle?"),
        Line::AskCorrection => "Tell me what is wrong, for example \"the plate is AB-123-CD\" or \"the make is Renault\".".into(),
        Line::RegistrationConfirmed { plate } => plate.map_or_else(|| "Thank you, your vehicle is saved.".into(), |plate| format!("Thank you, your vehicle {plate} is saved.")),
        Line::PlateNoted { plate } => format!("Noted: plate {plate}."),
        Line::AskPayment { price } => format!("{} remain to be paid to confirm: by card now, or at the centre on the day.", money(price)),
        Line::WillPayAtCentre { price } => format!("Noted: you will pay {} at the centre. The confirmation arrives here in a moment.", money(price)),
        Line::NothingToPay { reference } => format!("Appointment {reference} is not waiting for a payment."),
        Line::NoPayment => "None of your appointments is waiting for a payment.".into(),
        Line::WhichAppointment => "Which appointment do you mean?".into(),
        Line::Appointments { coming, past } => appointments(coming, past, today),
        Line::NoAppointment { signed_in: true } => "You have no appointment coming. Would you like to book one?".into(),
        Line::NoAppointment { signed_in: false } => "I see no appointment coming. If you booked one with your account, log in to find it.".into(),
        Line::NotYours { reference } => format!("I do not find appointment {reference} among yours."),
        Line::ConfirmCancel { appointment, paid } => {
            let refund = if *paid { format!(" The {} you paid will be refunded.", money(&appointment.price)) } else { String::new() };
            format!("Do you really want to cancel appointment {} on {} ({})?{refund}", appointment.reference, moment(appointment.starts_at, today), appointment.centre.name)
        }
        Line::Cancelled { reference, starts_at, paid } => {
            let refund = if *paid { " The refund is on its way." } else { "" };
            format!("Appointment {reference} on {} is cancelled.{refund}", moment(*starts_at, today))
        }
        Line::Kept => "Very well, nothing changes: your appointment stands.".into(),
        Line::MoveTo { starts_at } => format!("Your appointment is on {}. Which day would suit you better?", moment(*starts_at, today)),
        Line::ConfirmMove { appointment, to } => format!("I move appointment {} from {} to {} ({}). Do you confirm?", appointment.reference, moment(appointment.starts_at, today), moment(*to, today), appointment.centre.name),
        Line::Moved { appointment } => format!("Done: your appointment {} is now on {}.", appointment.reference, moment(appointment.starts_at, today)),
        Line::Reports { reports } => reports_text(reports, today),
        Line::NoReport { signed_in: true } => "I have no document for you yet: they arrive here as soon as the inspection is over.".into(),
        Line::NoReport { signed_in: false } => "Log in so that I can find your documents.".into(),
        Line::Prices { service: own, category: kind, prices } => prices_text(*own, *kind, prices),
        Line::Hours(centres) => centres.iter().map(|centre| hours(centre)).collect::<Vec<_>>().join("\n\n"),
        Line::Addresses(centres) => centres.iter().map(|centre| address(centre)).collect::<Vec<_>>().join("\n"),
        Line::Topic(topic) => super::topics::en(*topic).to_owned(),
        Line::Talk(talk) => match talk {
            Talk::Greeting => "Hello!",
            Talk::Thanks => "You are welcome!",
            Talk::Goodbye => "Goodbye, and drive safely!",
            Talk::Robot => "Yes, I am an automatic assistant. If you prefer, a person of the team can answer: say \"talk to a person\".",
        }
        .into(),
        Line::OffTopic => "I cannot help you with that: I only take care of vehicle inspections, their appointments and documents.".into(),
        Line::NotUnderstood => "I did not quite understand.".into(),
        Line::FlowLeft { held: true } => "All right, we stop here. The held slot frees itself if you do not pay for it.".into(),
        Line::FlowLeft { held: false } => "All right, we stop here. Nothing was booked or changed.".into(),
        Line::AnythingElse => "Can I do anything else for you?".into(),
        Line::Handover => "I am passing this on: a person of the team will answer you here. Meanwhile I remain at your service.".into(),
        Line::HandoverOver => "I am back with you.".into(),
        Line::Language => "Very well, let us go on in English.".into(),
        Line::ButtonExpired => "That button is no longer valid.".into(),
        Line::AlreadyDone => "That is already taken care of, you have nothing more to do.".into(),
        Line::SummaryChanged => "That summary has changed since.".into(),
        Line::Unavailable => "The service is unavailable for the moment. Nothing is lost: please try again shortly.".into(),
        Line::Refused(refusal) => refusal.message_en.clone(),
        Line::Own { en, .. } => (*en).to_owned(),
        _ => super::told_en::line(line, today).unwrap_or_default(),
    }
}

fn offers(why: Why, day: Option<String>) -> String {
    let on = day.map_or_else(String::new, |day| format!(" on {day}"));
    match why {
        Why::Asked => format!("Here are the slots I can offer{on}:"),
        Why::Time => format!("At what time{on}? For example:"),
        Why::NotAt(at) => {
            format!("Nothing is free at exactly {}. Here is what comes closest{on}:", time(at))
        }
        Why::Nearest => format!("Here are the nearest free slots{on}:"),
        Why::OtherHours => format!("Those hours are all taken. Here is what comes closest{on}:"),
    }
}

fn open_days(centre: &Centre) -> String {
    let mut days: Vec<u32> = centre.opening_hours.iter().map(|hours| hours.weekday).collect();
    days.sort_unstable();
    days.dedup();
    let names: Vec<&str> = days
        .iter()
        .filter_map(|day| WEEKDAYS.get((*day as usize).checked_sub(1)?).copied())
        .collect();
    names.join(", ")
}

fn hours(centre: &Centre) -> String {
    let mut text = format!("{}:", centre.name);
    for (index, name) in (1..).zip(WEEKDAYS) {
        let own = centre.opening_hours.iter().filter(|hours| hours.weekday == index);
        let open: Vec<String> =
            own.map(|hours| format!("{} to {}", hours.opens, hours.closes)).collect();
        let open = if open.is_empty() { "closed".to_owned() } else { open.join(" and ") };
        let _ = write!(text, "\n• {name}: {open}");
    }
    text
}

fn address(centre: &Centre) -> String {
    let phone = if centre.phone.is_empty() {
        String::new()
    } else {
        format!(", telephone {}", centre.phone)
    };
    format!("• {}: {}, {} {}{phone}", centre.name, centre.street, centre.postal_code, centre.city)
}

fn registration(reading: &Reading) -> String {
    let date = reading.first_registration.map(|date| date.format("%d/%m/%Y").to_string());
    let fields = [
        ("A", "Plate", reading.plate.clone()),
        ("D.1", "Make", reading.make.clone()),
        ("D.3", "Model", reading.model.clone()),
        ("B", "First registration", date),
        ("E", "Vehicle identification number", reading.vin.clone()),
    ];
    let mut text = "Here is what I read on your certificate:".to_owned();
    for (code, name, value) in fields {
        let own = corrected(reading, code);
        let value = own.map(str::to_owned).or(value).unwrap_or_else(|| "not read".to_owned());
        let doubt = if own.is_none() && reading.to_confirm.iter().any(|c| c == code) {
            " (please check)"
        } else {
            ""
        };
        let _ = write!(text, "\n• {name}: {value}{doubt}");
    }
    text.push_str(if reading.to_confirm.is_empty() {
        "\nIs it correct?"
    } else {
        "\nPlease look at the lines marked \"please check\". Is it correct?"
    });
    text
}

fn appointments(coming: &[&Appointment], past: &[&Appointment], today: NaiveDate) -> String {
    let mut text = if coming.is_empty() {
        "You have no appointment coming.".to_owned()
    } else {
        "Your appointments:".to_owned()
    };
    for own in coming {
        let state = match own.status {
            AppointmentStatus::Held => "waiting for payment",
            AppointmentStatus::CheckedIn => "vehicle at the centre",
            _ => "confirmed",
        };
        let plate = own.plate.as_deref().map_or_else(String::new, |plate| format!(", {plate}"));
        let _ = write!(
            text,
            "\n• {}: {}, {}{plate} ({state})",
            own.reference,
            moment(own.starts_at, today),
            own.centre.name
        );
    }
    if let Some(last) = past.last() {
        let _ = write!(
            text,
            "\nLast inspection completed: {} ({}).",
            moment(last.starts_at, today),
            last.reference
        );
    }
    text
}

fn reports_text(reports: &[Report], today: NaiveDate) -> String {
    let mut text = "Here are your documents, the newest first:".to_owned();
    for report in reports {
        let kind = if report.kind == "CERTIFICATE" { "Certificate" } else { "Inspection report" };
        let plate = report.plate.as_deref().map_or_else(String::new, |plate| format!(", {plate}"));
        let outcome = report
            .outcome
            .as_deref()
            .map_or_else(String::new, |own| format!(", {}", super::topics::outcome_en(own)));
        let until = report
            .valid_until
            .map_or_else(String::new, |until| format!(", valid until {}", day(until, today)));
        let _ = write!(text, "\n• {kind} {}{plate}{outcome}{until}", report.number);
    }
    text
}

fn prices_text(own: Service, kind: VehicleCategory, prices: &[(Energy, Money)]) -> String {
    match prices {
        [(fuel, price)] => format!(
            "{} ({}, {}): {} including VAT.",
            service(own),
            category(kind),
            energy(*fuel),
            money(price)
        ),
        several => {
            let mut text = format!("{} ({}), prices including VAT:", service(own), category(kind));
            for (fuel, price) in several {
                let _ = write!(text, "\n• {}: {}", energy(*fuel), money(price));
            }
            text
        }
    }
}
