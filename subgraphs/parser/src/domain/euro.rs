//! The European emission class, from what field V.9 says.

use serde::{Deserialize, Serialize};

use super::labels::plain;

/// A European emission class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EuroClass {
    /// 1 to 6.
    pub number: u8,
    /// What is printed after it: `B`, `D`, `DTEMP`.
    pub stage: Option<String>,
}

/// The class V.9 says; nothing where it says none, and nothing is made up.
///
/// It is written out (`EURO 5`, `70/220*2001/100EURO3`, `EURO VI`), or said by the letters that end
/// the approval under regulation 715/2007: tables 1 of appendix 6 to annex I of regulation 692/2008
/// (one letter, or two from ZA) and of regulation 2017/1151 (two letters).
pub(super) fn class(text: &str) -> Option<EuroClass> {
    let text = text.to_uppercase().replace("EUR0", "EURO");
    match text.split_once("EURO") {
        Some((_, after)) => written(after),
        None => approved(&text).map(|number| EuroClass { number, stage: None }),
    }
}

fn written(after: &str) -> Option<EuroClass> {
    let after = plain(after);
    let roman = ["VI", "IV", "V", "III", "II", "I"];
    let known = [6, 4, 5, 3, 2, 1];
    let (number, rest) = match after.chars().next()? {
        figure @ '1'..='6' => (u8::try_from(figure.to_digit(10)?).ok()?, &after[1..]),
        _ => {
            let at = roman.iter().position(|number| after.starts_with(number))?;
            (known[at], &after[roman[at].len()..])
        }
    };
    // A stage is a letter and perhaps "TEMP": anything longer is another text.
    let stage = rest.starts_with(|first: char| first.is_ascii_uppercase())
        && rest.len() <= 8
        && rest.bytes().all(|byte| byte.is_ascii_uppercase());
    (rest.is_empty() || stage).then(|| EuroClass { number, stage: stage.then(|| rest.to_owned()) })
}

fn approved(text: &str) -> Option<u8> {
    let act: String = text.chars().filter(|symbol| *symbol != ' ').collect();
    let amended = act.strip_prefix("715/2007*")?;
    let letters = amended.trim_start_matches(|symbol: char| !symbol.is_ascii_uppercase());
    match letters.as_bytes() {
        [b'A'..=b'M'] => Some(5),
        [b'N'..=b'Y'] | [b'Z', b'A'..=b'L'] => Some(6),
        // X, Y, Z in the second place are vehicles without an engine.
        [b'A'..=b'E', b'A'..=b'W'] => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_is_what_is_printed() {
        for (text, number, stage) in [
            ("EURO 5", 5, None),
            ("EURO6", 6, None),
            ("EURO 6D-TEMP", 6, Some("DTEMP")),
            ("EURO6B", 6, Some("B")),
            ("EURO VI", 6, None),
            ("70/220*2001/100EURO3", 3, None),
            ("70/220*2003/76EUR04", 4, None),
            ("715/2007*692/2008EURO5", 5, None),
            ("715/2007*692/2008J", 5, None),
            ("715/2007*2016/646W", 6, None),
            ("715/2007*2018/1832AP", 6, None),
        ] {
            let found = class(text).map(|class| (class.number, class.stage));
            assert_eq!(found, Some((number, stage.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn silence_is_no_class() {
        for text in ["", "70/220*2001/100", "715/2007*2018/1832AX", "EURO 7", "EURO", "EUROPE"] {
            assert_eq!(class(text), None, "{text}");
        }
    }
}
