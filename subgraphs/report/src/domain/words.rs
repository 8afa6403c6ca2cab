//! French as printed: dates, numbers, results, places. A no-break space is written `\u{a0}`.
use super::{Outcome, ReportKind};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use events::inspection::Signed;
use fr::{ServiceKind, calendar};
use kernel::clock::CIVIL_ZONE;

/// `22 novembre 2028`, `1er mars 2027`.
pub(crate) fn date(date: NaiveDate) -> String {
    let (day, month) = (calendar::ordinal(date.day()), calendar::month_name(date));
    format!("{day}\u{a0}{month}\u{a0}{}", date.year())
}

/// `novembre 2026`.
pub(crate) fn month(day: NaiveDate) -> String {
    format!("{}\u{a0}{}", calendar::month_name(day), day.year())
}

/// `mardi 24 novembre 2026 à 9 h 30`, as clocks in France show it.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&CIVIL_ZONE);
    let day = calendar::weekday_name(local.weekday());
    format!("{day} {} à {}", date(local.date_naive()), local.format("%-H\u{a0}h\u{a0}%M"))
}

/// `9 h 30`, as clocks in France show it.
pub(crate) fn hour(at: DateTime<Utc>) -> String {
    at.with_timezone(&CIVIL_ZONE).format("%-H\u{a0}h\u{a0}%M").to_string()
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

/// `FR76 3000 …`: an IBAN as people read it.
pub(crate) fn in_fours(iban: &str) -> String {
    let letters: Vec<char> = iban.chars().collect();
    let parts: Vec<String> = letters.chunks(4).map(|part| part.iter().collect()).collect();
    parts.join("\u{a0}")
}

/// Who inspected: the name, and the approval where it is known.
pub(crate) fn inspector(facts: &Signed) -> String {
    match &facts.inspector_approval {
        Some(number) => format!("{}, agrément n° {number}", facts.inspector_name),
        None => facts.inspector_name.clone(),
    }
}

/// What the holder has to do next. Only what is favourable is called valid, and a retest is never
/// called the next inspection.
pub(crate) fn next_step(facts: &Signed) -> String {
    let until = date(facts.valid_until);
    let retest = date(facts.retest_before.unwrap_or(facts.valid_until));
    match (facts.outcome, facts.pollution_check_before) {
        (Outcome::Favourable, _) if emissions_only(facts) => format!(
            "Favorable jusqu’au {until}, dernier jour du contrôle périodique. Prochain contrôle \
             périodique au plus tard à cette date."
        ),
        (Outcome::Favourable, Some(check)) => format!(
            "Valable jusqu’au {until}. Contrôle complémentaire (pollution) au plus tard le {}.",
            date(check)
        ),
        (Outcome::Favourable, None) => {
            format!("Valable jusqu’au {until}. Prochain contrôle au plus tard à cette date.")
        }
        (Outcome::UnfavourableMajor, _) => {
            format!("Contre-visite au plus tard le {retest}. Le véhicule peut circuler jusque-là.")
        }
        (Outcome::UnfavourableCritical, _) => format!(
            "Le véhicule ne peut plus circuler après le {until} (minuit). Contre-visite au plus \
             tard le {retest}."
        ),
    }
}

/// What a certificate says of days: a heading, and labels with their days.
pub(crate) fn deadlines(facts: &Signed) -> (&'static str, Vec<(&'static str, String)>) {
    let until = date(facts.valid_until);
    let retest =
        ("Contre-visite au plus tard le", date(facts.retest_before.unwrap_or(facts.valid_until)));
    match facts.outcome {
        Outcome::Favourable => {
            let last = if emissions_only(facts) {
                "Prochain contrôle périodique au plus tard le"
            } else {
                "Valable jusqu’au"
            };
            let check = facts
                .pollution_check_before
                .map(|check| ("Contrôle complémentaire (pollution) au plus tard le", date(check)));
            ("Validité", [(last, until)].into_iter().chain(check).collect())
        }
        Outcome::UnfavourableMajor => ("Contre-visite à passer", vec![retest]),
        Outcome::UnfavourableCritical => (
            "Contre-visite à passer",
            vec![retest, ("Interdit de circuler après le", format!("{until} (minuit)"))],
        ),
    }
}

/// Whether emissions alone were looked at.
pub(super) fn emissions_only(facts: &Signed) -> bool {
    [Some(facts.service), facts.retest_of].contains(&Some(ServiceKind::PollutionCheck))
}

/// The nature of an inspection; of a retest with what it looked at again.
pub(crate) fn nature(facts: &Signed) -> &'static str {
    match facts.service {
        ServiceKind::Retest if emissions_only(facts) => "Contre-visite complémentaire (pollution)",
        service => service.printed(),
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
    fn a_failed_inspection_is_never_called_valid_and_its_retest_never_the_next_inspection() {
        let (until, retest) = ("2026-11-22".parse().unwrap(), "2027-01-22".parse().ok());
        for outcome in [Outcome::UnfavourableMajor, Outcome::UnfavourableCritical] {
            let failed = Signed {
                valid_until: until,
                retest_before: retest,
                outcome,
                ..crate::pdf::sample()
            };
            let (heading, rows) = deadlines(&failed);
            let labels = rows.iter().map(|(label, _)| *label).collect::<Vec<_>>().join(" ");
            for words in [next_step(&failed), format!("{heading} {labels}")] {
                let small = words.to_lowercase();
                for promise in ["valable", "validité", "valide", "prochain"] {
                    assert!(!small.contains(promise), "{promise}: {words}");
                }
                assert!(small.contains("contre-visite"), "{words}");
            }
            assert!(rows.iter().any(|(_, day)| day.contains("22\u{a0}janvier\u{a0}2027")));
            assert!(next_step(&failed).contains("22\u{a0}janvier\u{a0}2027"));
        }
        let outcome = Outcome::UnfavourableCritical;
        let critical =
            Signed { outcome, valid_until: until, retest_before: retest, ..crate::pdf::sample() };
        let words = next_step(&critical);
        assert!(words.contains("22\u{a0}novembre\u{a0}2026 (minuit)"), "{words}");
    }

    #[test]
    fn an_inspector_is_named_with_the_approval_that_is_known() {
        let named = crate::pdf::sample();
        assert_eq!(inspector(&named), "Agnès Thévenoux");
        let approved = Signed { inspector_approval: Some("069D1234".to_owned()), ..named };
        assert_eq!(inspector(&approved), "Agnès Thévenoux, agrément n° 069D1234");
    }

    #[test]
    fn a_favourable_result_names_what_has_to_follow() {
        let until = "2028-11-21".parse().unwrap();
        let whole = Signed { valid_until: until, ..crate::pdf::sample() };
        let step = |facts: &Signed| next_step(facts);
        assert!(step(&whole).contains("Prochain contrôle au plus tard à cette date"));
        let van = Signed { pollution_check_before: "2027-11-22".parse().ok(), ..whole.clone() };
        assert!(step(&van).contains("(pollution) au plus tard le 22\u{a0}novembre\u{a0}2027"));
        assert!(!step(&van).contains("Prochain contrôle"));
        use ServiceKind::{PollutionCheck, Retest};
        for (service, retest_of) in [(PollutionCheck, None), (Retest, Some(PollutionCheck))] {
            let check = Signed { service, retest_of, ..whole.clone() };
            assert!(step(&check).contains("dernier jour du contrôle périodique"), "{service}");
            assert!(nature(&check).contains("complémentaire (pollution)"), "{service}");
        }
    }
}
