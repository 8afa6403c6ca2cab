//! Days told by another one: « le lendemain », « le même jour, plus tard ».

use crate::dates::Relative;
use understanding::text::{Token, tokens};

/// Words in a row, and the day they mean.
const DAYS: &[(&[&str], Relative)] = &[
    (&["surlendemain"], Relative::AfterNext),
    (&["lendemain"], Relative::Next),
    (&["jour", "d", "apres"], Relative::Next),
    (&["day", "after"], Relative::Next),
    (&["following", "day"], Relative::Next),
    (&["meme", "jour"], Relative::Same),
    (&["meme", "journee"], Relative::Same),
    (&["jour", "meme"], Relative::Same),
    (&["ce", "jour", "la"], Relative::Same),
    (&["same", "day"], Relative::Same),
    (&["that", "day"], Relative::Same),
];
/// « Après-demain » and "the day after tomorrow" are counted from today.
const NOT_BEFORE: &[&str] = &["tomorrow", "demain"];

/// The day that is told by another one, and the text without those words.
pub(super) fn relative(text: &str) -> (Option<Relative>, String) {
    let tokens = tokens(text);
    let Some((at, length, day)) = find(&tokens) else { return (None, text.to_owned()) };
    let mut masked = text.to_owned();
    let span = tokens[at].span.start..tokens[at + length - 1].span.end;
    masked.replace_range(span.clone(), &" ".repeat(span.len()));
    let said = |words: &[&str]| in_a_row(&tokens, words).is_some();
    let day = match day {
        Relative::Same if said(&["plus", "tard"]) || said(&["later"]) => Relative::Later,
        Relative::Same if said(&["plus", "tot"]) || said(&["earlier"]) => Relative::Earlier,
        day => day,
    };
    (Some(day), masked)
}

/// The text without the days since which something has been so: « plus de réseau depuis vendredi »
/// wishes for no Friday.
pub(super) fn without_past(text: &str) -> String {
    let tokens = tokens(text);
    let mut masked = text.to_owned();
    for (at, token) in tokens.iter().enumerate() {
        let since = token.text == "since" || strsim::osa_distance(&token.text, "depuis") <= 1;
        if !since {
            continue;
        }
        let article = |token: &&Token| ["le", "la", "last", "ce"].contains(&token.text.as_str());
        let skip = usize::from(tokens.get(at + 1).as_ref().is_some_and(article));
        if let Some(day) = tokens.get(at + 1 + skip) {
            let span = token.span.start..day.span.end;
            masked.replace_range(span.clone(), &" ".repeat(span.len()));
        }
    }
    masked
}

fn find(tokens: &[Token]) -> Option<(usize, usize, Relative)> {
    DAYS.iter().find_map(|(words, day)| {
        let at = in_a_row(tokens, words)?;
        let next = tokens.get(at + words.len()).map_or("", |token| token.text.as_str());
        (!NOT_BEFORE.contains(&next)).then_some((at, words.len(), *day))
    })
}

/// Where these words follow each other.
fn in_a_row(tokens: &[Token], words: &[&str]) -> Option<usize> {
    tokens
        .windows(words.len())
        .position(|window| window.iter().zip(words).all(|(token, word)| token.text == *word))
}

#[cfg(test)]
mod tests {
    use super::{relative, without_past};
    use crate::dates::Relative;

    #[test]
    fn since_then_is_no_wish() {
        let text = "plus de réseau depuis vendredi. le matin alors, 11h";
        let masked = without_past(text);
        assert!(!masked.contains("vendredi") && masked.contains("11h"), "{masked}");
        assert_eq!(masked.len(), text.len());
    }

    #[test]
    fn a_day_may_be_told_by_another() {
        for (text, expected) in [
            ("le repousser au lendemain à la même heure", Some(Relative::Next)),
            ("le même jour mais plus tard, vers 16h", Some(Relative::Later)),
            ("could I come later the same day?", Some(Relative::Later)),
            ("16h30 le même jour, c'est libre ?", Some(Relative::Same)),
            ("the day after tomorrow", None),
            ("après-demain", None),
            ("demain matin", None),
        ] {
            assert_eq!(relative(text).0, expected, "{text}");
        }
    }
}
