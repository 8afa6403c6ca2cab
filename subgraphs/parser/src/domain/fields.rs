//! The normal form of each field's value, and whether it has the form it must have.

use chrono::NaiveDate;

use super::confusion::{to_digit, to_letter};
use super::{acts, dates, lists, makes, plate, vin};

/// A value in normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    /// Whether the field's own rules are kept.
    pub(super) well_formed: bool,
}

/// Fewest letters of one of the two sentences of C.4a that tell it from the other.
const BEGUN: usize = 14;

/// The sentences by which C.4a says whether the holder owns the vehicle.
const OWNER: [&str; 2] =
    ["EST LE PROPRIETAIRE DU VEHICULE", "N'EST PAS LE PROPRIETAIRE DU VEHICULE"];

/// Brings what was read for `code` to its normal form.
pub(super) fn normalise(code: &str, raw: &str, today: NaiveDate) -> Value {
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let normal = match code {
        "A" | "A.1" => plate::repair(&text),
        "B" | "H" | "I" => dates::parse(&text, today).map(dates::printed),
        "X.1" => inspection(&text, today),
        "E" => Some(vin::clean(&text)).filter(|number| vin::is_plausible_old(number)),
        "FORMULE" => form_number(&text),
        "D.1" => makes::find(&text).map(str::to_owned),
        "D.2.1" => national_type(&text),
        "J" => lists::find(lists::CATEGORIES, &text).map(str::to_owned),
        "J.1" => lists::find(lists::GENRES, &text).map(str::to_owned),
        "J.2" => body_code(&text),
        "J.3" => lists::find(lists::BODIES, &text).map(str::to_owned),
        "K" => acts::approval(&text),
        "P.3" => lists::energy(&text).map(str::to_owned),
        "P.6" | "S.1" => whole(&text, 99),
        "S.2" => whole(&text, 200),
        "U.1" => whole(&text, 130),
        "U.2" | "P.1" => whole(&text, 20_000),
        "V.7" => whole(&text, 999),
        "F.1" | "F.2" | "F.3" | "G" | "G.1" => whole(&text, 99_999),
        "P.2" | "Q" | "Y.1" | "Y.2" | "Y.3" | "Y.4" | "Y.5" | "Y.6" => decimal(&text),
        "C.1" | "C.1b" | "C.3" => {
            // A speck after a name; initials have more than one point.
            let dots = text.matches('.').count();
            let text = if dots == 1 { text.trim_end_matches('.') } else { &text };
            return Value { well_formed: !text.is_empty(), text: spelled(text) };
        }
        "D.3" => Some(text.split(' ').map(unmixed_word).collect::<Vec<_>>().join(" "))
            .filter(|name| !name.is_empty()),
        "C.3b" => town(&text),
        "C.4a" => owner(&text),
        "V.9" => Some(acts::class(&text)).filter(|class| !class.is_empty()),
        "Z.1" | "Z.2" | "Z.3" | "Z.4" => {
            Some(mention(&text, today)).filter(|said| !said.is_empty())
        }
        _ => return Value { well_formed: !text.is_empty(), text },
    };
    match normal {
        Some(text) => Value { text, well_formed: true },
        None => Value { text, well_formed: false },
    }
}

/// Cents, hundredths: a decimal as a whole number of hundredths.
pub(super) fn hundredths(text: &str) -> Option<i64> {
    let (units, rest) = text.split_once(',').unwrap_or((text, ""));
    let rest = format!("{rest:0<2}");
    Some(units.parse::<i64>().ok()? * 100 + rest.get(..2)?.parse::<i64>().ok()?)
}

fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|symbol| *symbol != ' ').map(to_digit).collect();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

fn whole(text: &str, most: u32) -> Option<String> {
    let digits = digits(without_mark(text))?;
    (digits.parse::<u32>().ok()? <= most).then_some(digits)
}

/// Before the comma: no tax and no power has more.
const MOST_DIGITS: usize = 6;

/// The number before a word that does not belong to it, a stamp's; signs at its ends are specks.
fn without_mark(text: &str) -> &str {
    let text = text.trim_matches(|symbol: char| !symbol.is_alphanumeric());
    let number = text.find(|symbol: char| !symbol.is_ascii_digit()).unwrap_or(text.len());
    let rest = &text[number..];
    let word = rest.chars().count() >= 3 && rest.chars().all(char::is_alphabetic);
    if number >= 3 && word { &text[..number] } else { text }
}

fn decimal(text: &str) -> Option<String> {
    let text = text.replace(' ', "").replace('.', ",");
    let Some((units, rest)) = text.split_once(',') else {
        return digits(&text).filter(|units| units.len() <= MOST_DIGITS);
    };
    let (units, rest) = (digits(units)?, digits(rest)?);
    (units.len() <= MOST_DIGITS && rest.len() <= 2).then(|| format!("{units},{rest}"))
}

/// Four digits of year, two letters, five digits; older forms have two or three digits of year.
fn form_number(text: &str) -> Option<String> {
    let symbols: Vec<char> = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let year = symbols.len().checked_sub(7).filter(|year| (2..=4).contains(year))?;
    let repaired: String =
        symbols
            .iter()
            .enumerate()
            .map(|(at, symbol)| {
                if (year..year + 2).contains(&at) { to_letter(*symbol) } else { to_digit(*symbol) }
            })
            .collect();
    let sound = repaired.chars().enumerate().all(|(at, symbol)| {
        if (year..year + 2).contains(&at) {
            symbol.is_ascii_uppercase()
        } else {
            symbol.is_ascii_digit()
        }
    });
    sound.then_some(repaired)
}

/// The national type code: eight to fifteen letters and digits, no blank. That of twelve symbols
/// which begins with three letters and four digits has M for its first, which is often read as H.
fn national_type(text: &str) -> Option<String> {
    let text = text.trim_matches(|symbol: char| !symbol.is_alphanumeric());
    let code: String = text.chars().filter(|symbol| *symbol != ' ').collect();
    let sound = (8..=15).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    let long = code.len() == 12 && code.bytes().skip(3).take(4).all(|b| b.is_ascii_digit());
    match code.strip_prefix('H') {
        Some(rest) if sound && long && rest.bytes().take(2).all(|b| b.is_ascii_uppercase()) => {
            Some(format!("M{rest}"))
        }
        _ => sound.then_some(code),
    }
}

fn body_code(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|symbol| *symbol != ' ').map(to_letter).collect();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
}

/// A mention, with its date if it has one.
fn mention(text: &str, today: NaiveDate) -> String {
    match dates::at_the_end(text, today) {
        Some((before, day)) if !before.is_empty() => {
            format!("{} {}", lists::mention(&before), dates::printed(day))
        }
        _ => lists::mention(text),
    }
}

fn inspection(text: &str, today: NaiveDate) -> Option<String> {
    let (before, day) = dates::at_the_end(text, today)?;
    let sentence = if strsim::normalized_levenshtein(&before, "VISITE AVANT LE") > 0.8 {
        "VISITE AVANT LE".to_owned()
    } else {
        before
    };
    Some(format!("{sentence} {}", dates::printed(day)).trim().to_owned())
}

/// Five symbols of postcode (Corsica was printed with a letter), then the town.
fn town(text: &str) -> Option<String> {
    let (code, town) = text.split_once(' ')?;
    let code: String = code
        .chars()
        .enumerate()
        .map(
            |(at, symbol)| if at == 1 && "AB".contains(symbol) { symbol } else { to_digit(symbol) },
        )
        .collect();
    let sound = code.len() == 5
        && !town.is_empty()
        && code
            .bytes()
            .enumerate()
            .all(|(at, b)| b.is_ascii_digit() || (at == 1 && b"AB".contains(&b)));
    sound.then(|| format!("{code} {}", spelled(town)))
}

/// Names and streets with their letters: a digit inside a word is a letter misread.
fn spelled(text: &str) -> String {
    let word = |token: &str| -> String {
        let letters = token.chars().filter(|symbol| symbol.is_alphabetic()).count();
        let digits = token.chars().filter(char::is_ascii_digit).count();
        if letters >= 3 && digits * 2 < letters {
            token.chars().map(to_letter).collect()
        } else {
            token.to_owned()
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A commercial name's word; a digit with two letters before it and two behind is a letter misread,
/// and so are zeros among more letters: "KANG00".
fn unmixed_word(word: &str) -> String {
    let symbols: Vec<char> = word.chars().collect();
    let letters = symbols.iter().filter(|symbol| symbol.is_alphabetic()).count();
    let zeros = symbols.iter().filter(|symbol| **symbol == '0').count();
    if letters >= 3 && zeros < letters && letters + zeros == symbols.len() {
        return word.replace('0', "O");
    }
    let letters = |range: std::ops::Range<usize>| {
        symbols.get(range).is_some_and(|part| part.iter().all(|symbol| symbol.is_alphabetic()))
    };
    let mend = |at: usize| {
        let inside = at >= 2 && letters(at - 2..at) && letters(at + 1..at + 3);
        if inside { to_letter(symbols[at]) } else { symbols[at] }
    };
    (0..symbols.len()).map(mend).collect()
}

/// One of two sentences, even if a fold or a stamp took part of it: only one of them denies.
fn owner(text: &str) -> Option<String> {
    let alike = |sentence: &&str| strsim::normalized_levenshtein(sentence, text);
    let nearest = OWNER.into_iter().max_by(|a, b| alike(a).total_cmp(&alike(b)));
    let begun = || {
        let length = text.chars().count();
        let start = |sentence: &&str| -> bool {
            let start: String = sentence.chars().take(length).collect();
            length >= BEGUN && strsim::normalized_levenshtein(&start, text) > 0.85
        };
        OWNER.into_iter().find(start)
    };
    nearest.filter(|sentence| alike(sentence) > 0.8).or_else(begun).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal(code: &str, raw: &str) -> (String, bool) {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day");
        let value = normalise(code, raw, today);
        (value.text, value.well_formed)
    }

    #[test]
    fn values_take_their_normal_form() {
        for (code, raw, form) in [
            ("A", "aj 251 he", "AJ-251-HE"),
            ("B", "O8/08/2013", "08/08/2013"),
            ("E", "SJN5U2I5DEZ9O8386", "SJN5U215DEZ908386"),
            ("FORMULE", "2O25F255392", "2025FZ55392"),
            ("FORMULE", "07CX92840", "07CX92840"),
            ("D.1", "N1SSAN", "NISSAN"),
            ("D.2.1", "MTK9593 ECQVF", "MTK9593ECQVF"),
            ("D.2.1", "-HTK9593ECQVF", "MTK9593ECQVF"),
            ("J", "L3E", "L3e"),
            ("J.2", "A8", "AB"),
            ("K", "E2=2018/46*0450*00", "e2*2018/46*0450*00"),
            ("K", "E11*2018146*0156*37", "e11*2018/46*0156*37"),
            ("K", "1*2018/116*0242.15", "e1*2018/116*0242*15"),
            ("P.1", "l499", "1499"),
            ("P.3", "G0", "GO"),
            ("Q", "0.16", "0,16"),
            ("X.1", "VISITE AVANTLE 20/11/2025", "VISITE AVANT LE 20/11/2025"),
            ("Y.6", "114,5O", "114,50"),
            ("C.3b", "2A004 AJACCI0", "2A004 AJACCIO"),
            ("C.3b", "3300O B0RDEAUX", "33000 BORDEAUX"),
            ("C.3", "58 RUE DU 8 MAI 1945", "58 RUE DU 8 MAI 1945"),
            ("C.1", "GARAGE 2000", "GARAGE 2000"),
            ("C.1", "R0BERT", "ROBERT"),
            ("C.4a", "EST LE PROPRIETAlRE DU VEHICULE", "EST LE PROPRIETAIRE DU VEHICULE"),
            ("C.4a", "N'EST PAS LE PROPR", "N'EST PAS LE PROPRIETAIRE DU VEHICULE"),
            ("V.9", "70/220*2001/100EUR03", "70/220*2001/100EURO3"),
        ] {
            assert_eq!(normal(code, raw), (form.to_owned(), true), "{code}");
        }
    }

    #[test]
    fn values_of_the_wrong_form_are_said_so() {
        for (code, raw) in [
            ("A", "HELLO"),
            ("B", "31/02/2013"),
            ("E", "AB"),
            ("K", "e2*2018"),
            ("P.6", "120"),
            ("P.3", "ZZ"),
            ("J.1", "XYZ"),
            ("Y.1", "1,2,3"),
            ("C.3b", "PARIS"),
            ("C.4a", "VEHICULE"),
            ("C.4a", "EST PAS"),
        ] {
            assert!(!normal(code, raw).1, "{code} {raw}");
        }
    }

    #[test]
    fn amounts_are_counted_in_hundredths() {
        assert_eq!(hundredths("114,50"), Some(11450));
        assert_eq!(hundredths("2,5"), Some(250));
        assert_eq!(hundredths("4"), Some(400));
        assert_eq!(hundredths("x"), None);
    }
}
