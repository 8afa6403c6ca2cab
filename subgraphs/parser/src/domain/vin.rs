//! Vehicle identification numbers (field E).

/// The number with the three letters it cannot hold put back to digits, blanks removed.
///
/// I, O and Q are not used in a VIN, so this repair is always safe, but for the ministry's own
/// specimen, whose fictitious number has an I.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|symbol| match symbol.to_ascii_uppercase() {
            'O' | 'Q' => '0',
            'I' => '1',
            other => other,
        })
        .collect()
}

/// Whether a cleaned number has the modern form: seventeen symbols ending in digits.
pub(super) fn is_modern(vin: &str) -> bool {
    vin.len() == 17
        && vin.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && vin.bytes().skip(13).all(|byte| byte.is_ascii_digit())
}

/// Whether it may be the serial number of a vehicle older than the modern form (before 1981).
pub(super) fn is_plausible_old(vin: &str) -> bool {
    (5..=17).contains(&vin.len()) && vin.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether it holds the one pair of look-alikes the check digit cannot tell apart.
pub(super) fn has_blind_spot(vin: &str) -> bool {
    vin.contains(['6', 'G'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_letters_become_digits() {
        assert_eq!(clean("vf1 rfa0o5qi234567"), "VF1RFA00501234567");
    }

    #[test]
    fn forms_are_told_apart() {
        assert!(is_modern("SJN5U215DEZ908386"));
        assert!(!is_modern("SJN5U215DEZ90838A"));
        assert!(!is_modern("SJN5U215DEZ90838"));
        assert!(is_plausible_old("1234567"));
        assert!(!is_plausible_old("1234"));
    }
}
