//! When a vehicle's owner is reminded of the inspection due next: a month before its last day, and a
//! week before.
//! Decisions: docs/decisions/booking.md
use super::Due;
use chrono::{NaiveDate, TimeDelta, Timelike};
use events::parser::DueNotice;

/// After an outage it is still said, so many days later.
const GRACE: i64 = 3;
/// Looked at again after so long at most: tables of the law change.
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(90);
/// Nobody's telephone rings earlier, local time, …
const MORNING: u32 = 9;
/// … or later.
const EVENING: u32 = 19;

const fn days(notice: DueNotice) -> i64 {
    match notice {
        DueNotice::Month => 30,
        DueNotice::Week => 7,
    }
}

/// What follows from looking at a vehicle today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// What its owner is told.
    pub(crate) tell: Option<DueNotice>,
    /// When to look again.
    pub(crate) again: NaiveDate,
}

/// Looks at what is due of a vehicle.
pub(crate) fn look(due: Option<&Due>, today: NaiveDate) -> Look {
    let latest = today + LONGEST_PAUSE;
    let Some(before) = due.map(|due| due.before).filter(|before| *before >= today) else {
        return Look { tell: None, again: latest };
    };
    let left = (before - today).num_days();
    let notices = [DueNotice::Month, DueNotice::Week];
    let tell = notices.into_iter().find(|of| (days(*of) - GRACE..=days(*of)).contains(&left));
    let ahead = notices.into_iter().map(days).find(|days| *days < left);
    // On the last day what follows on it is not known yet.
    let next = ahead.map_or(before + TimeDelta::days(1), |days| before - TimeDelta::days(days));
    Look { tell, again: next.min(latest) }
}

/// Whether it is an hour at which somebody may be told something that is not urgent.
pub(crate) fn is_waking(local: &impl Timelike) -> bool {
    (MORNING..EVENING).contains(&local.hour())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::{DueBasis, DueKind};
    use chrono::NaiveTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(before: &str) -> Due {
        Due {
            kind: DueKind::Periodic,
            opens: day("2026-01-01"),
            before: day(before),
            overdue: false,
            basis: DueBasis::FirstRegistration,
            certain: true,
        }
    }

    #[test]
    fn a_month_and_a_week_before_the_last_day() {
        for (today, tell, again) in [
            ("2026-06-01", None, "2026-08-30"),
            ("2026-10-31", None, "2026-11-01"),
            ("2026-11-01", Some(DueNotice::Month), "2026-11-24"),
            ("2026-11-04", Some(DueNotice::Month), "2026-11-24"),
            ("2026-11-05", None, "2026-11-24"),
            ("2026-11-24", Some(DueNotice::Week), "2026-12-02"),
            ("2026-11-27", Some(DueNotice::Week), "2026-12-02"),
            ("2026-11-28", None, "2026-12-02"),
            ("2026-12-01", None, "2026-12-02"),
            ("2026-12-02", None, "2027-03-02"),
        ] {
            let expected = Look { tell, again: day(again) };
            assert_eq!(look(Some(&due("2026-12-01")), day(today)), expected, "{today}");
        }
        assert_eq!(look(None, day("2026-12-02")), Look { tell: None, again: day("2027-03-02") });
    }

    #[test]
    fn it_always_looks_again_later() {
        for ahead in -10..120 {
            let today = day("2026-12-01") - TimeDelta::days(ahead);
            assert!(look(Some(&due("2026-12-01")), today).again > today, "{ahead}");
        }
    }

    #[test]
    fn nobody_is_woken() {
        let at = |hour| NaiveTime::from_hms_opt(hour, 59, 0).unwrap();
        assert!(
            !is_waking(&at(8)) && is_waking(&at(9)) && is_waking(&at(18)) && !is_waking(&at(19))
        );
    }
}
