//! Date expressions with their bounds, for whoever wants to see or score what was understood.

use super::{
    Lang, clock,
    items::{self, Item, Said},
    reader::{Reader, Width},
};
use crate::words::words;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How precise an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// A day, or several.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
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
    /// The bytes of the text it took, the end excluded.
    pub span: (usize, usize),
}

/// Words that may stand between a day and its time without parting them.
const BETWEEN: &[&str] = &[
    "a",
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
    "en",
    "dans",
    "pour",
    ",",
    "au",
    "sur",
    "parexemple",
    "ce",
    "vers",
];

/// Every date expression of the text, in order.
#[must_use]
pub fn parse(text: &str, reference: NaiveDateTime, lang: Lang) -> Vec<Found> {
    let words = words(text);
    let reader = Reader { words: &words, today: reference.date(), lang };
    let items = items::read(&reader);
    let mut found = Vec::new();
    let mut at = 0;
    while at < items.len() {
        let mut group = vec![items[at]];
        while let Some(next) = items.get(at + group.len()) {
            let last = group[group.len() - 1];
            let adjacent = words[last.to..next.from].iter().all(|word| word.is(BETWEEN));
            if !adjacent || !fits(&group, next) {
                break;
            }
            group.push(*next);
        }
        at += group.len();
        if let Some((start, end, grain)) = bounds(&group, reference) {
            let span = (words[group[0].from].start, words[group[group.len() - 1].to - 1].end);
            found.push(Found { start, end, grain, span });
        }
    }
    found
}

/// One day and one time make one expression; a part of the day may qualify a time.
fn fits(group: &[Item], next: &Item) -> bool {
    let days = group.iter().any(|item| item.said.names_days());
    let hours: Vec<&Item> = group.iter().filter(|item| item.said.names_hours()).collect();
    if next.said.names_days() {
        return !days;
    }
    let part = |said: Said| matches!(said, Said::Hours(clock::Hours::Part { .. }));
    match hours.as_slice() {
        [] => next.said.names_hours(),
        [one] => next.said.names_hours() && (part(one.said) != part(next.said)),
        _ => false,
    }
}

type Bounds = (Option<NaiveDateTime>, Option<NaiveDateTime>, Grain);

fn bounds(group: &[Item], reference: NaiveDateTime) -> Option<Bounds> {
    let days = group.iter().map(|item| item.said).find(|said| said.names_days());
    let mut hours: Vec<Said> =
        group.iter().map(|item| item.said).filter(|said| said.names_hours()).collect();
    if let [first, second] = hours.as_slice() {
        hours = vec![combine(*first, *second)];
    }
    match (days, hours.first()) {
        (Some(days), None) => Some(day_bounds(days)),
        (Some(Said::Days(span)), Some(hours)) => hour_bounds(*hours, span.from, None),
        (Some(Said::DaysFrom(day)), Some(hours)) => hour_bounds(*hours, day, None),
        (_, Some(hours)) => hour_bounds(*hours, reference.date(), Some(reference)),
        (_, None) => None,
    }
}

/// "3 heures" and "après-midi" make 15:00.
fn combine(first: Said, second: Said) -> Said {
    match (first, second) {
        (Said::Hours(part @ clock::Hours::Part { .. }), other) | (other, Said::Hours(part)) => {
            match other {
                Said::Hours(hours) => Said::Hours(hours.within(part)),
                Said::Around(hours) => Said::Around(hours.within(part)),
                Said::Between(from, to) => Said::Between(from.within(part), to.within(part)),
                Said::HoursFrom(hours) => Said::HoursFrom(hours.within(part)),
                Said::HoursBefore(hours) => Said::HoursBefore(hours.within(part)),
                other => other,
            }
        }
        _ => first,
    }
}

fn day_bounds(days: Said) -> Bounds {
    let midnight = |day: NaiveDate| Some(day.and_time(NaiveTime::MIN));
    match days {
        Said::Days(span) => {
            let grain = match span.width {
                Width::Day | Width::Span => Grain::Day,
                Width::Week => Grain::Week,
                Width::Month => Grain::Month,
            };
            (midnight(span.from), midnight(span.to + Days::new(1)), grain)
        }
        Said::DaysFrom(day) => (midnight(day), None, Grain::Day),
        Said::DaysBefore(day) => (None, midnight(day), Grain::Day),
        _ => (None, None, Grain::Day),
    }
}

fn hour_bounds(said: Said, day: NaiveDate, now: Option<NaiveDateTime>) -> Option<Bounds> {
    let at = |day: NaiveDate, minute: u32| {
        day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
    };
    let grain = |hours: clock::Hours| match hours {
        clock::Hours::At { precise: true, .. } => Grain::Minute,
        _ => Grain::Hour,
    };
    Some(match said {
        Said::Hours(hours) | Said::Around(hours) => {
            // A moment that is over is meant for tomorrow.
            let point = matches!(hours, clock::Hours::At { .. });
            let over = point && now.is_some_and(|now| at(day, hours.start()) < now);
            let day = if over { day + Days::new(1) } else { day };
            (Some(at(day, hours.start())), Some(at(day, hours.end())), grain(hours))
        }
        Said::Between(from, to) => {
            (Some(at(day, from.start())), Some(at(day, to.end())), grain(to))
        }
        Said::HoursFrom(hours) => (Some(at(day, hours.start())), None, grain(hours)),
        Said::HoursBefore(hours) => (None, Some(at(day, hours.start())), grain(hours)),
        _ => return None,
    })
}
