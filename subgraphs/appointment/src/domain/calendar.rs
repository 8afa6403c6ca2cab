//! Local times as instants.
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use kernel::clock::CIVIL_ZONE;

/// The instant of a wall-clock time in France. `None` in the hour that spring skips; the first of
/// the two in the hour that autumn repeats.
pub(crate) fn local_instant(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    CIVIL_ZONE
        .from_local_datetime(&day.and_time(time))
        .earliest()
        .map(|local| local.with_timezone(&Utc))
}

/// The day that it is in France.
pub(crate) fn local_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&CIVIL_ZONE).date_naive()
}

/// From the first day's midnight to the one after the last day's, local.
pub(crate) fn local_days(from: NaiveDate, to: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    Some((local_instant(from, NaiveTime::MIN)?, local_instant(to.succ_opt()?, NaiveTime::MIN)?))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn local_times_know_summer_time() {
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        assert_eq!(
            local_instant(day("2026-07-01"), eight).unwrap().to_rfc3339(),
            "2026-07-01T06:00:00+00:00"
        );
        assert_eq!(
            local_instant(day("2026-12-01"), eight).unwrap().to_rfc3339(),
            "2026-12-01T07:00:00+00:00"
        );
        let skipped = NaiveTime::from_hms_opt(2, 30, 0).unwrap();
        assert_eq!(local_instant(day("2026-03-29"), skipped), None);
    }
}
