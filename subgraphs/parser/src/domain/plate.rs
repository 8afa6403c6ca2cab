//! Registration numbers as a reader sees them: [`fr::plate`] judges, misread letters are put right
//! before.

use super::confusion::{to_digit, to_letter};

pub(super) use fr::Series;

/// The registration number in its written form, if `text` is one as it stands; what a reader takes
/// for signs between its parts is passed over.
pub(super) fn parse(text: &str) -> Option<(String, Series)> {
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    fr::Plate::with_series(&bare).map(|(plate, series)| (plate.into(), series))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_between_the_parts_are_passed_over() {
        assert_eq!(parse("AB|123*CD."), Some(("AB-123-CD".to_owned(), Series::Siv)));
        assert_eq!(parse("1234 WAE 85"), Some(("1234 WAE 85".to_owned(), Series::Fni)));
        assert_eq!(parse("AB000CD"), None);
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
