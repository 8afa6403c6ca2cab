//! Single days, and lengths of time from now.

use super::{Context, Given, days_of, grain, number, short};
use crate::dates::{
    calendar::{self, monday, month_start, plus, plus_months, weekday_from, ymd},
    value::{Days, Grain, Value},
};
use chrono::{Datelike, NaiveDate, TimeDelta};

pub(super) fn some(days: Days) -> Option<Value> {
    Some(Value::Days(days))
}

/// So many days from today.
pub(super) fn days(context: &Context, _: &[Value], given: &Given) -> Option<Value> {
    some(Days::one(plus(context.today(), given.number(0))))
}

fn jump(context: &Context, count: i32, unit: Grain) -> Option<Value> {
    let today = context.today();
    let far = i64::from(count);
    match unit {
        Grain::Second => Some(short(context.now + TimeDelta::seconds(far), Grain::Second)),
        Grain::Minute => Some(short(context.now + TimeDelta::minutes(far), Grain::Minute)),
        Grain::Hour => Some(short(context.now + TimeDelta::hours(far), Grain::Minute)),
        Grain::Day => some(Days::one(plus(today, count))),
        Grain::Week => some(Days::one(plus(today, 7 * count))),
        Grain::Month => some(Days::one(plus_months(today, count))),
        Grain::Year => {
            let from = month_start(plus_months(today, 12 * count));
            some(Days::run(from, plus_months(from, 1), Grain::Month))
        }
    }
}

/// An amount of time from now; with -1, before now.
pub(super) fn amount(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let count = values.iter().find_map(number)?;
    let unit = values.iter().find_map(grain)?;
    let sign = if given.number(0) < 0 { -1 } else { 1 };
    (count.abs() <= 1_000).then(|| jump(context, sign * count, unit))?
}

/// Two or three amounts of time from now.
pub(super) fn amounts(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let mut end = context.now;
    for pair in values.chunks(2) {
        let count = i64::from(number(pair.first()?)?);
        end += match grain(pair.get(1)?)? {
            Grain::Second => TimeDelta::seconds(count),
            Grain::Minute => TimeDelta::minutes(count),
            Grain::Hour => TimeDelta::hours(count),
            Grain::Day => TimeDelta::days(count),
            Grain::Week => TimeDelta::days(7 * count),
            Grain::Month | Grain::Year => return None,
        };
    }
    Some(short(end, Grain::Minute))
}

/// A day of the week. On that very day, it may be meant in a week or today.
pub(super) fn weekday(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let today = context.today();
    let day = weekday_from(plus(today, 1), number(values.first()?)?);
    let or = (day == plus(today, 7)).then_some(today);
    some(Days { or, ..Days::one(day) })
}

/// The first one after today.
pub(super) fn weekday_after(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    some(Days::one(weekday_from(plus(context.today(), 1), number(values.first()?)?)))
}

/// « Vendredi prochain » is the next one for most, and the one of next week for others.
pub(super) fn weekday_next(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let wanted = number(values.first()?)?;
    let day = weekday_from(plus(context.today(), 1), wanted);
    let of_next_week = plus(monday(context.today()), 7 + wanted);
    let or = (day != of_next_week).then_some(of_next_week);
    some(Days { or, ..Days::one(day) })
}

/// "Next Friday" is that of next week for most, and the nearest for others.
pub(super) fn weekday_next_week(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let wanted = number(values.first()?)?;
    let nearest = weekday_from(plus(context.today(), 1), wanted);
    let day = plus(monday(context.today()), 7 + wanted);
    let or = (day != nearest).then_some(nearest);
    some(Days { or, ..Days::one(day) })
}

/// So many days after the next one: « lundi en huit ».
pub(super) fn weekday_plus(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let day = weekday_from(context.today(), number(values.first()?)?);
    some(Days::one(plus(day, given.number(0))))
}

/// Of this week and so many weeks on.
pub(super) fn weekday_week(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let wanted = number(values.first()?)?;
    some(Days::one(plus(monday(context.today()), 7 * given.number(0) + wanted)))
}

/// The one that is nearest to a day.
pub(super) fn weekday_near(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let day = values.iter().find_map(days_of)?;
    some(Days::one(weekday_from(plus(day.from, -3), values.iter().find_map(number)?)))
}

/// The last one before today.
pub(super) fn weekday_last(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let next = weekday_from(context.today(), number(values.first()?)?);
    some(Days::one(plus(next, -7)))
}

/// The so-manieth of a month, or its last one (-1).
pub(super) fn weekday_month(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (which, wanted) = (number(values.first()?)?, number(values.get(1)?)?);
    let month = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Month)?;
    let day = if which < 0 {
        plus(weekday_from(month.to, wanted), -7)
    } else {
        plus(weekday_from(month.from, wanted), 7 * (which - 1))
    };
    (day >= month.from && day < month.to).then(|| Value::Days(Days::one(day)))
}

/// The so-manieth after a day.
pub(super) fn weekday_after_day(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (which, wanted) = (number(values.first()?)?, number(values.get(1)?)?);
    let day = values.iter().find_map(days_of)?;
    some(Days::one(plus(weekday_from(day.to, wanted), 7 * (which - 1))))
}

/// The last day of a month.
pub(super) fn month_end(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let month = values.iter().find_map(days_of).filter(|days| days.grain >= Grain::Week)?;
    some(Days::one(plus(month.to, -1)))
}

/// The so-manieth from today on: "two Sundays from now".
pub(super) fn weekday_nth(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (count, wanted) = (number(values.first()?)?, number(values.get(1)?)?);
    let first = weekday_from(plus(context.today(), 1), wanted);
    (1..=10).contains(&count).then(|| Value::Days(Days::one(plus(first, 7 * (count - 1)))))
}

/// A day of the week with its number: the next day that is both.
pub(super) fn weekday_dom(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let (wanted, dom) = (number(values.first()?)?, number(values.get(1)?)?);
    let start = month_start(context.today());
    (0..14)
        .filter_map(|month| {
            let month = plus_months(start, month);
            ymd(month.year(), i32::try_from(month.month()).ok()?, dom)
        })
        .find(|day| *day >= context.today() && weekday_from(*day, wanted) == *day)
        .map(|day| Value::Days(Days::one(day)))
}

/// A day of the week before a date: where they do not fit, both may be meant.
pub(super) fn weekday_of(_: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let wanted = values.iter().find_map(number)?;
    let days = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Day)?;
    let fitting = weekday_from(plus(days.from, -3), wanted);
    let or = if fitting == days.from { days.or } else { Some(fitting) };
    some(Days { or, ..days })
}

/// Day, month and perhaps year, in an order the arguments tell: 0 day first, 1 month first, 2 year
/// first, 3 as the language has it.
pub(super) fn date(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let numbers: Vec<i32> = values.iter().filter_map(number).collect();
    let (day, month, year) = match (given.number(0), numbers.as_slice()) {
        (0, [day, month, rest @ ..]) | (1, [month, day, rest @ ..]) => {
            (*day, *month, rest.first().copied())
        }
        (2, [year, month, day]) => (*day, *month, Some(*year)),
        (3, [first, second, rest @ ..]) => {
            let month_first = *first <= 12 && (context.month_first || *second > 12);
            let (day, month) = if month_first { (*second, *first) } else { (*first, *second) };
            (day, month, rest.first().copied())
        }
        _ => return None,
    };
    if !(1..=12).contains(&month) {
        return None;
    }
    let year = year.map(|year| if year < 100 { 2_000 + year } else { year });
    let Some(year) = year else { return some(next_date(context, day, month)?) };
    match ymd(year, month, day) {
        Some(day) => some(Days::one(day)),
        None => some(Days { impossible: named(day, month), ..Days::one(context.today()) }),
    }
}

fn next_date(context: &Context, day: i32, month: i32) -> Option<Days> {
    let today = context.today();
    if day == 0 {
        return None;
    }
    // The 29th of February may be years away; the 31st of November never comes.
    let years = if (day, month) == (29, 2) { 8 } else { 1 };
    let next = (0..=years)
        .filter_map(|later| ymd(today.year() + later, month, day))
        .find(|day| *day >= today);
    let never = Days { impossible: named(day, month), ..Days::one(today) };
    Some(next.map_or(never, Days::one))
}

fn named(day: i32, month: i32) -> Option<(u32, u32)> {
    Some((u32::try_from(day).ok()?, u32::try_from(month).ok()?))
}

/// The next day of a month with this number.
pub(super) fn dom(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let wanted = number(values.first()?)?;
    let start = month_start(context.today());
    (0..4)
        .filter_map(|month| in_month(plus_months(start, month), wanted))
        .find(|day| *day >= context.today())
        .map(|day| Value::Days(Days::one(day)))
}

pub(super) fn in_month(month: NaiveDate, day: i32) -> Option<NaiveDate> {
    ymd(month.year(), i32::try_from(month.month()).ok()?, day)
}

/// The day with this number of this month and so many months on.
pub(super) fn dom_month(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let month = plus_months(month_start(context.today()), given.number(0));
    in_month(month, number(values.first()?)?).map(|day| Value::Days(Days::one(day)))
}

/// The next time a feast comes; with a year, of that; the second argument asks for so many years on.
pub(super) fn feast(context: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let today = context.today();
    if let Some(year) = values.first().and_then(number) {
        return some(Days::one(calendar::feast(given.number(0), year)?));
    }
    (0..2)
        .filter_map(|later| calendar::feast(given.number(0), today.year() + later))
        .find(|day| *day >= today)
        .map(|day| Value::Days(Days::one(day)))
}

/// So long after a day (or, with -1, before it).
pub(super) fn shift(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let days = values.iter().find_map(days_of).filter(|days| days.grain == Grain::Day)?;
    let count = values.iter().find_map(number).unwrap_or(1) * given.number(0);
    let from = match values.iter().find_map(grain)? {
        Grain::Day => plus(days.from, count),
        Grain::Week => plus(days.from, 7 * count),
        Grain::Month => plus_months(days.from, count),
        Grain::Year => plus_months(days.from, 12 * count),
        Grain::Second | Grain::Minute | Grain::Hour => return None,
    };
    some(Days::one(from))
}

/// So many working days from today.
pub(super) fn business(context: &Context, values: &[Value], _: &Given) -> Option<Value> {
    let mut left = values.iter().find_map(number).unwrap_or(1).min(100);
    let mut day = context.today();
    while left > 0 {
        day = plus(day, 1);
        left -= i32::from(day.weekday().num_days_from_monday() < 5);
    }
    some(Days::one(day))
}
