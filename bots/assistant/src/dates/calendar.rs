//! Arithmetic on the calendar, and its names in canonical form.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

pub(super) use fr::calendar::{month, weekday};

/// The first such weekday from this day on, this day included.
pub(super) fn on_or_after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day + Days::new(u64::from(ahead))
}

/// The first such weekday after this day: who means today says "aujourd'hui".
pub(super) fn next(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    on_or_after(day + Days::new(1), weekday)
}

pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// How many days the month has, in its longest year.
pub(super) fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The next time this day and month come, today included; `None` for a 31 April.
pub(super) fn coming(today: NaiveDate, day: u32, month: u32) -> Option<NaiveDate> {
    (0..=8).find_map(|years| {
        NaiveDate::from_ymd_opt(today.year() + years, month, day).filter(|date| *date >= today)
    })
}

/// The next time this number comes in the month, today included.
pub(super) fn day_of_month(today: NaiveDate, number: u32) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    (0..=3).find_map(|months| {
        let day = first.checked_add_months(Months::new(months))?.with_day(number)?;
        (day >= today).then_some(day)
    })
}

/// The first day of the month that is named: this year's unless it is over.
pub(super) fn first_of(today: NaiveDate, month: u32) -> Option<NaiveDate> {
    let year = today.year() + i32::from(month < today.month());
    NaiveDate::from_ymd_opt(year, month, 1)
}
