//! Some days as people in France count them, and how they are put together: what figures are asked of.
//! Nothing is counted over more of them at once, so that no question reads all that ever was.
use crate::{
    ClientError,
    clock::{CIVIL_ZONE, CivilDay},
};
use async_graphql::{Enum, SimpleObject};
use chrono::{
    DateTime, Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday,
};
use std::ops::AddAssign;

/// A year, and the weeks at both its ends that it is compared with.
const MOST_DAYS: i64 = 400;

/// How days are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum PeriodStep {
    /// Each day.
    #[default]
    Day,
    /// From Monday to Sunday.
    Week,
    /// From the first to the last of a month.
    Month,
}

impl PeriodStep {
    /// The last day of the one that a day lies in.
    fn last(self, day: NaiveDate) -> NaiveDate {
        let last = match self {
            Self::Day => Some(day),
            Self::Week => day.week(Weekday::Mon).checked_last_day(),
            Self::Month => day.with_day(1).and_then(|first| {
                first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
            }),
        };
        last.unwrap_or(day)
    }
}

/// From a day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// The first one's midnight.
    pub begins: DateTime<Utc>,
    /// The midnight after the last one, which is no longer in it.
    pub ends: DateTime<Utc>,
}

/// The days make no sense.
#[derive(Debug, thiserror::Error)]
#[error("a period ends on or after the day on which it begins, and is of 400 days at most")]
pub struct PeriodInvalid;

impl ClientError for PeriodInvalid {
    fn code(&self) -> &'static str {
        "PERIOD_INVALID"
    }

    fn fr(&self) -> String {
        "La période finit après son début et compte 400 jours au plus.".to_owned()
    }
}

/// A part of a period, and what was counted in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<T> {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    /// What was counted.
    pub counted: T,
}

/// How long something took, in whole minutes: a quarter took no longer than the first, half no longer
/// than the second, and a quarter longer than the third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(shareable)]
pub struct Quartiles {
    /// A quarter took no longer.
    pub lower_minutes: i64,
    /// Half took no longer.
    pub median_minutes: i64,
    /// A quarter took longer.
    pub upper_minutes: i64,
}

impl Quartiles {
    /// From seconds, as `percentile_cont(ARRAY[0.25, 0.5, 0.75])` answers them; none where nothing was
    /// measured.
    pub fn of_seconds(seconds: Option<Vec<f64>>) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "minutes of a wait")]
        let minutes = |seconds: f64| (seconds / 60.0).round() as i64;
        let [lower, median, upper] = <[f64; 3]>::try_from(seconds?).ok()?;
        Some(Self {
            lower_minutes: minutes(lower),
            median_minutes: minutes(median),
            upper_minutes: minutes(upper),
        })
    }
}

impl Period {
    /// Reads what a client asked for.
    ///
    /// # Errors
    /// Where it ends before it begins, or is longer than is counted at once.
    pub fn read(from: NaiveDate, until: NaiveDate) -> Result<Self, PeriodInvalid> {
        let in_order = from <= until && (until - from).num_days() < MOST_DAYS;
        let midnight = |day: NaiveDate| {
            let local = CIVIL_ZONE.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
            local.map(|local| local.with_timezone(&Utc))
        };
        let after = until.succ_opt().filter(|_| in_order);
        let (begins, ends) = midnight(from).zip(after.and_then(midnight)).ok_or(PeriodInvalid)?;
        Ok(Self { from, until, begins, ends })
    }

    /// The last month that is over: for an hour already, so that what was being written as it ended is
    /// there.
    pub fn month_before(now: DateTime<Utc>) -> Option<Self> {
        let until = CivilDay::of(now - TimeDelta::hours(1)).date.with_day(1)?.pred_opt()?;
        Self::read(until.with_day(1)?, until).ok()
    }

    /// Its days, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.until)
    }

    /// What was counted by the day, put together: each part of the period, also where nothing was. A
    /// week or a month at an end of it has only the days that lie in it.
    pub fn parts<T: Default + AddAssign>(
        self,
        step: PeriodStep,
        counted: impl IntoIterator<Item = (NaiveDate, T)>,
    ) -> Vec<Part<T>> {
        let mut parts = Vec::new();
        let mut from = self.from;
        while from <= self.until {
            let until = step.last(from).min(self.until);
            parts.push(Part { from, until, counted: T::default() });
            let Some(next) = until.succ_opt() else { break };
            from = next;
        }
        for (day, count) in counted {
            let at = parts.partition_point(|part| part.until < day);
            if let Some(part) = parts.get_mut(at).filter(|part| part.from <= day) {
                part.counted += count;
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, until: &str) -> Period {
        Period::read(day(from), day(until)).unwrap()
    }

    #[test]
    fn a_period_is_of_whole_days_in_france_and_of_400_at_most() {
        let spring = period("2026-03-28", "2026-03-29");
        assert_eq!(spring.begins.to_rfc3339(), "2026-03-27T23:00:00+00:00");
        assert_eq!(spring.ends.to_rfc3339(), "2026-03-29T22:00:00+00:00", "23 hours");
        assert_eq!(period("2026-11-26", "2026-11-26").days().count(), 1);
        assert_eq!(period("2025-11-26", "2026-12-30").days().count(), 400);
        for (from, until) in [
            ("2026-11-27", "2026-11-26"),
            ("2025-11-26", "2026-12-31"),
            ("-200000-01-01", "2026-01-01"),
        ] {
            assert!(Period::read(day(from), day(until)).is_err(), "{from} {until}");
        }
        assert!(Period::read(NaiveDate::MAX, NaiveDate::MAX).is_err());
    }

    #[test]
    fn days_are_put_together_by_calendar_weeks_and_months() {
        let period = period("2026-11-27", "2026-12-08");
        let counted = [("2026-11-27", 1), ("2026-11-30", 2), ("2026-12-01", 4), ("2026-12-08", 8)];
        let parts = |step| -> Vec<(String, String, i32)> {
            let counted = counted.map(|(date, count)| (day(date), count));
            let parts = period.parts(step, counted).into_iter();
            parts
                .map(|part| (part.from.to_string(), part.until.to_string(), part.counted))
                .collect()
        };
        let shown = |rows: &[(&str, &str, i32)]| -> Vec<(String, String, i32)> {
            rows.iter().map(|(a, b, n)| ((*a).to_owned(), (*b).to_owned(), *n)).collect()
        };
        assert_eq!(parts(PeriodStep::Day).len(), 12);
        assert_eq!(
            parts(PeriodStep::Week),
            shown(&[
                ("2026-11-27", "2026-11-29", 1),
                ("2026-11-30", "2026-12-06", 6),
                ("2026-12-07", "2026-12-08", 8),
            ])
        );
        assert_eq!(
            parts(PeriodStep::Month),
            shown(&[("2026-11-27", "2026-11-30", 3), ("2026-12-01", "2026-12-08", 12)])
        );
        let outside =
            period.parts(PeriodStep::Month, [(day("2026-11-26"), 5), (day("2026-12-09"), 5)]);
        assert!(outside.iter().all(|part| part.counted == 0), "what is not of it");
    }

    #[test]
    fn quartiles_are_whole_minutes() {
        let told = Quartiles::of_seconds(Some(vec![29.0, 90.0, 3_600.0]));
        let minutes = told.map(|of| (of.lower_minutes, of.median_minutes, of.upper_minutes));
        assert_eq!(minutes, Some((0, 2, 60)));
        assert_eq!(Quartiles::of_seconds(None), None);
    }

    #[test]
    fn the_month_before_is_that_of_france() {
        // The first of December there, the last of November here: once it is so for an hour.
        let turn = "2026-11-30T23:30:00Z".parse().unwrap();
        assert_eq!(Period::month_before(turn), Some(period("2026-10-01", "2026-10-31")));
        let later = "2026-12-01T00:00:00Z".parse().unwrap();
        assert_eq!(Period::month_before(later), Some(period("2026-11-01", "2026-11-30")));
        let march = "2024-03-10T10:00:00Z".parse().unwrap();
        assert_eq!(Period::month_before(march), Some(period("2024-02-01", "2024-02-29")));
    }
}
