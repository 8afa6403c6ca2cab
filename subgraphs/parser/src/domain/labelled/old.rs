//! A certificate issued before June 2004: labels instead of codes.
//!
//! The form was printed first and typed on later, often out of step: a value stands right of its
//! label or under it, and begins before or behind it. So each word is given to the label nearest to
//! it, beside or above, and a value is made of the words of its label that have its form.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::fields::normalise;
use super::super::labels::{OLD, is_stranger};
use super::super::lines::{Lines, Piece};
use super::super::{Field, makes, names};
use super::{Entries, Entry, ON_LINE, field};

mod values;

use values::{is_departmental, value};

/// Farthest a word may be from a label before it on its line.
const BESIDE: f32 = 12.0;

/// How far it may begin before the label's end: places inside a line are estimated.
const OVERLAP: f32 = -1.0;

/// Farthest across the line, where the page leans.
const OFF_LINE: f32 = 1.1;

/// How far under its label a word may be.
const UNDER: f32 = 2.6;

/// How far aside of the label above it.
const ASIDE: f32 = 2.5;

/// What a word beside a label costs for each height across the line, and along it: in the measure of
/// a word under one, which costs its distance.
const ACROSS: f32 = 2.0;
const ALONG: f32 = 0.15;

/// What each height that a word shares with the label above it is worth.
const SHARED: f32 = 0.1;

/// Where the next line of an address may begin: down, then sideways.
const NEXT_LINE: (f32, f32) = (2.4, 2.0);

/// Most lines of an address.
const MOST_LINES: usize = 4;

/// Most words of a value.
const MOST_WORDS: usize = 10;

/// What is typed before a person's name.
const COURTESIES: [&str; 4] = ["M. ", "MME ", "MLE ", "MLLE "];

/// What no other paper of a prefecture says so much of.
const TECHNICAL: [&str; 12] =
    ["D.2", "D.2.1", "J.1", "J.3", "P.3", "P.6", "S.1", "F.2", "F.3", "G.1", "U.1", "U.2"];

/// Entries that must be found, and those of them that are technical: under a title and with one of
/// the entries that tell the vehicle; and where a stamp or a fold has taken one of the two.
const ENOUGH: [(usize, usize); 2] = [(6, 3), (12, 7)];

/// How a word belongs to a label; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Beside,
    Under,
    OffLine,
}

/// The words of each label.
type Words = BTreeMap<(usize, Side), Vec<Piece>>;

/// The fields of the certificate on the page; nothing where it is another paper.
pub(in super::super) fn read(found: &Entries, today: NaiveDate) -> Option<Vec<Field>> {
    let strange = found.segments.iter().any(|segment| is_stranger(&segment.text));
    if strange {
        return None;
    }
    // The line of the prefecture's terminal is on no other paper.
    let terminal = found.segments.iter().any(|segment| segment.text.contains("/TERM"));
    let titled = terminal || found.titled(&OLD);
    let (entries, values) = found.sorted(&OLD);
    let words = given(&found.lines, &entries, &values);
    let mut fields: Vec<Field> = Vec::new();
    for (code, _) in OLD.fields {
        let Some((text, piece)) = labelled(&found.lines, code, &entries, &words, today) else {
            continue;
        };
        match *code {
            "C.3" => fields.extend(address(&found.lines, piece, &values, today)),
            "D.2" => fields.push(field(values::type_code(&text), text, &piece)),
            code => fields.push(field(code, text, &piece)),
        }
    }
    for code in ["A", "E", "C.1"] {
        if fields.iter().all(|field| field.code != code) {
            let found = unlabelled(code, &values, &fields, today);
            fields.extend(found);
        }
    }
    names::respell(&mut fields);
    let has = |code: &str| fields.iter().any(|field| field.code == code);
    let technical = TECHNICAL.into_iter().filter(|code| has(code)).count();
    let told = ["A", "B", "E"].into_iter().any(has);
    let holds = |(least, least_technical): (usize, usize)| {
        fields.len() >= least && technical >= least_technical
    };
    let enough = (titled && told && holds(ENOUGH[0])) || ((titled || told) && holds(ENOUGH[1]));
    enough.then_some(fields)
}

/// Gives every word to a label.
fn given(lines: &Lines, entries: &[Entry], values: &[Piece]) -> Words {
    let mut words = Words::new();
    for (at, entry) in entries.iter().enumerate() {
        let rest = entry.rest.iter().flat_map(cut);
        words.entry((at, Side::Beside)).or_default().extend(rest);
    }
    for value in values {
        let mut before = None;
        for word in cut(value) {
            let (owner, touches) = match owner(lines, entries, &word) {
                Some((owner, touches)) => (Some(owner), touches),
                None => (None, false),
            };
            // What follows on belongs to the value it follows, if nothing is right above it.
            let owner = before.filter(|_| !touches).or(owner);
            if let Some(owner) = owner {
                words.entry(owner).or_default().push(word);
            }
            before = owner;
        }
    }
    words
}

/// The words of a piece in their places.
fn cut(piece: &Piece) -> Vec<Piece> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in piece.text.split(' ') {
        let end = at + word.chars().count();
        if end > at {
            words.push(piece.part(at, end));
        }
        at = end + 1;
    }
    words
}

/// The label a word belongs to, and whether it is right above it.
fn owner(lines: &Lines, entries: &[Entry], word: &Piece) -> Option<((usize, Side), bool)> {
    let beside = |reach: f32| {
        let cost = |entry: &Entry| {
            let [along, down] = lines.offset(entry.label.right, word.left);
            let near = down.abs() <= reach && (OVERLAP..=BESIDE).contains(&along);
            near.then_some(ACROSS * down.abs() + ALONG * along)
        };
        nearest(entries.iter().map(cost))
    };
    let length = |piece: &Piece| lines.offset(piece.left, piece.right)[0];
    let gap = |entry: &Entry| {
        let along = lines.offset(entry.label.left, word.left)[0];
        (along - length(&entry.label)).max(-along - length(word)).max(0.0)
    };
    let under = |entry: &Entry| -> Option<f32> {
        let [along, down] = lines.offset(entry.label.left, word.left);
        let shared = (along + length(word)).min(length(&entry.label)) - along.max(0.0);
        let near = down > ON_LINE && down <= UNDER && gap(entry) <= ASIDE;
        near.then_some(down + gap(entry) - SHARED * shared.max(0.0))
    };
    let under = nearest(entries.iter().map(under));
    match (beside(ON_LINE), under) {
        (Some((at, cost)), other) if other.is_none_or(|(_, under)| cost <= under) => {
            Some(((at, Side::Beside), false))
        }
        (_, Some((at, _))) => Some(((at, Side::Under), gap(&entries[at]) == 0.0)),
        _ => beside(OFF_LINE).map(|(at, _)| ((at, Side::OffLine), false)),
    }
}

/// The entry that costs least, and what it costs.
fn nearest(costs: impl Iterator<Item = Option<f32>>) -> Option<(usize, f32)> {
    let known = costs.enumerate().filter_map(|(at, cost)| Some((at, cost?)));
    known.min_by(|a, b| a.1.total_cmp(&b.1))
}

/// The value of a code, and what it was read from.
fn labelled(
    lines: &Lines,
    code: &str,
    entries: &[Entry],
    words: &Words,
    today: NaiveDate,
) -> Option<(String, Piece)> {
    let runs: Vec<Vec<Piece>> = [Side::Beside, Side::Under, Side::OffLine]
        .into_iter()
        .flat_map(|side| (0..entries.len()).map(move |at| (at, side)))
        .filter(|(at, _)| entries[*at].code == Some(code))
        .filter_map(|place| words.get(&place))
        .map(|run| in_order(lines, run))
        .collect();
    let parts =
        runs.iter().flat_map(|run| (1..=run.len()).rev().flat_map(move |count| run.windows(count)));
    let mut fitting = parts.filter_map(|part| {
        let piece = lines.join(part.to_vec())?;
        Some((value(code, &piece.text, today)?, piece))
    });
    if code == "D.1" {
        // A make in our list before any other word.
        let all: Vec<(String, Piece)> = fitting.collect();
        return all.iter().find(|(name, _)| makes::find(name).is_some()).or(all.first()).cloned();
    }
    fitting.next()
}

/// Words from left to right, no more than a value has.
fn in_order(lines: &Lines, run: &[Piece]) -> Vec<Piece> {
    let mut run = run.to_vec();
    if let Some(first) = run.first().map(|word| word.left) {
        run.sort_by(|a, b| {
            lines.offset(first, a.left)[0].total_cmp(&lines.offset(first, b.left)[0])
        });
    }
    run.truncate(MOST_WORDS);
    run
}

/// Street, and town with its postcode: the line beside the label and those under it.
fn address(lines: &Lines, first: Piece, values: &[Piece], today: NaiveDate) -> Vec<Field> {
    let town = |piece: &Piece| {
        let value = normalise("C.3b", &piece.text, today);
        value.well_formed.then(|| field("C.3b", value.text, piece))
    };
    if let Some(town) = town(&first) {
        return vec![town];
    }
    let mut block = vec![first];
    while block.len() < MOST_LINES
        && let Some(last) = block.last()
    {
        let under = values.iter().filter_map(|piece| {
            let [along, down] = lines.offset(last.left, piece.left);
            (along.abs() <= NEXT_LINE.1 && down > ON_LINE && down <= NEXT_LINE.0)
                .then_some((down, piece))
        });
        let Some((_, next)) = under.min_by(|a, b| a.0.total_cmp(&b.0)) else { break };
        if let Some(town) = town(next) {
            let text: Vec<&str> = block.iter().map(|line| line.text.as_str()).collect();
            let street = normalise("C.3", &text.join(" "), today).text;
            return vec![field("C.3", street, &block[0]), town];
        }
        block.push(next.clone());
    }
    // Without a town below, only the first line is surely of the address.
    vec![field("C.3", normalise("C.3", &block[0].text, today).text, &block[0])]
}

/// What is known by its own form: the one departmental number, the one number of seventeen symbols,
/// the one name with a courtesy before it.
fn unlabelled(
    code: &'static str,
    values: &[Piece],
    fields: &[Field],
    today: NaiveDate,
) -> Option<Field> {
    let telling = |piece: &&Piece| match code {
        "A" => is_departmental(&piece.text),
        "C.1" => COURTESIES.iter().any(|courtesy| piece.text.starts_with(courtesy)),
        _ => piece.text.len() == 17 && !piece.text.contains(' '),
    };
    let known = |text: &str| fields.iter().any(|field| field.value == text);
    let mut found = values
        .iter()
        .filter(telling)
        .filter_map(|piece| Some((value(code, &piece.text, today)?, piece)))
        .filter(|(text, _)| !known(text));
    let (text, piece) = found.next()?;
    found.next().is_none().then(|| field(code, text, piece))
}

#[cfg(test)]
mod tests;
