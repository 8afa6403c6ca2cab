//! French as printed: dates, numbers, results, places. A no-break space is written `\u{a0}`.
use super::{Outcome, ReportKind};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use fr::calendar;
use kernel::clock::CIVIL_ZONE;

/// `22 novembre 2028`, `1er mars 2027`.
pub(crate) fn date(date: NaiveDate) -> String {
    let (day, month) = (calendar::ordinal(date.day()), calendar::month_name(date));
    format!("{day}\u{a0}{month}\u{a0}{}", date.year())
}

/// `mardi 24 novembre 2026 à 9 h 30`, as clocks in France show it.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&CIVIL_ZONE);
    let day = calendar::weekday_name(local.weekday());
    format!("{day} {} à {}", date(local.date_naive()), local.format("%-H\u{a0}h\u{a0}%M"))
}

/// The civil date in France.
pub(crate) fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&CIVIL_ZONE).date_naive()
}

/// `128 450`.
pub(crate) fn grouped(number: i32) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = if number < 0 { "\u{2212}".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// What the holder has to do next.
pub(crate) fn next_step(
    outcome: Outcome,
    valid_until: NaiveDate,
    retest: Option<NaiveDate>,
) -> String {
    let until = date(valid_until);
    let retest = date(retest.unwrap_or(valid_until));
    match outcome {
        Outcome::Favourable => {
            format!("Valable jusqu’au {until}. Prochain contrôle au plus tard à cette date.")
        }
        Outcome::UnfavourableMajor => {
            format!("Contre-visite au plus tard le {retest}. Le véhicule peut circuler jusque-là.")
        }
        Outcome::UnfavourableCritical => format!(
            "Le véhicule ne peut plus circuler après le {until} (minuit). Contre-visite au \
             plus tard le {retest}."
        ),
    }
}

/// The document's title.
pub(crate) fn title(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::InspectionReport => "Procès-verbal de contrôle technique",
        ReportKind::Certificate => "Certificat de contrôle technique",
    }
}

/// What its file is called: no accents, any system takes it.
pub(crate) fn file_name(kind: ReportKind, number: &str) -> String {
    match kind {
        ReportKind::InspectionReport => format!("proces-verbal-{number}.pdf"),
        ReportKind::Certificate => format!("certificat-{number}.pdf"),
    }
}

/// The place of a defect, from its abbreviation.
pub(crate) fn place(code: &str) -> &str {
    match code {
        "AV" => "Avant",
        "AR" => "Arrière",
        "D" => "Droite",
        "G" => "Gauche",
        "C" => "Centre",
        "AVD" => "Avant droit",
        "AVG" => "Avant gauche",
        "ARD" => "Arrière droit",
        "ARG" => "Arrière gauche",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn dates_and_hours_are_french_and_local() {
        assert_eq!(date("2027-03-01".parse().unwrap()), "1er\u{a0}mars\u{a0}2027");
        let summer = "2026-07-14T22:30:00Z".parse().unwrap();
        assert_eq!(moment(summer), "mercredi 15\u{a0}juillet\u{a0}2026 à 0\u{a0}h\u{a0}30");
    }

    #[test]
    fn thousands_do_not_break() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(950), "950");
        assert_eq!(grouped(1_128_450), "1\u{a0}128\u{a0}450");
    }

    #[test]
    fn an_unfavourable_result_says_when_to_come_back() {
        let (day, later) = ("2026-11-22".parse().unwrap(), "2027-01-22".parse().ok());
        let words = next_step(Outcome::UnfavourableCritical, day, later);
        assert!(words.contains("22\u{a0}novembre\u{a0}2026 (minuit)"));
        assert!(words.contains("22\u{a0}janvier\u{a0}2027"));
    }
}
