//! Values in the form in which they are used: what two ways of writing the same value have in common.
//! Decisions: docs/decisions/assistant.md

use crate::{
    dates::{self, Lang, When},
    entities::{Shape, shapes},
    heard::Heard,
    labels::Slot,
    text::{Kind, fold, tokens},
};
use chrono::{NaiveDate, NaiveDateTime};

/// The normal form of one value; `None` where it has none and its words stand for themselves. Days and
/// hours are read together, by [`when`].
#[must_use]
pub fn form(slot: Slot, text: &str) -> Option<String> {
    match slot {
        Slot::Plate => shaped(text, &[Shape::Plate]).or_else(|| spelled(text, 5)),
        Slot::Email => {
            let folded = text.replace(" arobase ", "@").replace(" at ", "@");
            shaped_as_written(&folded, Shape::Email)
        }
        Slot::Phone => digits(text),
        Slot::Reference => {
            shaped(text, &[Shape::Reference, Shape::Plate]).or_else(|| spelled(text, 4))
        }
        Slot::DefectCode => shaped_as_written(text, Shape::DefectCode),
        Slot::Count => count(text),
        Slot::Energy => listed(text, "energy."),
        Slot::Category => listed(text, "category."),
        Slot::Service => listed(text, "service."),
        Slot::Center => words_of(text, &["place.city"]),
        Slot::MakeModel => {
            words_of(text, &["model.known"]).or_else(|| words_of(text, &["make.known"]))
        }
        Slot::When | Slot::Choice | Slot::Name => None,
    }
}

/// What several pieces of one message say together about when; `None` where that is nothing.
#[must_use]
pub fn when(pieces: &[&str], french: bool) -> Option<When> {
    let now: NaiveDateTime = NaiveDate::from_ymd_opt(2026, 11, 26)?.and_hms_opt(9, 0, 0)?;
    let lang = if french { Lang::Fr } else { Lang::En };
    let read = dates::when(&pieces.join(", "), now, lang);
    (!read.is_empty()).then_some(read)
}

fn alphanumeric(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn shaped(text: &str, of: &[Shape]) -> Option<String> {
    let found = shapes(text).into_iter().find(|(shape, _)| of.contains(shape))?;
    Some(alphanumeric(text.get(found.1)?))
}

fn shaped_as_written(text: &str, of: Shape) -> Option<String> {
    let found = shapes(text).into_iter().find(|(shape, _)| *shape == of)?;
    Some(fold(text.get(found.1)?))
}

/// Letters and figures, where there are some of both.
fn spelled(text: &str, least: usize) -> Option<String> {
    let all = alphanumeric(text);
    let figures = all.chars().any(|c| c.is_ascii_digit());
    (figures && all.chars().count() >= least).then_some(all)
}

fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("0033").or_else(|| digits.strip_prefix("33"));
    let bare = national.unwrap_or(&digits).trim_start_matches('0').to_owned();
    (bare.len() >= 6).then_some(bare)
}

fn count(text: &str) -> Option<String> {
    const NUMBERS: &[(&str, &str)] = &[
        ("un", "1"),
        ("une", "1"),
        ("one", "1"),
        ("deux", "2"),
        ("two", "2"),
        ("both", "2"),
        ("trois", "3"),
        ("three", "3"),
        ("quatre", "4"),
        ("four", "4"),
        ("cinq", "5"),
        ("five", "5"),
        ("six", "6"),
        ("sept", "7"),
        ("seven", "7"),
        ("huit", "8"),
        ("eight", "8"),
        ("neuf", "9"),
        ("nine", "9"),
        ("dix", "10"),
        ("ten", "10"),
        ("douze", "12"),
        ("twelve", "12"),
        ("dozen", "12"),
    ];
    tokens(text).into_iter().find_map(|token| match token.kind {
        Kind::Number => Some(token.text),
        Kind::Word => NUMBERS
            .iter()
            .find(|(word, _)| *word == token.text)
            .map(|(_, number)| (*number).to_owned()),
        Kind::Sign => None,
    })
}

/// The kinds that are named, whatever words name them.
fn listed(text: &str, of: &str) -> Option<String> {
    let heard = Heard::new(text);
    let mut kinds: Vec<String> = heard
        .values
        .iter()
        .filter_map(|found| found.name.strip_prefix(of).map(str::to_owned))
        .collect();
    kinds.sort();
    kinds.dedup();
    (!kinds.is_empty()).then(|| kinds.join("+"))
}

/// The words that are on one of these lists, in order.
fn words_of(text: &str, lists: &[&str]) -> Option<String> {
    let heard = Heard::new(text);
    let on = |at: &usize| {
        heard
            .values
            .iter()
            .any(|found| lists.contains(&found.name.as_str()) && found.tokens.contains(at))
    };
    let words: Vec<&str> =
        (0..heard.tokens.len()).filter(on).map(|at| heard.tokens[at].text.as_str()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{form, when};
    use crate::labels::Slot;

    #[test]
    fn the_same_value_has_one_form() {
        for (slot, one, other) in [
            (Slot::Plate, "ma plaque AB-123-CD", "ab 123 cd"),
            (Slot::Phone, "06 12 34 56 78", "+33612345678"),
            (Slot::Energy, "essence", "au sans plomb"),
            (Slot::Category, "une grosse moto", "motorbike"),
            (Slot::Center, "celui de Villeurbanne", "villeurbanne"),
            (Slot::MakeModel, "la Renault Clio", "clio"),
            (Slot::Count, "deux", "les 2"),
        ] {
            assert!(form(slot, one).is_some(), "{one}");
            assert_eq!(form(slot, one), form(slot, other), "{one}, {other}");
        }
        assert_eq!(when(&["mardi 14h"], true), when(&["mardi", "14h"], true));
    }

    #[test]
    fn other_values_have_other_forms() {
        for (slot, one, other) in [
            (Slot::Plate, "AB-123-CD", "AB-123-CE"),
            (Slot::Energy, "diesel", "essence"),
            (Slot::Center, "Lyon", "Paris"),
            (Slot::Name, "Léa", "Léa"),
        ] {
            let (one, other) = (form(slot, one), form(slot, other));
            assert!(one.is_none() && other.is_none() || one != other);
        }
        assert_ne!(when(&["mardi 14h"], true), when(&["mardi"], true));
    }
}
