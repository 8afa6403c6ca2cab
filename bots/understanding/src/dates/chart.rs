//! All readings of a text, from its end to its beginning, and the longest of them.

use super::{
    Lang,
    context::Context,
    moment::{Found, finish},
    rules::{Part, Rules},
    tokens::{Token, tokens},
    value::{Moment, Value},
};
use chrono::NaiveDateTime;

/// A reading of the tokens from where it stands to `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Item {
    kind: u16,
    end: usize,
    value: Value,
}

/// So many readings that begin at one token are enough.
const MOST: usize = 500;

pub(super) fn find(text: &str, now: NaiveDateTime, lang: Lang, rules: &Rules) -> Vec<Found> {
    let tokens = tokens(text);
    let context = Context { now, month_first: lang == Lang::En };
    let mut chart: Vec<Vec<Item>> = vec![Vec::new(); tokens.len() + 1];
    for at in (0..tokens.len()).rev() {
        fill(&mut chart, &tokens, at, rules, &context);
    }
    let (whole, part) = (rules.kind("alone"), rules.kind("when"));
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let best = chart[at]
            .iter()
            .filter(|item| Some(item.kind) == part && stands_free(&tokens, at, item.end))
            .rev()
            .max_by_key(|item| item.end);
        let alone = || {
            chart[at]
                .iter()
                .find(|item| Some(item.kind) == whole && at == 0 && ends(&tokens, item.end))
        };
        match best.or_else(alone) {
            Some(Item { end, value, .. }) => {
                if let Some(moment) = moment(value, &context) {
                    let span = tokens[at].span.start..tokens[end - 1].span.end;
                    found.push(finish(&moment, span, &context));
                }
                at = *end;
            }
            None => at += 1,
        }
    }
    found
}

fn moment(value: &Value, context: &Context) -> Option<Moment> {
    match value {
        Value::Moment(moment) => Some(*moment),
        Value::Days(days) => Some(context.moment(Some(*days), None)),
        Value::Hours(hours) => Some(context.moment(None, Some(*hours))),
        Value::Number(_) | Value::Unit(_) => None,
    }
}

/// Nothing but signs follows.
fn ends(tokens: &[Token], end: usize) -> bool {
    tokens[end..].iter().all(|token| matches!(token.text.as_str(), "." | "?" | "!"))
}

/// No figures go on before or behind: « 80-32-89-89 » is no date, nor is « 6 1/4 % ».
fn stands_free(tokens: &[Token], first: usize, end: usize) -> bool {
    let glued = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    let sign = |at: usize| matches!(tokens[at].text.as_str(), "-" | "/" | "." | ":" | ",");
    if first > 0 && glued(first - 1, first) && tokens[first].figures() {
        let before = &tokens[first - 1];
        if before.text.chars().all(char::is_alphabetic)
            || sign(first - 1)
                && first > 1
                && tokens[first - 2].figures()
                && glued(first - 2, first - 1)
            || before.text == "-"
        {
            return false;
        }
    }
    // A row of figures is a telephone number: « 06 12 34 56 78 ».
    let row = |a: usize, b: usize| tokens[a].figures() && tokens[b].figures();
    if first > 0 && row(first - 1, first) || end < tokens.len() && row(end - 1, end) {
        return false;
    }
    // Behind the last figures of a number with a comma: « 107,31 août ».
    if first > 2
        && tokens[first - 1].figures()
        && sign(first - 2)
        && tokens[first - 3].figures()
        && glued(first - 3, first - 2)
        && glued(first - 2, first - 1)
    {
        return false;
    }
    if end < tokens.len() && glued(end - 1, end) && tokens[end].figures() {
        return false;
    }
    if end < tokens.len() && tokens[end - 1].figures() && glued(end - 1, end) {
        let next = &tokens[end];
        let goes_on = sign(end)
            && end + 1 < tokens.len()
            && tokens[end + 1].text.chars().all(char::is_alphanumeric)
            && glued(end, end + 1);
        if goes_on || next.text == "%" || next.text.chars().all(char::is_alphabetic) {
            return false;
        }
    }
    !(end < tokens.len() && tokens[end].text == "%")
}

fn fill(chart: &mut [Vec<Item>], tokens: &[Token], at: usize, rules: &Rules, context: &Context) {
    let mut here: Vec<Item> = Vec::new();
    if tokens[at].figures() {
        for (kind, value) in figures(&tokens[at].text) {
            if let Some(kind) = rules.kind(kind) {
                here.push(Item { kind, end: at + 1, value: Value::Number(value) });
            }
        }
    }
    let by_word = rules.by_first.get(&Part::Word(tokens[at].text.clone()));
    for &rule in by_word.into_iter().flatten() {
        apply(chart, &mut here, tokens, rule, at + 1, &mut Vec::new(), rules, context);
    }
    let mut next = 0;
    while next < here.len() && here.len() < MOST {
        let item = here[next];
        next += 1;
        for &rule in rules.by_first.get(&Part::Kind(item.kind)).into_iter().flatten() {
            apply(chart, &mut here, tokens, rule, item.end, &mut vec![item.value], rules, context);
        }
    }
    chart[at] = here;
}

/// Follows a rule whose first part ends before `from`, in every way that the readings behind allow.
#[expect(clippy::too_many_arguments, reason = "one step of a recursion, all of them its state")]
fn apply(
    chart: &[Vec<Item>],
    here: &mut Vec<Item>,
    tokens: &[Token],
    rule: usize,
    from: usize,
    values: &mut Vec<Value>,
    rules: &Rules,
    context: &Context,
) {
    let parts = &rules.all[rule].parts;
    follow(chart, tokens, &parts[1..], from, values, &mut |end, values| {
        let made = rules.all[rule].action.make(context, values);
        if let Some(value) = made {
            let item = Item { kind: rules.all[rule].kind, end, value };
            if !here.contains(&item) {
                here.push(item);
            }
        }
    });
}

fn follow(
    chart: &[Vec<Item>],
    tokens: &[Token],
    parts: &[Part],
    from: usize,
    values: &mut Vec<Value>,
    done: &mut impl FnMut(usize, &[Value]),
) {
    match parts.first() {
        None => done(from, values),
        Some(Part::Word(word)) => {
            if tokens.get(from).is_some_and(|token| token.text == *word) {
                follow(chart, tokens, &parts[1..], from + 1, values, done);
            }
        }
        Some(Part::Kind(kind)) => {
            for item in chart.get(from).into_iter().flatten().filter(|item| item.kind == *kind) {
                values.push(item.value);
                follow(chart, tokens, &parts[1..], item.end, values, done);
                values.pop();
            }
        }
    }
}

/// What figures may be by their length and value.
fn figures(text: &str) -> Vec<(&'static str, i32)> {
    let Ok(value) = text.parse::<i32>() else { return Vec::new() };
    let long = text.len();
    let mut kinds = Vec::new();
    let mut may = |kind, yes| {
        if yes {
            kinds.push((kind, value));
        }
    };
    may("dd", long <= 2);
    may("mm", long == 2 && value < 60);
    may("yyyy", long == 4 && (1900..2100).contains(&value));
    may("yy", long == 2);
    may("hmm", long == 4 && value / 100 < 24 && value % 100 < 60);
    may("hmm3", long == 3 && value % 100 < 60 && value >= 100);
    may("figures", long <= 3);
    kinds
}
