//! What the readings of the rules are made of.

use chrono::{NaiveDate, NaiveDateTime};

/// How precise an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A second: now.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Grain {
    /// By its name in a table.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "year" => Self::Year,
            _ => return None,
        })
    }
}

/// Days from the first to the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: NaiveDate,
    pub(super) to: NaiveDate,
    pub(super) grain: Grain,
    /// The first day of the other reading, where usage is divided.
    pub(super) or: Option<NaiveDate>,
    /// A day and a month that were named and that no calendar has.
    pub(super) impossible: Option<(u32, u32)>,
}

impl Days {
    pub(super) fn one(day: NaiveDate) -> Self {
        Self::run(day, day.succ_opt().unwrap_or(day), Grain::Day)
    }

    pub(super) fn run(from: NaiveDate, to: NaiveDate, grain: Grain) -> Self {
        Self { from, to, grain, or: None, impossible: None }
    }
}

/// Minutes of a day, which may run beyond it. An end that is missing is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) from: Option<i32>,
    pub(super) to: Option<i32>,
    pub(super) grain: Grain,
    /// Could be meant twelve hours later, too: « at 3 ».
    pub(super) twelve: bool,
    /// One moment and not a stretch.
    pub(super) point: bool,
    /// A part of the day that has a name, and no times.
    pub(super) part: bool,
}

impl Hours {
    pub(super) fn point(minute: i32, grain: Grain, twelve: bool) -> Self {
        let length = if grain == Grain::Hour { 60 } else { 1 };
        Self {
            from: Some(minute),
            to: Some(minute + length),
            grain,
            twelve,
            point: true,
            part: false,
        }
    }

    pub(super) fn part(from: i32, to: i32) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
            grain: Grain::Hour,
            twelve: false,
            point: false,
            part: true,
        }
    }
}

/// Bounds in time, with the days and hours they came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) start: Option<NaiveDateTime>,
    pub(super) end: Option<NaiveDateTime>,
    pub(super) grain: Grain,
    pub(super) days: Option<Days>,
    pub(super) hours: Option<Hours>,
}

/// A reading of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    Number(i32),
    Unit(Grain),
    Days(Days),
    Hours(Hours),
    Moment(Moment),
}
