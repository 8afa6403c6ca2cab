//! Days, amounts and lists in French: the parts that sentences are made of.

use super::Why;
use crate::{
    graph_types::{
        Appointment, AppointmentStatus, Centre, Defect, DefectLevel, Due, DueInspection, DueKind,
        Energy, Money, Report, Service, VehicleCategory,
    },
    local,
    state::Reading,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use fr::calendar::{self, MONTHS, WEEKDAYS};
use std::fmt::Write as _;

/// "mardi 24 novembre", with the year where it is another one.
pub(super) fn day(day: NaiveDate, today: NaiveDate) -> String {
    let weekday = calendar::weekday_name(day.weekday());
    let ordinal = calendar::ordinal(day.day());
    let month = calendar::month_name(day);
    if day.year() == today.year() {
        format!("{weekday} {ordinal} {month}")
    } else {
        format!("{weekday} {ordinal} {month} {}", day.year())
    }
}

/// "10h30", "9h".
pub(super) fn time(time: NaiveTime) -> String {
    if time.minute() == 0 {
        format!("{}h", time.hour())
    } else {
        format!("{}h{:02}", time.hour(), time.minute())
    }
}

/// "mardi 24 novembre à 10h30".
pub(super) fn moment(moment: DateTime<Utc>, today: NaiveDate) -> String {
    let local = local::paris(moment);
    format!("{} à {}", day(local.date(), today), time(local.time()))
}

/// « Ce créneau vous est gardé jusqu'à 9h15. », a line of its own; nothing where it is not.
pub(super) fn kept_until(end: Option<DateTime<Utc>>) -> String {
    end.map_or_else(String::new, |end| {
        format!("Ce créneau vous est gardé jusqu'à {}.\n", time(local::paris(end).time()))
    })
}

/// "79,00 €".
pub(super) fn money(money: &Money) -> String {
    let unit = if money.currency == "EUR" { "€" } else { &money.currency };
    format!("{},{:02} {unit}", money.amount_cents / 100, money.amount_cents.rem_euclid(100))
}

pub(super) fn energy(energy: Energy) -> &'static str {
    energy.fr()
}

pub(super) fn category(category: VehicleCategory) -> &'static str {
    category.fr()
}

pub(super) fn service(service: Service) -> &'static str {
    service.fr()
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn offers(why: Why, day: Option<String>) -> String {
    let on = day.map_or_else(String::new, |day| format!(" le {day}"));
    match why {
        Why::Asked => format!("Voici les créneaux que je vous propose{on} :"),
        Why::Time => format!("À quelle heure{on} ? Par exemple :"),
        Why::NotAt(at) => {
            format!("Je n'ai rien de libre à {} précises. Voici le plus proche{on} :", time(at))
        }
        Why::Nearest => format!("Voici les créneaux libres les plus proches{on} :"),
        Why::OtherHours => format!("À ces heures-là, tout est pris. Voici le plus proche{on} :"),
    }
}

pub(super) fn open_days(centre: &Centre) -> String {
    let mut days: Vec<u32> = centre.opening_hours.iter().map(|hours| hours.weekday).collect();
    days.sort_unstable();
    days.dedup();
    let names: Vec<&str> = days
        .iter()
        .filter_map(|day| WEEKDAYS.get((*day as usize).checked_sub(1)?).copied())
        .collect();
    names.join(", ")
}

/// "lundi à vendredi de 08h00 à 18h00, samedi de 08h00 à 12h00, dimanche fermé".
pub(super) fn hours(centre: &Centre) -> String {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for at in 0..WEEKDAYS.len() {
        let open = open_on(centre, (1..).nth(at).unwrap_or(1));
        match runs.last_mut() {
            Some((_, last, known)) if *known == open => *last = at,
            _ => runs.push((at, at, open)),
        }
    }
    let parts: Vec<String> = runs
        .iter()
        .map(|(first, last, open)| match last - first {
            0 => format!("{} {open}", WEEKDAYS[*first]),
            _ => format!("{} à {} {open}", WEEKDAYS[*first], WEEKDAYS[*last]),
        })
        .collect();
    parts.join(", ")
}

fn open_on(centre: &Centre, weekday: u32) -> String {
    let open: Vec<String> = centre
        .opening_hours
        .iter()
        .filter(|hours| hours.weekday == weekday)
        .map(|hours| format!("de {} à {}", hours.opens, hours.closes).replace(':', "h"))
        .collect();
    if open.is_empty() { "fermé".to_owned() } else { open.join(" et ") }
}

/// "de 8h à 12h", "fermé".
pub(super) fn hours_of(centre: &Centre, day: NaiveDate) -> String {
    open_on(centre, local::weekday(day))
}

/// "samedi".
pub(super) fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// "novembre", counted from 1.
pub(super) fn month(number: u32) -> &'static str {
    MONTHS.get((number as usize).saturating_sub(1)).copied().unwrap_or_default()
}

pub(super) fn address(centre: &Centre) -> String {
    let phone = if centre.phone.is_empty() {
        String::new()
    } else {
        format!(", téléphone {}", centre.phone)
    };
    format!("• {} : {}, {} {}{phone}", centre.name, centre.street, centre.postal_code, centre.city)
}

/// Which inspection is due, in one sentence.
pub(super) fn due(due: &DueInspection, today: NaiveDate) -> String {
    let before = day(due.before, today);
    let what = match due.kind {
        DueKind::Periodic => "contrôle technique",
        DueKind::Complementary => "contrôle complémentaire de pollution",
        DueKind::Retest => {
            return format!("Sa contre-visite est à passer au plus tard le {before}.");
        }
    };
    match (due.certain, due.overdue) {
        (_, false) => format!("Son prochain {what} est à passer au plus tard le {before}."),
        (true, true) => format!("Son {what} était à passer au plus tard le {before}."),
        (false, true) => format!(
            "D'après ses papiers, son {what} était à passer au plus tard le {before} ; s'il a été fait depuis, c'est la date de son procès-verbal qui compte."
        ),
    }
}

/// « 1.1.13.a.1, mineure : … »
pub(super) fn defects(code: &str, defects: &[Defect]) -> String {
    if defects.is_empty() {
        return format!(
            "Je ne trouve pas le code {code} dans le catalogue des défaillances. Le libellé exact est à côté du code, sur votre procès-verbal : dites « mes documents » pour le revoir."
        );
    }
    let level = |level| match level {
        DefectLevel::Minor => "mineure, à réparer sans contre-visite",
        DefectLevel::Major => "majeure, contre-visite sous deux mois",
        DefectLevel::Critical => "critique, le véhicule ne roule plus après minuit",
    };
    let lines: Vec<String> = defects
        .iter()
        .map(|own| format!("• {} : {}, {} ({})", own.code, own.part, own.label, level(own.level)))
        .collect();
    format!("{}\nCatalogue des défaillances, arrêté du 18 juin 1991.", lines.join("\n"))
}

/// "AB-123-CD : valable jusqu'au 20 novembre 2028."
pub(super) fn dues(dues: &[Due], today: NaiveDate) -> String {
    let lines: Vec<String> = dues
        .iter()
        .map(|own| match (&own.next, own.valid_until) {
            (Some(next), until) => {
                let until = until.map_or_else(String::new, |until| {
                    format!("le dernier est valable jusqu'au {}. ", day(until, today))
                });
                format!("{} : {until}{}", own.plate, due(next, today))
            }
            (None, Some(until)) => {
                format!("{} : valable jusqu'au {}.", own.plate, day(until, today))
            }
            (None, None) => own.plate.clone(),
        })
        .collect();
    match lines.as_slice() {
        [only] => format!("Contrôle technique de {only}"),
        several => format!("Contrôle technique de vos véhicules :\n• {}", several.join("\n• ")),
    }
}

pub(super) fn registration(reading: &Reading) -> String {
    let date = reading.first_registration.map(|date| date.format("%d/%m/%Y").to_string());
    let fields = [
        ("A", "Immatriculation", reading.plate.clone()),
        ("D.1", "Marque", reading.make.clone()),
        ("D.3", "Modèle", reading.model.clone()),
        ("B", "Première immatriculation", date),
        ("E", "Numéro de série", reading.vin.clone()),
    ];
    let mut text = "Voici ce que j'ai lu sur votre carte grise :".to_owned();
    let mut doubtful = false;
    for (code, name, value) in fields {
        let own = reading.corrected(code);
        let value = own.map(str::to_owned).or(value).unwrap_or_else(|| "non lu".to_owned());
        let doubt = own.is_none() && reading.to_confirm.iter().any(|c| c == code);
        doubtful |= doubt;
        let mark = if doubt { " (à vérifier)" } else { "" };
        let _ = write!(text, "\n• {name} : {value}{mark}");
    }
    text.push_str(if doubtful {
        "\nMerci de regarder les lignes « à vérifier ». Est-ce correct ?"
    } else {
        "\nEst-ce correct ?"
    });
    text
}

pub(super) fn appointments(
    coming: &[&Appointment],
    past: &[&Appointment],
    today: NaiveDate,
) -> String {
    let mut text = if coming.is_empty() {
        "Vous n'avez pas de rendez-vous à venir.".to_owned()
    } else {
        "Vos rendez-vous :".to_owned()
    };
    for own in coming {
        let state = match own.status {
            AppointmentStatus::Held => "en attente de paiement",
            AppointmentStatus::CheckedIn => "véhicule au centre",
            _ => "confirmé",
        };
        let plate = own.plate.as_deref().map_or_else(String::new, |plate| format!(", {plate}"));
        let _ = write!(
            text,
            "\n• {} : {}, {}{plate} ({state})",
            own.reference,
            moment(own.starts_at, today),
            own.centre.name
        );
    }
    if let Some(last) = past.last() {
        let _ = write!(
            text,
            "\nDernier contrôle terminé : {} ({}).",
            moment(last.starts_at, today),
            last.reference
        );
    }
    text
}

pub(super) fn outcome(outcome: fr::Outcome) -> &'static str {
    match outcome {
        fr::Outcome::Favourable => "A, favorable",
        fr::Outcome::UnfavourableMajor => "S, défavorable pour défaillance majeure",
        fr::Outcome::UnfavourableCritical => "R, défavorable pour défaillance critique",
    }
}

pub(super) fn reports_text(
    reports: &[Report],
    invoices: &[(String, String)],
    today: NaiveDate,
) -> String {
    let mut text = match (reports.len(), invoices.len()) {
        (0, 1) => "Voici votre facture :".to_owned(),
        (0, _) => "Voici vos factures, de la plus récente à la plus ancienne :".to_owned(),
        _ => "Voici vos documents, du plus récent au plus ancien :".to_owned(),
    };
    for report in reports {
        let kind = if report.kind == "CERTIFICATE" { "Certificat" } else { "Procès-verbal" };
        let plate = report.plate.as_deref().map_or_else(String::new, |plate| format!(", {plate}"));
        let outcome = report.outcome.map_or_else(String::new, |own| format!(", {}", outcome(own)));
        let until = report
            .valid_until
            .map_or_else(String::new, |until| format!(", valable jusqu'au {}", day(until, today)));
        let _ = write!(text, "\n• {kind} {}{plate}{outcome}{until}", report.number);
    }
    for (number, _) in invoices {
        let _ = write!(text, "\n• Facture {number}");
    }
    text
}

pub(super) fn prices_text(
    own: Service,
    kind: VehicleCategory,
    prices: &[(Energy, Money)],
) -> String {
    match prices {
        [(fuel, price)] => format!(
            "Le prix ({}, {} {}) est de {} TTC.",
            service(own),
            category(kind),
            energy(*fuel),
            money(price)
        ),
        several => {
            let mut text = format!("Nos prix TTC ({}, {}) :", service(own), category(kind));
            for (fuel, price) in several {
                let _ = write!(text, "\n• {} : {}", capital(energy(*fuel)), money(price));
            }
            text
        }
    }
}
