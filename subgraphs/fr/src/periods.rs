//! How long the result of an inspection holds, and what has to follow it by which day.
//!
//! French law alone: the periods stand in the tables of `law/`, each with its article. `inspection` dates its results by these rules,
//! `parser` says by the same ones what is due next.
//! Decisions: docs/decisions/reading.md
use crate::{
    kinds::{Energy, VehicleCategory, VehicleUsage},
    law::{self, Delay, Grade},
};
use VehicleCategory::Van;
use VehicleUsage::{Collection, Ordinary};
use chrono::{Datelike, Months, NaiveDate};
use std::sync::LazyLock;

/// The periods of one kind of vehicle in one kind of use: a row of `law/periodes.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// What the row is called.
    pub rule: &'static str,
    categories: Vec<VehicleCategory>,
    usages: Vec<VehicleUsage>,
    /// Months from the first registration to the first inspection; `None` where that hangs on the
    /// day the vehicle was given its use.
    pub first: Option<u32>,
    /// Months between two.
    pub then: u32,
    /// The text of law.
    pub source: &'static str,
    /// How that was read.
    pub grade: Grade,
}

/// All of them; a pair of category and usage that is not here is not known to the law.
pub fn periods() -> &'static [Period] {
    static PERIODS: LazyLock<Vec<Period>> = LazyLock::new(|| {
        let table = include_str!("../law/periodes.csv");
        law::rows(table, |[rule, categories, usages, first, then, source, grade]| Period {
            rule,
            categories: law::list(categories),
            usages: law::list(usages),
            first: law::optional(first),
            then: law::cell(then),
            source,
            grade: law::cell(grade),
        })
    });
    &PERIODS
}

/// The periods of such a vehicle, `None` where the law knows no such use of it.
pub fn period(category: VehicleCategory, usage: VehicleUsage) -> Option<&'static Period> {
    periods()
        .iter()
        .find(|period| period.categories.contains(&category) && period.usages.contains(&usage))
}

/// Last day on which a favourable periodic inspection holds. Its retest counts from the same day:
/// that of the inspection that failed.
pub fn valid_until(
    inspected: NaiveDate,
    category: VehicleCategory,
    usage: VehicleUsage,
) -> Option<NaiveDate> {
    period(category, usage).map(|period| later(inspected, period.then))
}

/// Last day on which a favourable pollution check, or its retest, holds: the last periodic
/// inspection's own last day, which the check does not move. Nothing where that day is over: the
/// whole inspection is due. Arrêté du 18 juin 1991, art. 4-1.
pub fn pollution_check_until(periodic_until: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    (periodic_until >= today).then_some(periodic_until)
}

/// Last day for the retest of what failed that day.
pub fn retest_until(failed: NaiveDate) -> NaiveDate {
    later(failed, Delay::Retest.value())
}

/// Last day for the pollution check that follows a periodic inspection of that day.
pub fn pollution_check_before(inspected: NaiveDate) -> NaiveDate {
    later(inspected, Delay::PollutionCheck.value())
}

/// First day on which a periodic inspection that is due by that day makes sense.
pub fn periodic_window(before: NaiveDate) -> NaiveDate {
    earlier(before, Delay::PeriodicWindow.value())
}

/// The same of a pollution check.
pub fn pollution_check_window(before: NaiveDate) -> NaiveDate {
    earlier(before, Delay::PollutionWindow.value())
}

/// First and last day of the first inspection of a vehicle of category L that came in with the order
/// of 23 October 2023: four months after the anniversary of its first registration, within its year.
/// `None` for those to which the general rule applies.
pub fn phased_in(first_registration: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let months = Delay::PhasedInAfterAnniversary.value();
    let phase = law::phases().iter().find(|phase| first_registration <= phase.registered_by)?;
    let passed = u32::try_from(phase.opens.year() - first_registration.year()).ok()?;
    let anniversary = later(first_registration, 12 * passed);
    let before = if anniversary < phase.opens {
        // Four months from the opening, the day before the same day: 14 August of 2024.
        later(phase.opens, months).pred_opt()?
    } else {
        later(anniversary, months)
    };
    Some((phase.opens, before.min(phase.closes)))
}

/// A row of `law/pollution.csv`.
#[derive(Clone, Copy, Debug)]
pub struct PollutionRule {
    /// What the row is called.
    pub rule: &'static str,
    /// The family of energies.
    pub energy: Energy,
    /// Of vehicles first registered from that day on; `None`: of none.
    pub since: Option<NaiveDate>,
    /// The text of law.
    pub source: &'static str,
}

/// Which energies have pollution checks.
pub fn pollution_rules() -> &'static [PollutionRule] {
    static RULES: LazyLock<Vec<PollutionRule>> = LazyLock::new(|| {
        law::rows(include_str!("../law/pollution.csv"), |[rule, energy, since, source, _]| {
            PollutionRule { rule, energy: law::cell(energy), since: law::optional(since), source }
        })
    });
    &RULES
}

/// Whether such a vehicle has its emissions checked between two periodic inspections: light goods
/// vehicles of which petrol or diesel is an energy, neither the oldest ones nor those under a rule of
/// their own. Code de la route, art. R323-22 II; arrêté du 18 juin 1991, art. 4-1.
///
/// Gas may be alone in the tank or stand beside petrol: of it `false` means that the family of
/// energies does not tell.
pub fn has_pollution_checks(
    category: VehicleCategory,
    energy: Energy,
    usage: VehicleUsage,
    first_registration: NaiveDate,
) -> bool {
    let since =
        pollution_rules().iter().find(|rule| rule.energy == energy).and_then(|rule| rule.since);
    category == Van && usage == Ordinary && since.is_some_and(|since| first_registration >= since)
}

/// Collectors' vehicles first registered before 1960 are not inspected: Code de la route, art.
/// R323-3 3°.
pub fn is_exempt(usage: VehicleUsage, first_registration: NaiveDate) -> bool {
    let Ok(year) = u32::try_from(first_registration.year()) else { return false };
    usage == Collection && year < Delay::CollectionExemptBefore.value()
}

/// The same day `months` later, or the last of a shorter month.
pub fn later(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The same day `months` earlier, or the last of a shorter month.
pub fn earlier(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use VehicleCategory::{Car, Motorcycle};
    use VehicleUsage::{
        DrivingSchool, MedicalTransport, PrivateHire, PublicTransport, Recovery, Taxi,
    };
    use strum::VariantArray;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_favourable_result_holds_as_long_as_category_and_usage_say() {
        for (category, usage, inspected, until) in [
            (Car, Ordinary, "2026-11-22", Some("2028-11-22")),
            (Van, Ordinary, "2026-02-28", Some("2028-02-28")),
            // The day before the leap day, and the leap day itself.
            (Car, Ordinary, "2028-02-29", Some("2030-02-28")),
            (Car, Taxi, "2028-02-29", Some("2029-02-28")),
            (Car, PrivateHire, "2026-12-31", Some("2027-12-31")),
            (Van, MedicalTransport, "2026-11-22", Some("2027-11-22")),
            (Van, Recovery, "2026-11-22", Some("2027-11-22")),
            (Car, PublicTransport, "2026-11-22", Some("2027-11-22")),
            (Car, DrivingSchool, "2026-11-22", Some("2028-11-22")),
            (Van, Collection, "2026-11-22", Some("2031-11-22")),
            (Motorcycle, Ordinary, "2028-02-29", Some("2031-02-28")),
            (Motorcycle, Collection, "2026-11-22", Some("2031-11-22")),
            (Motorcycle, Taxi, "2026-11-22", None),
        ] {
            let told = valid_until(day(inspected), category, usage);
            assert_eq!(told, until.map(day), "{category} {usage} {inspected}");
        }
    }

    #[test]
    fn no_pair_of_category_and_usage_has_two_periods() {
        for category in VehicleCategory::VARIANTS {
            for usage in VehicleUsage::VARIANTS {
                let of = |period: &&Period| {
                    period.categories.contains(category) && period.usages.contains(usage)
                };
                assert!(periods().iter().filter(of).count() <= 1, "{category} {usage}");
            }
        }
        assert!(periods().iter().all(|period| period.source.len() > 10));
        for energy in Energy::VARIANTS {
            let of = |rule: &&PollutionRule| rule.energy == *energy;
            assert_eq!(pollution_rules().iter().filter(of).count(), 1, "{energy}");
        }
    }

    #[test]
    fn a_retest_has_two_months_to_the_same_day_or_the_last_of_a_shorter_month() {
        for (failed, until) in [
            ("2026-11-22", "2027-01-22"),
            ("2026-12-31", "2027-02-28"),
            ("2027-12-30", "2028-02-29"),
            ("2027-06-30", "2027-08-30"),
            ("2027-07-31", "2027-09-30"),
        ] {
            assert_eq!(retest_until(day(failed)), day(until), "{failed}");
        }
    }

    #[test]
    fn a_pollution_check_never_moves_the_last_day_of_the_periodic_inspection() {
        let today = day("2026-11-22");
        for (periodic, until) in [
            ("2027-11-21", Some("2027-11-21")),
            ("2026-11-22", Some("2026-11-22")),
            ("2026-11-21", None),
            ("2028-02-29", Some("2028-02-29")),
        ] {
            assert_eq!(pollution_check_until(day(periodic), today), until.map(day), "{periodic}");
        }
        assert_eq!(pollution_check_before(day("2028-02-29")), day("2029-02-28"));
    }

    #[test]
    fn pollution_checks_are_for_vans_that_burn_petrol_or_diesel_and_are_not_too_old() {
        for (category, energy, usage, first, has) in [
            (Van, Energy::Diesel, Ordinary, "2015-05-02", true),
            (Van, Energy::Petrol, Ordinary, "2015-05-02", true),
            (Van, Energy::Hybrid, Ordinary, "2022-05-02", true),
            (Van, Energy::Electric, Ordinary, "2022-05-02", false),
            (Van, Energy::Gas, Ordinary, "2022-05-02", false),
            (Van, Energy::Diesel, Ordinary, "1980-01-01", true),
            (Van, Energy::Diesel, Ordinary, "1979-12-31", false),
            (Van, Energy::Petrol, Ordinary, "1972-10-01", true),
            (Van, Energy::Petrol, Ordinary, "1972-09-30", false),
            (Van, Energy::Diesel, Taxi, "2015-05-02", false),
            (Car, Energy::Diesel, Ordinary, "2015-05-02", false),
        ] {
            let told = has_pollution_checks(category, energy, usage, day(first));
            assert_eq!(told, has, "{category} {energy} {usage} {first}");
        }
    }

    #[test]
    fn collectors_vehicles_of_before_1960_are_exempt() {
        assert!(is_exempt(Collection, day("1959-12-31")));
        assert!(!is_exempt(Collection, day("1960-01-01")));
        assert!(!is_exempt(Ordinary, day("1959-12-31")));
    }
}
