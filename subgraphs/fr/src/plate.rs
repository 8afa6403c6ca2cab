//! The one rule for a registration number: what people type, cameras read and databases keep
//! becomes one written form, so that a vehicle has one history.
//!
//! The form is that of the plate itself, `AB-123-CD` or `1234 AB 69`: the same in a column, in an
//! event and on a page.
//!
//! Sources: arrêté du 9 février 2009 relatif à l'immatriculation des véhicules, annexe VII, and
//! arrêté du 9 février 2009 relatif aux plaques d'immatriculation; before 2009, arrêté du 5
//! novembre 1984.
use std::{fmt, ops::Deref};

/// The series a number belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// `AB-123-CD`, since 2009 (système d'immatriculation des véhicules).
    Siv,
    /// `A-11-B`, `AB-111-C`: mopeds before 2015.
    Moped,
    /// `W-111-AA`, dealers.
    Garage,
    /// `WW-111-AA`, provisional.
    Provisional,
    /// `100 CD 20`, `U 300 CD 20`: diplomats and consuls.
    Diplomatic,
    /// `1234 AB 75`, before 2009 (fichier national des immatriculations).
    Fni,
}

/// A registration number in its written form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plate(String);

/// Fewest and most letters and figures of a plate of another country.
const FOREIGN_LENGTH: std::ops::RangeInclusive<usize> = 4..=9;

impl Plate {
    /// A number of one of the French series, however its parts are set apart.
    pub fn french(text: &str) -> Option<Self> {
        Self::with_series(text).map(|(plate, _)| plate)
    }

    /// A French number and the series it belongs to.
    pub fn with_series(text: &str) -> Option<(Self, Series)> {
        let bare = bare(text)?;
        let (form, series) =
            lettered(&bare).or_else(|| diplomatic(&bare)).or_else(|| fni(&bare))?;
        Some((Self(form), series))
    }

    /// What stands on a vehicle that is at the centre: a French number, else one of another
    /// country, whose capitals and figures are kept without anything between them.
    pub fn on_vehicle(text: &str) -> Option<Self> {
        Self::french(text).or_else(|| {
            let bare = bare(text)?;
            FOREIGN_LENGTH.contains(&bare.len()).then_some(Self(bare))
        })
    }

    /// The written form: of a database's column, an event, a page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Plate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Deref for Plate {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<Plate> for String {
    fn from(plate: Plate) -> Self {
        plate.0
    }
}

/// Whether the series since 2009 use this letter: I, O and U look like 1, 0 and V.
pub fn is_series_letter(letter: char) -> bool {
    letter.is_ascii_uppercase() && !matches!(letter, 'I' | 'O' | 'U')
}

/// Letters and figures alone, in capitals; `None` where a text holds anything but them and what
/// people set between them.
fn bare(text: &str) -> Option<String> {
    let kept = text.chars().filter(|symbol| !is_between(*symbol));
    kept.map(|symbol| symbol.is_ascii_alphanumeric().then(|| symbol.to_ascii_uppercase())).collect()
}

/// Spaces of any width, dashes of any length, points, and what a clipboard brings unseen.
fn is_between(symbol: char) -> bool {
    symbol.is_whitespace()
        || matches!(symbol, '-' | '.' | '_' | '·' | '•' | '\u{ad}' | '\u{2212}' | '\u{feff}')
        // No-width spaces, joiners, marks of direction, and the dashes of typography.
        || matches!(symbol, '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{2015}')
        || matches!(symbol, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// Runs of letters and runs of figures.
fn runs(bare: &str) -> Vec<&str> {
    bare.as_bytes()
        .chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit())
        .filter_map(|run| std::str::from_utf8(run).ok())
        .collect()
}

fn is_number(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The series that begin with letters.
fn lettered(bare: &str) -> Option<(String, Series)> {
    let runs = runs(bare);
    let [left, digits, right] = runs[..] else { return None };
    let lettered = [left, right].iter().all(|part| part.chars().all(is_series_letter));
    if !lettered || !is_number(digits, 3) || digits.bytes().all(|digit| digit == b'0') {
        return None;
    }
    let series = match (left.len(), digits.len(), right.len()) {
        _ if left == "SS" || right == "SS" => return None,
        (1, 3, 2) if left == "W" => Series::Garage,
        (2, 3, 2) if left == "WW" => Series::Provisional,
        (2, 3, 2) => Series::Siv,
        (1 | 2, 2 | 3, 1) => Series::Moped,
        _ => return None,
    };
    Some((format!("{left}-{digits}-{right}"), series))
}

fn diplomatic(bare: &str) -> Option<(String, Series)> {
    let rest = bare.strip_prefix(['U', 'E', 'S']).unwrap_or(bare);
    let rest = rest.strip_suffix(['Z', 'X']).unwrap_or(rest);
    let parts = runs(rest);
    let [head, corps, tail] = parts[..] else { return None };
    let corps = matches!(corps, "CMD" | "CD" | "C" | "K");
    (corps && is_number(head, 3) && is_number(tail, 6))
        .then(|| (runs(bare).join(" "), Series::Diplomatic))
}

fn fni(bare: &str) -> Option<(String, Series)> {
    let runs = runs(bare);
    let (number, letters, department) = match runs[..] {
        [number, letters, department] => (number, letters, department.to_owned()),
        // Corsica: the department ends in a letter.
        [number, letters, "2", island @ ("A" | "B")] => (number, letters, format!("2{island}")),
        _ => return None,
    };
    let known = match department.as_str() {
        "2A" | "2B" => true,
        code => matches!(
            (code.len(), code.parse::<u16>()),
            (2, Ok(1..=95)) | (3, Ok(971..=976 | 986..=988))
        ),
    };
    let sound = known
        && is_number(number, 4)
        && (1..=3).contains(&letters.len())
        && letters.chars().all(is_series_letter);
    // The series counts from one: zeros before a number are the typist's.
    let number = number.trim_start_matches('0');
    (sound && !number.is_empty()).then(|| (format!("{number} {letters} {department}"), Series::Fni))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Option<String> {
        Plate::french(text).map(String::from)
    }

    #[test]
    fn each_series_has_its_form() {
        for (text, form, series) in [
            ("AB123CD", "AB-123-CD", Series::Siv),
            ("ab-123-cd", "AB-123-CD", Series::Siv),
            ("A11A", "A-11-A", Series::Moped),
            ("AB 111 C", "AB-111-C", Series::Moped),
            ("W111AA", "W-111-AA", Series::Garage),
            ("WW 111 AA", "WW-111-AA", Series::Provisional),
            ("100CD20", "100 CD 20", Series::Diplomatic),
            ("U 300 CD 20", "U 300 CD 20", Series::Diplomatic),
            ("1234 WAE 85", "1234 WAE 85", Series::Fni),
            ("12AB2A", "12 AB 2A", Series::Fni),
            ("5ABC974", "5 ABC 974", Series::Fni),
        ] {
            let read = Plate::with_series(text).map(|(plate, series)| (plate.0, series));
            assert_eq!(read, Some((form.to_owned(), series)), "{text}");
        }
    }

    #[test]
    fn one_plate_has_one_form_however_it_is_typed_or_pasted() {
        for text in [
            "1234AB69",
            "1234 AB 69",
            "1234-ab-69",
            "1234.AB.69",
            "\u{200e}1234\u{a0}AB\u{202f}69\u{200b}",
            " 1234 – ab — 69 ",
        ] {
            assert_eq!(form(text).as_deref(), Some("1234 AB 69"), "{text:?}");
            assert_eq!(Plate::on_vehicle(text).as_deref(), Some("1234 AB 69"), "{text:?}");
        }
        assert_eq!(form("0012 AB 75").as_deref(), Some("12 AB 75"));
        for text in ["AB 123 CD", "ab123cd", "AB\u{2011}123\u{2011}CD", "AB_123_CD", "AB·123·CD"]
        {
            assert_eq!(form(text).as_deref(), Some("AB-123-CD"), "{text:?}");
        }
        assert_eq!(form(&form("12 abc 2a").unwrap_or_default()).as_deref(), Some("12 ABC 2A"));
    }

    #[test]
    fn numbers_never_issued_are_refused() {
        for text in [
            "AB000CD",
            "SS123AA",
            "AA123SS",
            "AO123CD",
            "AI-123-CD",
            "AB12CD",
            "1234AB96",
            "0000AB69",
            "",
            "1234",
            "hello",
            "\u{200b}",
            "AB-123-CD!",
            "ÀB-123-CD",
            "AB-123-CD et 1234 AB 69",
        ] {
            assert_eq!(form(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_vehicle_of_another_country_keeps_its_letters_and_figures() {
        assert_eq!(Plate::on_vehicle("ge 123 456").as_deref(), Some("GE123456"));
        assert_eq!(Plate::on_vehicle("1-ABC-123").as_deref(), Some("1ABC123"));
        for text in ["??", "AB1", "AB12345678", "жж 123", ""] {
            assert_eq!(Plate::on_vehicle(text), None, "{text:?}");
        }
    }
}
