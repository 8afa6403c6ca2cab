//! Between UTC, in which everything is stored, and the customer's clock in Europe/Paris.

use crate::dates::When;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Europe::Paris;

/// The wall clock in Paris at this moment.
pub(crate) fn paris(moment: DateTime<Utc>) -> NaiveDateTime {
    moment.with_timezone(&Paris).naive_local()
}

/// How far a slot is from what was wished for, in minutes.
pub(crate) fn distance(slot: DateTime<Utc>, when: &When) -> i64 {
    let local = paris(slot);
    let time = when.at.or(when.window.map(|(from, _)| from)).unwrap_or(NaiveTime::MIN);
    let day = when.days.first().map_or(local.date(), |days| local.date().clamp(days.from, days.to));
    (local - day.and_time(time)).num_minutes().abs()
}

/// The number of a weekday as the graph counts it: Monday is 1.
pub(crate) fn weekday(day: NaiveDate) -> u32 {
    day.weekday().number_from_monday()
}

/// Minutes left until then, never negative.
pub(crate) fn minutes_until(then: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (then - now).max(TimeDelta::zero()).num_seconds().div_euclid(60)
}
