//! The normal form of what a certificate before 2004 says, where it is not that of its code.

use chrono::NaiveDate;

use super::super::super::fields::normalise;
use super::super::super::plate::{self, Series};
use super::super::super::report_values;
use super::super::super::{dates, makes};

/// Units typed behind numbers.
const UNITS: [&str; 6] = ["CV", "KG", "DBA", "DB", "TR/MN", "TRMN"];

/// The value of an entry in normal form; nothing where it does not have the form it must have.
pub(super) fn value(code: &str, text: &str, today: NaiveDate) -> Option<String> {
    match code {
        "A" | "A.1" => {
            report_values::value("A", text, today).filter(|plate| is_departmental(plate))
        }
        "I" => report_values::value("B", text, today),
        "C.1" => name(text, today),
        "C.3" => street(text, today),
        "D.1" => make(text),
        "E" => serial(text, today),
        "D.2" => kind(text),
        "F.2" | "F.3" | "G.1" => quantity(code, text, 3, today),
        "P.6" | "S.1" | "S.2" => quantity(code, text, 1, today),
        "U.1" => quantity(code, text, 2, today),
        "U.2" => quantity(code, text, 4, today),
        _ => report_values::value(code, text, today),
    }
}

/// Whether a text is a number of the departmental series: no other was given before 2004.
pub(super) fn is_departmental(text: &str) -> bool {
    plate::parse(text).is_some_and(|(_, series)| series == Series::Fni)
}

/// Which code the entry « TYPE » is: the national code has its own since it exists (1995), and
/// twelve symbols that begin with M, fifteen later.
pub(super) fn type_code(text: &str) -> &'static str {
    let long = matches!(text.len(), 12 | 15);
    if long && text.starts_with('M') { "D.2.1" } else { "D.2" }
}

/// Fewest and most symbols of a type.
const TYPE_LENGTH: std::ops::RangeInclusive<usize> = 3..=15;

/// A type: one word with a figure in it.
fn kind(text: &str) -> Option<String> {
    let text = text.trim_matches(|symbol: char| !symbol.is_alphanumeric()).to_uppercase();
    let sound = TYPE_LENGTH.contains(&text.chars().count())
        && text.contains(|symbol: char| symbol.is_ascii_digit())
        && text.chars().all(|symbol| symbol.is_ascii_alphanumeric() || "-/.".contains(symbol));
    sound.then_some(text)
}

/// A make of our list, else a word that may be one of another.
fn make(text: &str) -> Option<String> {
    let text = text.trim().to_uppercase();
    let letters = text.chars().filter(|symbol| symbol.is_alphabetic()).count();
    let other =
        letters >= 4 && text.chars().all(|symbol| symbol.is_alphabetic() || " -.".contains(symbol));
    makes::find(&text).map(str::to_owned).or_else(|| other.then_some(text))
}

/// A number of seventeen symbols, even with blanks in it, or a shorter one without.
fn serial(text: &str, today: NaiveDate) -> Option<String> {
    let number = report_values::value("E", text, today)?;
    (number.len() == 17 || !text.trim().contains(' ')).then_some(number)
}

/// A whole number of at least so many digits, without its unit and the zeros before it.
fn quantity(code: &str, text: &str, least: usize, today: NaiveDate) -> Option<String> {
    let text = text.replace(' ', "").to_uppercase();
    let bare = UNITS.iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(&text);
    let number = normalise(code, bare, today);
    let digits = number.text.trim_start_matches('0');
    (number.well_formed && digits.len() >= least).then(|| digits.to_owned())
}

/// Typed in capitals: what is in small letters is print of the form.
fn is_typed(text: &str) -> bool {
    let small = text.chars().filter(|symbol| symbol.is_lowercase()).count();
    let letters = text.chars().filter(|symbol| symbol.is_alphabetic()).count();
    letters >= 3 && small * 3 <= letters
}

fn name(text: &str, today: NaiveDate) -> Option<String> {
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let sound = is_typed(text) && figures * 2 < text.chars().count();
    sound.then(|| normalise("C.1", text, today).text)
}

fn street(text: &str, today: NaiveDate) -> Option<String> {
    // A street may be named after a day: what is a date alone is none.
    let date = dates::parse(text, today).is_some();
    (is_typed(text) && !date).then(|| normalise("C.3", text, today).text)
}
