//! What happened elsewhere, told in French.

use super::{
    Line,
    fr_parts::{day, moment, money, outcome as outcome_fr},
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
                "Il me manque seulement la carte grise : vous pouvez l'envoyer maintenant ou l'apporter."
            } else {
                "Venez cinq minutes avant, avec l'original de la carte grise."
            };
            format!("Votre rendez-vous {} est confirmé.\n• {}\n• {}, {}{phone}\n• {}\n{next}",
                facts.reference, super::fr_parts::capital(&moment(facts.starts_at, today)), facts.centre.name, facts.centre.address,
                facts.plate.as_deref().unwrap_or("Immatriculation à compléter"))
        }
        Line::ToldCancelled { facts, reason } => {
            let reason = reason.filter(|reason| !reason.is_empty());
            let reason = reason.map_or_else(String::new, |reason| format!(" Motif : {reason}."));
            format!("Votre rendez-vous {} du {} a été annulé.{reason} Souhaitez-vous en prendre un autre ?", facts.reference, moment(facts.starts_at, today))
        }
        Line::ToldRescheduled { facts } => format!("Votre rendez-vous {} est maintenant le {}, {}.", facts.reference, moment(facts.starts_at, today), facts.centre.name),
        Line::ToldExpired { facts } => format!("Le créneau du {} n'est plus bloqué : le délai de paiement est passé. Rien n'a été débité. Voulez-vous que je le reprenne ?", moment(facts.starts_at, today)),
        Line::ToldOffered { facts, until } => format!("Un créneau s'est libéré : {}, {}. Il est gardé pour vous jusqu'au {}. Le prenez-vous ?", moment(facts.starts_at, today), facts.centre.name, moment(*until, today)),
        Line::ToldPaymentFailed { code } => {
            let why = match code.unwrap_or_default() {
                "card_declined" => "votre banque a refusé la carte",
                "insufficient_funds" => "le solde de la carte est insuffisant",
                "expired_card" => "la carte est expirée",
                "incorrect_cvc" => "le code de sécurité est incorrect",
                "authentication_required" => "l'authentification auprès de votre banque n'a pas abouti",
                _ => "il n'a pas abouti",
            };
            format!("Le paiement n'est pas passé : {why}. Rien n'a été débité. Vous pouvez réessayer, avec une autre carte si besoin, ou payer au centre.")
        }
        Line::ToldPaymentLate { facts, rebooked: true } => format!("Votre paiement est arrivé après le délai, mais le créneau était encore libre : votre rendez-vous {} du {} est confirmé.", facts.reference, moment(facts.starts_at, today)),
        Line::ToldPaymentLate { facts, rebooked: false } => format!("Votre paiement est arrivé après le délai et le créneau du {} était déjà repris. Vos {} vous sont remboursés. Je peux vous proposer un autre horaire tout de suite.", moment(facts.starts_at, today), amount(facts)),
        Line::ToldDue(due) => inspection_due(due, today),
        Line::ToldRefunded { price } => format!("Votre remboursement de {} est parti. Comptez quelques jours selon votre banque.", money(price)),
        Line::ToldCheckedIn => "Votre véhicule est bien arrivé, le contrôle va commencer. Je vous envoie le résultat ici dès qu'il est signé.".into(),
        Line::ToldAbandoned { centre } => format!("Le contrôle n'a pas pu aller à son terme. Pour connaître la suite, {}.", super::standing_fr::call(*centre)),
        Line::ToldReport(report) => report_issued(report, today),
        Line::ToldPreviousInspection(read) => previous_inspection(read, today),
        _ => return None,
    })
}

fn inspection_due(due: &InspectionDue, today: NaiveDate) -> String {
    let doubt = if due.certain {
        "."
    } else {
        ", sauf contrôle plus récent que nous ne connaissons pas."
    };
    format!(
        "{} de {} : à passer au plus tard le {}{doubt} Aucun rendez-vous n'est pris d'ici là.\n• Véhicule vendu ? {}\n• Plus de rappels : {}",
        super::fr_parts::capital(due.service.fr()),
        due.plate,
        day(due.before, today),
        due.sold,
        due.stop
    )
}

fn previous_inspection(read: &PreviousInspectionRead, today: NaiveDate) -> String {
    if read.unreadable {
        return "Je ne reconnais pas de procès-verbal de contrôle technique sur ce document. Vous pouvez en envoyer une autre photo, bien à plat.".to_owned();
    }
    let mut text = "J'ai lu votre procès-verbal de contrôle technique".to_owned();
    if let Some(date) = read.date {
        text.push_str(&format!(" du {}", day(date, today)));
    }
    if let Some(plate) = &read.plate {
        text.push_str(&format!(" ({plate})"));
    }
    if let Some(outcome) = read.outcome {
        text.push_str(&format!(" : résultat {}", outcome_fr(outcome)));
    }
    text.push('.');
    match (read.outcome, read.valid_until) {
        (Some(fr::Outcome::UnfavourableMajor | fr::Outcome::UnfavourableCritical), _)
            if read.retest_is_over(today) =>
        {
            text.push_str(
                " Le délai de contre-visite est passé : s'il n'a pas été contrôlé depuis, il lui faut un nouveau contrôle complet.",
            );
        }
        (Some(fr::Outcome::UnfavourableCritical), _) => {
            text.push_str(" Le véhicule ne doit plus circuler avant sa contre-visite.");
        }
        (Some(fr::Outcome::UnfavourableMajor), Some(until)) => {
            text.push_str(&format!(
                " Contre-visite à passer au plus tard le {}.",
                day(until, today)
            ));
        }
        (_, Some(until)) if until < today => {
            text.push_str(&format!(" Il était valable jusqu'au {}.", day(until, today)));
        }
        (_, Some(until)) => {
            text.push_str(&format!(" Il est valable jusqu'au {}.", day(until, today)));
        }
        (_, None) => {}
    }
    text
}

fn amount(facts: &Facts) -> String {
    money(&Money { amount_cents: facts.amount_cents, currency: facts.currency.clone() })
}

fn report_issued(report: &ReportIssued, today: NaiveDate) -> String {
    let plate = report.plate.as_deref().map_or_else(String::new, |plate| format!(" de {plate}"));
    if report.kind == "CERTIFICATE" {
        let until = report
            .valid_until
            .map_or_else(String::new, |until| format!(", valable jusqu'au {}", day(until, today)));
        return format!("Voici le certificat {}{plate}{until}.", report.number);
    }
    let mut text = format!(
        "Le contrôle{plate} est terminé. Résultat : {}.",
        report.outcome.map_or("voir le document", outcome_fr)
    );
    if let Some(until) = report.valid_until {
        text.push_str(&format!(" Valable jusqu'au {}.", day(until, today)));
    }
    if let Some(before) =
        report.retest_before.filter(|_| report.outcome != Some(fr::Outcome::Favourable))
    {
        text.push_str(&format!(
            " Une contre-visite est à faire au plus tard le {} : je peux la réserver.",
            day(before, today)
        ));
    }
    text.push_str(" Votre procès-verbal est joint.");
    text
}
