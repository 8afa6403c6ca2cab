//! What a list of defects means: the result, what follows from it, and what a retest looks at again.
//!
//! Results and periods are tables of law in `fr`; scopes are data with their source (`catalogue/rules.json`); here is
//! only how they are applied.
use crate::error::InspectionError;
use chrono::NaiveDate;
use fr::{
    DefectLevel, Outcome,
    law::{self, GoodFor},
    periods,
};
use serde::Deserialize;

const RULES: &str = include_str!("../../catalogue/rules.json");

/// Any critical defect decides; else any major one; else the result is favourable.
pub(crate) fn outcome_of(levels: impl IntoIterator<Item = DefectLevel>) -> Outcome {
    law::result_of(levels.into_iter().max()).outcome
}

/// The rules of the country profile.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Rules {
    retest: Retest,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Retest {
    always: Vec<String>,
    everything_after: Vec<String>,
    scope: Vec<Scope>,
    point_alone_on: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scope {
    defects_on: Vec<String>,
    recheck: Vec<String>,
}

/// What follows from a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// Last day of validity; of a failed inspection the last one of driving.
    pub(crate) until: NaiveDate,
    /// Last day for the retest, where one is due.
    pub(crate) retest_before: Option<NaiveDate>,
}

/// What follows from a result of `today`, counted from the day `from`: that of the inspection, for a
/// retest that of the one that failed. A failed inspection is not valid: its last day is that of
/// driving.
pub(crate) fn due(
    outcome: Outcome,
    from: NaiveDate,
    today: NaiveDate,
    favourable_until: impl FnOnce() -> Result<NaiveDate, InspectionError>,
) -> Result<Due, InspectionError> {
    let rule = law::results().iter().find(|rule| rule.outcome == outcome);
    let rule = rule.expect("a test of fr says that every result has its row");
    let retest = periods::retest_until(from);
    let until = match rule.good_for {
        GoodFor::Period => favourable_until()?,
        GoodFor::Retest => retest,
        GoodFor::Day => today,
    };
    Ok(Due { until, retest_before: rule.retest.then_some(retest) })
}

/// `1.1` covers `1.1` and `1.1.13`, not `1.10`.
fn covers(prefix: &str, code: &str) -> bool {
    code.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether one of these covers the code.
pub(crate) fn any_covers(prefixes: &[String], code: &str) -> bool {
    prefixes.iter().any(|prefix| covers(prefix, code))
}

impl Rules {
    /// The rules that come with the program.
    pub(crate) fn bundled() -> anyhow::Result<Self> {
        Ok(serde_json::from_str(RULES)?)
    }

    /// Which points of `content`, the checklist of such an inspection, a retest looks at again.
    /// `defects` are the major and critical ones that it answers.
    pub(crate) fn retest_points(&self, content: &[String], defects: &[String]) -> Vec<String> {
        content.iter().filter(|point| self.rechecks(point, defects)).cloned().collect()
    }

    fn rechecks(&self, point: &str, defects: &[String]) -> bool {
        any_covers(&self.retest.always, point)
            || defects.iter().any(|defect| self.defect_asks_for(defect, point))
    }

    fn defect_asks_for(&self, defect: &str, point: &str) -> bool {
        if any_covers(&self.retest.everything_after, defect) {
            return true;
        }
        if let Some(rule) =
            self.retest.scope.iter().find(|rule| any_covers(&rule.defects_on, defect))
        {
            return any_covers(&rule.recheck, point);
        }
        if any_covers(&self.retest.point_alone_on, defect) {
            return covers(point, defect);
        }
        // The rest of its group: the first two parts of the code.
        match defect.match_indices('.').nth(1) {
            Some((end, _)) => covers(&defect[..end], point),
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::Bundle;
    use DefectLevel::*;
    use Outcome::*;

    fn rules() -> Rules {
        Rules::bundled().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_gravest_defect_decides() {
        assert_eq!(outcome_of([]), Favourable);
        assert_eq!(outcome_of([Minor, Minor]), Favourable);
        assert_eq!(outcome_of([Minor, Major]), UnfavourableMajor);
        assert_eq!(outcome_of([Critical, Major, Minor]), UnfavourableCritical);
    }

    #[test]
    fn a_failure_leaves_two_months_for_its_retest_and_a_critical_one_no_driving_after_the_day() {
        for (outcome, from, today, until, retest) in [
            (Favourable, "2026-12-31", "2026-12-31", "2028-12-31", None),
            (UnfavourableMajor, "2026-12-31", "2026-12-31", "2027-02-28", Some("2027-02-28")),
            (UnfavourableCritical, "2026-12-31", "2026-12-31", "2026-12-31", Some("2027-02-28")),
            // A retest that fails again gains no time.
            (UnfavourableMajor, "2026-10-01", "2026-11-22", "2026-12-01", Some("2026-12-01")),
            (UnfavourableCritical, "2026-10-01", "2026-11-22", "2026-11-22", Some("2026-12-01")),
            (UnfavourableMajor, "2027-12-30", "2028-02-29", "2028-02-29", Some("2028-02-29")),
        ] {
            let told = due(outcome, day(from), day(today), || Ok(periods::later(day(from), 24)));
            let expected = Due { until: day(until), retest_before: retest.map(day) };
            assert_eq!(told, Ok(expected), "{outcome} {from} {today}");
        }
    }

    #[test]
    fn a_retest_looks_at_what_belongs_to_the_defect() {
        let points: Vec<String> =
            Bundle::bundled().unwrap().points.into_iter().map(|point| point.code).collect();
        let scope = |defect: &str| rules().retest_points(&points, &[defect.to_owned()]);
        let brakes = scope("1.1.13.a.2");
        assert!(
            brakes
                .iter()
                .all(|point| { covers("0", point) || covers("1", point) || point == "7.11.1" })
        );
        assert!(brakes.contains(&"1.2.1".to_owned()));
        let tyres = scope("5.2.3.e.2");
        assert!(tyres.contains(&"5.2.1".to_owned()) && !tyres.contains(&"5.1.1".to_owned()));
        assert_eq!(scope("0.2.1.a.2").len(), points.len());
        let chassis = scope("6.1.1.a.2");
        assert_eq!(chassis.iter().filter(|point| covers("6", point)).count(), 1);
    }

    #[test]
    fn a_prefix_covers_whole_parts_only() {
        assert!(covers("1.1", "1.1.13.a.2") && covers("1.1", "1.1"));
        assert!(!covers("1.1", "1.10.2"));
    }
}
