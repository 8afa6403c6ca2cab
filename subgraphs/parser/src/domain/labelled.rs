//! Papers whose entries are known by their French labels: previous procès-verbaux, and certificates
//! issued before June 2004.
//!
//! Everything on them is printed once and proved by nothing: what has the form it must have is taken
//! for the customer to confirm, and what has another form is left out.
//! Decisions: docs/decisions/reading.md

use super::labels::Paper;
use super::lines::{Lines, Piece};
use super::{Field, PageText, Reason, Status};

pub(super) mod old;
pub(super) mod report;

/// Farthest two pieces of one line may be apart across it, in heights of letters.
const ON_LINE: f32 = 0.55;

/// Gap along the line from which the next piece is another entry.
const APART: f32 = 1.2;

/// A label found on the page, and what follows it in its line.
struct Entry {
    /// `None` for a label we take nothing from.
    code: Option<&'static str>,
    label: Piece,
    rest: Option<Piece>,
}

impl Entry {
    /// Cuts the rest where another label begins, and answers what is from there on.
    fn cut_at_next(&mut self, paper: &Paper) -> Option<Piece> {
        let rest = self.rest.take()?;
        let words: Vec<&str> = rest.text.split(' ').collect();
        let at = if paper.boxed { paper.next_label(&words) } else { None };
        let Some(at) = at else {
            self.rest = Some(rest);
            return None;
        };
        let before = words[..at].iter().map(|word| word.chars().count() + 1).sum::<usize>();
        self.rest = (at > 0).then(|| rest.part(0, before - 1));
        Some(rest.part(before, rest.text.chars().count()))
    }
}

/// What stands on a page: labels with what follows them, and pieces without a label.
pub(super) struct Entries {
    lines: Lines,
    segments: Vec<Piece>,
}

impl Entries {
    pub(super) fn of(page: &PageText) -> Self {
        let lines = Lines::of(page);
        let pieces: Vec<Piece> =
            page.words.iter().map(Piece::of).filter(|piece| lines.is_print(piece)).collect();
        let segments = segments(&lines, pieces);
        Self { lines, segments }
    }

    /// Whether one of the lines says that the page is this paper.
    fn titled(&self, paper: &Paper) -> bool {
        self.segments.iter().any(|segment| paper.is_title(&segment.text))
    }

    /// The entries of the paper, and the pieces that are none.
    fn sorted(&self, paper: &Paper) -> (Vec<Entry>, Vec<Piece>) {
        let (mut entries, mut values) = (Vec::new(), Vec::new());
        for segment in &self.segments {
            let mut found = entry(segment, paper);
            if found.is_none() {
                values.push(segment.clone());
            }
            while let Some(mut label) = found {
                let behind = label.cut_at_next(paper);
                entries.push(label);
                found = behind.and_then(|piece| entry(&piece, paper));
            }
        }
        (entries, values)
    }
}

/// Bytes of an entry; what is longer is a paragraph, and its rest is of no use.
const LONGEST: usize = 200;

/// Joins the words of one entry, from left to right.
fn segments(lines: &Lines, mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.left[0].total_cmp(&b.left[0]));
    let mut segments: Vec<Piece> = Vec::new();
    for piece in pieces {
        let before = segments.iter().position(|segment| {
            let [along, down] = lines.offset(segment.right, piece.left);
            down.abs() <= ON_LINE && (-0.5..=APART).contains(&along)
        });
        match before {
            Some(at) if segments[at].text.len() > LONGEST => {}
            Some(at) => {
                let joined = lines.join(vec![segments[at].clone(), piece]);
                if let Some(joined) = joined {
                    segments[at] = joined;
                }
            }
            None => segments.push(piece),
        }
    }
    segments
}

/// The label a segment begins with, after the number in brackets of the common model.
fn entry(segment: &Piece, paper: &Paper) -> Option<Entry> {
    let text = segment.text.as_str();
    let numbered =
        text.find(')').filter(|at| *at <= 4 && text.starts_with(['(', '[', '{', 'C', 'c']));
    let skipped = numbered.map_or(0, |at| text[..=at].chars().count());
    let total = text.chars().count();
    let body = segment.part(skipped, total);
    let words: Vec<&str> = body.text.split(' ').collect();
    let by_words = paper.at_start(&words).map(|(code, count)| {
        (code, words[..count].iter().map(|word| word.chars().count() + 1).sum::<usize>() - 1)
    });
    let glued = if paper.boxed { paper.glued(&body.text) } else { None };
    let (code, taken) = match (by_words, glued) {
        // Words that are a label to the letter have taken nothing of a value.
        (Some(words), Some(glued))
            if glued.1 > words.1
                || (glued.0 == words.0 && !paper.is_label(&body.part(0, words.1).text)) =>
        {
            glued
        }
        (words, glued) => words.or(glued)?,
    };
    let rest = segment.part((skipped + taken).min(total), total);
    let letter = if paper.boxed { letter_in_brackets(&rest.text) } else { 0 };
    let rest = rest.part(letter, rest.text.chars().count());
    let rest_text = rest.text.trim_start_matches([' ', ':', '.', ';']).trim_end();
    // "M." keeps its point: the name follows in another piece.
    let ends: &[char] = if paper.boxed { &[] } else { &[' ', ':', '.', ';'] };
    let rest_text = rest_text.trim_end_matches(ends).to_owned();
    let rest = (!rest_text.is_empty()).then_some(Piece { text: rest_text, ..rest });
    Some(Entry { code, label: segment.part(skipped, skipped + taken + letter), rest })
}

/// How many symbols of a text are a letter in brackets, whose brackets may be misread.
fn letter_in_brackets(text: &str) -> usize {
    let blanks = text.chars().take_while(|symbol| *symbol == ' ').count();
    let word: String = text.trim_start().chars().take_while(|symbol| *symbol != ' ').collect();
    let length = word.chars().count();
    let brackets = word.chars().filter(|symbol| "()[]{}".contains(*symbol)).count();
    if (2..=3).contains(&length) && brackets > 0 { blanks + length } else { 0 }
}

fn field(code: &str, value: String, piece: &Piece) -> Field {
    Field {
        code: code.to_owned(),
        value,
        raw: piece.text.clone(),
        status: Status::ToConfirm,
        reason: Reason::Unconfirmed,
        confidence: piece.confidence,
        quad: Some(piece.quad),
    }
}
