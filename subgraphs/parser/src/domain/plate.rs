//! Registration numbers, in every form met on a French certificate.

use super::confusion::{to_digit, to_letter};

/// The series a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Series {
    /// AB-123-CD, since 2009.
    Siv,
    /// Mopeds before 2015: one or two letters, two or three digits, one letter.
    Moped,
    /// W-111-AA, dealers.
    Garage,
    /// WW-111-AA, provisional.
    Provisional,
    /// Diplomatic and consular.
    Diplomatic,
    /// 1234 AB 75, before 2009.
    Fni,
}

/// The registration number in normal form, if `text` is one as it stands.
pub(super) fn parse(text: &str) -> Option<(String, Series)> {
    let bare: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if let Some(series) = lettered(&bare) {
        let parts = split_runs(&bare);
        return Some((parts.join("-"), series));
    }
    if is_diplomatic(&bare) {
        return Some((split_runs(&bare).join(" "), Series::Diplomatic));
    }
    is_fni(&bare).then(|| (fni_form(&bare), Series::Fni))
}

/// The number once letters and digits are put back into the slots of the two-three-two series, or
/// of the departmental one where its three parts stand apart.
pub(super) fn repair(text: &str) -> Option<String> {
    if let Some((plate, _)) = parse(text) {
        return Some(plate);
    }
    repair_siv(text).or_else(|| repair_fni(text))
}

/// `7935 XH 85`: figures, letters, department.
fn repair_fni(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let parts: Vec<&str> = upper.split([' ', '-']).filter(|part| !part.is_empty()).collect();
    let [number, letters, department] = parts[..] else { return None };
    let digits = |part: &str| part.chars().map(to_digit).collect::<String>();
    let department = if matches!(department, "2A" | "2B" | "ZA" | "ZB") {
        department.replace('Z', "2")
    } else {
        digits(department)
    };
    // Never used here either: I, O, U.
    let letters: String = letters
        .chars()
        .map(|symbol| match symbol {
            '0' | 'O' => 'D',
            '1' | 'I' => 'L',
            other => to_letter(other),
        })
        .collect();
    let (plate, series) = parse(&format!("{} {letters} {department}", digits(number)))?;
    (series == Series::Fni).then_some(plate)
}

fn repair_siv(text: &str) -> Option<String> {
    let bare: Vec<char> =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if bare.len() != 7 {
        return None;
    }
    let slots = |letter_for_zero: char, letter_for_one: char| -> String {
        bare.iter()
            .enumerate()
            .map(|(at, symbol)| match (at, symbol) {
                (2..=4, _) => to_digit(*symbol),
                (_, '0' | 'O') => letter_for_zero,
                (_, '1' | 'I') => letter_for_one,
                _ => to_letter(*symbol),
            })
            .collect()
    };
    // O, I and U are never used in this series: a zero in a letter's place was a D or a Q.
    [('D', 'L'), ('Q', 'L'), ('D', 'T'), ('Q', 'T')]
        .into_iter()
        .find_map(|(zero, one)| parse(&slots(zero, one)))
        .map(|(plate, _)| plate)
}

/// Every form a two-three-two number may have had before it was misread: what the check digit of
/// the machine-readable zone chooses from.
pub(super) fn candidates(seven: &str) -> Vec<String> {
    let bare: Vec<char> = seven.chars().collect();
    let mut all = vec![String::new()];
    for (at, symbol) in bare.iter().enumerate() {
        let options: &[char] = match (bare.len() == 7, at, symbol) {
            (false, ..) => std::slice::from_ref(symbol),
            (true, 2..=4, _) => &[to_digit(*symbol)],
            (true, _, '0' | 'O') => &['D', 'Q'],
            (true, _, '1' | 'I') => &['L', 'T'],
            (true, ..) => &[to_letter(*symbol)],
        };
        all = all
            .iter()
            .flat_map(|start| options.iter().map(move |option| format!("{start}{option}")))
            .collect();
    }
    all.insert(0, seven.to_owned());
    all
}

fn is_series_letter(letter: u8) -> bool {
    letter.is_ascii_uppercase() && !matches!(letter, b'I' | b'O' | b'U')
}

fn lettered(bare: &str) -> Option<Series> {
    let bytes = bare.as_bytes();
    let left = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let digits = bytes[left..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let right = &bytes[left + digits..];
    let (left, digits) = (&bytes[..left], &bytes[left..left + digits]);
    if !left.iter().chain(right).all(|letter| is_series_letter(*letter)) {
        return None;
    }
    let no_ss = left != b"SS" && right != b"SS";
    match (left, digits.len(), right.len()) {
        (b"WW", 3, 2) => Some(Series::Provisional),
        (b"W", 3, 2) => Some(Series::Garage),
        ([_, _], 3, 2) if digits != b"000" && no_ss => Some(Series::Siv),
        ([_] | [_, _], 2 | 3, 1) => Some(Series::Moped),
        _ => None,
    }
}

fn is_diplomatic(bare: &str) -> bool {
    let rest = bare.strip_prefix(['U', 'E', 'S']).unwrap_or(bare);
    let rest = rest.strip_suffix(['Z', 'X']).unwrap_or(rest);
    let parts = split_runs(rest);
    let [head, corps, tail] = &parts[..] else { return false };
    let number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    number(head, 3) && matches!(corps.as_str(), "CMD" | "CD" | "C" | "K") && number(tail, 6)
}

fn is_fni(bare: &str) -> bool {
    let parts = split_runs(bare);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (number, letters, department) = match parts[..] {
        [number, letters, department] => (number, letters, department.to_owned()),
        // Corsica: the department ends in a letter.
        [number, letters, two, island @ ("A" | "B")] => (number, letters, format!("{two}{island}")),
        _ => return false,
    };
    let known = match department.as_str() {
        "2A" | "2B" => true,
        code => matches!(
            (code.len(), code.parse::<u16>()),
            (2, Ok(1..=95)) | (3, Ok(971..=976 | 986..=988))
        ),
    };
    (1..=4).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (1..=3).contains(&letters.len())
        && letters.bytes().all(is_series_letter)
        && known
}

fn fni_form(bare: &str) -> String {
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let letters = bare[digits..].bytes().take_while(u8::is_ascii_uppercase).count();
    format!("{} {} {}", &bare[..digits], &bare[digits..digits + letters], &bare[digits + letters..])
}

/// Runs of letters and runs of digits.
fn split_runs(bare: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    for symbol in bare.chars() {
        match runs.last_mut() {
            Some(run)
                if run.ends_with(|last: char| last.is_ascii_digit() == symbol.is_ascii_digit()) =>
            {
                run.push(symbol);
            }
            _ => runs.push(symbol.to_string()),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_series_has_its_form() {
        for (text, form, series) in [
            ("AB123CD", "AB-123-CD", Series::Siv),
            ("ab-123-cd", "AB-123-CD", Series::Siv),
            ("A11A", "A-11-A", Series::Moped),
            ("W111AA", "W-111-AA", Series::Garage),
            ("WW 111 AA", "WW-111-AA", Series::Provisional),
            ("100CD20", "100 CD 20", Series::Diplomatic),
            ("U 300 CD 20", "U 300 CD 20", Series::Diplomatic),
            ("1234 WAE 85", "1234 WAE 85", Series::Fni),
            ("12AB2A", "12 AB 2A", Series::Fni),
            ("5ABC974", "5 ABC 974", Series::Fni),
        ] {
            assert_eq!(parse(text), Some((form.to_owned(), series)), "{text}");
        }
    }

    #[test]
    fn numbers_never_issued_are_refused() {
        for text in ["AB000CD", "SS123AA", "AA123SS", "AO123CD", "AB12CD", "1234AB96", "", "1234"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn misread_slots_are_put_right() {
        assert_eq!(repair("A8-1Z3-CD").as_deref(), Some("AB-123-CD"));
        assert_eq!(repair("AB-O23-CD").as_deref(), Some("AB-023-CD"));
        assert_eq!(repair("AB-123-C0").as_deref(), Some("AB-123-CD"));
        assert_eq!(repair("7935 XH B5").as_deref(), Some("7935 XH 85"));
        assert_eq!(repair("I2 A8C ZA").as_deref(), Some("12 ABC 2A"));
        assert_eq!(repair("CERTIFICAT"), None);
    }

    #[test]
    fn doubtful_letters_give_several_candidates() {
        let all = candidates("A0123CD");
        assert!(all.contains(&"AD123CD".to_owned()) && all.contains(&"AQ123CD".to_owned()));
    }
}
