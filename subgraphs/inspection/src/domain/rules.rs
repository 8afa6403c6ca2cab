//! What a list of defects means: the result, how long it holds, and what a retest looks at again.
//!
//! Periods and scopes are data with their sources (`catalogue/rules.json`); here is only how they
//! are applied.
use super::{DefectLevel, Outcome, ServiceKind, VehicleCategory, VehicleUsage};
use crate::error::InspectionError;
use chrono::{Months, NaiveDate};
use serde::Deserialize;

const RULES: &str = include_str!("../../catalogue/rules.json");

/// Any critical defect decides; else any major one; else the result is favourable.
pub(crate) fn outcome_of(levels: impl IntoIterator<Item = DefectLevel>) -> Outcome {
    match levels.into_iter().max() {
        Some(DefectLevel::Critical) => Outcome::UnfavourableCritical,
        Some(DefectLevel::Major) => Outcome::UnfavourableMajor,
        Some(DefectLevel::Minor) | None => Outcome::Favourable,
    }
}

/// The rules of the country profile.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rules {
    validity: Vec<Validity>,
    pollution_check: PollutionCheck,
    retest: Retest,
    locations: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Validity {
    category: VehicleCategory,
    usage: VehicleUsage,
    months: u32,
}

#[derive(Clone, Debug, Deserialize)]
struct PollutionCheck {
    months: u32,
    points: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Retest {
    months: u32,
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

/// Until when a result holds, and until when a retest may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// Last day of validity.
    pub(crate) valid_until: NaiveDate,
    /// Last day for the retest, where one is due.
    pub(crate) retest_before: Option<NaiveDate>,
}

/// `1.1` covers `1.1` and `1.1.13`, not `1.10`.
fn covers(prefix: &str, code: &str) -> bool {
    code.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn any_covers(prefixes: &[String], code: &str) -> bool {
    prefixes.iter().any(|prefix| covers(prefix, code))
}

impl Rules {
    /// The rules that come with the program.
    pub(crate) fn bundled() -> anyhow::Result<Self> {
        Ok(serde_json::from_str(RULES)?)
    }

    /// The date a retest counts from is the initial inspection's; it may be `months` old at most.
    pub(crate) fn check_retest(
        &self,
        initial: NaiveDate,
        today: NaiveDate,
    ) -> Result<(), InspectionError> {
        if initial > today {
            return Err(InspectionError::InitialInspectionUnknown);
        }
        if today > later(initial, self.retest.months) {
            return Err(InspectionError::RetestTooLate);
        }
        Ok(())
    }

    /// Counted from `from`: today, for a retest the day of the initial inspection.
    pub(crate) fn due(
        &self,
        outcome: Outcome,
        service: ServiceKind,
        (category, usage): (VehicleCategory, VehicleUsage),
        from: NaiveDate,
        today: NaiveDate,
    ) -> Result<Due, InspectionError> {
        let retest_before = Some(later(from, self.retest.months));
        let due = match outcome {
            Outcome::UnfavourableCritical => Due { valid_until: today, retest_before },
            Outcome::UnfavourableMajor => {
                Due { valid_until: later(from, self.retest.months), retest_before }
            }
            Outcome::Favourable => {
                let months = self.months(service, category, usage)?;
                Due { valid_until: later(from, months), retest_before: None }
            }
        };
        Ok(due)
    }

    fn months(
        &self,
        service: ServiceKind,
        category: VehicleCategory,
        usage: VehicleUsage,
    ) -> Result<u32, InspectionError> {
        if service == ServiceKind::PollutionCheck {
            return Ok(self.pollution_check.months);
        }
        self.validity
            .iter()
            .find(|rule| rule.category == category && rule.usage == usage)
            .map(|rule| rule.months)
            .ok_or(InspectionError::UsageInvalid)
    }

    /// Is this one of the places a defect can be at?
    pub(crate) fn check_location(&self, location: &str) -> Result<(), InspectionError> {
        if self.locations.iter().any(|known| known == location) {
            Ok(())
        } else {
            Err(InspectionError::LocationInvalid(self.locations.join(", ")))
        }
    }

    /// Which of `points` must be checked. `initial` holds the major and critical defects that sent
    /// the vehicle to a retest; where they are not known, everything is checked again.
    pub(crate) fn required_points(
        &self,
        service: ServiceKind,
        points: &[String],
        initial: Option<&[String]>,
    ) -> Vec<String> {
        let needed = |point: &String| match (service, initial) {
            (ServiceKind::PollutionCheck, _) => any_covers(&self.pollution_check.points, point),
            (ServiceKind::Retest, Some(defects)) => self.rechecks(point, defects),
            (ServiceKind::Retest, None) | (ServiceKind::Periodic, _) => true,
        };
        points.iter().filter(|point| needed(point)).cloned().collect()
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

/// The same day `months` later, or the last of a shorter month.
fn later(date: NaiveDate, months: u32) -> NaiveDate {
    date.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::Bundle;
    use {DefectLevel::*, Outcome::*, ServiceKind::*};

    const CAR: (VehicleCategory, VehicleUsage) = (VehicleCategory::Car, VehicleUsage::Ordinary);

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
    fn validity_follows_category_and_usage() {
        let today = day("2026-11-22");
        let until = |category, usage| {
            rules()
                .due(Favourable, Periodic, (category, usage), today, today)
                .map(|due| due.valid_until.to_string())
        };
        use VehicleCategory::*;
        use VehicleUsage::*;
        assert_eq!(until(Car, Ordinary).as_deref(), Ok("2028-11-22"));
        assert_eq!(until(Motorcycle, Ordinary).as_deref(), Ok("2029-11-22"));
        assert_eq!(until(Van, Collection).as_deref(), Ok("2031-11-22"));
        assert_eq!(until(Car, PublicTransport).as_deref(), Ok("2027-11-22"));
        assert_eq!(until(Motorcycle, DrivingSchool), Err(InspectionError::UsageInvalid));
    }

    #[test]
    fn major_defects_leave_two_months_and_critical_ones_until_midnight() {
        let today = day("2026-12-31");
        let major = rules().due(UnfavourableMajor, Periodic, CAR, today, today).unwrap();
        assert_eq!(major.valid_until, day("2027-02-28"));
        assert_eq!(major.retest_before, Some(day("2027-02-28")));
        let critical = rules().due(UnfavourableCritical, Periodic, CAR, today, today).unwrap();
        assert_eq!(critical.valid_until, today);
        assert_eq!(critical.retest_before, Some(day("2027-02-28")));
    }

    #[test]
    fn a_retest_counts_from_the_initial_inspection() {
        let (initial, today) = (day("2026-10-01"), day("2026-11-22"));
        let passed = rules().due(Favourable, Retest, CAR, initial, today).unwrap();
        assert_eq!(passed, Due { valid_until: day("2028-10-01"), retest_before: None });
        let again = rules().due(UnfavourableMajor, Retest, CAR, initial, today).unwrap();
        assert_eq!(again.retest_before, Some(day("2026-12-01")));
        assert_eq!(rules().check_retest(initial, day("2026-12-01")), Ok(()));
        assert_eq!(
            rules().check_retest(initial, day("2026-12-02")),
            Err(InspectionError::RetestTooLate)
        );
    }

    #[test]
    fn a_retest_looks_at_what_belongs_to_the_defect() {
        let points: Vec<String> =
            Bundle::bundled().unwrap().points.into_iter().map(|point| point.code).collect();
        let scope =
            |defect: &str| rules().required_points(Retest, &points, Some(&[defect.to_owned()]));
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
    fn a_pollution_check_looks_at_emissions_only() {
        let points = ["0.1.1", "5.2.3", "8.2.22"].map(str::to_owned);
        let required = rules().required_points(PollutionCheck, &points, None);
        assert_eq!(required, ["0.1.1", "8.2.22"]);
    }

    #[test]
    fn a_prefix_covers_whole_parts_only() {
        assert!(covers("1.1", "1.1.13.a.2") && covers("1.1", "1.1"));
        assert!(!covers("1.1", "1.10.2"));
    }
}
