//! The constraint set: everything a message says about when, ready to be asked of a diary.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Days that suit, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl DayRange {
    /// Whether a day is one of them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A day told by another one: that of the appointment which is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    /// The same day.
    Same,
    /// The same day, at a later hour.
    Later,
    /// The same day, at an earlier hour.
    Earlier,
    /// The day after.
    Next,
    /// Two days after.
    AfterNext,
}

/// What is known of the wished moment. Local wall-clock time of the centre throughout.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct When {
    /// Days that suit; empty where none was named.
    pub days: Vec<DayRange>,
    /// The time wished for.
    pub at: Option<NaiveTime>,
    /// Whether `at` is only a neighbourhood.
    pub approximately: bool,
    /// Hours that suit, the end excluded.
    pub window: Option<(NaiveTime, NaiveTime)>,
    /// Weekdays that do not suit, Monday being 0.
    pub except: Vec<u8>,
    /// Days with a date that do not suit.
    #[serde(default)]
    pub not: Vec<DayRange>,
    /// The sooner the better, any time will do.
    pub asap: bool,
    /// The other day that may be meant (« vendredi prochain », "12/03" in English): to be asked.
    pub or: Option<NaiveDate>,
    /// At the hour the appointment already has.
    pub same_time: bool,
    /// A day and a month, counted from 1, that no calendar has: the 31st of November.
    #[serde(default)]
    pub impossible: Option<(u32, u32)>,
    /// A day that was named and is over.
    #[serde(default)]
    pub past: Option<NaiveDate>,
    /// « Le lendemain », not counted yet; only who knows what was spoken of can say so.
    #[serde(default)]
    pub relative: Option<Relative>,
}

impl When {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a day, or the absence of any preference, is known.
    #[must_use]
    pub fn has_day(&self) -> bool {
        !self.days.is_empty() || self.asap || self.relative.is_some()
    }

    /// Whether a time of day, exact or not, is known.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.at.is_some() || self.window.is_some() || self.same_time
    }

    /// The single day that was named.
    #[must_use]
    pub fn only_day(&self) -> Option<NaiveDate> {
        match self.days.as_slice() {
            [one] if one.from == one.to => Some(one.from),
            _ => None,
        }
    }

    /// Whether an appointment on this day at this time is what was asked for. A wished time is
    /// not a filter: the nearest slots are compared with it elsewhere.
    #[must_use]
    pub fn allows(&self, day: NaiveDate, time: NaiveTime) -> bool {
        !self.leaves_out(day)
            && (self.days.is_empty() || self.days.iter().any(|days| days.holds(day)))
            && self.window.is_none_or(|(from, to)| from <= time && time < to)
    }

    /// Whether a day was said not to suit.
    #[must_use]
    pub fn leaves_out(&self, day: NaiveDate) -> bool {
        self.except.contains(&weekday_of(day)) || self.not.iter().any(|days| days.holds(day))
    }

    /// Keeps the hours and the exclusions, forgets the days.
    pub fn forget_days(&mut self) {
        self.days.clear();
        self.asap = false;
        self.or = None;
        self.past = None;
    }

    /// Leaves a weekday out, Monday being 0; where it was the only day named, none is.
    pub fn leave_out(&mut self, weekday: u8) {
        if self.only_day().map(weekday_of) == Some(weekday) {
            self.forget_days();
        }
        if !self.except.contains(&weekday) {
            self.except.push(weekday);
        }
    }

    /// Counts « le lendemain » from the moment that is spoken of, in the place of other days; without
    /// one, from today.
    pub fn resolve(&mut self, spoken: Option<NaiveDateTime>, today: NaiveDate) {
        let Some(relative) = self.relative.take() else { return };
        let anchor = spoken.map_or(today, |spoken| spoken.date());
        let day = anchor
            + match relative {
                Relative::Same | Relative::Later | Relative::Earlier => Days::new(0),
                Relative::Next => Days::new(1),
                Relative::AfterNext => Days::new(2),
            };
        self.forget_days();
        self.days = vec![DayRange { from: day, to: day }];
        let Some(time) = spoken.map(|spoken| spoken.time()).filter(|_| !self.has_time()) else {
            return;
        };
        self.window = match relative {
            Relative::Later => {
                NaiveTime::from_hms_opt(23, 59, 0).map(|end| (time + TimeDelta::minutes(1), end))
            }
            Relative::Earlier => Some((NaiveTime::MIN, time)),
            Relative::Same | Relative::Next | Relative::AfterNext => self.window,
        };
    }

    /// Takes over what a newer message says; what it does not mention stays.
    pub fn revise(&mut self, newer: &Self) {
        if newer.has_day() {
            self.days.clone_from(&newer.days);
            self.asap = newer.asap;
            self.or = newer.or;
            self.relative = newer.relative;
        }
        self.impossible = newer.impossible;
        self.past = newer.past;
        if newer.has_time() {
            self.at = newer.at;
            self.approximately = newer.approximately;
            self.window = newer.window;
            self.same_time = newer.same_time;
        }
        for weekday in &newer.except {
            if !self.except.contains(weekday) {
                self.except.push(*weekday);
            }
        }
        for days in &newer.not {
            if !self.not.contains(days) {
                self.not.push(*days);
            }
        }
        let Some(day) = self.only_day() else { return };
        if newer.has_day() {
            // Naming a day again lifts the exclusion it had.
            let weekday = weekday_of(day);
            self.except.retain(|excluded| *excluded != weekday || newer.except.contains(excluded));
            self.not.retain(|days| !days.holds(day) || newer.not.contains(days));
        } else if self.leaves_out(day) {
            self.days.clear();
        }
    }
}

/// Monday is 0.
#[must_use]
pub fn weekday_of(day: NaiveDate) -> u8 {
    u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(u8::MAX)
}
