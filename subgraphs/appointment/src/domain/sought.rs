//! What the desk looks for: a plate, a reference, or somebody by name, number or address.
//!
//! Accents, spaces, dashes and capitals are ignored; of each word its beginning is enough.
//! Decisions: docs/decisions/web.md
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// More words find nothing more.
const MOST_WORDS: usize = 8;
/// Longest word that is looked for, in characters.
const LONGEST_WORD: usize = 40;
/// Characters of a reference behind `RDV-`.
pub(crate) const REFERENCE: usize = 7;
/// Those of before 30 November 2026 had so many.
const OLD_REFERENCE: usize = 5;

/// What was typed, as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    /// A whole reference, or how a plate begins: `AB123`.
    Code {
        /// `RDV-7Q2KXM4`, where it can be one.
        reference: Option<String>,
        /// Capitals and figures, without dashes.
        plate: String,
    },
    /// How words of a name, a number or an address begin; one at least.
    Person(Vec<String>),
}

/// Reads what was typed; `None` where it says nothing.
pub(crate) fn sought(typed: &str) -> Option<Sought> {
    let words: Vec<String> = words(typed).take(MOST_WORDS).collect();
    let whole: String = words.concat();
    if whole.is_empty() {
        return None;
    }
    if let Some(number) = number(typed, &whole) {
        return Some(Sought::Person(vec![number]));
    }
    let bare = whole.strip_prefix("rdv").unwrap_or(&whole);
    let is_code = bare.len() < whole.len() || whole.bytes().any(|one| one.is_ascii_digit());
    if is_code && !typed.contains('@') && !bare.is_empty() {
        let code = bare.to_ascii_uppercase();
        let reference =
            matches!(code.len(), REFERENCE | OLD_REFERENCE).then(|| format!("RDV-{code}"));
        return Some(Sought::Code { reference, plate: code });
    }
    Some(Sought::Person(words))
}

/// What somebody is found by: their name, their number as one dials it here, their address.
pub(crate) fn words_of(name: &str, phone: Option<&str>, email: Option<&str>) -> String {
    let dialled = phone.map(fr::phone::dialled).unwrap_or_default();
    let number: String = dialled.chars().filter(char::is_ascii_digit).collect();
    let said = format!("{name} {}", email.unwrap_or_default());
    let all: Vec<String> = words(&said).chain((!number.is_empty()).then_some(number)).collect();
    all.join(" ")
}

/// Small letters and figures, word by word.
fn words(text: &str) -> impl Iterator<Item = String> {
    let plain: String = text
        .nfd()
        .filter(|symbol| !is_combining_mark(*symbol))
        .flat_map(char::to_lowercase)
        .collect();
    let joined = plain.replace('œ', "oe").replace('æ', "ae");
    let words: Vec<String> = joined
        .split(|symbol: char| !symbol.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST_WORD).collect())
        .collect();
    words.into_iter()
}

/// A telephone number, or how one begins, as [`words_of`] keeps it.
fn number(typed: &str, whole: &str) -> Option<String> {
    if !whole.bytes().all(|one| one.is_ascii_digit()) {
        return None;
    }
    let after_plus = typed.trim_start().starts_with('+').then_some(whole);
    match after_plus.or_else(|| whole.strip_prefix("00")) {
        Some(abroad) => Some(match abroad.strip_prefix("33") {
            Some(here) => format!("0{}", here.trim_start_matches('0')),
            None => abroad.to_owned(),
        }),
        None => whole.starts_with('0').then(|| whole.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(reference: Option<&str>, plate: &str) -> Option<Sought> {
        Some(Sought::Code { reference: reference.map(str::to_owned), plate: plate.to_owned() })
    }

    fn person(words: &[&str]) -> Option<Sought> {
        Some(Sought::Person(words.iter().map(|word| (*word).to_owned()).collect()))
    }

    #[test]
    fn plates_references_numbers_and_names_are_told_apart() {
        for (typed, expected) in [
            ("ab 123 cd", code(Some("RDV-AB123CD"), "AB123CD")),
            ("rdv 7q2k xm4", code(Some("RDV-7Q2KXM4"), "7Q2KXM4")),
            ("7q2kxm", code(None, "7Q2KXM")),
            ("AB-123", code(Some("RDV-AB123"), "AB123")),
            ("rdv 7q2kx", code(Some("RDV-7Q2KX"), "7Q2KX")),
            ("RDV-ABCDE", code(Some("RDV-ABCDE"), "ABCDE")),
            ("1234 ab 69", code(None, "1234AB69")),
            ("06 12 34", person(&["061234"])),
            ("+33 6 12 34 56 78", person(&["0612345678"])),
            ("0033 (0)6 12", person(&["0612"])),
            ("+32 470 12", person(&["3247012"])),
            ("Zoé  MARTIN", person(&["zoe", "martin"])),
            ("Cœur", person(&["coeur"])),
            ("zoe2@exemple.fr", person(&["zoe2", "exemple", "fr"])),
            (" -- ", None),
        ] {
            assert_eq!(sought(typed), expected, "{typed}");
        }
    }

    #[test]
    fn somebody_is_kept_by_plain_words() {
        let all = words_of("Zoé D’Œuvre", Some("+33612345678"), Some("Zoe.D@Exemple.fr"));
        assert_eq!(all, "zoe d oeuvre zoe d exemple fr 0612345678");
        assert_eq!(words_of("Zoé", None, None), "zoe");
    }
}
