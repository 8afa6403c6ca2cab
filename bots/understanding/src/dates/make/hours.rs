//! Hours of a day, alone and with their day.

use super::{Context, Given, days_of, hours_of, moment, number};
use crate::dates::value::{Days, Grain, Hours, Moment, Value};

const NOON: i32 = 720;

/// An hour; with a first argument of 1, it may be meant twelve hours later.
pub(super) fn hour(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let hour = number(values.first()?)?;
    let twelve = given.number(0) == 1 && (1..=12).contains(&hour);
    (0..=24).contains(&hour).then(|| Value::Hours(Hours::point(hour * 60, Grain::Hour, twelve)))
}

/// An hour and minutes; seconds are left out.
pub(super) fn hour_minute(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let (hour, minute) = (number(values.first()?)?, number(values.get(1)?)?);
    let twelve = given.number(0) == 1 && (1..=12).contains(&hour);
    let valid = (0..=24).contains(&hour) && (0..60).contains(&minute) && hour * 60 + minute <= 1440;
    valid.then(|| Value::Hours(Hours::point(hour * 60 + minute, Grain::Minute, twelve)))
}

/// `1030`
pub(super) fn figures(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let figures = number(values.first()?)?;
    let (hour, minute) = (figures / 100, figures % 100);
    let twelve = given.number(0) == 1 && (1..=12).contains(&hour);
    (hour < 24 && minute < 60)
        .then(|| Value::Hours(Hours::point(hour * 60 + minute, Grain::Minute, twelve)))
}

/// Before noon (0) or after (1).
pub(super) fn half_day(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let hours = hours_of(values.first()?)?;
    let from = hours.from?;
    if from >= 13 * 60 {
        return None;
    }
    let by = match (given.number(0), from >= NOON) {
        (0, true) => -NOON,
        (1, false) => NOON,
        _ => 0,
    };
    Some(Value::Hours(Hours { twelve: false, ..later(hours, by) }))
}

fn later(hours: Hours, by: i32) -> Hours {
    Hours { from: hours.from.map(|from| from + by), to: hours.to.map(|to| to + by), ..hours }
}

/// Minutes past an hour.
pub(super) fn past(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let hours = values.iter().find_map(hours_of).filter(|hours| hours.grain == Grain::Hour)?;
    let minutes = values.iter().find_map(number).unwrap_or(given.number(0));
    let from = hours.from.filter(|_| hours.point)? + minutes;
    (1..60)
        .contains(&minutes)
        .then(|| Value::Hours(Hours::point(from, Grain::Minute, hours.twelve)))
}

/// Minutes to an hour.
pub(super) fn to(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let hours = values.iter().find_map(hours_of).filter(|hours| hours.grain == Grain::Hour)?;
    let minutes = values.iter().find_map(number).unwrap_or(given.number(0));
    let from = hours.from.filter(|_| hours.point)? - minutes;
    (1..60)
        .contains(&minutes)
        .then(|| Value::Hours(Hours::point(from, Grain::Minute, hours.twelve)))
}

/// The hour as it lies in a part of the day: three in the afternoon is 15:00.
fn fit(hours: Hours, part: Hours) -> Option<Hours> {
    let (from, to) = (part.from?, part.to?);
    let inside = |hours: Hours| hours.from.or(hours.to).is_some_and(|m| m >= from && m < to);
    [0, NOON]
        .into_iter()
        .filter(|by| *by == 0 || hours.from.or(hours.to).is_some_and(|from| from <= NOON + 59))
        .map(|by| later(hours, by))
        .find(|hours| inside(*hours))
        .or_else(|| {
            // « Minuit ce soir » lies at the end, « 3 h du matin » before the morning.
            let edge =
                hours.from == Some(to) || from <= NOON && hours.from.is_some_and(|m| m < NOON);
            let midnight = to >= 24 * 60 && hours.from == Some(NOON);
            // « Ce soir à 2 h » is the afternoon's at most, never the morning's.
            let evening = from >= 17 * 60 && to <= 24 * 60 && hours.from.is_some_and(|m| m < NOON);
            match (midnight, evening) {
                (true, _) | (_, true) => Some(later(hours, NOON)),
                _ => edge.then_some(hours),
            }
        })
        .map(|hours| Hours { twelve: false, ..hours })
}

/// A time and the part of the day it lies in, in any order.
pub(super) fn in_part(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (first, second) = (hours_of(values.first()?)?, hours_of(values.get(1)?)?);
    let (hours, part) = if first.point { (first, second) } else { (second, first) };
    if part.point {
        return None;
    }
    if let (false, Some(from), Some(to)) = (hours.point, hours.from, hours.to) {
        // A stretch, of which the beginning lies in the part.
        let length = to - from;
        let start = fit(Hours { to: Some(from), ..hours }, part)?;
        return Some(Value::Hours(Hours { to: start.from.map(|from| from + length), ..start }));
    }
    Some(Value::Hours(fit(hours, part)?))
}

/// From one time to another. The end of the second counts as its beginning.
pub(super) fn range(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (first, second) = (hours_of(values.first()?)?, hours_of(values.get(1)?)?);
    let (mut from, mut to) = (first.from?, second.from.filter(|_| second.point)?);
    if !first.point {
        return None;
    }
    if first.twelve && !second.twelve && from + NOON < to {
        from += NOON;
    }
    if to <= from {
        if second.twelve
            || to <= NOON + 59 && to + NOON > from && !(second.grain == Grain::Minute && to >= NOON)
        {
            if first.twelve && !second.twelve {
                // « 11 to 3 am » begins in the evening.
                from += NOON;
                to += 2 * NOON;
            } else {
                to += NOON;
            }
        } else {
            to += 2 * NOON;
        }
    }
    let grain = first.grain.min(second.grain);
    (to > from && to - from < 24 * 60).then(|| {
        let twelve = first.twelve && second.twelve;
        Value::Hours(Hours {
            from: Some(from),
            to: Some(to),
            grain,
            twelve,
            point: false,
            part: false,
        })
    })
}

/// From a time on.
pub(super) fn from(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let hours = hours_of(values.first()?)?;
    let from = Some(hours.from?);
    Some(Value::Hours(Hours { from, to: None, point: false, ..hours }))
}

/// Up to a time.
pub(super) fn before(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let hours = hours_of(values.first()?)?;
    let to = Some(hours.from?);
    Some(Value::Hours(Hours { from: None, to, point: false, ..hours }))
}

/// From a time on, so many hours (or, with 1, minutes) long.
pub(super) fn long(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let hours = values.iter().find_map(hours_of)?;
    let length = values.iter().find_map(number)?;
    let from = hours.from.filter(|_| hours.point)?;
    let to = Some(from + length * if given.number(0) == 1 { 1 } else { 60 });
    Some(Value::Hours(Hours { from: Some(from), to, point: false, ..hours }))
}

/// A day and hours, in any order.
pub(super) fn both(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of)?;
    let hours = values.iter().find_map(hours_of)?;
    (days.grain <= Grain::Day).then(|| Value::Moment(context.moment(Some(days), Some(hours))))
}

/// A part of today.
pub(super) fn today(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let hours = hours_of(values.first()?)?;
    Some(Value::Moment(context.moment(Some(Days::one(context.today())), Some(hours))))
}

/// A time and a day with the part of it that the time lies in, in any order: « 8 h ce soir ».
pub(super) fn in_moment(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let hours = values.iter().find_map(hours_of)?;
    let around = values.iter().find_map(|value| match value {
        Value::Moment(Moment { days: Some(days), hours: Some(part), .. }) => Some((*days, *part)),
        _ => None,
    });
    let (days, part) = around?;
    if part.point {
        return None;
    }
    let fitted =
        match in_part(context, &[Value::Hours(hours), Value::Hours(part)], &Given::default()) {
            Some(Value::Hours(fitted)) => fitted,
            _ => return None,
        };
    let mut made = context.moment(Some(days), Some(fitted));
    // « This morning at 3 » that is over is meant for the next one.
    let over = made.end.is_some_and(|end| end <= context.now);
    if over && days.from == context.now.date() && fitted.point {
        made = context.moment(None, Some(Hours { twelve: false, ..fitted }));
    }
    Some(Value::Moment(made))
}

/// From something on.
pub(super) fn open_after(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let moment = moment(context, values.first()?)?;
    let run = moment
        .days
        .is_some_and(|days| days.grain == Grain::Day && (days.to - days.from).num_days() > 1);
    if run || moment.hours.is_some_and(|hours| hours.from.is_none() || hours.to.is_none()) {
        return None;
    }
    let start = if given.number(0) == 1 { moment.end } else { moment.start };
    Some(Value::Moment(Moment {
        start: Some(start?),
        end: None,
        hours: moment.hours.and_then(open),
        ..moment
    }))
}

fn open(hours: Hours) -> Option<Hours> {
    Some(Hours { to: None, point: false, ..hours })
}

/// Up to something; with 1, what is named is still meant.
pub(super) fn open_before(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let moment = moment(context, values.first()?)?;
    let end = if given.number(0) == 1 { moment.end } else { moment.start };
    let hours =
        moment.hours.map(|hours| Hours { from: None, to: hours.from, point: false, ..hours });
    Some(Value::Moment(Moment { start: None, end: Some(end?), hours, ..moment }))
}
