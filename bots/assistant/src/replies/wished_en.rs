//! What a customer may wish, in English: in a question, on a button, and what is answered where no flow
//! follows.

use super::Line;
use crate::understanding::{FlowKind, Note, Topic, Wished};

/// `None` for lines of other files.
pub(super) fn line(line: &Line<'_>) -> Option<String> {
    Some(match line {
        Line::Which { first, second: Some(second) } => {
            format!("Would you like {} or {}?", clause(*first), clause(*second))
        }
        Line::Which { first, second: None } => format!("Would you like {}?", clause(*first)),
        Line::Also { first, second: Some(second) } => {
            format!("Would you also like {} or {}?", clause(*first), clause(*second))
        }
        Line::Also { first, second: None } => format!("Would you also like {}?", clause(*first)),
        Line::NotAnAnswer { asked: true } => {
            "I have not found your answer in this message.".to_owned()
        }
        Line::NotAnAnswer { asked: false } => {
            "Would you like to book an appointment, find an appointment or know the prices? You may also say it in other words.".to_owned()
        }
        Line::TakenUp { flow: FlowKind::Book } => "Back to your new appointment.".to_owned(),
        Line::TakenUp { flow: _ } => "Back to where we were.".to_owned(),
        Line::CentreForThem { centre } => format!(
            "I will take the {} centre ({}). Tell me if another one suits you better.",
            centre.name, centre.city
        ),
        Line::NoHurry => "Take your time: we go on whenever you like.".to_owned(),
        Line::Languages => "I speak French and English. / Je parle français et anglais.".to_owned(),
        Line::Note(note) => self::note(*note).to_owned(),
        _ => return None,
    })
}

fn note(note: Note) -> &'static str {
    match note {
        Note::Complaint => {
            "I am sorry about what happened. Would you like to talk to a person about it?"
        }
        Note::Frustration => {
            "I am sorry, I have not been of much help. Tell me in a few words what you need, or talk to a person."
        }
        Note::PaymentProblem => {
            "A declined payment is not charged: you can try again, or pay at the centre (say \"pay\"). For a wrong amount or a double charge, call your centre."
        }
        Note::BeforeDue => {
            "A month and then a week before the due date a reminder leaves for each vehicle whose registration certificate you confirmed or that we inspected for you, unless an appointment is booked. The date is also in \"My space\"."
        }
        Note::Waitlist => {
            "Each centre has a waiting list. Tell me which one, for which vehicle and which day: if nothing is free there, ask for the waiting list again and you are on it."
        }
        Note::LinkChannel => {
            "You find me here and on Telegram. Your appointments and documents are with your account, on the website; I do not answer in another messenger."
        }
        Note::LoginHelp => {
            "To log in, your e-mail address is enough. If the message is not there, look among the unwanted mail, then ask for it again."
        }
        Note::AddVehicle => {
            "A vehicle is added to your account with its registration certificate, once you have confirmed what I read on it."
        }
        Note::OutOfScope => {
            "We only do vehicle inspections: no repairs, insurance, registration or licences. I can book an inspection or answer a question about it."
        }
    }
}

/// After « would you like ».
fn clause(wished: Wished) -> &'static str {
    match wished {
        Wished::Flow(flow) => match flow {
            FlowKind::None => "something else",
            FlowKind::Book => "to book an appointment",
            FlowKind::Reschedule => "to move an appointment",
            FlowKind::Cancel => "to cancel an appointment",
            FlowKind::Pay => "to pay for an appointment",
            FlowKind::GivePlate => "to give a plate",
            FlowKind::UploadRegistration => "to send your registration certificate",
            FlowKind::UploadReport => "to send an earlier report",
            FlowKind::GetCertificate => "to get your documents",
            FlowKind::MyBookings => "to see your appointments",
        },
        Wished::Retest => "to book a retest",
        Wished::Human => "to talk to somebody",
        Wished::Note(note) => match note {
            Note::Complaint => "to complain",
            Note::Frustration => "to talk to somebody",
            Note::PaymentProblem => "help with a payment",
            Note::BeforeDue => "to be told before the due date",
            Note::Waitlist => "a place that frees",
            Note::LinkChannel => "to write in another messenger",
            Note::LoginHelp => "help to log in",
            Note::AddVehicle => "to add a vehicle",
            Note::OutOfScope => "something else than an inspection",
        },
        Wished::Tell(topic) => match topic {
            Topic::Price => "to know the prices",
            Topic::RetestPrice => "to know the price of a retest",
            Topic::Hours => "to know the opening hours",
            Topic::Address => "to know the address",
            Topic::Contact => "a centre's number",
            Topic::Documents => "to know what to bring",
            Topic::Results => "to understand a result",
            Topic::Defect => "to understand a defect",
            Topic::Retest => "to know how long you have for the retest",
            Topic::Late => "to say that you are late",
            Topic::Instalments => "to pay in instalments",
            Topic::PaymentMethods => "to know how you can pay",
            Topic::Discount => "to know whether there is a discount",
            Topic::Refund => "to know about refunds",
            Topic::CancellationPolicy => "to know until when to cancel or move",
            Topic::Privacy => "to know what becomes of your data",
            Topic::Duration => "to know how long it takes",
            Topic::DueDate => "to know when the inspection is due",
            Topic::EarlyInspection => "to know whether you can come earlier",
            Topic::NoValidInspectionFine => "to know the fine without an inspection",
            Topic::CriticalDefectDriving => "to know whether you may still drive",
            Topic::HowToPrepare => "to know how to prepare the vehicle",
            Topic::SomeoneElseBrings => "to know whether somebody else may come",
            Topic::WaitingOnSite => "to know whether you can wait there",
            Topic::Parking => "to know where to park",
            Topic::Accessibility => "to know whether the centre is accessible",
            Topic::ForeignPlate => "the rule for foreign plates",
            Topic::LostRegistration => "to know what to do without the certificate",
            Topic::PreviousReportLost => "to know what to do without the last report",
            Topic::SaleRule => "the rule for selling a vehicle",
            Topic::ContestResult => "to contest a result",
            Topic::RecallAirbag => "to know about recalls",
            Topic::PollutionCheck => "to understand the pollution check",
            Topic::Motorcycle => "the rule for motorcycles",
            Topic::Camper => "the rule for motorhomes",
            Topic::TaxiVtc => "the rule for taxis",
            Topic::Collection => "the rule for classic vehicles",
            Topic::Electric => "the rule for electric vehicles",
            Topic::GasLpg => "the rule for gas vehicles",
            Topic::Mileage => "to speak about the mileage",
        },
    }
}

/// On a button: without « to », with a capital.
pub(super) fn label(wished: Wished) -> String {
    let clause = clause(wished);
    let text = clause.strip_prefix("to ").unwrap_or(clause);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
