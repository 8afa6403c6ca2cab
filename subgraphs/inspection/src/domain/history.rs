//! What was inspected before: which failure a retest answers, and until when the last periodic
//! inspection holds.
use super::InspectionNature;
use crate::error::InspectionError;
use chrono::NaiveDate;
use fr::periods;
use uuid::Uuid;

/// A signed inspection of the same vehicle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Past {
    pub(crate) id: Uuid,
    pub(crate) nature: InspectionNature,
    /// Whether it was itself a retest.
    pub(crate) retest: bool,
    pub(crate) favourable: bool,
    /// The civil day of its result.
    pub(crate) on: NaiveDate,
    pub(crate) valid_until: NaiveDate,
    /// Kilometres on the odometer.
    pub(crate) odometer_km: i32,
    /// Whether the maker asked not to drive it (0.7.1.a.3).
    pub(crate) stop_driving: bool,
}

/// The inspection that a retest follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Initial {
    /// Made by us.
    Ours(Past),
    /// Made elsewhere, that day, as its report says.
    Elsewhere(NaiveDate),
}

impl Initial {
    /// The day a retest counts from.
    pub(crate) fn on(&self) -> NaiveDate {
        match self {
            Self::Ours(past) => past.on,
            Self::Elsewhere(day) => *day,
        }
    }
}

/// What looks at as much as `nature` does, or more, settles it.
fn settles(past: &Past, nature: InspectionNature) -> bool {
    past.nature == nature || past.nature == InspectionNature::Periodic
}

/// The failure that is still open: unfavourable, and nothing favourable followed. `past` comes newest
/// first.
fn open_failure(past: &[Past], nature: InspectionNature) -> Option<&Past> {
    past.iter()
        .take_while(|one| !(one.favourable && settles(one, nature)))
        .find(|one| !one.favourable && !one.retest && one.nature == nature)
}

/// What a retest that says no more looks at again: the newest open failure decides.
pub(crate) fn nature_of_retest(past: &[Past]) -> InspectionNature {
    let open = |nature| open_failure(past, nature).map(|failure| (failure.on, nature));
    let (periodic, check) =
        (open(InspectionNature::Periodic), open(InspectionNature::PollutionCheck));
    match (periodic, check) {
        (None, Some(_)) => InspectionNature::PollutionCheck,
        (Some((whole, _)), Some((emissions, _))) if emissions > whole => {
            InspectionNature::PollutionCheck
        }
        _ => InspectionNature::Periodic,
    }
}

/// The inspection that a retest of today follows. Ours wins over a typed date; either is two months
/// old at most (arrêté du 18 juin 1991, art. 8).
pub(crate) fn initial(
    past: &[Past],
    nature: InspectionNature,
    typed: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<Initial, InspectionError> {
    let in_time = |day: NaiveDate| day <= today && periods::retest_until(day) >= today;
    let ours = open_failure(past, nature);
    if let Some(ours) = ours.filter(|ours| in_time(ours.on)) {
        return Ok(Initial::Ours(ours.clone()));
    }
    match typed {
        Some(day) if !in_time(day) => Err(InspectionError::RetestTooLate),
        // A failure elsewhere that our own favourable result came after is none any more.
        Some(day)
            if past.iter().any(|one| one.favourable && settles(one, nature) && one.on >= day) =>
        {
            Err(InspectionError::RetestNotDue)
        }
        Some(day) => Ok(Initial::Elsewhere(day)),
        None if ours.is_some() => Err(InspectionError::RetestTooLate),
        None => Err(InspectionError::InitialInspectionUnknown),
    }
}

/// Last day of the last periodic inspection, or of its retest. Ours wins over a typed day, as long as
/// it is not over.
pub(crate) fn periodic_until(
    past: &[Past],
    typed: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, InspectionError> {
    let ours = past
        .iter()
        .find(|one| one.nature == InspectionNature::Periodic && one.favourable)
        .map(|one| one.valid_until);
    let holds = |day| periods::pollution_check_until(day, today);
    ours.and_then(holds).or(typed.and_then(holds)).ok_or(InspectionError::PeriodicValidityUnknown)
}

/// Whether the last inspection of the whole vehicle left it with the defect that a recall with a
/// request to stop driving is.
pub(crate) fn stopped(past: &[Past]) -> bool {
    past.iter()
        .find(|one| one.nature == InspectionNature::Periodic)
        .is_some_and(|last| last.stop_driving)
}

/// The highest reading of an earlier inspection that is more than the odometer shows now.
pub(crate) fn more_mileage(past: &[Past], now: i32) -> Option<(NaiveDate, i32)> {
    let highest = past.iter().max_by_key(|one| one.odometer_km)?;
    (highest.odometer_km > now).then_some((highest.on, highest.odometer_km))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use InspectionNature::{Periodic, PollutionCheck};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn past(nature: InspectionNature, retest: bool, favourable: bool, on: &str) -> Past {
        let valid_until = periods::later(day(on), if favourable { 24 } else { 2 });
        Past {
            id: Uuid::nil(),
            nature,
            retest,
            favourable,
            on: day(on),
            valid_until,
            odometer_km: 100_000,
            stop_driving: false,
        }
    }

    fn failed(on: &str) -> Past {
        past(Periodic, false, false, on)
    }

    fn passed(on: &str) -> Past {
        past(Periodic, false, true, on)
    }

    /// The day a retest of `today` counts from.
    fn from(past: &[Past], typed: Option<&str>, today: &str) -> Result<String, InspectionError> {
        initial(past, Periodic, typed.map(day), day(today)).map(|initial| initial.on().to_string())
    }

    #[test]
    fn a_retest_answers_the_open_failure_and_no_other() {
        let retest_failed = past(Periodic, true, false, "2026-11-10");
        let retest_passed = past(Periodic, true, true, "2026-11-15");
        for (name, history, open) in [
            ("nothing", vec![], None),
            ("a failure", vec![failed("2026-10-01")], Some("2026-10-01")),
            ("passed since", vec![passed("2026-10-20"), failed("2026-10-01")], None),
            ("its retest passed", vec![retest_passed.clone(), failed("2026-10-01")], None),
            (
                "its retest failed",
                vec![retest_failed.clone(), failed("2026-10-01")],
                Some("2026-10-01"),
            ),
            (
                "the newer of two",
                vec![failed("2026-11-01"), failed("2026-10-01")],
                Some("2026-11-01"),
            ),
            (
                "a new failure after one that was settled",
                vec![failed("2026-11-20"), retest_passed, failed("2026-10-01")],
                Some("2026-11-20"),
            ),
            (
                "of emissions alone",
                vec![past(PollutionCheck, false, false, "2026-11-01"), passed("2025-11-01")],
                None,
            ),
            (
                "emissions passed, the whole still open",
                vec![past(PollutionCheck, false, true, "2026-11-01"), failed("2026-10-01")],
                Some("2026-10-01"),
            ),
        ] {
            let told = open_failure(&history, Periodic).map(|one| one.on.to_string());
            assert_eq!(told.as_deref(), open, "{name}");
        }
    }

    #[test]
    fn a_retest_is_in_time_until_the_same_day_two_months_later() {
        for (failure, today, in_time) in [
            ("2026-10-01", "2026-10-01", true),
            ("2026-10-01", "2026-12-01", true),
            ("2026-10-01", "2026-12-02", false),
            ("2026-12-31", "2027-02-28", true),
            ("2026-12-31", "2027-03-01", false),
            ("2027-12-31", "2028-02-29", true),
            ("2027-12-31", "2028-03-01", false),
            ("2027-12-29", "2028-02-29", true),
            ("2027-07-31", "2027-09-30", true),
            ("2027-07-31", "2027-10-01", false),
        ] {
            let expected =
                if in_time { Ok(failure.to_owned()) } else { Err(InspectionError::RetestTooLate) };
            assert_eq!(from(&[failed(failure)], None, today), expected, "ours {failure} {today}");
            assert_eq!(from(&[], Some(failure), today), expected, "typed {failure} {today}");
        }
        assert_eq!(
            from(&[], Some("2026-12-02"), "2026-12-01"),
            Err(InspectionError::RetestTooLate),
            "not to come"
        );
    }

    #[test]
    fn our_own_record_wins_over_a_typed_date() {
        let today = "2026-11-22";
        let ours = [failed("2026-10-01")];
        assert_eq!(from(&ours, Some("2026-11-01"), today).as_deref(), Ok("2026-10-01"));
        // Ours is too old: it may have failed elsewhere since.
        let old = [failed("2026-05-01")];
        assert_eq!(from(&old, Some("2026-11-01"), today).as_deref(), Ok("2026-11-01"));
        assert_eq!(from(&old, None, today), Err(InspectionError::RetestTooLate));
        // What we passed after the typed failure settled it.
        let settled = [passed("2026-11-10"), failed("2026-10-01")];
        assert_eq!(from(&settled, Some("2026-11-01"), today), Err(InspectionError::RetestNotDue));
        assert_eq!(from(&settled, Some("2026-11-11"), today).as_deref(), Ok("2026-11-11"));
        assert_eq!(from(&settled, None, today), Err(InspectionError::InitialInspectionUnknown));
    }

    #[test]
    fn a_retest_looks_at_what_failed() {
        let check = past(PollutionCheck, false, false, "2026-11-01");
        assert_eq!(nature_of_retest(&[]), Periodic);
        assert_eq!(nature_of_retest(&[check.clone(), passed("2025-11-01")]), PollutionCheck);
        assert_eq!(nature_of_retest(&[check.clone(), failed("2026-10-01")]), PollutionCheck);
        assert_eq!(nature_of_retest(&[failed("2026-11-02"), check.clone()]), Periodic);
        // A whole inspection that passed looked at the emissions, too.
        assert_eq!(nature_of_retest(&[passed("2026-11-02"), check]), Periodic);
    }

    #[test]
    fn a_pollution_check_holds_as_long_as_the_last_periodic_inspection() {
        let today = day("2026-11-22");
        let until = |past: &[Past], typed: Option<&str>| {
            periodic_until(past, typed.map(day), today).map(|day| day.to_string())
        };
        let ours = [passed("2025-11-30")];
        assert_eq!(until(&ours, None).as_deref(), Ok("2027-11-30"));
        assert_eq!(until(&ours, Some("2028-01-01")).as_deref(), Ok("2027-11-30"), "ours wins");
        // Its retest holds from the inspection that failed.
        let retest =
            Past { valid_until: day("2027-10-01"), ..past(Periodic, true, true, "2025-11-15") };
        assert_eq!(until(&[retest, failed("2025-10-01")], None).as_deref(), Ok("2027-10-01"));
        assert_eq!(until(&[], Some("2028-02-29")).as_deref(), Ok("2028-02-29"));
        assert_eq!(until(&[], Some("2026-11-22")).as_deref(), Ok("2026-11-22"), "the last day");
        for (history, typed) in [
            (vec![], None),
            (vec![], Some("2026-11-21")),
            (vec![passed("2024-11-21")], None),
            (vec![past(PollutionCheck, false, true, "2026-01-01")], None),
        ] {
            assert_eq!(until(&history, typed), Err(InspectionError::PeriodicValidityUnknown));
        }
        assert_eq!(until(&[passed("2024-11-22")], None).as_deref(), Ok("2026-11-22"));
    }
}
