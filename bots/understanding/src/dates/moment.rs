//! From days and hours to bounds in time.

use super::{
    calendar::plus,
    context::Context,
    value::{Days, Grain, Hours, Moment},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use std::ops::Range;

/// Why an expression cannot be meant as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No calendar has that day.
    Impossible,
    /// It is over.
    Past,
}

/// One expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// First moment; `None` where only an end was given.
    pub start: Option<NaiveDateTime>,
    /// First moment that is no longer meant; `None` where it stays open.
    pub end: Option<NaiveDateTime>,
    /// How precise it is.
    pub grain: Grain,
    /// The bytes of the text it took.
    pub span: Range<usize>,
    /// The bounds of the other reading, where usage is divided: to be asked.
    pub or: Option<(Option<NaiveDateTime>, Option<NaiveDateTime>)>,
    /// What is to be said at once.
    pub trouble: Option<Trouble>,
    /// The days that were named, the first and the last.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The minutes of the day that were named: from, and to (the end excluded).
    pub hours: Option<(Option<i32>, Option<i32>)>,
    /// Whether the hours are one moment and not a stretch.
    pub point: bool,
    /// Whether they are a part of the day that has a name, and no times.
    pub part: bool,
    /// A day and a month, counted from 1, that no calendar has.
    pub impossible: Option<(u32, u32)>,
}

pub(super) fn at(day: NaiveDate, minute: i32) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
}

impl Context {
    pub(super) fn moment(&self, days: Option<Days>, hours: Option<Hours>) -> Moment {
        match (days, hours) {
            (Some(days), None) => Moment {
                start: Some(at(days.from, 0)),
                end: Some(at(days.to, 0)),
                grain: days.grain,
                days: Some(days),
                hours: None,
            },
            (Some(days), Some(hours)) => {
                let made = Self::on(days.from, hours, Some(days));
                // « Demain jusqu'à 16 h » begins with the day.
                Moment { start: made.start.or(Some(at(days.from, 0))), ..made }
            }
            (None, Some(hours)) => {
                let hours = self.next_of(hours);
                let today = self.now.date();
                let end = hours.to.or(hours.from.map(|from| from + 1)).unwrap_or(24 * 60);
                // What is over today is meant for tomorrow, but not within its hour.
                let over = at(today, end) <= self.now && !self.same_hour(hours);
                let open_end = hours.from.is_none();
                let day = if over && !open_end { plus(today, 1) } else { today };
                Self::on(day, hours, None)
            }
            (None, None) => {
                Moment { start: None, end: None, grain: Grain::Day, days: None, hours: None }
            }
        }
    }

    fn same_hour(&self, hours: Hours) -> bool {
        hours.point
            && hours.from.is_some_and(|from| at(self.now.date(), from / 60 * 60 + 60) > self.now)
    }

    /// « At 3 » is the next of three in the morning and three in the afternoon.
    fn next_of(&self, hours: Hours) -> Hours {
        let later = Hours {
            from: hours.from.map(|from| from + 720),
            to: hours.to.map(|to| to + 720),
            ..hours
        };
        let over = |hours: Hours| {
            hours.from.is_some_and(|from| at(self.now.date(), from) < self.now)
                && !self.same_hour(hours)
        };
        if hours.twelve && over(hours) && !over(later) { later } else { hours }
    }

    fn on(day: NaiveDate, hours: Hours, days: Option<Days>) -> Moment {
        Moment {
            start: hours.from.map(|minute| at(day, minute)),
            end: hours.to.map(|minute| at(day, minute)),
            grain: hours.grain,
            days,
            hours: Some(hours),
        }
    }
}

pub(super) fn finish(moment: &Moment, span: Range<usize>, context: &Context) -> Found {
    let impossible = moment.days.and_then(|days| days.impossible);
    let over = moment.end.is_some_and(|end| end <= context.now);
    let or = moment.days.and_then(|days| {
        let by = days.or? - days.from;
        Some((moment.start.map(|start| start + by), moment.end.map(|end| end + by)))
    });
    Found {
        start: moment.start,
        end: moment.end,
        grain: moment.grain,
        span,
        or,
        trouble: if impossible.is_some() {
            Some(Trouble::Impossible)
        } else {
            over.then_some(Trouble::Past)
        },
        days: moment.days.map(|days| (days.from, plus(days.to, -1).max(days.from))),
        hours: moment.hours.map(|hours| (hours.from, hours.to)),
        point: moment.hours.is_some_and(|hours| hours.point),
        part: moment.hours.is_some_and(|hours| hours.part),
        impossible,
    }
}
