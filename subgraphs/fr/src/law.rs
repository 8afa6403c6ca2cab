//! The tables of `law/`, read once: what a jurist reads is what the program does.
//!
//! One row a line, cells between semicolons. A table that cannot be read is a mistake of ours that a
//! test finds, not something that happens to a running program.
//! Decisions: docs/decisions/papers.md
use crate::kinds::{DefectLevel, Outcome};
use chrono::NaiveDate;
use std::{fmt::Debug, str::FromStr, sync::LazyLock};

/// The rows of a table below its header, each cut into `N` cells and read by `row`.
pub(crate) fn rows<T, const N: usize>(
    table: &'static str,
    row: impl Fn([&'static str; N]) -> T,
) -> Vec<T> {
    table
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| match <[&str; N]>::try_from(line.split(';').collect::<Vec<_>>()) {
            Ok(cells) => row(cells),
            Err(cells) => panic!("{} cells instead of {N}: {line}", cells.len()),
        })
        .collect()
}

/// One cell as what it says.
pub(crate) fn cell<T: FromStr<Err: Debug>>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(error) => panic!("{text}: {error:?}"),
    }
}

/// The same, where an empty cell says nothing.
pub(crate) fn optional<T: FromStr<Err: Debug>>(text: &str) -> Option<T> {
    (!text.is_empty()).then(|| cell(text))
}

/// Words of a list in one cell.
pub(crate) fn list<T: FromStr<Err: Debug>>(text: &str) -> Vec<T> {
    text.split(' ').map(cell).collect()
}

/// How the source of a row was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
pub enum Grade {
    /// The official text.
    O,
    /// A professional body, or the trade press.
    P,
    /// A third party.
    T,
}

/// How long a result is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
pub enum GoodFor {
    /// Until the next inspection, by kind and use of the vehicle.
    #[strum(serialize = "PERIODE")]
    Period,
    /// For driving, until its retest is due.
    #[strum(serialize = "CONTRE_VISITE")]
    Retest,
    /// For driving, on that very day.
    #[strum(serialize = "JOUR")]
    Day,
}

/// A row of `resultats.csv`.
#[derive(Clone, Copy, Debug)]
pub struct ResultRule {
    /// What the row is called.
    pub rule: &'static str,
    /// The gravest defect; `None`: none was found.
    pub worst: Option<DefectLevel>,
    /// The result.
    pub outcome: Outcome,
    /// How long it is good for.
    pub good_for: GoodFor,
    /// Whether a retest has to follow.
    pub retest: bool,
    /// The text of law.
    pub source: &'static str,
}

/// All results, by the gravest defect.
pub fn results() -> &'static [ResultRule] {
    static RESULTS: LazyLock<Vec<ResultRule>> = LazyLock::new(|| {
        rows(
            include_str!("../law/resultats.csv"),
            |[rule, worst, outcome, good_for, retest, source, _]| ResultRule {
                rule,
                worst: optional(worst),
                outcome: cell(outcome),
                good_for: cell(good_for),
                retest: retest == "oui",
                source,
            },
        )
    });
    &RESULTS
}

/// What follows from the gravest defect.
pub fn result_of(worst: Option<DefectLevel>) -> &'static ResultRule {
    results().iter().find(|rule| rule.worst == worst).expect("a row of resultats.csv")
}

/// A row of `delais.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumString, strum::VariantArray)]
pub enum Delay {
    /// Months for the retest of what failed.
    #[strum(serialize = "CONTRE_VISITE")]
    Retest,
    /// Months from a periodic inspection to the pollution check of a light goods vehicle.
    #[strum(serialize = "CONTROLE_POLLUTION")]
    PollutionCheck,
    /// Months before the last day from which a periodic inspection makes sense.
    #[strum(serialize = "FENETRE_PERIODIQUE")]
    PeriodicWindow,
    /// The same for a pollution check.
    #[strum(serialize = "FENETRE_POLLUTION")]
    PollutionWindow,
    /// Months after the anniversary within which category L had its first inspection.
    #[strum(serialize = "REPRISE_L_APRES_ANNIVERSAIRE")]
    PhasedInAfterAnniversary,
    /// Collectors' vehicles first registered before that year are not inspected.
    #[strum(serialize = "DISPENSE_COLLECTION_AVANT")]
    CollectionExemptBefore,
    /// Minutes between the validation of a result and the hand-over of the vehicle.
    #[strum(serialize = "REMISE_DU_VEHICULE")]
    HandOver,
    /// Hours between the repair of a recall and a retest that can know of it.
    #[strum(serialize = "RAPPEL_CONTRE_VISITE")]
    RecallRetest,
}

/// What a row of `delais.csv` says.
#[derive(Clone, Copy, Debug)]
pub struct DelayRule {
    /// Which.
    pub delay: Delay,
    /// In the unit that the delay's documentation names.
    pub value: u32,
    /// The text of law.
    pub source: &'static str,
    /// How that was read.
    pub grade: Grade,
}

/// All delays, in the order of the table.
pub fn delays() -> &'static [DelayRule] {
    static DELAYS: LazyLock<Vec<DelayRule>> = LazyLock::new(|| {
        rows(include_str!("../law/delais.csv"), |[rule, value, _, source, grade]| DelayRule {
            delay: cell(rule),
            value: cell(value),
            source,
            grade: cell(grade),
        })
    });
    &DELAYS
}

impl Delay {
    /// How long, in the unit that this delay's documentation names.
    pub fn value(self) -> u32 {
        delays().iter().find(|rule| rule.delay == self).expect("a row of delais.csv").value
    }
}

/// A row of `categorie_l_2024.csv`: first inspections of those registered by a day.
#[derive(Clone, Copy, Debug)]
pub struct Phase {
    /// The last day of first registration.
    pub registered_by: NaiveDate,
    /// The first day of the year's inspections.
    pub opens: NaiveDate,
    /// The last one.
    pub closes: NaiveDate,
}

/// The years in which category L came in, the oldest vehicles first.
pub(crate) fn phases() -> &'static [Phase] {
    static PHASES: LazyLock<Vec<Phase>> =
        LazyLock::new(|| {
            rows(include_str!("../law/categorie_l_2024.csv"), |[_, by, opens, closes, _, _]| {
                Phase { registered_by: cell(by), opens: cell(opens), closes: cell(closes) }
            })
        });
    &PHASES
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use strum::VariantArray;

    #[test]
    fn every_delay_has_one_row_with_its_source() {
        for delay in Delay::VARIANTS {
            let of = |rule: &&DelayRule| rule.delay == *delay;
            assert_eq!(delays().iter().filter(of).count(), 1, "{delay:?}");
        }
        assert!(delays().iter().all(|rule| rule.source.len() > 10 && rule.value > 0));
        assert_eq!(delays().len(), Delay::VARIANTS.len());
    }

    #[test]
    fn every_worst_defect_has_one_result() {
        let worst = DefectLevel::VARIANTS.iter().map(|level| Some(*level)).chain([None]);
        for worst in worst {
            assert_eq!(results().iter().filter(|rule| rule.worst == worst).count(), 1, "{worst:?}");
        }
        for outcome in Outcome::VARIANTS {
            assert!(results().iter().any(|rule| rule.outcome == *outcome), "{outcome}");
        }
    }

    #[test]
    fn the_years_of_category_l_follow_each_other() {
        let years = phases();
        assert_eq!(years.len(), 3);
        for pair in years.windows(2) {
            assert!(pair[0].registered_by < pair[1].registered_by);
            assert_eq!(pair[0].closes.succ_opt().unwrap(), pair[1].opens);
        }
    }
}
