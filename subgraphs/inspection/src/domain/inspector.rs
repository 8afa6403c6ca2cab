//! Who may work on a vehicle: approval, qualification, training, and one vehicle at a time.
//!
//! Rules of a register that a centre keeps; a centre without one is asked nothing of this.
use crate::{error::InspectionError, qualification::Qualification};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use fr::{Energy, VehicleCategory};
use kernel::clock::CivilDay;

/// Periodic inspections that an inspector makes in a calendar year, at least; and in the year of the
/// approval for each month after its own. Order of 18 June 1991, annex IV, B.1.2.
const A_YEAR: u32 = 300;
const A_MONTH: u32 = 25;

/// What a vehicle asks of whoever inspects it. Of one whose energy is not known yet, gas is not asked:
/// the signature asks again.
pub(crate) fn needed(category: VehicleCategory, energy: Option<Energy>) -> Vec<Qualification> {
    match (category, energy) {
        (VehicleCategory::Motorcycle, _) => vec![Qualification::CategoryL],
        (VehicleCategory::Car | VehicleCategory::Van, Some(Energy::Gas)) => {
            vec![Qualification::Light, Qualification::Gas]
        }
        (
            VehicleCategory::Car | VehicleCategory::Van,
            None | Some(Energy::Petrol | Energy::Diesel | Energy::Electric | Energy::Hybrid),
        ) => vec![Qualification::Light],
    }
}

/// The last day on which a training counts. It is owed in each calendar year: that of one year counts
/// until the next one is over.
pub(crate) fn training_until(trained_on: NaiveDate) -> Result<NaiveDate, InspectionError> {
    let last = NaiveDate::from_ymd_opt(trained_on.year() + 1, 12, 31);
    last.ok_or(InspectionError::TrainingInvalid)
}

/// Refuses a training that is still to come, or is older than the profession (1992).
pub(crate) fn check_training(
    trained_on: NaiveDate,
    today: NaiveDate,
) -> Result<NaiveDate, InspectionError> {
    match trained_on.year() {
        1992.. if trained_on <= today => training_until(trained_on),
        _ => Err(InspectionError::TrainingInvalid),
    }
}

/// Refuses whoever lacks a qualification or its training. `held` says of each until when.
pub(crate) fn check_qualified(
    needed: &[Qualification],
    held: &[(Qualification, NaiveDate)],
    today: NaiveDate,
) -> Result<(), InspectionError> {
    for wanted in needed {
        let until = held.iter().filter(|(one, _)| one == wanted).map(|(_, until)| *until).max();
        match until {
            None => return Err(InspectionError::InspectorUnqualified(*wanted)),
            Some(until) if until < today => {
                return Err(InspectionError::InspectorTrainingExpired(*wanted));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// What stands in the way of somebody who is registered and qualified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claims {
    /// It is another inspector's, who began it.
    pub(crate) begun_by_another: bool,
    /// It was given to another inspector, who is there today.
    pub(crate) assigned_to_another: bool,
    /// They work on another vehicle.
    pub(crate) busy: bool,
}

impl Claims {
    /// Refuses whoever may not begin or go on with it.
    pub(crate) fn check(self) -> Result<(), InspectionError> {
        match self {
            Self { begun_by_another: true, .. } => Err(InspectionError::OtherInspector),
            Self { assigned_to_another: true, .. } => Err(InspectionError::InspectionAssigned),
            Self { busy: true, .. } => Err(InspectionError::InspectorBusy),
            Self { begun_by_another: false, assigned_to_another: false, busy: false } => Ok(()),
        }
    }
}

/// How many periodic inspections are owed in a year by somebody approved on that day.
pub(crate) fn owed(approved_on: NaiveDate, year: i32) -> u32 {
    match approved_on.year() {
        own if own == year => A_MONTH * (12 - approved_on.month()),
        later if later > year => 0,
        _ => A_YEAR,
    }
}

/// From the first moment of a calendar year to that of the next.
pub(crate) fn year(year: i32) -> (DateTime<Utc>, DateTime<Utc>) {
    let begins = |year| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        // Midnight in London is one hour into the same day in Paris.
        CivilDay::of(first.and_time(NaiveTime::MIN).and_utc()).starts_at
    };
    (begins(year), begins(year + 1))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use Qualification::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_vehicle_asks_for_what_it_is() {
        for (category, energy, wanted) in [
            (VehicleCategory::Car, Some(Energy::Diesel), vec![Light]),
            (VehicleCategory::Car, Some(Energy::Electric), vec![Light]),
            (VehicleCategory::Van, Some(Energy::Gas), vec![Light, Gas]),
            (VehicleCategory::Van, None, vec![Light]),
            (VehicleCategory::Motorcycle, Some(Energy::Petrol), vec![CategoryL]),
            (VehicleCategory::Motorcycle, Some(Energy::Gas), vec![CategoryL]),
        ] {
            assert_eq!(needed(category, energy), wanted, "{category} {energy:?}");
        }
    }

    #[test]
    fn a_training_counts_until_the_end_of_the_next_year() {
        assert_eq!(training_until(day("2026-01-01")), Ok(day("2027-12-31")));
        assert_eq!(training_until(day("2026-12-31")), Ok(day("2027-12-31")));
        let today = day("2026-11-23");
        assert_eq!(check_training(today, today), Ok(day("2027-12-31")));
        for wrong in ["2026-11-24", "1991-12-31", "0001-01-01"] {
            assert_eq!(check_training(day(wrong), today), Err(InspectionError::TrainingInvalid));
        }
        assert_eq!(training_until(NaiveDate::MAX), Err(InspectionError::TrainingInvalid));
    }

    #[test]
    fn each_qualification_that_is_needed_is_held_and_kept() {
        let held = [(Light, day("2026-12-31")), (Gas, day("2025-12-31")), (Gas, day("2024-12-31"))];
        let check =
            |needed: &[Qualification], today: &str| check_qualified(needed, &held, day(today));
        assert_eq!(check(&[Light], "2026-12-31"), Ok(()));
        let expired = |one| Err(InspectionError::InspectorTrainingExpired(one));
        assert_eq!(check(&[Light], "2027-01-01"), expired(Light));
        assert_eq!(check(&[Light, Gas], "2025-12-31"), Ok(()), "the longest counts");
        assert_eq!(check(&[Light, Gas], "2026-01-01"), expired(Gas));
        let lacking = Err(InspectionError::InspectorUnqualified(CategoryL));
        assert_eq!(check(&[CategoryL], "2026-01-01"), lacking);
    }

    #[test]
    fn another_inspector_is_named_before_what_one_is_busy_with() {
        let all = Claims { begun_by_another: true, assigned_to_another: true, busy: true };
        assert_eq!(all.check(), Err(InspectionError::OtherInspector));
        let given = Claims { begun_by_another: false, ..all };
        assert_eq!(given.check(), Err(InspectionError::InspectionAssigned));
        let busy = Claims { busy: true, ..Claims::default() };
        assert_eq!(busy.check(), Err(InspectionError::InspectorBusy));
        assert_eq!(Claims::default().check(), Ok(()));
    }

    #[test]
    fn a_year_begins_when_it_does_in_france() {
        let (from, to) = year(2026);
        assert_eq!(from.to_rfc3339(), "2025-12-31T23:00:00+00:00");
        assert_eq!(to.to_rfc3339(), "2026-12-31T23:00:00+00:00");
    }

    #[test]
    fn three_hundred_a_year_and_twenty_five_a_month_after_the_approval() {
        assert_eq!(owed(day("2024-06-15"), 2026), 300);
        assert_eq!(owed(day("2026-06-15"), 2026), 150);
        assert_eq!(owed(day("2026-12-01"), 2026), 0);
        assert_eq!(owed(day("2027-01-01"), 2026), 0);
    }
}
