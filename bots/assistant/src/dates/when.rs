//! The constraint set: everything the customer said about when, ready to be asked of the diary.

use super::{
    clock::{Hours, wall},
    items::{Item, Said},
};
use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Days that suit, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
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
    /// The sooner the better, any time will do.
    pub asap: bool,
    /// The other day that "vendredi prochain" may mean.
    pub or: Option<NaiveDate>,
    /// At the hour the appointment already has.
    pub same_time: bool,
    /// A day and a month, counted from 1, that no calendar has: the 31st of November.
    #[serde(default)]
    pub impossible: Option<(u32, u32)>,
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
        !self.days.is_empty() || self.asap
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
        let weekday = u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(u8::MAX);
        !self.except.contains(&weekday)
            && (self.days.is_empty()
                || self.days.iter().any(|days| days.from <= day && day <= days.to))
            && self.window.is_none_or(|(from, to)| from <= time && time < to)
    }

    /// Keeps the hours and the exclusions, forgets the days.
    pub(crate) fn forget_days(&mut self) {
        self.days.clear();
        self.asap = false;
        self.or = None;
    }

    /// Leaves a weekday out, Monday being 0; where it was the only day named, none is.
    pub(crate) fn leave_out(&mut self, weekday: u8) {
        if self.only_day().map(weekday_of) == Some(weekday) {
            self.forget_days();
        }
        if !self.except.contains(&weekday) {
            self.except.push(weekday);
        }
    }

    /// Takes over what a newer message says; what it does not mention stays.
    pub fn revise(&mut self, newer: &Self) {
        if newer.has_day() {
            self.days.clone_from(&newer.days);
            self.asap = newer.asap;
            self.or = newer.or;
        }
        self.impossible = newer.impossible;
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
        let except = self.except.clone();
        let excluded = |day: NaiveDate| {
            u8::try_from(day.weekday().num_days_from_monday())
                .is_ok_and(|day| except.contains(&day))
        };
        if newer.has_day() {
            // Naming a day again lifts the exclusion it had.
            if let Some(day) = self.only_day() {
                let weekday = u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(u8::MAX);
                self.except
                    .retain(|excluded| *excluded != weekday || newer.except.contains(excluded));
            }
        } else if self.only_day().is_some_and(excluded) {
            self.days.clear();
        }
    }

    /// Reads the items of one message. `joined_by_or` tells whether "ou" stands between two items.
    pub(super) fn from_items(
        items: &[Item],
        today: NaiveDate,
        joined_by_or: impl Fn(&Item, &Item) -> bool,
    ) -> Self {
        let mut when = Self::default();
        let mut last_days: Option<&Item> = None;
        let part = items.iter().find_map(|item| match item.said {
            Said::Hours(part @ Hours::Part { .. }) => Some(part),
            _ => None,
        });
        for item in items {
            match item.said {
                Said::Days(_) | Said::DaysFrom(_) | Said::DaysBefore(_) => {
                    let range = day_range(item.said, today);
                    // "de jeudi à lundi": the last day named is the one wanted, unless either suits.
                    if !last_days.is_some_and(|last| joined_by_or(last, item)) {
                        when.days.clear();
                    }
                    when.days.extend(range);
                    when.or = if let Said::Days(span) = item.said { span.or } else { None };
                    last_days = Some(item);
                }
                Said::Hours(hours) | Said::Around(hours) => {
                    when.take_hours(hours, part, matches!(item.said, Said::Around(_)));
                }
                Said::Between(from, to) => {
                    let (from, to) = (office(from).start(), office(to).start() + 1);
                    when.window = wall(from).zip(wall(to));
                }
                Said::HoursFrom(hours) => {
                    when.window =
                        wall(office(hours).start()).zip(NaiveTime::from_hms_opt(23, 59, 0));
                }
                Said::HoursBefore(hours) => {
                    when.window = Some(NaiveTime::MIN).zip(wall(office(hours).start()));
                }
                Said::Except(weekday) => {
                    when.except
                        .push(u8::try_from(weekday.num_days_from_monday()).unwrap_or(u8::MAX));
                }
                Said::Asap => when.asap = true,
                Said::SameTime => when.same_time = true,
            }
        }
        when
    }

    fn take_hours(&mut self, hours: Hours, part: Option<Hours>, around: bool) {
        match hours {
            Hours::At { .. } => {
                let hours = part.map_or(hours, |part| hours.within(part));
                self.at = wall(office(hours).start());
                self.approximately = around;
                self.window = None;
            }
            Hours::Part { from, to } if self.at.is_none() => {
                // A centre's day ends around 18:00: its late afternoon begins at 16:00.
                let from = if from == 17 * 60 { 16 * 60 } else { from };
                let end = if to >= 24 * 60 { NaiveTime::from_hms_opt(23, 59, 0) } else { wall(to) };
                self.window = wall(from).zip(end);
            }
            Hours::Part { .. } => {}
        }
    }
}

/// Monday is 0.
pub(crate) fn weekday_of(day: NaiveDate) -> u8 {
    u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(u8::MAX)
}

/// Nobody brings a car at three in the morning.
fn office(hours: Hours) -> Hours {
    match hours {
        Hours::At { minute: minute @ 60..420, precise, certain: false } => {
            Hours::At { minute: minute + 720, precise, certain: true }
        }
        _ => hours,
    }
}

fn day_range(said: Said, today: NaiveDate) -> Option<DayRange> {
    Some(match said {
        Said::Days(span) => DayRange { from: span.from.max(today.min(span.to)), to: span.to },
        Said::DaysFrom(from) => DayRange { from, to: from + Days::new(20) },
        Said::DaysBefore(day) => DayRange { from: today, to: (day - Days::new(1)).max(today) },
        _ => return None,
    })
}
