//! What happened elsewhere, told in English.

use super::{
    Line,
    en_parts::{day, moment, money, outcome as outcome_en},
};
use crate::{
    graph_types::Money,
    told::{Facts, InspectionDue, PreviousInspectionRead, ReportIssued},
};
use chrono::NaiveDate;

/// `None` for lines that are not news.
pub(super) fn line(line: &Line<'_>, today: NaiveDate) -> Option<String> {
    Some(match line {
        Line::ToldConfirmed { facts, certificate_missing } => {
            let phone = facts.centre.phone.as_deref().filter(|phone| !phone.is_empty());
            let phone = phone.map_or_else(String::new, |phone| format!(" ({phone})"));
            let next = if *certificate_missing {
                "Only the registration certificate is missing: send it now or bring it along."
            } else {
                "Please come five minutes early with the original registration certificate."
            };
            format!("Your appointment {} is confirmed.\n• {}\n• {}, {}{phone}\n• {}\n{next}",
                facts.reference, moment(facts.starts_at, today), facts.centre.name, facts.centre.address,
                facts.plate.as_deref().unwrap_or("Plate to be completed"))
        }
        Line::ToldCancelled { facts, reason } => {
            let reason = reason.filter(|reason| !reason.is_empty());
            let reason = reason.map_or_else(String::new, |reason| format!(" Reason: {reason}."));
            format!("Your appointment {} on {} was cancelled.{reason} Would you like to book another one?", facts.reference, moment(facts.starts_at, today))
        }
        Line::ToldRescheduled { facts } => format!("Your appointment {} is now on {}, {}.", facts.reference, moment(facts.starts_at, today), facts.centre.name),
        Line::ToldExpired { facts } => format!("The slot on {} is no longer held: the time to pay is over. Nothing was charged. Shall I take it again?", moment(facts.starts_at, today)),
        Line::ToldOffered { facts, until } => format!("A slot has become free: {}, {}. It is kept for you until {}. Do you take it?", moment(facts.starts_at, today), facts.centre.name, moment(*until, today)),
        Line::ToldPaymentFailed { code } => {
            let why = match code.unwrap_or_default() {
                "card_declined" => "your bank declined the card",
                "insufficient_funds" => "there are insufficient funds on the card",
                "expired_card" => "the card has expired",
                "incorrect_cvc" => "the security code is wrong",
                "authentication_required" => "your bank could not authenticate you",
                _ => "it was not completed",
            };
            format!("The payment did not go through: {why}. Nothing was charged. You can try again, with another card if need be, or pay at the centre.")
        }
        Line::ToldPaymentLate { facts, rebooked: true } => format!("Your payment came late, but the slot was still free: your appointment {} on {} is confirmed.", facts.reference, moment(facts.starts_at, today)),
        Line::ToldPaymentLate { facts, rebooked: false } => format!("Your payment came late and the slot on {} had been taken. Your {} will be refunded. I can offer you another time right away.", moment(facts.starts_at, today), amount(facts)),
        Line::ToldDue(due) => inspection_due(due, today),
        Line::ToldRefunded { price } => format!("Your refund of {} is on its way. It takes a few days depending on your bank.", money(price)),
        Line::ToldCheckedIn => "Your vehicle has arrived and the inspection is about to begin. I will send you the result here once it is signed.".into(),
        Line::ToldAbandoned { centre } => format!("The inspection could not be completed. To know what comes next, {}.", super::standing_en::call(*centre)),
        Line::ToldReport(report) => report_issued(report, today),
        Line::ToldPreviousInspection(read) => previous_inspection(read, today),
        _ => return None,
    })
}

fn inspection_due(due: &InspectionDue, today: NaiveDate) -> String {
    let doubt =
        if due.certain { "." } else { ", unless it was inspected since without our knowing." };
    format!(
        "{} of {}: due no later than {}{doubt} No appointment is booked until then.\n• Sold the vehicle? {}\n• No more reminders: {}",
        due.service.en(),
        due.plate,
        day(due.before, today),
        due.sold,
        due.stop
    )
}

fn previous_inspection(read: &PreviousInspectionRead, today: NaiveDate) -> String {
    if read.unreadable {
        return "I see no inspection report on this document. You can send another photo of it, laid flat.".to_owned();
    }
    let mut text = "I read your inspection report".to_owned();
    if let Some(date) = read.date {
        text.push_str(&format!(" of {}", day(date, today)));
    }
    if let Some(plate) = &read.plate {
        text.push_str(&format!(" ({plate})"));
    }
    if let Some(outcome) = read.outcome {
        text.push_str(&format!(": result {}", outcome_en(outcome)));
    }
    text.push('.');
    match (read.outcome, read.valid_until) {
        (Some(fr::Outcome::UnfavourableMajor | fr::Outcome::UnfavourableCritical), _)
            if read.retest_is_over(today) =>
        {
            text.push_str(
                " It is too late for a retest: unless it was inspected since, it needs a whole inspection.",
            );
        }
        (Some(fr::Outcome::UnfavourableCritical), _) => {
            text.push_str(" The vehicle must not be driven before its retest.");
        }
        (Some(fr::Outcome::UnfavourableMajor), Some(until)) => {
            text.push_str(&format!(" A retest is due by {}.", day(until, today)));
        }
        (_, Some(until)) if until < today => {
            text.push_str(&format!(" It was valid until {}.", day(until, today)));
        }
        (_, Some(until)) => {
            text.push_str(&format!(" It is valid until {}.", day(until, today)));
        }
        (_, None) => {}
    }
    text
}

fn amount(facts: &Facts) -> String {
    money(&Money { amount_cents: facts.amount_cents, currency: facts.currency.clone() })
}

fn report_issued(report: &ReportIssued, today: NaiveDate) -> String {
    let plate = report.plate.as_deref().map_or_else(String::new, |plate| format!(" of {plate}"));
    if report.kind == "CERTIFICATE" {
        let until = report
            .valid_until
            .map_or_else(String::new, |until| format!(", valid until {}", day(until, today)));
        return format!("Here is certificate {}{plate}{until}.", report.number);
    }
    let mut text = format!(
        "The inspection{plate} is over. Result: {}.",
        report.outcome.map_or("see the document", outcome_en)
    );
    if let Some(until) = report.valid_until {
        text.push_str(&format!(" Valid until {}.", day(until, today)));
    }
    if let Some(before) =
        report.retest_before.filter(|_| report.outcome != Some(fr::Outcome::Favourable))
    {
        text.push_str(&format!(" A retest is due before {}: I can book it.", day(before, today)));
    }
    text.push_str(" Your inspection report is attached.");
    text
}
