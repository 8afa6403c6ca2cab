//! Which lines of a page are known to the letter, by what was read and what was confirmed.
use super::Quad;
use parser::LessonField;
use scan::{holds, ocr::Word};
use serde::Serialize;
use std::collections::BTreeMap;

/// A line of text whose letters are known.
#[derive(Debug, PartialEq, Serialize)]
pub(super) struct Line {
    key: String,
    kind: &'static str,
    text: String,
    pub(super) quad: Quad,
}

/// The lines whose every letter is known: those of one field each, with its confirmed value in the
/// place of what was seen. A code that the detector took along stays in front, as it stands there.
pub(super) fn known_lines(fields: &[LessonField], words: &[Word]) -> Vec<Line> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for field in fields.iter().filter_map(|field| field.quad) {
        *taken.entry(place(&field)).or_default() += 1;
    }
    let line = |field: &LessonField| {
        let quad = field.quad.filter(|quad| taken[&place(quad)] == 1)?;
        let text = stands_there(field, &text_inside(words, &quad)?)?;
        Some(Line { key: field.code.clone(), kind: "value", text, quad })
    };
    fields.iter().filter_map(line).collect()
}

fn place(quad: &Quad) -> String {
    format!("{quad:?}")
}

/// What was read inside a place, from left to right; none where that is more than one row.
fn text_inside(words: &[Word], quad: &Quad) -> Option<String> {
    let middle =
        |quad: &Quad| [0, 1].map(|axis| quad.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0);
    let height = |quad: &Quad| (quad[3][0] - quad[0][0]).hypot(quad[3][1] - quad[0][1]);
    let mut inside: Vec<&Word> =
        words.iter().filter(|word| holds(quad, middle(&word.quad))).collect();
    inside.sort_by(|a, b| middle(&a.quad)[0].total_cmp(&middle(&b.quad)[0]));
    let tallest = inside.iter().map(|word| height(&word.quad)).fold(0.0, f32::max);
    if height(quad) > 1.6 * tallest {
        return None;
    }
    Some(inside.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// The line as it stands on the paper, where that is certain: the confirmed value, after its own
/// code where the detector took that along. The code is written as it is printed, because nobody
/// confirmed how it was read.
fn stands_there(field: &LessonField, read: &str) -> Option<String> {
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    let (seen, right) = (letters(&field.raw), letters(&field.value));
    // Where the parser put a value right, letters were exchanged; a value of another length was
    // brought to another form than the printed one.
    if seen.is_empty() || (!field.typed && seen.chars().count() != right.chars().count()) {
        return None;
    }
    let line = letters(read);
    let code = line.strip_suffix(seen.as_str())?;
    let value = if seen == right { rest_of(read, code)?.trim() } else { field.value.as_str() };
    if code.is_empty() {
        return Some(value.to_owned());
    }
    printed_code(&field.code, code).map(|code| format!("{code} {value}"))
}

/// How a field's code is printed; none where what was read in its place is something else.
fn printed_code(code: &str, read: &str) -> Option<String> {
    let size = |text: &str| text.chars().filter(|symbol| symbol.is_alphanumeric()).count();
    // Older certificates have them in brackets, with words behind.
    let plain = !read.contains(['(', ')']) && size(code).abs_diff(size(read)) <= 1;
    let coded = code.len() <= "D.2.1".len() && !code.ends_with('b');
    (plain && coded).then(|| if code == "A" { "A.".to_owned() } else { code.to_owned() })
}

/// What follows in `text` after these letters, blanks aside; none where it begins otherwise.
fn rest_of<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
    let mut rest = text;
    for letter in letters.chars() {
        rest = rest.trim_start().strip_prefix(letter)?;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quad(left: f32, top: f32, width: f32, height: f32) -> Quad {
        let (right, foot) = (left + width, top + height);
        [[left, top], [right, top], [right, foot], [left, foot]]
    }

    fn word(text: &str, left: f32, width: f32) -> Word {
        Word {
            text: text.to_owned(),
            quad: quad(left, 0.0, width, 20.0),
            confidence: 0.9,
            second: None,
        }
    }

    fn field(code: &str, raw: &str, value: &str, typed: bool, quad: Quad) -> LessonField {
        LessonField {
            code: code.to_owned(),
            value: value.to_owned(),
            raw: raw.to_owned(),
            quad: Some(quad),
            typed,
        }
    }

    #[test]
    fn what_was_confirmed_stands_in_the_place_of_what_was_seen() {
        let whole = quad(0.0, 0.0, 100.0, 20.0);
        for (code, read, raw, value, typed, expected) in [
            ("D.3", "CLIO", "CLIO", "CLIO", false, Some("CLIO")),
            // A code that was cut together with its value, as it is printed and not as it was read.
            ("P.6", "P.6 8", "8", "8", false, Some("P.6 8")),
            ("P.6", "P68", "8", "8", false, Some("P.6 8")),
            ("B", "8 10/10/2006", "10/10/2006", "10/10/2006", false, Some("B 10/10/2006")),
            ("A", "A PM-110-EP", "PM-110-EP", "PM-110-EP", false, Some("A. PM-110-EP")),
            ("D.3", "D.3 CL1O", "CL1O", "CLIO", true, Some("D.3 CLIO")),
            ("S.1", "S.1 1", "1", "7", true, Some("S.1 7")),
            ("B", "B 08/O8/2013", "08/O8/2013", "08/08/2013", false, Some("B 08/08/2013")),
            ("A", "AB-123 -CD", "AB-123-CD", "AB-128-CD", true, Some("AB-128-CD")),
            ("X.1", "VISITE LE 1", "VISITELE1", "VISITE LE 1", false, Some("VISITE LE 1")),
            // Brought to another form, not put right.
            ("P.1", "1,598", "1,598", "1598", false, None),
            // More than the code, another code form, more behind.
            ("D.3", "Modèle CLIO", "CLIO", "CLIO", false, None),
            ("P.6", "(P.6) 8", "8", "8", false, None),
            ("F.1", "1870 F.2 1900", "1870", "1870", false, None),
            ("D.3", "CLIO", "", "CLIO", true, None),
            ("D.3", "CLIO", "MEGANE", "MEGANE", false, None),
        ] {
            let field = field(code, raw, value, typed, whole);
            let line = stands_there(&field, read);
            assert_eq!(line.as_deref(), expected, "{code} {read} {raw} {value}");
        }
    }

    #[test]
    fn only_lines_of_one_field_and_one_row_are_known() {
        let (left, right) = (quad(0.0, 0.0, 50.0, 20.0), quad(60.0, 0.0, 50.0, 20.0));
        let words = [word("RENAULT", 0.0, 50.0), word("CLIO", 60.0, 50.0)];
        let both = quad(0.0, 0.0, 110.0, 20.0);
        let known = |fields: &[LessonField]| -> Vec<String> {
            known_lines(fields, &words).into_iter().map(|line| line.text).collect()
        };
        let make = field("D.1", "RENAULT", "RENAULT", false, left);
        assert_eq!(known(&[make.clone(), field("D.3", "CLIO", "CLIO", false, right)]).len(), 2);
        assert_eq!(
            known(&[field("D.1", "RENAULT CLIO", "RENAULT CLIO", false, both)]),
            ["RENAULT CLIO"]
        );
        // Two values that were read in one.
        assert!(known(&[make.clone(), field("D.3", "RENAULT", "RENAULT", false, left)]).is_empty());
        // An address over two rows.
        let tall = field("Z.1", "RENAULT CLIO", "RENAULT CLIO", false, quad(0.0, 0.0, 110.0, 60.0));
        assert!(known(&[tall]).is_empty());
        let nowhere = LessonField { quad: None, ..make };
        assert!(known(&[nowhere]).is_empty());
    }
}
