//! Takes each value from its place on the form.
//!
//! The codes read without doubt, and the two lines of the machine-readable zone, tell how the form
//! lies on the photo. Every piece of text is then carried to the form's own units, where a field
//! is known by its row and column, even if its code was misread or not read at all.
//! Decisions: docs/decisions/reading.md

use std::collections::BTreeMap;

use super::confusion::fold;
use super::geometry::{Landmark, Mapping};
use super::mrz::Zone;
use super::template::{COUPON, FORM, Slot, ZONE_ENDS, ZONE_LINES};
use super::{PageText, Quad, Word};

/// Farthest a line of text may be from its row, in units: rows are 10.5 apart.
const ROW_REACH: f32 = 5.2;

/// Gap between two pieces from which there is a blank between them, in units.
const BLANK: f32 = 2.5;

/// Gap after which what follows is no longer the same value, in units: typing leaves one letter
/// free between words, a stamp stands anywhere.
const FAR: f32 = 12.0;

/// Farthest from its column that a value may begin, in units.
const INDENT: f32 = 40.0;

/// Least height of letters, in units: flatter boxes are specks and lines.
const LETTERS: f32 = 4.5;

/// Greatest height, in units: higher boxes hold two rows or handwriting.
const HIGH: f32 = 22.0;

/// Most that a typed word may rise or fall along its length, as a share of it: folds bend a sheet.
/// The lean of a short word is partly chance.
const LEAN: [f32; 2] = [0.12, 0.07];

/// A value in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) quad: Quad,
    /// That of the least sure word.
    pub(super) confidence: f32,
    /// What the reader made of it at second sight, where it is one word.
    pub(super) second: Option<String>,
}

/// What the form holds, by code. Block fields hold one cell per line.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) form: BTreeMap<&'static str, Vec<Cell>>,
    pub(super) coupon: BTreeMap<&'static str, Vec<Cell>>,
}

/// A piece of text without blanks, in units of the form.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    quad: Quad,
    confidence: f32,
    second: Option<String>,
}

/// Lays the form over the page; nothing when too few landmarks are found.
pub(super) fn read(page: &PageText, zone: Option<&Zone>) -> Option<Layout> {
    let marks = landmarks(page, zone);
    let mapping = Mapping::fit(&marks, [page.width as f32, page.height as f32])?;
    let pieces: Vec<Piece> = page
        .words
        .iter()
        .enumerate()
        .filter(|(at, _)| !zone.is_some_and(|zone| zone.words.contains(at)))
        .filter(|(_, word)| !is_speck(word) && is_typed(word, &mapping))
        .flat_map(|(_, word)| pieces(word, &mapping))
        .collect();
    Some(Layout { form: fill(FORM, &pieces), coupon: fill(COUPON, &pieces) })
}

fn landmarks(page: &PageText, zone: Option<&Zone>) -> Vec<Landmark> {
    let mut marks = Vec::new();
    for word in &page.words {
        let Some(first) = word.text.split_whitespace().next() else { continue };
        let Some(slot) = FORM.iter().find(|slot| bare(slot.code) == bare(first)) else { continue };
        if let Some(label) = slot.label {
            let [left, _] = ends(&word.quad);
            marks.push(Landmark { seen: left, plan: [label, slot.y], weight: 1.0 });
        }
    }
    for (line, y) in zone.iter().flat_map(|zone| zone.lines.iter().zip(ZONE_LINES)) {
        // A line read short may have lost an end.
        if (42..=46).contains(&line.symbols) {
            for (seen, x) in ends(&line.quad).into_iter().zip(ZONE_ENDS) {
                marks.push(Landmark { seen, plan: [x, y], weight: 2.0 });
            }
        }
    }
    marks
}

/// A code without its dots, which are often lost.
fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Middles of the left and right edges of a word, without the margin boxes have around letters.
fn ends(quad: &Quad) -> [[f32; 2]; 2] {
    let middle = |a: [f32; 2], b: [f32; 2]| [(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0];
    let (left, right) = (middle(quad[0], quad[3]), middle(quad[1], quad[2]));
    let height = (quad[3][0] - quad[0][0]).hypot(quad[3][1] - quad[0][1]);
    let width = (right[0] - left[0]).hypot(right[1] - left[1]).max(1.0);
    let margin = (0.22 * height / width).min(0.4);
    let toward = |from: [f32; 2], to: [f32; 2], share: f32| {
        [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    };
    [toward(left, right, margin), toward(right, left, margin)]
}

/// One or two symbols read without conviction: a fold, a hologram, dirt.
fn is_speck(word: &Word) -> bool {
    word.confidence < 0.5 && word.text.chars().count() <= 2
}

/// Whether a word stands in the rows of the form and is as high as its letters; stamps and pens
/// write across and larger.
fn is_typed(word: &Word, mapping: &Mapping) -> bool {
    let [left, right, _, foot] = word.quad.map(|corner| mapping.plan(corner));
    let height = (foot[0] - left[0]).hypot(foot[1] - left[1]);
    let (along, rise) = (right[0] - left[0], (right[1] - left[1]).abs());
    let lean = match word.text.chars().count() {
        0..4 => f32::MAX,
        4..6 => LEAN[0],
        _ => LEAN[1],
    };
    let across = along > 2.5 * height && rise > lean * along;
    (LETTERS..=HIGH).contains(&height) && !across
}

/// Splits a word at its blanks: the detector may have taken a code and its value together.
fn pieces(word: &Word, mapping: &Mapping) -> Vec<Piece> {
    let total = word.text.chars().count().max(1) as f32;
    let [left, right] = ends(&word.quad);
    let along = |share: f32| {
        [left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share]
    };
    let mut found = Vec::new();
    let mut start = 0;
    for part in word.text.split(' ') {
        let length = part.chars().count();
        if length > 0 {
            let (from, to) = (start as f32 / total, (start + length) as f32 / total);
            let (from, to) = (mapping.plan(along(from)), mapping.plan(along(to)));
            found.push(Piece {
                text: part.to_owned(),
                left: from[0],
                right: to[0],
                y: (from[1] + to[1]) / 2.0,
                quad: word.quad,
                confidence: word.confidence,
                second: word.second.clone().filter(|_| length == word.text.chars().count()),
            });
        }
        start += length + 1;
    }
    found
}

fn fill(slots: &'static [Slot], pieces: &[Piece]) -> BTreeMap<&'static str, Vec<Cell>> {
    let mut held: BTreeMap<&'static str, Vec<Piece>> = BTreeMap::new();
    for piece in pieces {
        let nearest = slots
            .iter()
            .map(|slot| (slot, off_row(slot, piece.y)))
            .filter(|(slot, off)| *off <= ROW_REACH && in_columns(slot, piece))
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((slot, _)) = nearest
            && !is_next_code(slots, slot, piece)
            && let Some(value) = without_code(slot, piece)
        {
            held.entry(slot.code).or_default().push(value);
        }
    }
    let held = held.into_iter().map(|(code, pieces)| {
        let start = slots.iter().find(|slot| slot.code == code).map_or(0.0, |slot| slot.value);
        (code, lines(pieces, start))
    });
    held.filter(|(_, cells)| !cells.is_empty()).collect()
}

/// Distance of a line of text from a slot's rows.
fn off_row(slot: &Slot, y: f32) -> f32 {
    (slot.y - y).max(y - slot.last_y).max(0.0)
}

fn in_columns(slot: &Slot, piece: &Piece) -> bool {
    let start = slot.label.unwrap_or(slot.value);
    (start - 6.0..slot.right - 3.0).contains(&piece.left)
}

/// Whether a piece is the code of the next column, read in one with this one's value: its place
/// inside the word is only estimated.
fn is_next_code(slots: &[Slot], slot: &Slot, piece: &Piece) -> bool {
    slots.iter().any(|next| {
        let same_row = next.code != slot.code && (next.y - slot.y).abs() < ROW_REACH;
        let near = next.label.is_some_and(|label| (label - piece.right).abs() < 16.0);
        same_row && near && bare(next.code) == bare(&piece.text)
    })
}

/// The part of a piece that belongs to the value; nothing for the code itself.
fn without_code(slot: &Slot, piece: &Piece) -> Option<Piece> {
    let Some(label) = slot.label else { return Some(piece.clone()) };
    let is_code = bare(&piece.text) == bare(slot.code) && piece.left < slot.value;
    if piece.left > (label + slot.value) / 2.0 && !is_code {
        return Some(piece.clone());
    }
    if piece.right < slot.value + 2.0 {
        return None;
    }
    // Code and value without a blank between them: cut after the letters of the code.
    let code = fold(slot.code);
    let cut = (1..=piece.text.len())
        .filter(|at| piece.text.is_char_boundary(*at))
        .find(|at| fold(&piece.text[..*at]) == code)?;
    let value = piece.text[cut..].trim_start_matches(['.', ',', ':']);
    (!value.is_empty()).then(|| Piece {
        text: value.to_owned(),
        left: slot.value,
        second: None,
        ..piece.clone()
    })
}

/// Joins pieces into lines, from top to bottom. Lines that do not begin near `start` are stamps.
fn lines(mut pieces: Vec<Piece>, start: f32) -> Vec<Cell> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if row.iter().all(|other| (other.y - piece.y).abs() < ROW_REACH) => {
                row.push(piece);
            }
            _ => rows.push(vec![piece]),
        }
    }
    let begins = |row: &Vec<Piece>| row.iter().any(|piece| piece.left - start < INDENT);
    rows.into_iter().filter(begins).map(join).collect()
}

fn join(mut row: Vec<Piece>) -> Cell {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let gap = row.windows(2).position(|pair| pair[1].left - pair[0].right > FAR);
    row.truncate(gap.map_or(row.len(), |before| before + 1));
    let mut text = String::new();
    let mut reached = f32::MAX;
    for piece in &row {
        if piece.left - reached > BLANK {
            text.push(' ');
        }
        text.push_str(&piece.text);
        reached = piece.right;
    }
    let (first, last) = (row[0].quad, row[row.len() - 1].quad);
    let confidence = row.iter().map(|piece| piece.confidence).fold(1.0, f32::min);
    let second = if row.len() == 1 { row.remove(0).second } else { None };
    Cell { text, quad: [first[0], last[1], last[2], first[3]], confidence, second }
}

#[cfg(test)]
mod tests;
