//! Where a centre is, and its days: the ordinary week, and one day with its holiday or closure.
use crate::domain::{Closed, Day, Interval};
use async_graphql::{Enum, SimpleObject};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// When a centre is open on a weekday, in local time.
#[derive(SimpleObject)]
pub(crate) struct OpeningHours {
    /// 1 is Monday, 7 is Sunday.
    weekday: i16,
    /// `08:00`
    opens: String,
    /// `12:00`
    closes: String,
}

impl OpeningHours {
    pub(super) fn new(weekday: i16, opens: NaiveTime, closes: NaiveTime) -> Self {
        let shown = |time: NaiveTime| time.format("%H:%M").to_string();
        Self { weekday, opens: shown(opens), closes: shown(closes) }
    }

    fn on(date: NaiveDate, open: Interval) -> Self {
        let weekday = date.weekday().number_from_monday();
        Self::new(i16::try_from(weekday).unwrap_or_default(), open.opens, open.closes)
    }
}

/// Why a centre is closed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ClosedBecause {
    /// It never opens on that weekday.
    Weekday,
    /// A public holiday; `reason` is its name.
    Holiday,
    /// The centre closed that day; `reason` is what it gave.
    Closure,
}

/// A day of a centre, holidays and closures taken into account.
#[derive(SimpleObject)]
pub(crate) struct CentreDay {
    /// Local.
    date: NaiveDate,
    /// When it is open; empty where it is closed.
    hours: Vec<OpeningHours>,
    /// Why it is closed, where it is.
    closed: Option<ClosedBecause>,
    /// « Noël », « Inventaire »: in French.
    reason: Option<String>,
}

impl From<Day> for CentreDay {
    fn from(day: Day) -> Self {
        let hours = day.open.iter().map(|open| OpeningHours::on(day.date, *open)).collect();
        let (closed, reason) = match day.closed {
            None => (None, None),
            Some(Closed::Weekday) => (Some(ClosedBecause::Weekday), None),
            Some(Closed::Holiday(name)) => (Some(ClosedBecause::Holiday), Some(name.to_owned())),
            Some(Closed::Closure(reason)) => (Some(ClosedBecause::Closure), Some(reason)),
        };
        Self { date: day.date, hours, closed, reason }
    }
}

/// A day on which a centre is closed.
#[derive(SimpleObject)]
pub(crate) struct Closure {
    /// Local.
    pub(super) date: NaiveDate,
    /// « Inventaire », in French.
    pub(super) reason: String,
}

/// Where something is: WGS 84, in degrees.
#[derive(SimpleObject)]
pub(crate) struct GeoPosition {
    /// North of the equator.
    pub(super) latitude: f64,
    /// East of Greenwich.
    pub(super) longitude: f64,
}
