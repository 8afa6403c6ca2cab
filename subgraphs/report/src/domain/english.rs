//! What letters say in English: dates, amounts, results. What is printed is French (`words`).
use super::{Outcome, ReportKind, words::emissions_only};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use events::inspection::Signed;
use kernel::clock::CIVIL_ZONE;

/// `22 November 2028`
pub(super) fn date(date: NaiveDate) -> String {
    format!("{}\u{a0}{}", date.day(), date.format("%B\u{a0}%Y"))
}

/// `Tuesday 24 November 2026 at 9:30`, as clocks in France show it.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&CIVIL_ZONE);
    format!("{} {} at {}", local.format("%A"), date(local.date_naive()), hour(at))
}

/// `9:30`, as clocks in France show it.
pub(crate) fn hour(at: DateTime<Utc>) -> String {
    at.with_timezone(&CIVIL_ZONE).format("%-H:%M").to_string()
}

/// `€1,280.50`
pub(super) fn money(amount_cents: i64, currency: &str) -> String {
    let (sign, cents) = (if amount_cents < 0 { "-" } else { "" }, amount_cents.unsigned_abs());
    let digits = (cents / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let unit = if currency == "EUR" { "€".to_owned() } else { format!("{currency}\u{a0}") };
    format!("{sign}{unit}{grouped}.{:02}", cents % 100)
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Favourable => "Favourable",
        Outcome::UnfavourableMajor => "Unfavourable: major defects",
        Outcome::UnfavourableCritical => "Unfavourable: critical defects",
    }
}

pub(super) fn title(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::InspectionReport => "Inspection report (procès-verbal)",
        ReportKind::Certificate => "Certificate of inspection",
    }
}

/// What the holder has to do next, as [`super::words::next_step`] has it.
pub(crate) fn next_step(facts: &Signed) -> String {
    let until = date(facts.valid_until);
    let retest = date(facts.retest_before.unwrap_or(facts.valid_until));
    match (facts.outcome, facts.pollution_check_before) {
        (Outcome::Favourable, _) if emissions_only(facts) => format!(
            "Favourable until {until}, the last day of the periodic inspection. Next periodic \
             inspection no later than that day."
        ),
        (Outcome::Favourable, Some(check)) => {
            format!("Valid until {until}. Pollution check no later than {}.", date(check))
        }
        (Outcome::Favourable, None) => {
            format!("Valid until {until}. Next inspection no later than that day.")
        }
        (Outcome::UnfavourableMajor, _) => {
            format!("Retest no later than {retest}. The vehicle may be driven until then.")
        }
        (Outcome::UnfavourableCritical, _) => format!(
            "The vehicle may not be driven after {until} (midnight). Retest no later than {retest}."
        ),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::words;

    #[test]
    fn dates_hours_and_amounts_are_english_and_the_clock_is_french() {
        let summer = "2026-07-14T22:30:00Z".parse().unwrap();
        assert_eq!(moment(summer), "Wednesday 15\u{a0}July\u{a0}2026 at 0:30");
        assert_eq!(money(128_050, "EUR"), "€1,280.50");
        assert_eq!(money(-500, "CHF"), "-CHF\u{a0}5.00");
    }

    #[test]
    fn a_failed_inspection_is_never_called_valid_in_english_either() {
        let (until, retest) = ("2026-11-22".parse().unwrap(), "2027-01-22".parse().ok());
        for outcome in [Outcome::UnfavourableMajor, Outcome::UnfavourableCritical] {
            let failed = Signed {
                valid_until: until,
                retest_before: retest,
                outcome,
                ..crate::pdf::sample()
            };
            let step = next_step(&failed);
            assert!(step.contains("Retest no later than 22\u{a0}January\u{a0}2027"), "{step}");
            assert!(!step.to_lowercase().contains("valid"), "{step}");
            // Both languages name the same days.
            assert_eq!(
                words::next_step(&failed).matches("2027").count(),
                step.matches("2027").count()
            );
        }
    }
}
