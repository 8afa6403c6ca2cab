//! What the rules make of the readings they join. A table names an action with its arguments.

mod days;
mod hours;
mod spans;

use super::{
    calendar::feast_named,
    context::Context,
    value::{Days, Grain, Hours, Moment, Value},
};
use chrono::{NaiveDateTime, TimeDelta};

/// The arguments of an action: numbers (hours as minutes of the day, feasts as their number).
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    numbers: Vec<i32>,
    grain: Option<Grain>,
}

impl Given {
    fn number(&self, at: usize) -> i32 {
        self.numbers.get(at).copied().unwrap_or(0)
    }
}

type Make = fn(&Context, &[Value], &Given) -> Option<Value>;

/// An action with its arguments.
#[derive(Debug, Clone)]
pub(super) struct Action {
    make: Make,
    given: Given,
}

impl Action {
    pub(super) fn make(&self, context: &Context, values: &[Value]) -> Option<Value> {
        (self.make)(context, values, &self.given)
    }
}

const ACTIONS: &[(&str, Make)] = &[
    ("pass", |_, values, _| values.first().copied()),
    ("last", |_, values, _| values.last().copied()),
    ("today", hours::today),
    ("number", |_, _, given| Some(Value::Number(given.number(0)))),
    ("sum", |_, values, _| Some(Value::Number(values.iter().filter_map(number).sum()))),
    ("checked", checked),
    ("unit", |_, _, given| given.grain.map(Value::Unit)),
    ("now", |context, _, _| Some(short(context.now, Grain::Second))),
    ("later", |context, _, given| {
        let start = context.now + TimeDelta::minutes(i64::from(given.number(0)));
        Some(Value::Moment(Moment { end: None, ..bare(start, Grain::Minute) }))
    }),
    ("soon", |context, _, given| {
        Some(short(context.now + TimeDelta::minutes(i64::from(given.number(0))), Grain::Minute))
    }),
    ("in", days::amount),
    ("in_two", days::amounts),
    ("days", days::days),
    ("weekday", days::weekday),
    ("weekday_after", days::weekday_after),
    ("weekday_next", days::weekday_next),
    ("weekday_next_week", days::weekday_next_week),
    ("weekday_plus", days::weekday_plus),
    ("weekday_week", days::weekday_week),
    ("weekday_near", days::weekday_near),
    ("weekday_last", days::weekday_last),
    ("weekday_month", days::weekday_month),
    ("weekday_after_day", days::weekday_after_day),
    ("month_end", days::month_end),
    ("weekday_nth", days::weekday_nth),
    ("weekday_dom", days::weekday_dom),
    ("weekday_of", days::weekday_of),
    ("date", days::date),
    ("dom", days::dom),
    ("dom_month", days::dom_month),
    ("whole", spans::whole),
    ("span", spans::span),
    ("nth", spans::nth),
    ("last_span", spans::last_span),
    ("quarter", spans::quarter),
    ("season", spans::season),
    ("long", spans::long),
    ("month_after", spans::month_after),
    ("month", spans::month),
    ("year", spans::year),
    ("month_later", spans::month_later),
    ("piece", spans::piece),
    ("weekend", spans::weekend),
    ("weekend_nth", spans::weekend_nth),
    ("week_nth", spans::week_nth),
    ("week_of", spans::week_of),
    ("rest", spans::rest),
    ("feast", days::feast),
    ("shift", days::shift),
    ("business", days::business),
    ("range", spans::range),
    ("range_dom", spans::range_dom),
    ("range_doms", spans::range_doms),
    ("range_year", spans::range_year),
    ("within", spans::within),
    ("part", |_, _, given| Some(Value::Hours(Hours::part(given.number(0), given.number(1))))),
    ("hour", hours::hour),
    ("hour_minute", hours::hour_minute),
    ("figures", hours::figures),
    ("half_day", hours::half_day),
    ("past", hours::past),
    ("to", hours::to),
    ("in_part", hours::in_part),
    ("hours_range", hours::range),
    ("hours_from", hours::from),
    ("hours_before", hours::before),
    ("hours_long", hours::long),
    ("both", hours::both),
    ("in_moment", hours::in_moment),
    ("open_after", hours::open_after),
    ("open_before", hours::open_before),
    ("moment", |context, values, _| moment(context, values.first()?).map(Value::Moment)),
];

/// Reads an action of a table: its name, then its arguments.
pub(super) fn action(text: &str) -> Option<Action> {
    let mut words = text.split_whitespace();
    let name = words.next()?;
    let (_, make) = ACTIONS.iter().find(|(known, _)| *known == name)?;
    let mut given = Given::default();
    for word in words {
        if let Some(grain) = Grain::named(word) {
            given.grain = Some(grain);
        } else if let Some((hours, minutes)) = word.split_once(':') {
            let hours: i32 = hours.parse().ok()?;
            given.numbers.push(hours * 60 + minutes.parse::<i32>().ok()?);
        } else if let Some(feast) = feast_named(word) {
            given.numbers.push(feast);
        } else {
            given.numbers.push(word.parse().ok()?);
        }
    }
    Some(Action { make: *make, given })
}

fn number(value: &Value) -> Option<i32> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn grain(value: &Value) -> Option<Grain> {
    match value {
        Value::Unit(grain) => Some(*grain),
        _ => None,
    }
}

fn days_of(value: &Value) -> Option<Days> {
    match value {
        Value::Days(days) => Some(*days),
        _ => None,
    }
}

fn hours_of(value: &Value) -> Option<Hours> {
    match value {
        Value::Hours(hours) => Some(*hours),
        _ => None,
    }
}

fn moment(context: &Context, value: &Value) -> Option<Moment> {
    match value {
        Value::Moment(moment) => Some(*moment),
        Value::Days(days) => Some(context.moment(Some(*days), None)),
        Value::Hours(hours) => Some(context.moment(None, Some(*hours))),
        Value::Number(_) | Value::Unit(_) => None,
    }
}

fn checked(_: &Context, values: &[Value], given: &Given) -> Option<Value> {
    let value = number(values.first()?)?;
    (given.number(0)..=given.number(1)).contains(&value).then_some(Value::Number(value))
}

fn bare(start: NaiveDateTime, grain: Grain) -> Moment {
    let end = match grain {
        Grain::Second => start + TimeDelta::seconds(1),
        Grain::Minute => start + TimeDelta::minutes(1),
        _ => start + TimeDelta::hours(1),
    };
    Moment { start: Some(start), end: Some(end), grain, days: None, hours: None }
}

/// A moment that is only a length from now away.
fn short(start: NaiveDateTime, grain: Grain) -> Value {
    Value::Moment(bare(start, grain))
}
