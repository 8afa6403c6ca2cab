//! The normal form of what a procès-verbal of inspection says.

use chrono::NaiveDate;

use super::confusion::{to_digit, to_letter};
use super::fields::normalise;
use super::labels::plain;
use super::{InspectionResult, dates, makes};

/// The three results, as printed.
const RESULTS: [&str; 3] = [
    "FAVORABLE",
    "DEFAVORABLE POUR DEFAILLANCES MAJEURES",
    "DEFAVORABLE POUR DEFAILLANCES CRITIQUES",
];

/// The result that one of [`RESULTS`] says.
#[must_use]
pub fn result_of(printed: &str) -> Option<InspectionResult> {
    let results = [
        InspectionResult::Favourable,
        InspectionResult::UnfavourableMajor,
        InspectionResult::UnfavourableCritical,
    ];
    RESULTS.iter().position(|words| *words == printed).map(|at| results[at])
}

/// The value of an entry in normal form; nothing where it does not have the form it must have.
pub(super) fn value(code: &str, text: &str, today: NaiveDate) -> Option<String> {
    let own = |text: &str| {
        let value = normalise(code, text, today);
        value.well_formed.then_some(value.text)
    };
    match code {
        "PV.NUMBER" => number(text),
        "PV.DATE" | "PV.UNTIL" | "B" => dates::within(text, today).map(dates::printed),
        "PV.MILEAGE" => mileage(text),
        "PV.RESULT" => result(text).map(str::to_owned),
        "PV.CENTRE" => approval(text),
        "A" => plate(text, today),
        "E" => serial(text, today),
        "D.1" => make(&text.trim().to_uppercase()),
        "D.3" => named(&text.trim().to_uppercase()),
        "P.3" => energy(text).map(str::to_owned).or_else(|| own(text)),
        _ => own(text),
    }
}

/// Words looked at for a make or a plate.
const MOST_WORDS: usize = 6;

/// The make the first words spell, else what is written there.
fn make(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').take(MOST_WORDS).collect();
    let known = (1..=words.len()).rev().find_map(|count| makes::find(&words[..count].join(" ")));
    known.map(str::to_owned).or_else(|| named(name).filter(|name| name.len() >= 3))
}

/// At least a letter or a figure.
fn named(name: &str) -> Option<String> {
    name.contains(|symbol: char| symbol.is_ascii_alphanumeric()).then(|| name.to_owned())
}

/// The word of seventeen symbols; a shorter number only where it stands alone, as on old vehicles.
fn serial(text: &str, today: NaiveDate) -> Option<String> {
    let formed = |text: &str| {
        let value = normalise("E", text, today);
        value.well_formed.then_some(value.text)
    };
    let modern = text.split(' ').find_map(|word| formed(word).filter(|vin| vin.len() == 17));
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let words = text.split_whitespace().count();
    let capitals = !text.contains(char::is_lowercase);
    modern.or_else(|| formed(text).filter(|_| capitals && words <= 2 && figures >= 3))
}

/// A run of letters and figures with at least four figures, its strokes kept.
fn number(text: &str) -> Option<String> {
    let word = text.split(' ').find(|word| !plain(word).is_empty())?;
    let word: String = word
        .trim_matches(|symbol: char| !symbol.is_ascii_alphanumeric())
        .chars()
        .map(|symbol| symbol.to_ascii_uppercase())
        .collect();
    let figures = word.chars().filter(char::is_ascii_digit).count();
    let digits: String = word.chars().map(to_digit).collect();
    // One or two look-alikes among figures are figures.
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && figures * 4 >= word.len() * 3 {
        return (digits.len() >= 5).then_some(digits);
    }
    let sound = word.chars().all(|symbol| symbol.is_ascii_alphanumeric() || "-/".contains(symbol));
    (sound && figures >= 4 && word.len() <= 30).then_some(word)
}

/// Kilometres, in figures alone.
fn mileage(text: &str) -> Option<String> {
    let text = text.to_uppercase();
    let before = text.split("KM").next()?;
    let digits: String = before
        .chars()
        .filter(|symbol| !" .'\u{a0}\u{202f}".contains(*symbol))
        .map(to_digit)
        .collect();
    let sound = (1..=7).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    sound.then_some(digits)
}

/// Which of the three results a text says, by its words, else by its letter.
fn result(text: &str) -> Option<&'static str> {
    let words = plain(text);
    let says = |word: &str| {
        let length = word.len();
        words.len() >= length
            && (0..=words.len() - length)
                .any(|at| strsim::levenshtein(&words[at..at + length], word) <= length / 6)
    };
    if says("CRITIQUE") {
        return Some(RESULTS[2]);
    }
    if says("MAJEURE") {
        return Some(RESULTS[1]);
    }
    if says("DEFAVORABLE") {
        return match (words.chars().next(), words.chars().last()) {
            (Some('R'), _) | (_, Some('R')) => Some(RESULTS[2]),
            (Some('S'), _) | (_, Some('S')) => Some(RESULTS[1]),
            _ => None,
        };
    }
    // A letter that says otherwise, or the start of the longer word half read, settles nothing.
    let start =
        |text: &str| text.get(..9).is_some_and(|word| strsim::levenshtein(word, "FAVORABLE") <= 1);
    if start(&words) || words.strip_prefix('A').is_some_and(start) {
        return (!words.ends_with(['S', 'R'])).then_some(RESULTS[0]);
    }
    match words.as_str() {
        "A" => Some(RESULTS[0]),
        "S" => Some(RESULTS[1]),
        "R" => Some(RESULTS[2]),
        _ => None,
    }
}

/// A centre's approval: `069S1043`, `S069C012`.
fn approval(text: &str) -> Option<String> {
    text.split([' ', ',', ':']).rev().map(plain).find_map(|word| {
        let shape = |slots: &str| -> Option<String> {
            let figures = word.chars().filter(char::is_ascii_digit).count();
            let repaired: String = word
                .chars()
                .zip(slots.chars())
                .map(
                    |(symbol, slot)| if slot == '9' { to_digit(symbol) } else { to_letter(symbol) },
                )
                .collect();
            let sound = word.len() == slots.len()
                && figures >= 4
                && repaired.chars().zip(slots.chars()).all(|(symbol, slot)| {
                    if slot == '9' { symbol.is_ascii_digit() } else { symbol.is_ascii_uppercase() }
                });
            sound.then_some(repaired)
        };
        // As it stands first: a repair must not turn one form into the other.
        let letter_first = word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word.chars().nth(4).is_some_and(|symbol| symbol.is_ascii_alphabetic());
        if letter_first {
            shape("A999A999").or_else(|| shape("999A9999"))
        } else {
            shape("999A9999").or_else(|| shape("A999A999"))
        }
    })
}

/// A plate, with or without the country after it.
fn plate(text: &str, today: NaiveDate) -> Option<String> {
    let formed = |text: &str| {
        let value = normalise("A", text, today);
        value.well_formed.then_some(value.text)
    };
    let words: Vec<&str> =
        text.split([' ', '(', ')', '/']).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    (1..=words.len()).rev().find_map(|count| formed(&words[..count].join(" ")))
}

/// Energies written out.
fn energy(text: &str) -> Option<&'static str> {
    Some(match plain(text).as_str() {
        "ESSENCE" | "ESSENCESANSPLOMB" => "ES",
        "GAZOLE" | "DIESEL" | "GASOIL" => "GO",
        "ELECTRICITE" | "ELECTRIQUE" => "EL",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str, text: &str) -> Option<String> {
        value(code, text, NaiveDate::from_ymd_opt(2026, 11, 22)?)
    }

    #[test]
    fn values_take_their_normal_form() {
        for (code, text, form) in [
            ("PV.NUMBER", "2l115576", "21115576"),
            ("PV.NUMBER", "S069C012-2026-000042", "S069C012-2026-000042"),
            ("PV.DATE", "dimanche 22 novembre 2026 à 9 h 32", "22/11/2026"),
            ("PV.DATE", "LYON le 01/07/2021 à 10:30", "01/07/2021"),
            ("PV.UNTIL", "21 novembre 2028. Prochain contrôle au plus tard", "21/11/2028"),
            ("B", "1er mars 2015", "01/03/2015"),
            ("PV.MILEAGE", "128 450 km", "128450"),
            ("PV.MILEAGE", "35297km", "35297"),
            ("PV.RESULT", "A-FAVORABLE", "FAVORABLE"),
            ("PV.RESULT", "Favorable (A)", "FAVORABLE"),
            ("PV.RESULT", "S - DEFAVORABLE POUR DEFAlLLANCES MAJEURES", RESULTS[1]),
            ("PV.RESULT", "Défavorable pour défaillances critiques (R)", RESULTS[2]),
            ("PV.RESULT", "DEFAVORABLE (S)", RESULTS[1]),
            ("PV.CENTRE", "Lyon Part-Dieu, agrément n° S069C012", "S069C012"),
            ("PV.CENTRE", "O88D1054", "088D1054"),
            ("A", "AB-123-CD F", "AB-123-CD"),
            ("A", "6982 YX 974", "6982 YX 974"),
            ("D.1", "Citroën", "CITROEN"),
            ("P.3", "Gazole", "GO"),
            ("P.3", "G0", "GO"),
            ("J.1", "VP", "VP"),
            ("E", "VF7NC9HP0CY512345", "VF7NC9HP0CY512345"),
            ("E", "4CV 12345", "4CV12345"),
        ] {
            assert_eq!(read(code, text).as_deref(), Some(form), "{code} {text}");
        }
    }

    #[test]
    fn what_has_another_form_is_nothing() {
        for (code, text) in [
            ("PV.NUMBER", "VP"),
            ("PV.DATE", "Lyon"),
            ("PV.MILEAGE", "Citroën"),
            ("PV.RESULT", "DEFAVORABLE"),
            ("PV.RESULT", "DFAVORABLE (S)"),
            ("PV.RESULT", "FAVORABLE (S)"),
            ("PV.CENTRE", "Lyon"),
            ("A", "RENAULT"),
            ("E", "12 mars 2015"),
        ] {
            assert_eq!(read(code, text), None, "{code} {text}");
        }
    }
}
