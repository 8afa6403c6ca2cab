//! French as printed: dates, numbers, results, places. A no-break space is written `\u{a0}`.
use super::{Outcome, ReportKind};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use kernel::clock::CIVIL_ZONE;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// `22 novembre 2028`, `1er mars 2027`.
pub(crate) fn date(date: NaiveDate) -> String {
    let month = usize::try_from(date.month0()).unwrap_or_default();
    let first = if date.day() == 1 { "er" } else { "" };
    format!("{}{first}\u{a0}{}\u{a0}{}", date.day(), MONTHS[month], date.year())
}

/// `mardi 24 novembre 2026 à 9 h 30`, as clocks in France show it.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&CIVIL_ZONE);
    let day = usize::try_from(local.weekday().num_days_from_monday()).unwrap_or_default();
    format!("{} {} à {}", DAYS[day], date(local.date_naive()), local.format("%-H\u{a0}h\u{a0}%M"))
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

impl Outcome {
    /// The official letter.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Self::Favourable => "A",
            Self::UnfavourableMajor => "S",
            Self::UnfavourableCritical => "R",
        }
    }

    /// The word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Favourable => "Favorable",
            Self::UnfavourableMajor => "Défavorable pour défaillances majeures",
            Self::UnfavourableCritical => "Défavorable pour défaillances critiques",
        }
    }

    /// What the holder has to do next.
    pub(crate) fn next_step(self, valid_until: NaiveDate, retest: Option<NaiveDate>) -> String {
        let until = date(valid_until);
        let retest = date(retest.unwrap_or(valid_until));
        match self {
            Self::Favourable => {
                format!("Valable jusqu’au {until}. Prochain contrôle au plus tard à cette date.")
            }
            Self::UnfavourableMajor => format!(
                "Contre-visite au plus tard le {retest}. Le véhicule peut circuler jusque-là."
            ),
            Self::UnfavourableCritical => format!(
                "Le véhicule ne peut plus circuler après le {until} (minuit). Contre-visite au \
                 plus tard le {retest}."
            ),
        }
    }
}

impl ReportKind {
    /// The document's title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::InspectionReport => "Procès-verbal de contrôle technique",
            Self::Certificate => "Certificat de contrôle technique",
        }
    }

    /// What its file is called: no accents, any system takes it.
    pub(crate) fn file_name(self, number: &str) -> String {
        match self {
            Self::InspectionReport => format!("proces-verbal-{number}.pdf"),
            Self::Certificate => format!("certificat-{number}.pdf"),
        }
    }
}

/// The kind of inspection, from its name in events.
pub(crate) fn service(name: &str) -> &str {
    match name {
        "PERIODIC" => "Contrôle technique périodique",
        "RETEST" => "Contre-visite",
        "POLLUTION_CHECK" => "Contrôle technique complémentaire (pollution)",
        other => other,
    }
}

/// The energy, from its name in events.
pub(crate) fn energy(name: &str) -> &str {
    match name {
        "PETROL" => "Essence",
        "DIESEL" => "Gazole",
        "ELECTRIC" => "Électricité",
        "HYBRID" => "Hybride",
        "GAS" => "Gaz",
        other => other,
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
        let words = Outcome::UnfavourableCritical.next_step(day, later);
        assert!(words.contains("22\u{a0}novembre\u{a0}2026 (minuit)"));
        assert!(words.contains("22\u{a0}janvier\u{a0}2027"));
    }
}
