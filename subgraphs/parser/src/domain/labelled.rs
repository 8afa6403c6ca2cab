//! A previous inspection's procès-verbal: entries known by their French labels.
//!
//! A value is looked for after its label in the same line, then right of it, then under it; the
//! first that has the form it must have is taken, and what has another form is left out. Everything is printed once and proved by nothing:
//! every value is for the customer to confirm.

use chrono::NaiveDate;

use super::lines::{Lines, Piece};
use super::report_values::value;
use super::{Field, PageText, Reason, Status, dates, labels, makes};

/// Farthest two pieces of one line may be apart across it, in heights of letters.
const ON_LINE: f32 = 0.55;

/// The same for a value far from its label on a page that leans.
const OFF_LINE: f32 = 1.1;

/// Gap along the line from which the next piece is another entry.
const APART: f32 = 1.2;

/// How far under a label its value may be.
const UNDER: f32 = 2.2;

/// How far a value may begin beside its label's own beginning.
const ASIDE: f32 = 1.2;

/// Entries that must be found under a title, and without one.
const ENOUGH: (usize, usize) = (3, 6);

/// A label found on the page, and what follows it in its line.
struct Entry {
    /// `None` for a label we take nothing from.
    code: Option<&'static str>,
    label: Piece,
    rest: Option<Piece>,
}

/// The fields of the procès-verbal on the page; nothing where it is another paper.
pub(super) fn read(page: &PageText, today: NaiveDate) -> Option<Vec<Field>> {
    let lines = Lines::of(page);
    let pieces: Vec<Piece> =
        page.words.iter().map(Piece::of).filter(|piece| lines.is_print(piece)).collect();
    let segments = segments(&lines, pieces);
    let titled = segments.iter().any(|segment| labels::is_title(&segment.text));
    let mut entries = Vec::new();
    let mut values = Vec::new();
    for segment in segments {
        match entry(&segment) {
            Some(entry) => entries.push(entry),
            // What stands where nothing is known is nothing.
            None if labels::plain(&segment.text) == "NONRENSEIGNE" => {}
            None => values.push(segment),
        }
    }
    let mut fields: Vec<Field> = labels::FIELDS
        .iter()
        .filter_map(|(code, _)| labelled(&lines, code, &entries, &values, today))
        .collect();
    for code in ["PV.NUMBER", "PV.CENTRE", "PV.RESULT", "A", "E"] {
        if fields.iter().all(|field| field.code != code) {
            fields.extend(unlabelled(code, &values, today));
        }
    }
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
fn entry(segment: &Piece) -> Option<Entry> {
    let text = segment.text.as_str();
    let numbered =
        text.find(')').filter(|at| *at <= 4 && text.starts_with(['(', '[', '{', 'C', 'c']));
    let skipped = numbered.map_or(0, |at| text[..=at].chars().count());
    let total = text.chars().count();
    let body = segment.part(skipped, total);
    let words: Vec<&str> = body.text.split(' ').collect();
    let (code, count) = labels::at_start(&words)?;
    let taken = words[..count].iter().map(|word| word.chars().count() + 1).sum::<usize>() - 1;
    let rest = segment.part((skipped + taken).min(total), total);
    let rest_text = rest.text.trim_matches([' ', ':', '.', ';']).to_owned();
    let rest = (!rest_text.is_empty()).then_some(Piece { text: rest_text, ..rest });
    Some(Entry { code, label: segment.part(skipped, skipped + taken), rest })
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
                let plain = labels::plain(text);
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
