//! Certificates of a prefecture, 2004 to 2009: codes in brackets, no machine-readable zone.
//!
//! No two prefectures printed them alike, so no plan is laid over the page: a value belongs to the
//! code before it on its line, or, where none is, to the code above. Nothing on these pages is
//! printed twice and nothing has a check digit: every value is for the customer to confirm.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::PageText;
use super::fields::normalise;
use super::layout::{Cell, Layout};
use super::lines::{Lines, Piece};

mod marks;

use marks::{code_at, faded, opens};

/// Farthest a value may be from its line, in heights of letters.
const ON_LINE: f32 = 0.62;

/// Farthest a value may be from its code along the line.
const BESIDE: f32 = 6.5;

/// Where the next line of a block, or a value under its code, may begin: down, then sideways.
const BELOW: (f32, f32) = (2.4, 2.0);

/// Values that must be right for the page to be such a certificate.
const ENOUGH: usize = 6;

/// Codes of which the value alone is known by its form.
const TYPED: [&str; 4] = ["A", "B", "E", "I"];

/// A code found on the page.
#[derive(Debug)]
struct Anchor {
    /// `None` for one that is in brackets but illegible.
    code: Option<&'static str>,
    bracketed: bool,
    piece: Piece,
    /// What follows it in the same word.
    tail: Option<Piece>,
}

/// The certificate on the page; nothing where it is another paper.
pub(super) fn read(page: &PageText, today: NaiveDate) -> Option<Layout> {
    let lines = Lines::of(page);
    let mut anchors = Vec::new();
    let mut values = Vec::new();
    for word in &page.words {
        let piece = Piece::of(word);
        if lines.is_print(&piece) {
            split(&piece, &mut anchors, &mut values);
        }
    }
    if anchors.iter().filter(|anchor| anchor.bracketed).count() < ENOUGH {
        return None;
    }
    let mut held: BTreeMap<&'static str, Vec<Piece>> = BTreeMap::new();
    let spare = beside(&lines, &anchors, values, &mut held, today);
    let spare = below(&lines, &anchors, spare, &mut held, today);
    let faded: Vec<(&'static str, Piece)> = page
        .words
        .iter()
        .filter_map(|word| Some((faded(word.text.trim())?, Piece::of(word))))
        .collect();
    let spare = after_faded(&lines, &faded, spare, &mut held, today);
    let spare = by_form(spare, &mut held, today);
    let form_number = spare.into_iter().find(|piece| is_form_number(&piece.text, today));
    held.extend(form_number.map(|piece| ("FORMULE", vec![piece])));
    let sound = held.iter().filter(|(code, pieces)| fits(code, &pieces[0].text, today)).count();
    let telling = ["A", "B", "E"]
        .into_iter()
        .any(|code| held.get(code).is_some_and(|pieces| fits(code, &pieces[0].text, today)));
    (telling && sound >= ENOUGH).then(|| Layout { form: cells(held), coupon: BTreeMap::new() })
}

fn cells(held: BTreeMap<&'static str, Vec<Piece>>) -> BTreeMap<&'static str, Vec<Cell>> {
    let cell = |piece: Piece| Cell {
        text: piece.text,
        quad: piece.quad,
        confidence: piece.confidence,
        second: None,
    };
    held.into_iter().map(|(code, pieces)| (code, pieces.into_iter().map(cell).collect())).collect()
}

fn fits(code: &str, text: &str, today: NaiveDate) -> bool {
    normalise(code, text, today).well_formed
}

/// Two figures, two letters, five figures: as printed, since hardly anything else looks so.
fn is_form_number(text: &str, today: NaiveDate) -> bool {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    text.len() <= 11 && figures >= 6 && letters >= 1 && fits("FORMULE", text, today)
}

/// Cuts a word at the codes in it: codes with what follows them, and values before the first.
fn split(piece: &Piece, anchors: &mut Vec<Anchor>, values: &mut Vec<Piece>) {
    let symbols: Vec<char> = piece.text.chars().collect();
    let mut starts = vec![];
    for at in 0..symbols.len() {
        let begins = at == 0 || symbols[at - 1] == ' ' || opens(symbols[at]);
        if begins && let Some(found) = code_at(&symbols[at..]) {
            starts.push((at, found));
        }
    }
    let first = starts.first().map_or(symbols.len(), |(at, _)| *at);
    push_value(piece.part(0, first), values);
    for (at, (start, (length, code, bracketed))) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(symbols.len(), |(next, _)| *next);
        let mut tail = Vec::new();
        push_value(piece.part(start + length, end), &mut tail);
        anchors.push(Anchor {
            code: *code,
            bracketed: *bracketed,
            piece: piece.part(*start, start + length),
            tail: tail.pop(),
        });
    }
}

/// Keeps what may be a value: the printed explanations are in small letters.
fn push_value(mut piece: Piece, values: &mut Vec<Piece>) {
    piece.text = piece.text.trim_matches([' ', '.', ':', ',', ')']).to_owned();
    let small = piece.text.chars().filter(|symbol| symbol.is_lowercase()).count();
    let capital = piece.text.chars().filter(|symbol| symbol.is_uppercase()).count();
    let figures = piece.text.chars().filter(char::is_ascii_digit).count();
    let explains = small >= 3 && small > capital + figures;
    if !explains && !piece.text.is_empty() {
        values.push(piece);
    }
}

/// Gives each value to the code before it on its line; answers those that have none.
fn beside(
    lines: &Lines,
    anchors: &[Anchor],
    values: Vec<Piece>,
    held: &mut BTreeMap<&'static str, Vec<Piece>>,
    today: NaiveDate,
) -> Vec<Piece> {
    let mut runs: Vec<Vec<Piece>> =
        anchors.iter().map(|anchor| anchor.tail.clone().into_iter().collect()).collect();
    let mut spare = Vec::new();
    for value in values {
        let before = |anchor: &Anchor| -> Option<f32> {
            let end = anchor.tail.as_ref().map_or(&anchor.piece, |tail| tail);
            let [_, down] = lines.offset(anchor.piece.right, value.left);
            let [along, _] = lines.offset(end.right, value.left);
            let [after, _] = lines.offset(anchor.piece.left, value.left);
            (down.abs() <= ON_LINE && after > 0.4 && along <= BESIDE).then_some(along)
        };
        let nearest = anchors
            .iter()
            .enumerate()
            .filter_map(|(at, anchor)| Some((at, before(anchor)?)))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match nearest {
            Some((at, _)) => runs[at].push(value),
            None => spare.push(value),
        }
    }
    for (anchor, run) in anchors.iter().zip(runs) {
        let Some(code) = anchor.code.filter(|_| !run.is_empty()) else { continue };
        let Some(value) = sensible(lines, code, &run, today) else { continue };
        let better = held.get(code).is_none_or(|known| {
            !fits(code, &known[0].text, today) && fits(code, &value.text, today)
        });
        if better {
            held.insert(code, vec![value]);
        }
    }
    spare
}

/// Most pieces of one value.
const MOST_PIECES: usize = 8;

/// The pieces beside a code as one value. What a stamp added is left out where the rest
/// makes sense without it.
fn sensible(lines: &Lines, code: &str, run: &[Piece], today: NaiveDate) -> Option<Piece> {
    let mut run = run.to_vec();
    let first = run.first()?.left;
    run.sort_by(|a, b| lines.offset(first, a.left)[0].total_cmp(&lines.offset(first, b.left)[0]));
    // Farther away stands another field's value.
    run.truncate(MOST_PIECES);
    let parts = (1..=run.len()).rev().flat_map(|count| run.windows(count));
    let fitting = parts
        .filter_map(|part| lines.join(part.to_vec()))
        .find(|value| fits(code, &value.text, today));
    fitting.or_else(|| lines.join(run))
}

/// Gives what is left to codes that were read without their brackets, where it has their form.
fn after_faded(
    lines: &Lines,
    faded: &[(&'static str, Piece)],
    mut spare: Vec<Piece>,
    held: &mut BTreeMap<&'static str, Vec<Piece>>,
    today: NaiveDate,
) -> Vec<Piece> {
    for (code, piece) in faded {
        if held.contains_key(code) {
            continue;
        }
        let found = spare.iter().position(|value| {
            let [along, down] = lines.offset(piece.left, value.left);
            down.abs() <= ON_LINE
                && along > 0.4
                && along <= BESIDE
                && fits(code, &value.text, today)
        });
        if let Some(found) = found {
            held.insert(*code, vec![spare.remove(found)]);
        }
    }
    spare
}

/// The one number, date or plate that is left is that of the one code that has none.
fn by_form(
    mut spare: Vec<Piece>,
    held: &mut BTreeMap<&'static str, Vec<Piece>>,
    today: NaiveDate,
) -> Vec<Piece> {
    for code in TYPED {
        let telling = |piece: &Piece| {
            let symbols = piece.text.chars().filter(char::is_ascii_alphanumeric).count();
            let figures = piece.text.chars().filter(char::is_ascii_digit).count();
            let whole = match code {
                "E" => symbols == 17 && figures >= 4,
                "A" => piece.text.trim().contains([' ', '-']) && symbols <= 9 && figures >= 3,
                _ => symbols == 8 && figures >= 6,
            };
            whole && fits(code, &piece.text, today)
        };
        let mut found = (0..spare.len()).filter(|at| telling(&spare[*at]));
        let only = found.next().filter(|_| found.next().is_none());
        // Of two dates without a code, neither is known.
        let other = match code {
            "B" => held.contains_key("I"),
            "I" => held.contains_key("B"),
            _ => true,
        };
        if let Some(at) = only.filter(|_| other && !held.contains_key(code)) {
            held.insert(code, vec![spare.remove(at)]);
        }
    }
    spare
}

/// Second lines of the two blocks, and values under codes that have none beside them; answers what
/// is left.
fn below(
    lines: &Lines,
    anchors: &[Anchor],
    mut spare: Vec<Piece>,
    held: &mut BTreeMap<&'static str, Vec<Piece>>,
    today: NaiveDate,
) -> Vec<Piece> {
    for code in ["C.1", "C.3"] {
        while let Some(last) = held.get(code).and_then(|pieces| pieces.last()).cloned() {
            let next = spare.iter().position(|piece| {
                let [along, down] = lines.offset(last.left, piece.left);
                along.abs() <= BELOW.1 && down > ON_LINE && down <= BELOW.0
            });
            let Some(next) = next else { break };
            let next = spare.remove(next);
            held.entry(code).or_default().push(next);
        }
    }
    for anchor in anchors {
        let Some(code) = anchor.code.filter(|code| !held.contains_key(code)) else { continue };
        let under = spare.iter().position(|piece| {
            let [along, down] = lines.offset(anchor.piece.left, piece.left);
            along.abs() <= BELOW.1
                && down > ON_LINE
                && down <= BELOW.0
                && fits(code, &piece.text, today)
        });
        if let Some(under) = under {
            held.insert(code, vec![spare.remove(under)]);
        }
    }
    spare
}

#[cfg(test)]
mod tests;
