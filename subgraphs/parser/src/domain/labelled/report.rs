//! A previous inspection's procès-verbal: entries known by their French labels.
//!
//! A value is looked for after its label in the same line, then right of it, then under it; the
//! first that has the form it must have is taken.

use chrono::NaiveDate;

use super::super::labels::{REPORT, plain};
use super::super::lines::{Lines, Piece};
use super::super::report_values::value;
use super::super::{Field, Reason, dates, makes, names};
use super::{Entries, Entry, ON_LINE, field};

/// Farthest a value far from its label may be off its line on a page that leans.
const OFF_LINE: f32 = 1.1;

/// How far under a label its value may be.
const UNDER: f32 = 2.2;

/// How far a value may begin beside its label's own beginning.
const ASIDE: f32 = 1.2;

/// Entries that must be found under a title, and without one.
const ENOUGH: (usize, usize) = (3, 6);

/// The fields of the procès-verbal on the page; nothing where it is another paper.
pub(in super::super) fn read(found: &Entries, today: NaiveDate) -> Option<Vec<Field>> {
    let titled = found.titled(&REPORT);
    let (entries, mut values) = found.sorted(&REPORT);
    // What stands where nothing is known is nothing.
    values.retain(|value| plain(&value.text) != "NONRENSEIGNE");
    let mut fields: Vec<Field> = REPORT
        .fields
        .iter()
        .filter_map(|(code, _)| labelled(&found.lines, code, &entries, &values, today))
        .collect();
    for code in ["PV.NUMBER", "PV.CENTRE", "PV.RESULT", "A", "E"] {
        if fields.iter().all(|field| field.code != code) {
            fields.extend(unlabelled(code, &values, today));
        }
    }
    names::respell(&mut fields);
    let own = fields.iter().filter(|field| field.code.starts_with("PV.")).count();
    let enough = if titled {
        fields.len() >= ENOUGH.0 && own >= 1
    } else {
        fields.len() >= ENOUGH.1 && own >= 3
    };
    doubt_dates(&mut fields, today);
    enough.then_some(fields)
}

/// An inspection to come, and one that held until before it was made, were misread.
fn doubt_dates(fields: &mut [Field], today: NaiveDate) {
    let day = |code: &str| {
        let field = fields.iter().find(|field| field.code == code)?;
        dates::from_printed(&field.value)
    };
    let (on, until) = (day("PV.DATE"), day("PV.UNTIL"));
    let wrong = [("PV.DATE", on > Some(today)), ("PV.UNTIL", until.is_some() && until < on)];
    for (code, _) in wrong.into_iter().filter(|(_, wrong)| *wrong) {
        for field in fields.iter_mut().filter(|field| field.code == code) {
            field.reason = Reason::CheckFailed;
        }
    }
}

fn labelled(
    lines: &Lines,
    code: &'static str,
    entries: &[Entry],
    values: &[Piece],
    today: NaiveDate,
) -> Option<Field> {
    let own: Vec<Piece> = entries
        .iter()
        .filter(|entry| entry.code == Some(code))
        .flat_map(|entry| candidates(lines, entry, entries, values))
        .collect();
    // A make in our list before any other word: a stamp has words, too.
    let listed = |piece: &&Piece| code != "D.1" || makes::find(&piece.text).is_some();
    let ordered = own.iter().filter(listed).chain(own.iter().filter(|piece| !listed(piece)));
    ordered
        .into_iter()
        .find_map(|piece| value(code, &piece.text, today).map(|text| field(code, text, piece)))
}

/// Where a value may be: after its label, right of it up to the next entry, under it.
fn candidates(lines: &Lines, entry: &Entry, entries: &[Entry], values: &[Piece]) -> Vec<Piece> {
    if let Some(rest) = &entry.rest {
        return vec![rest.clone()];
    }
    let on_line = |piece: &Piece, reach: f32| -> Option<f32> {
        let [along, down] = lines.offset(entry.label.right, piece.left);
        (along > 0.0 && down.abs() <= reach).then_some(along)
    };
    let right = |reach: f32| {
        let ends = entries.iter().filter_map(|other| on_line(&other.label, reach));
        let end = ends.fold(f32::MAX, f32::min);
        let found = values.iter().filter_map(|piece| Some((on_line(piece, reach)?, piece)));
        nearest(found.filter(|(along, _)| *along < end).collect())
    };
    let under = values
        .iter()
        .filter_map(|piece| {
            let [along, down] = lines.offset(entry.label.left, piece.left);
            let under = along.abs() <= ASIDE && down > ON_LINE && down <= UNDER;
            under.then_some((down, piece))
        })
        .collect();
    let under = nearest(under).into_iter().take(1);
    // Two lines of a leaning page may seem one: what is a little off comes last.
    right(ON_LINE).into_iter().chain(under).chain(right(OFF_LINE)).cloned().collect()
}

fn nearest(mut found: Vec<(f32, &Piece)>) -> Vec<&Piece> {
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, piece)| piece).collect()
}

/// What is known by its own form.
fn unlabelled(code: &'static str, values: &[Piece], today: NaiveDate) -> Option<Field> {
    values.iter().find_map(|piece| {
        let text = piece.text.trim();
        let telling = match code {
            "PV.NUMBER" => {
                let rest = text.strip_prefix(['N', 'n'])?;
                let rest = rest.strip_prefix(['°', 'º', 'o', '*', '\''])?.trim();
                return value(code, rest, today).map(|text| field(code, text, piece));
            }
            "PV.RESULT" => {
                let plain = plain(text);
                ["FAVORABLE", "DEFAVORABLE"].iter().any(|word| plain.starts_with(word))
            }
            "PV.CENTRE" => {
                text.len() == 8 && text.chars().filter(char::is_ascii_digit).count() >= 6
            }
            "A" => text.len() <= 11 && text.contains(['-', ' ']),
            _ => text.len() == 17 && !text.contains(' '),
        };
        let text = telling.then(|| value(code, text, today))??;
        Some(field(code, text, piece))
    })
}
