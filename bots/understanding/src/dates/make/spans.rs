//! Runs of days: weeks, months, parts of them, and from one day to another.

use super::{
    Context, Given, bare,
    days::{in_month, some},
    days_of, grain, moment, number,
};
use crate::dates::{
    calendar::{monday, month_start, plus, plus_months, weekday_from, ymd},
    moment::at,
    value::{Days, Grain, Moment, Value},
};
use chrono::{Datelike, NaiveDate, TimeDelta};

fn unit_from(day: NaiveDate, unit: Grain, count: i32) -> Option<NaiveDate> {
    Some(match unit {
        Grain::Day => plus(day, count),
        Grain::Week => plus(monday(day), 7 * count),
        Grain::Month => plus_months(month_start(day), count),
        Grain::Year => ymd(day.year() + count, 1, 1)?,
        Grain::Second | Grain::Minute | Grain::Hour => return None,
    })
}

/// The whole unit so many on: next week.
pub(super) fn whole(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let unit = grain(values.first()?)?;
    let count = given.number(0);
    let today = context.today();
    let from = unit_from(today, unit, count)?;
    some(Days::run(from, unit_from(today, unit, count + 1)?, unit))
}

/// The next so many units, which begin with the next one.
pub(super) fn span(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let count = values.iter().find_map(number)?;
    let unit = values.iter().find_map(grain)?;
    let far = i64::from(count);
    let clock = |minutes: i64| {
        let start = context.now + TimeDelta::minutes(minutes);
        let start = at(start.date(), 0)
            + TimeDelta::minutes((start - at(start.date(), 0)).num_minutes() / minutes * minutes);
        let end = Some(start + TimeDelta::minutes(minutes * far));
        Some(Value::Moment(Moment { end, grain: unit, ..bare(start, unit) }))
    };
    match unit {
        Grain::Second => None,
        Grain::Minute => clock(1),
        Grain::Hour => clock(60),
        _ => some(Days::run(
            unit_from(context.today(), unit, 1)?,
            unit_from(context.today(), unit, 1 + count)?,
            unit,
        )),
    }
}

/// The last so many units, which end with the one before this.
pub(super) fn last_span(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let count = values.iter().find_map(number).unwrap_or(1);
    let unit = values.iter().find_map(grain)?;
    let today = context.today();
    let minutes = match unit {
        Grain::Minute => 1,
        Grain::Hour => 60,
        _ => {
            return some(Days::run(
                unit_from(today, unit, -count)?,
                unit_from(today, unit, 0)?,
                unit,
            ));
        }
    };
    let passed = (context.now - at(today, 0)).num_minutes() / minutes * minutes;
    let end = at(today, 0) + TimeDelta::minutes(passed);
    let start = end - TimeDelta::minutes(minutes * i64::from(count));
    Some(Value::Moment(Moment { end: Some(end), grain: unit, ..bare(start, unit) }))
}

/// A quarter of a year: the so-manieth, or (with an argument) so many from this one on.
pub(super) fn quarter(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let today = context.today();
    let numbers: Vec<i32> = values.iter().filter_map(number).collect();
    let (year, place) = match numbers.as_slice() {
        [] => (today.year(), (i32::try_from(today.month0()).ok()? / 3) + given.number(0)),
        [which] => (today.year(), which - 1),
        [which, year, ..] => (*year, which - 1),
    };
    let from = plus_months(ymd(year, 1, 1)?, 3 * place);
    some(Days::run(from, plus_months(from, 3), Grain::Month))
}

/// A season by the month it begins in: the one under way or the next one.
pub(super) fn season(context: &Context, _: &[Value], given: &Given) -> Option<Value> {
    let month = given.number(0);
    (-1..=1)
        .filter_map(|later| {
            let from = ymd(context.today().year() + later, month, 21)?;
            let to = plus_months(from, 3);
            let to = if month == 6 { plus(to, 3) } else { to };
            Some(Days::run(from, to, Grain::Day))
        })
        .find(|days| days.to > context.today())
        .map(Value::Days)
}

/// So many days from a day on.
pub(super) fn long(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Day)?;
    let count = values.iter().find_map(number)?;
    let unit = values.iter().find_map(grain)?;
    let to = match unit {
        Grain::Day => plus(days.from, count),
        Grain::Week => plus(days.from, 7 * count),
        Grain::Month => plus_months(days.from, count),
        _ => return None,
    };
    some(Days::run(days.from, plus(to, 1), Grain::Day))
}

/// A month of next year, or (2) of the one after.
pub(super) fn month_after(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let wanted = number(values.first()?)?;
    let today = context.today();
    let this = i32::try_from(today.month()).ok()?;
    let year = today.year() + given.number(0) - i32::from(wanted > this);
    let from = ymd(year, wanted, 1)?;
    some(Days::run(from, plus_months(from, 1), Grain::Month))
}

/// The so-manieth unit from now.
pub(super) fn nth(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let count = values.iter().find_map(number)?;
    let unit = values.iter().find_map(grain)?;
    let today = context.today();
    some(Days::run(unit_from(today, unit, count)?, unit_from(today, unit, count + 1)?, unit))
}

/// A month, this year's or the next one's; with a year, of that.
pub(super) fn month(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let month = number(values.first()?)?;
    let today = context.today();
    let year = match values.get(1).and_then(number) {
        Some(year) if year < 100 => 2_000 + year,
        Some(year) => year,
        None if month < i32::try_from(today.month()).ok()? => today.year() + 1,
        None => today.year(),
    };
    let from = ymd(year, month, 1)?;
    some(Days::run(from, plus_months(from, 1), Grain::Month))
}

/// A whole year.
pub(super) fn year(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let year = number(values.first()?)?;
    some(Days::run(ymd(year, 1, 1)?, ymd(year + 1, 1, 1)?, Grain::Year))
}

/// A month in so many years.
pub(super) fn month_later(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (wanted, years) = (number(values.first()?)?, number(values.get(1)?)?);
    let first = ymd(context.today().year(), wanted, 1)?;
    let from = plus_months(first, 12 * years);
    some(Days::run(from, plus_months(from, 1), Grain::Month))
}

/// The beginning (0), the middle (1) or the end (2) of a week, a month or a year; the first five
/// days (3) and the halves (4, 5) of a month.
pub(super) fn piece(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let days = days_of(values.first()?)?;
    let (from, to) = (days.from, days.to);
    let (mut first, mut last) = match (days.grain, given.number(0)) {
        (Grain::Week, 0) => (from, plus(from, 3)),
        (Grain::Week, 1) => (plus(from, 2), plus(from, 4)),
        (Grain::Week, _) => (plus(from, if context.month_first { 4 } else { 3 }), to),
        (Grain::Month, 0) => (from, plus(from, 10)),
        (Grain::Month, 3) => (from, plus(from, 5)),
        (Grain::Month, 4) => (from, plus(from, 14)),
        (Grain::Month, 5) => (plus(from, 14), to),
        (Grain::Month, 1) => (plus(from, 10), plus(from, 20)),
        (Grain::Month, _) => (plus(from, 20), to),
        (Grain::Year, 0) => (from, plus_months(from, 3)),
        (Grain::Year, 1) => (plus_months(from, 4), plus_months(from, 8)),
        (Grain::Year, _) => (plus_months(from, 8), to),
        _ => return None,
    };
    // What is over of this month is meant for the next one.
    if last <= context.today() && days.grain == Grain::Month && to > context.today() {
        let next = to;
        (first, last) = match given.number(0) {
            3 | 4 => return None,
            0 => (next, plus(next, 10)),
            _ => (plus(next, 10), plus(next, 20)),
        };
    }
    some(Days::run(first, last, Grain::Day))
}

fn weekend_from(friday: NaiveDate) -> Value {
    let (start, end) = (at(friday, 18 * 60), at(plus(friday, 3), 0));
    let days = Days::run(plus(friday, 1), plus(friday, 3), Grain::Day);
    Value::Moment(Moment {
        start: Some(start),
        end: Some(end),
        grain: Grain::Hour,
        days: Some(days),
        hours: None,
    })
}

/// The weekend of this week, or so many on.
pub(super) fn weekend(context: &Context, _: &[Value], given: &Given) -> Option<Value> {
    Some(weekend_from(plus(monday(context.today()), 4 + 7 * given.number(0))))
}

/// The so-manieth weekend of a month.
pub(super) fn weekend_nth(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Month)?;
    let which = values.iter().find_map(number).unwrap_or(given.number(0));
    let friday = if which < 0 {
        plus(weekday_from(plus(days.to, -1), 6), -9)
    } else {
        plus(weekday_from(days.from, 5), 7 * which - 8)
    };
    Some(weekend_from(friday))
}

/// The so-manieth week of a month.
pub(super) fn week_nth(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Month)?;
    let which = values.iter().find_map(number).unwrap_or(given.number(0));
    let from = if which < 0 {
        monday(plus(days.to, -1))
    } else {
        // The first week is the one that its first Thursday is in.
        plus(monday(plus(days.from, 3)), 7 * (which - 1))
    };
    some(Days::run(from, plus(from, 7), Grain::Week))
}

/// The week a day lies in.
pub(super) fn week_of(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of)?;
    // « La semaine du 6 » said of a weekend means the one that follows.
    let from = monday(plus(days.from, 2));
    some(Days::run(from, plus(from, 7), Grain::Week))
}

/// What is left of a day, a week or a month.
pub(super) fn rest(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let days = days_of(values.first()?)?;
    some(Days::run(days.from.max(context.today()), days.to, Grain::Day))
}

/// From one day to another, both meant.
pub(super) fn range(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (first, mut last) = (days_of(values.first()?)?, days_of(values.get(1)?)?);
    let mut from = first.from;
    if last.to <= from {
        // « Vendredi à lundi »: the end follows the beginning, within a year.
        let by_week = (last.to - last.from).num_days() == 1 && (from - last.from).num_days() < 7;
        last.to = if by_week { plus(last.to, 7) } else { plus_months(last.to, 12) };
    } else if (last.from - from).num_days() > 300 {
        // « Entre le 10 janvier et le 2 mars » said in between: the beginning is over.
        from = plus_months(from, 12).min(last.from);
    }
    let impossible = first.impossible.or(last.impossible);
    let fits = last.to > from && from >= plus(context.today(), -400);
    fits.then(|| Value::Days(Days { impossible, ..Days::run(from, last.to, Grain::Day) }))
}

/// From the day with this number to a date, in the month before where it would lie behind it.
pub(super) fn range_dom(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let dom = values.iter().find_map(number)?;
    let last = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Day)?;
    let month = month_start(last.from);
    let from = in_month(month, dom)
        .filter(|day| *day < last.from)
        .or_else(|| in_month(plus_months(month, -1), dom))?;
    some(Days { impossible: last.impossible, ..Days::run(from, last.to, Grain::Day) })
}

/// From one day of a month to another; with an argument, of this month and so many on.
pub(super) fn range_doms(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let numbers: Vec<i32> = values.iter().filter_map(number).collect();
    let &[first, last] = numbers.as_slice() else { return None };
    let month = match values.iter().find_map(days_of) {
        Some(days) if days.grain == Grain::Month => days.from,
        Some(_) => return None,
        None => plus_months(month_start(context.today()), given.number(0)),
    };
    let (mut from, mut to) = (in_month(month, first)?, in_month(month, last)?);
    if to < context.today()
        && values.iter().any(|value| days_of(value).is_some())
        && month.year() == context.today().year()
    {
        (from, to) = (plus_months(from, 12), plus_months(to, 12));
    }
    (from < to).then(|| Value::Days(Days::run(from, plus(to, 1), Grain::Day)))
}

/// Month, first day, last day, year.
pub(super) fn range_year(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let numbers: Vec<i32> = values.iter().filter_map(number).collect();
    let &[month, first, last, year] = numbers.as_slice() else { return None };
    let (from, to) = (ymd(year, month, first)?, ymd(year, month, last)?);
    (from < to).then(|| Value::Days(Days::run(from, plus(to, 1), Grain::Day)))
}

/// From now until the end of what is named.
pub(super) fn within(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let end = moment(context, values.first()?)?;
    let (start, grain) = match values.first()? {
        Value::Days(_) => (at(context.today(), 0), Grain::Day),
        _ => (context.now, end.grain),
    };
    let days = end.days.map(|days| Days::run(context.today(), days.to, Grain::Day));
    let until = if matches!(values.first()?, Value::Days(_)) { end.end } else { end.start };
    (until > Some(start)).then_some(Value::Moment(Moment {
        start: Some(start),
        end: until,
        grain,
        days,
        hours: None,
    }))
}
