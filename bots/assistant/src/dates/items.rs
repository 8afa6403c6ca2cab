//! One reading of a whole message: the dates, times, bounds and exclusions in it, in order.

use super::{
    calendar,
    clock::Hours,
    reader::{Reader, Span, Width},
};
use chrono::{Days, NaiveDate, Weekday};

/// One thing said about when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    Days(Span),
    /// From this day on.
    DaysFrom(NaiveDate),
    /// Until the eve of this day.
    DaysBefore(NaiveDate),
    Hours(Hours),
    /// "vers 14h"
    Around(Hours),
    Between(Hours, Hours),
    HoursFrom(Hours),
    HoursBefore(Hours),
    Except(Weekday),
    Asap,
    SameTime,
}

impl Said {
    pub(super) fn names_days(self) -> bool {
        matches!(self, Self::Days(_) | Self::DaysFrom(_) | Self::DaysBefore(_))
    }

    pub(super) fn names_hours(self) -> bool {
        matches!(
            self,
            Self::Hours(_)
                | Self::Around(_)
                | Self::Between(..)
                | Self::HoursFrom(_)
                | Self::HoursBefore(_)
        )
    }
}

/// What was said, with the words it took (the end excluded).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) said: Said,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Reads the message from left to right, the longest expression first.
pub(super) fn read(reader: &Reader<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while at < reader.words.len() {
        if let Some((said, to)) = reader.one(at).filter(|(_, to)| *to > at) {
            items.push(Item { said, from: at, to });
            at = to;
        } else {
            at += 1;
        }
    }
    items
}

impl Reader<'_> {
    fn one(&self, at: usize) -> Option<(Said, usize)> {
        if self.is(at, &["desquepossible", "nimporte", "plustot"]) {
            return Some((Said::Asap, at + 1));
        }
        if self.is(at, &["memeheure"]) {
            return Some((Said::SameTime, at + 1));
        }
        self.exception(at)
            .or_else(|| self.bound(at))
            .or_else(|| self.day_range(at))
            .or_else(|| self.hour_range(at))
            .or_else(|| self.days(at).map(|(span, to)| (Said::Days(span), to)))
            .or_else(|| self.around(at))
            .or_else(|| self.hours(at).map(|(hours, to)| (Said::Hours(hours), to)))
            .or_else(|| {
                // "10.1" is no time, and "à 6.13 AM" is read a word further on.
                if self.is(at + 2, &["."]) && self.number(at + 3).is_some() {
                    return None;
                }
                let (hours, to) =
                    self.is(at, &["a", "pour"]).then(|| self.bare_hours(at + 1))??;
                Some((Said::Hours(hours), to))
            })
    }

    fn exception(&self, at: usize) -> Option<(Said, usize)> {
        if !self.is(at, &["pas", "sauf"]) {
            return None;
        }
        let skip = usize::from(self.is(at + 1, &["le", "ce"]));
        let weekday = calendar::weekday(self.text(at + 1 + skip))?;
        Some((Said::Except(weekday), at + 2 + skip))
    }

    fn bound(&self, at: usize) -> Option<(Said, usize)> {
        let word = self.text(at);
        if !matches!(word, "apres" | "apartir" | "apartirdu" | "avant" | "jusqua" | "des") {
            return None;
        }
        let skip = usize::from(self.is(at + 1, &["le", "l", "a"]));
        // "à partir du 8" names a day, "à partir de 8" a time.
        let bare = |at| self.bare_hours(at).filter(|_| word != "apartirdu");
        if let Some((hours, to)) = self.hours(at + 1 + skip).or_else(|| bare(at + 1)) {
            let said = if matches!(word, "avant" | "jusqua") {
                Said::HoursBefore(hours)
            } else {
                Said::HoursFrom(hours)
            };
            return Some((said, to));
        }
        let (span, to) = self.days(at + 1).or_else(|| {
            let number = self.number(at + 1).filter(|n| (1..=31).contains(n))?;
            let day = calendar::day_of_month(self.today, number)?;
            Some((Span { from: day, to: day, width: Width::Day, or: None }, at + 2))
        })?;
        Some((
            match word {
                "apres" => Said::DaysFrom(span.to + Days::new(1)),
                "avant" => Said::DaysBefore(span.from),
                "jusqua" => Said::DaysBefore(span.to + Days::new(1)),
                _ => Said::DaysFrom(span.from),
            },
            to,
        ))
    }

    /// "du 13 au 15 juillet", "entre lundi et mercredi", "13 - 15 juillet".
    fn day_range(&self, at: usize) -> Option<(Said, usize)> {
        let between = self.is(at, &["entre"]);
        let opened = between || self.is(at, &["du", "de"]);
        let first = at + usize::from(opened);
        let first = first
            + usize::from(self.is(first, &["le", "samedi"]) && self.number(first + 1).is_some());
        let (start, middle) = match self.days(first) {
            Some((span, end)) if span.width == Width::Day => (Some(span.from), end),
            _ => (None, first + 1 + usize::from(self.is(first + 1, &["er"]))),
        };
        let number = self.number(first);
        if start.is_none() && number.is_none() {
            return None;
        }
        let joined = match self.text(middle) {
            "et" => between,
            "au" | "jusqua" => true,
            "-" => true,
            "a" => start.is_some() && opened,
            _ => false,
        };
        if !joined {
            return None;
        }
        let second = middle + 1 + usize::from(self.is(middle + 1, &["le", "au", "a"]));
        let (last, to) = match self.days(second).filter(|(span, _)| span.width == Width::Day) {
            Some((span, end)) => (span.from, end),
            None if self.is(middle, &["au", "jusqua"])
                || between && self.is(first, &["le"])
                || self.is(second - 1, &["le"]) =>
            {
                let number = self.number(second).filter(|n| (1..=31).contains(n))?;
                if self.is(second + 1, &["h", ":", "am", "pm"]) {
                    return None;
                }
                (calendar::day_of_month(start?, number)?, second + 1)
            }
            None => return None,
        };
        // "du 13 au 15 juillet": the first number borrows the month of the second.
        let borrowed = number.filter(|_| !self.is(first + 1, &["h", ":"])).and_then(|n| {
            let month_said = self.day_and_month(first).is_some();
            if month_said { None } else { chrono::Datelike::with_day(&last, n) }
        });
        let start = borrowed.filter(|day| *day <= last).or(start)?;
        (start <= last).then_some((
            Said::Days(Span { from: start, to: last, width: Width::Span, or: None }),
            to,
        ))
    }

    /// "entre 9h et 11h", "de 9 à 11h", "8:10 - 12h32".
    fn hour_range(&self, at: usize) -> Option<(Said, usize)> {
        let opened = self.is(at, &["entre", "de"]);
        let first = at + usize::from(opened);
        let (start, middle) = match self.hours(first) {
            Some((hours @ Hours::At { .. }, end)) => (hours, end),
            Some(_) => return None,
            None => {
                let hour = self.number(first).filter(|hour| *hour < 24)?;
                (Hours::At { minute: hour * 60, precise: false, certain: hour > 12 }, first + 1)
            }
        };
        let joined = match self.text(middle) {
            "et" => self.is(at, &["entre"]),
            "a" | "jusqua" | "-" | "au" => true,
            _ => false,
        };
        if !joined {
            return None;
        }
        let (end, to) = match self.hours(middle + 1) {
            Some((hours @ Hours::At { .. }, to)) => (hours, to),
            _ if opened && self.hours(first).is_some() => self.bare_hours(middle + 1)?,
            _ => return None,
        };
        // "11h30-1h30" ends in the afternoon.
        let later = Hours::Part { from: start.start(), to: start.start() + 720 };
        let end = if end.start() < start.start() { end.within(later) } else { end };
        (end.start() > start.start()).then_some((Said::Between(start, end), to))
    }

    fn around(&self, at: usize) -> Option<(Said, usize)> {
        if !self.is(at, &["vers"]) {
            return None;
        }
        let skip = usize::from(self.is(at + 1, &["les", "de", "le"]));
        let (hours, to) = self.hours(at + 1 + skip).or_else(|| self.bare_hours(at + 1 + skip))?;
        Some((Said::Around(hours), to))
    }
}
