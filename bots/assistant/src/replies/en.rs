//! The assistant's sentences and labels in English.

use super::{
    Label, Line,
    en_parts::{
        address, appointments, category, day, due, energy, hours, kept_until, moment, money,
        offers, open_days, prices_text, registration, reports_text, service, time,
    },
};
use crate::{graph_types::VehicleCategory, understanding::Talk};
use chrono::NaiveDate;
use fr::consent::Consent;

pub(super) fn label(label: &Label<'_>, today: NaiveDate) -> String {
    match label {
        Label::Text(text) => (*text).to_owned(),
        Label::Wished(wished) => super::wished_en::label(*wished),
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
        Label::OtherAddress => "Another address".into(),
        Label::CodeAgain => "Send another code".into(),
        Label::Confirm => "Confirm".into(),
        Label::Change => "Change".into(),
        Label::Upload => "Send the registration certificate".into(),
        Label::UploadReport => "Send an earlier inspection report".into(),
        Label::PictureConsent => Consent::Picture.today().en.into(),
        Label::Continue => "Go on".into(),
        Label::GoOn => "Go on without waiting".into(),
        Label::Right => "That is correct".into(),
        Label::Wrong => "Correct it".into(),
        Label::KeepPlate(plate) => format!("Yes, it is {plate}"),
        Label::OtherPhoto => "No, send another photo".into(),
        Label::Pay(price) => format!("Pay {}", money(price)),
        Label::PayAtCentre => "Pay at the centre".into(),
        Label::AcceptPrice(price) => format!("Accept {}", money(price)),
        Label::TakeOffer => "I take it".into(),
        Label::PassOffer => "No, next please".into(),
        Label::CancelAppointment => "Cancel the appointment".into(),
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
        Label::LeaveNumber => "Be called back".into(),
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
        Line::AskLogin => "That slot is free. To book it in your name, write me your e-mail address: a code of six digits leaves for it at once, to be typed here. I keep everything you told me.".into(),
        Line::LoginToGoOn => "To go on, write me your e-mail address: a code of six digits leaves for it at once, to be typed here.".into(),
        Line::LoginToKeep => "Which e-mail address is yours? A code of six digits leaves for it at once; type it here, and this appointment is in your name.".into(),
        Line::LoginToPay { until } => {
            let until = until.map_or_else(String::new, |until| format!(" Your slot stays held until {}.", time(crate::local::paris(until).time())));
            format!("To pay, write me your e-mail address: a code of six digits leaves for it at once, to be typed here.{until}")
        }
        Line::LoginToSee => "So that I can find your appointments and documents, write me your e-mail address: a code of six digits leaves for it at once, to be typed here.".into(),
        Line::CodeSent { address } => format!("A code of six digits has left for {address}. Type it here: it works once, for ten minutes. If it does not come, look among the unwanted mail."),
        Line::Summary { service: own, category: kind, energy: fuel, plate, centre, starts_at, price, until } => {
            let fuel = fuel.map_or_else(String::new, |fuel| format!("{} ", energy(fuel)));
            let kind = kind.map_or("vehicle", category);
            let plate = plate.unwrap_or("plate to be given later");
            format!("Here is your appointment:\n• {}\n• {}\n• {}, {} {} {}\n• {fuel}{kind}, {plate}\n• {} including VAT\n{}Shall I book it?",
                service(*own), moment(*starts_at, today), centre.name, centre.street, centre.postal_code, centre.city, money(price), kept_until(*until))
        }
        Line::KeptNoLonger { starts_at } => format!("The slot on {} is no longer kept for you. If you say yes, I will see whether it is still free.", moment(*starts_at, today)),
        Line::WhatToChange => "Of course. What would you like to change? Say for example \"Wednesday at 11\" or \"in Lyon\".".into(),
        Line::SlotTaken => "Someone else has just taken that slot. Here is what comes closest.".into(),
        Line::Held { starts_at, reference, minutes } => format!("Done: {} is held for you for {minutes} minutes (reference {reference}). It is confirmed once you have paid, or chosen to pay at the centre.", moment(*starts_at, today)),
        Line::HoldExpired { starts_at } => format!("The slot on {} was no longer held. Let me see whether it is still free.", moment(*starts_at, today)),
        Line::AskRegistration => "Send me a photo of your registration certificate (carte grise): I will fill in the form for you. You may also do it later.".into(),
        Line::AskReport => "Send me a photo or the PDF of the report of your last inspection: I take it into account for the date of the next one.".into(),
        Line::BeingRead { report: true } => "Thank you, I am reading your report. It takes a few seconds; I will tell you here what it says.".into(),
        Line::BeingRead { report: false } => "Thank you, I am reading your certificate. It takes a few seconds; I will show the result here.".into(),
        Line::Unreadable => "I cannot read this document. Could you take the photo again, flat and without glare? Or go on without it.".into(),
        Line::OtherPhoto => "No problem. Send another photo whenever you like.".into(),
        Line::Registration(reading) => registration(reading),
        Line::PlateMismatch { expected, read } => format!("This certificate is for {read}, but your appointment is for {expected}. Is it the right vehicle?"),
        Line::AskCorrection => "Tell me what is wrong, for example \"the plate is AB-123-CD\" or \"the make is Renault\".".into(),
        Line::RegistrationConfirmed { plate, due: next } => {
            let thanks = plate.map_or_else(|| "Thank you, your vehicle is saved.".to_owned(), |plate| format!("Thank you, your vehicle {plate} is saved."));
            next.map_or_else(|| thanks.clone(), |next| format!("{thanks} {}", due(next, today)))
        }
        Line::PictureStays => "Thank you for the photo: it stays for some weeks to improve the reading, then it is deleted. If you change your mind, say \"I withdraw my consent for the photo\".".into(),
        Line::PicturesTakenBack { any: true } => "Done: your consent is withdrawn and the photo of your certificate is deleted.".into(),
        Line::PicturesTakenBack { any: false } => "I keep no photo of a certificate with your consent: there is nothing to withdraw.".into(),
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
            let refund = match (appointment.kept(), paid) {
                (Some(late), _) => format!(" By its terms the centre keeps {}; {} come back to you.", money(&late.kept), money(&late.given_back)),
                (None, true) => format!(" The {} you paid will be refunded.", money(&appointment.price)),
                (None, false) => String::new(),
            };
            format!("Do you really want to cancel appointment {} on {} ({})?{refund}", appointment.reference, moment(appointment.starts_at, today), appointment.centre.name)
        }
        Line::Cancelled { reference, starts_at, paid } => {
            let refund = if *paid { " The refund is on its way." } else { "" };
            format!("Appointment {reference} on {} is cancelled.{refund}", moment(*starts_at, today))
        }
        Line::Kept => "Very well, nothing changes: your appointment stands.".into(),
        Line::MoveTo { starts_at } => format!("Your appointment is on {}. Which day would suit you better?", moment(*starts_at, today)),
        Line::ConfirmMove { appointment, to } => {
            let late = appointment.kept().map_or_else(String::new, |late| format!(" Cancelling already costs {} by the centre's terms: another time does not change that.", money(&late.kept)));
            format!("I move appointment {} from {} to {} ({}).{late} Do you confirm?", appointment.reference, moment(appointment.starts_at, today), moment(*to, today), appointment.centre.name)
        }
        Line::Moved { appointment } => format!("Done: your appointment {} is now on {}.", appointment.reference, moment(appointment.starts_at, today)),
        Line::Reports { reports, invoices } => reports_text(reports, invoices, today),
        Line::NoReport { signed_in: true, asked } if asked.of_payment() && !asked.of_inspection() => "I find no invoice in your name. It is made out once the payment has come.".into(),
        Line::NoReport { signed_in: true, .. } => "I have no document for you yet: they arrive here as soon as the inspection is over.".into(),
        Line::NoReport { signed_in: false, .. } => "Log in so that I can find your documents.".into(),
        Line::Prices { service: own, category: kind, prices } => prices_text(*own, *kind, prices),
        Line::Hours(centres) => format!("Opening hours, {}.", super::standing_en::opening(centres, hours)),
        Line::Addresses(centres) => centres.iter().map(|centre| address(centre)).collect::<Vec<_>>().join("\n"),
        Line::Topic(topic) => super::topics_en::answer(*topic).to_owned(),
        Line::Talk(talk) => match talk {
            Talk::Greeting => "Hello!",
            Talk::Thanks => "You are welcome!",
            Talk::Goodbye => "Goodbye, and drive safely!",
            Talk::Robot => "Yes, I am an automatic assistant. To talk to somebody, call a centre: say \"talk to a person\" and I give you the number.",
        }
        .into(),
        Line::OffTopic => "I cannot help you with that: I only take care of vehicle inspections, their appointments and documents.".into(),
        Line::FlowLeft { held: true } => "All right, we stop here. The held slot frees itself if you do not pay for it.".into(),
        Line::FlowLeft { held: false } => "All right, we stop here. Nothing was booked or changed.".into(),
        Line::AnythingElse => "Can I do anything else for you?".into(),
        Line::HandoverOver => "I am back with you.".into(),
        Line::Language => "Very well, let us go on in English.".into(),
        Line::ButtonExpired => "That button is no longer valid.".into(),
        Line::AlreadyDone => "That is already taken care of, you have nothing more to do.".into(),
        Line::AlreadyAnswered => "The conversation has moved on: that button is no longer of use, and I did nothing.".into(),
        Line::SummaryChanged => "That summary has changed since.".into(),
        Line::Unavailable => "The service is unavailable for the moment. Nothing is lost: please try again shortly.".into(),
        Line::Refused(refusal) => refusal.message_en.clone(),
        Line::Own { en, .. } => (*en).to_owned(),
        _ => super::told_en::line(line, today)
            .or_else(|| super::standing_en::line(line, today))
            .or_else(|| super::wished_en::line(line))
            .or_else(|| super::person_en::line(line, today))
            .unwrap_or_default(),
    }
}
