//! The codes of the form in what was read, brackets, dots and look-alikes forgiven.

use super::super::template::{FORM, OLDER};
use super::TYPED;

pub(super) fn opens(symbol: char) -> bool {
    matches!(symbol, '(' | '[' | '{')
}

fn closes(symbol: char) -> bool {
    matches!(symbol, ')' | ']' | '}')
}

/// The code a text begins with: its length, which it is, whether it stands in brackets. Without
/// brackets only what has its dots is a code: "C3" is a Citroën.
pub(super) fn code_at(symbols: &[char]) -> Option<(usize, Option<&'static str>, bool)> {
    let start = usize::from(opens(*symbols.first()?));
    let inside = symbols[start..]
        .iter()
        .take(6)
        .take_while(|symbol| symbol.is_ascii_alphanumeric() || ".,-".contains(**symbol))
        .count();
    let text: String = symbols[start..start + inside].iter().collect();
    let end = start + inside;
    let closed = symbols.get(end).is_some_and(|symbol| closes(*symbol));
    let known = known(&text);
    if closed && inside > 0 && (start == 1 || known.is_some()) {
        return Some((end + 1, known, true));
    }
    if start == 1 && known.is_some() {
        // The closing bracket was lost, and its blank with it or not.
        return Some((end, known, true));
    }
    let alone = symbols.get(end).is_none_or(|symbol| *symbol == ' ');
    (start == 0 && alone && text.contains('.') && exact(&text).is_some())
        .then(|| (end, exact(&text), false))
}

fn codes() -> impl Iterator<Item = &'static str> {
    FORM.iter().map(|slot| slot.code).chain(OLDER)
}

fn exact(text: &str) -> Option<&'static str> {
    codes().find(|code| *code == text)
}

/// The code a misread text stands for. A dot may be lost, a letter before it is not made up.
fn known(text: &str) -> Option<&'static str> {
    if text.starts_with(['.', ',']) {
        return None;
    }
    let dotted = text.contains(['.', ',']);
    let find =
        |wanted: &str| codes().find(|code| key(code) == wanted && (!dotted || code.contains('.')));
    // Of these pairs only one is a letter of the code's number.
    let other =
        || find(&key(text).replace('V', "U")).or_else(|| find(&key(text).replace('X', "Y")));
    exact(text).or_else(|| find(&key(text))).or_else(other)
}

/// The code a word may have been before its brackets were lost or misread: enough for a value that
/// has the form this code asks for.
pub(super) fn faded(text: &str) -> Option<&'static str> {
    let bare = text.trim_matches(|symbol: char| !symbol.is_ascii_alphanumeric());
    if bare.len() == 1 {
        return known(bare).filter(|code| TYPED.contains(code));
    }
    let rest = bare.strip_prefix(['1', 'l', 'I', 'C', 'f'])?;
    rest.contains('.').then(|| known(rest)).flatten()
}

/// One representative for each family of look-alikes: a letter, then figures.
fn key(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|symbol| match symbol.to_ascii_uppercase() {
            'O' | 'D' => '0',
            // With its dot: "P." is read as one letter.
            'R' => 'P',
            'I' | 'L' => '1',
            'Z' => '2',
            'J' => '3',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            other => other,
        })
        .collect()
}
