//! Days that have a name or a place: months, weeks, feasts.

use chrono::{Datelike, Days as Count, Months, NaiveDate, Weekday};

pub(super) fn plus(day: NaiveDate, days: i32) -> NaiveDate {
    let count = Count::new(u64::from(days.unsigned_abs()));
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(day)
}

pub(super) fn plus_months(day: NaiveDate, months: i32) -> NaiveDate {
    let count = Months::new(months.unsigned_abs());
    let moved =
        if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) };
    moved.unwrap_or(day)
}

pub(super) fn monday(day: NaiveDate) -> NaiveDate {
    plus(day, -i32::try_from(day.weekday().num_days_from_monday()).unwrap_or(0))
}

pub(super) fn month_start(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

pub(super) fn ymd(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// The first day from `day` on that is this day of the week, Monday being 0.
pub(super) fn weekday_from(day: NaiveDate, weekday: i32) -> NaiveDate {
    let today = i32::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    plus(day, (weekday - today).rem_euclid(7))
}

/// Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    ymd(year, sum / 31, sum % 31 + 1)
}

/// When a feast is.
#[derive(Debug, Clone, Copy)]
enum Feast {
    /// Month and day.
    Fixed(i32, i32),
    /// Days after Easter.
    Easter(i32),
    /// Month, day of the week (Monday being 0), and which of them; the last one below 0.
    Nth(i32, i32, i32),
    /// The last Sunday of May, or the first of June where that is Whitsun.
    FrenchMothers,
    /// The Sunday that is the fourth before Christmas.
    Advent,
}

const FEASTS: &[(&str, Feast)] = &[
    ("new_year", Feast::Fixed(1, 1)),
    ("epiphany", Feast::Fixed(1, 6)),
    ("martin_luther_king", Feast::Nth(1, 0, 3)),
    ("valentine", Feast::Fixed(2, 14)),
    ("presidents", Feast::Nth(2, 0, 3)),
    ("patrick", Feast::Fixed(3, 17)),
    ("april_fool", Feast::Fixed(4, 1)),
    ("shrove_tuesday", Feast::Easter(-47)),
    ("ash_wednesday", Feast::Easter(-46)),
    ("palm_sunday", Feast::Easter(-7)),
    ("good_friday", Feast::Easter(-2)),
    ("easter", Feast::Easter(0)),
    ("easter_monday", Feast::Easter(1)),
    ("labour", Feast::Fixed(5, 1)),
    ("victory", Feast::Fixed(5, 8)),
    ("ascension", Feast::Easter(39)),
    ("whitsun", Feast::Easter(49)),
    ("whit_monday", Feast::Easter(50)),
    ("mothers", Feast::Nth(5, 6, 2)),
    ("french_mothers", Feast::FrenchMothers),
    ("memorial", Feast::Nth(5, 0, -1)),
    ("fathers", Feast::Nth(6, 6, 3)),
    ("music", Feast::Fixed(6, 21)),
    ("saint_john", Feast::Fixed(6, 24)),
    ("independence", Feast::Fixed(7, 4)),
    ("bastille", Feast::Fixed(7, 14)),
    ("assumption", Feast::Fixed(8, 15)),
    ("american_labor", Feast::Nth(9, 0, 1)),
    ("columbus", Feast::Nth(10, 0, 2)),
    ("halloween", Feast::Fixed(10, 31)),
    ("all_saints", Feast::Fixed(11, 1)),
    ("all_souls", Feast::Fixed(11, 2)),
    ("armistice", Feast::Fixed(11, 11)),
    ("thanksgiving", Feast::Nth(11, 3, 4)),
    ("black_friday", Feast::Nth(11, 4, 4)),
    ("advent", Feast::Advent),
    ("christmas_eve", Feast::Fixed(12, 24)),
    ("christmas", Feast::Fixed(12, 25)),
    ("boxing", Feast::Fixed(12, 26)),
    ("new_year_eve", Feast::Fixed(12, 31)),
];

/// The number of a feast.
pub(super) fn feast_named(name: &str) -> Option<i32> {
    FEASTS.iter().position(|(known, _)| *known == name).and_then(|at| i32::try_from(at).ok())
}

/// The day of a feast in a year.
pub(super) fn feast(number: i32, year: i32) -> Option<NaiveDate> {
    let (_, feast) = FEASTS.get(usize::try_from(number).ok()?)?;
    match *feast {
        Feast::Fixed(month, day) => ymd(year, month, day),
        Feast::Easter(after) => Some(plus(easter(year)?, after)),
        Feast::Nth(month, weekday, which) if which > 0 => {
            Some(plus(weekday_from(ymd(year, month, 1)?, weekday), 7 * (which - 1)))
        }
        Feast::Nth(month, weekday, _) => {
            let next = plus_months(ymd(year, month, 1)?, 1);
            Some(plus(weekday_from(next, weekday), -7))
        }
        Feast::FrenchMothers => {
            let last = plus(weekday_from(ymd(year, 6, 1)?, 6), -7);
            Some(if last == plus(easter(year)?, 49) { plus(last, 7) } else { last })
        }
        Feast::Advent => {
            let eve = ymd(year, 12, 24)?;
            let back = if eve.weekday() == Weekday::Sun { eve } else { plus(monday(eve), -1) };
            Some(plus(back, -21))
        }
    }
}
