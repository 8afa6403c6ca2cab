//! Days, amounts and lists in English: the parts that sentences are made of.

use super::Why;
use crate::{
    graph_types::{
        Appointment, AppointmentStatus, Centre, Defect, DefectLevel, Due, DueInspection, DueKind,
        Energy, Money, Report, Service, VehicleCategory,
    },
    local,
    state::Reading,
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

/// "This slot is kept for you until 9:15.", a line of its own; nothing where it is not.
pub(super) fn kept_until(end: Option<DateTime<Utc>>) -> String {
    end.map_or_else(String::new, |end| {
        format!("This slot is kept for you until {}.\n", time(local::paris(end).time()))
    })
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

pub(super) fn energy(energy: Energy) -> &'static str {
    energy.en()
}

pub(super) fn category(category: VehicleCategory) -> &'static str {
    category.en()
}

pub(super) fn service(service: Service) -> &'static str {
    service.en()
}

pub(super) fn offers(why: Why, day: Option<String>) -> String {
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
            _ => format!("{} to {} {open}", WEEKDAYS[*first], WEEKDAYS[*last]),
        })
        .collect();
    parts.join(", ")
}

fn open_on(centre: &Centre, weekday: u32) -> String {
    let open: Vec<String> = centre
        .opening_hours
        .iter()
        .filter(|hours| hours.weekday == weekday)
        .map(|hours| format!("{} to {}", hours.opens, hours.closes))
        .collect();
    if open.is_empty() { "closed".to_owned() } else { open.join(" and ") }
}

/// "8:00 to 12:00", "closed".
pub(super) fn hours_of(centre: &Centre, day: NaiveDate) -> String {
    open_on(centre, local::weekday(day))
}

/// "Saturday".
pub(super) fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize]
}

/// "November", counted from 1.
pub(super) fn month(number: u32) -> String {
    NaiveDate::from_ymd_opt(2000, number, 1)
        .map_or_else(String::new, |first| first.format("%B").to_string())
}

pub(super) fn address(centre: &Centre) -> String {
    let phone = if centre.phone.is_empty() {
        String::new()
    } else {
        format!(", telephone {}", centre.phone)
    };
    format!("• {}: {}, {} {}{phone}", centre.name, centre.street, centre.postal_code, centre.city)
}

/// Which inspection is due, in one sentence.
pub(super) fn due(due: &DueInspection, today: NaiveDate) -> String {
    let before = day(due.before, today);
    let what = match due.kind {
        DueKind::Periodic => "inspection",
        DueKind::Complementary => "emissions test",
        DueKind::Retest => return format!("Its retest is due by {before}."),
    };
    match (due.certain, due.overdue) {
        (_, false) => format!("Its next {what} is due by {before}."),
        (true, true) => format!("Its {what} was due by {before}."),
        (false, true) => format!(
            "According to its papers, its {what} was due by {before}; if it was made since, the date on its report counts."
        ),
    }
}

/// "1.1.13.a.1 (minor): …", the label in French as the catalogue has it.
pub(super) fn defects(code: &str, defects: &[Defect]) -> String {
    if defects.is_empty() {
        return format!(
            "I do not find the code {code} in the catalogue of defects. Its exact words stand beside the code on your report: say \"my documents\" to see it again."
        );
    }
    let level = |level| match level {
        DefectLevel::Minor => "minor, to be repaired, no retest",
        DefectLevel::Major => "major, retest within two months",
        DefectLevel::Critical => "critical, the vehicle is off the road after midnight",
    };
    let lines: Vec<String> = defects
        .iter()
        .map(|own| format!("• {}: {}, {} ({})", own.code, own.part, own.label, level(own.level)))
        .collect();
    format!(
        "{}\nThe French catalogue of defects (order of 18 June 1991) is in French.",
        lines.join("\n")
    )
}

/// "AB-123-CD: valid until 20 November 2028."
pub(super) fn dues(dues: &[Due], today: NaiveDate) -> String {
    let lines: Vec<String> = dues
        .iter()
        .map(|own| match (&own.next, own.valid_until) {
            (Some(next), until) => {
                let until = until.map_or_else(String::new, |until| {
                    format!("the last one is valid until {}. ", day(until, today))
                });
                format!("{}: {until}{}", own.plate, due(next, today))
            }
            (None, Some(until)) => format!("{}: valid until {}.", own.plate, day(until, today)),
            (None, None) => own.plate.clone(),
        })
        .collect();
    match lines.as_slice() {
        [only] => format!("Inspection of {only}"),
        several => format!("Inspections of your vehicles:\n• {}", several.join("\n• ")),
    }
}

pub(super) fn registration(reading: &Reading) -> String {
    let date = reading.first_registration.map(|date| date.format("%d/%m/%Y").to_string());
    let fields = [
        ("A", "Plate", reading.plate.clone()),
        ("D.1", "Make", reading.make.clone()),
        ("D.3", "Model", reading.model.clone()),
        ("B", "First registration", date),
        ("E", "Vehicle identification number", reading.vin.clone()),
    ];
    let mut text = "Here is what I read on your certificate:".to_owned();
    let mut doubtful = false;
    for (code, name, value) in fields {
        let own = reading.corrected(code);
        let value = own.map(str::to_owned).or(value).unwrap_or_else(|| "not read".to_owned());
        let doubt = own.is_none() && reading.to_confirm.iter().any(|c| c == code);
        doubtful |= doubt;
        let mark = if doubt { " (please check)" } else { "" };
        let _ = write!(text, "\n• {name}: {value}{mark}");
    }
    text.push_str(if doubtful {
        "\nPlease look at the lines marked \"please check\". Is it correct?"
    } else {
        "\nIs it correct?"
    });
    text
}

pub(super) fn appointments(
    coming: &[&Appointment],
    past: &[&Appointment],
    today: NaiveDate,
) -> String {
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

pub(super) fn outcome(outcome: fr::Outcome) -> &'static str {
    match outcome {
        fr::Outcome::Favourable => "A, favourable",
        fr::Outcome::UnfavourableMajor => "S, unfavourable (major defect)",
        fr::Outcome::UnfavourableCritical => "R, unfavourable (critical defect)",
    }
}

pub(super) fn reports_text(
    reports: &[Report],
    invoices: &[(String, String)],
    today: NaiveDate,
) -> String {
    let mut text = match (reports.len(), invoices.len()) {
        (0, 1) => "Here is your invoice:".to_owned(),
        (0, _) => "Here are your invoices, the newest first:".to_owned(),
        _ => "Here are your documents, the newest first:".to_owned(),
    };
    for report in reports {
        let kind = if report.kind == "CERTIFICATE" { "Certificate" } else { "Inspection report" };
        let plate = report.plate.as_deref().map_or_else(String::new, |plate| format!(", {plate}"));
        let outcome = report.outcome.map_or_else(String::new, |own| format!(", {}", outcome(own)));
        let until = report
            .valid_until
            .map_or_else(String::new, |until| format!(", valid until {}", day(until, today)));
        let _ = write!(text, "\n• {kind} {}{plate}{outcome}{until}", report.number);
    }
    for (number, _) in invoices {
        let _ = write!(text, "\n• Invoice {number}");
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
