//! Letters and digits that a reader takes for one another, and what a known slot makes of them.

/// What can only be a digit.
pub(super) fn to_digit(letter: char) -> char {
    match letter {
        'O' | 'Q' | 'D' | 'o' => '0',
        'I' | 'L' | 'l' | 'i' | '|' | '!' => '1',
        'Z' | 'z' => '2',
        'A' => '4',
        'S' | 's' => '5',
        'G' => '6',
        'T' => '7',
        'B' => '8',
        'g' => '9',
        other => other,
    }
}

/// What can only be a letter.
pub(super) fn to_letter(digit: char) -> char {
    match digit {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '4' => 'A',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other.to_ascii_uppercase(),
    }
}

/// One representative for each family of look-alikes, to compare two readings of one text.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' => '1',
            'Z' => '2',
            'S' => '5',
            'G' => '6',
            'B' => '8',
            other => other,
        })
        .collect()
}

/// Whether a digit that looks like a letter touches a word: "C0RSA", "KANG00". In a name it is more
/// likely a letter misread; a letter before a number ("C5", "I10") is no word.
pub(super) fn doubtful(name: &str) -> bool {
    name.split(|symbol: char| !symbol.is_alphanumeric()).any(|token| {
        let symbols: Vec<char> = token.chars().collect();
        let letter = |at: usize| symbols.get(at).is_some_and(|symbol| symbol.is_alphabetic());
        (0..symbols.len()).filter(|at| "012568".contains(symbols[*at])).any(|at| {
            let before = at >= 2 && letter(at - 1) && letter(at - 2);
            let after = letter(at + 1) && letter(at + 2);
            before || after || (at >= 1 && letter(at - 1) && letter(at + 1))
        })
    })
}

/// Whether a word of a model's name would be another one's with one look-alike in its place: "13"
/// may have been an I3, "110" an I10, "CS AIRCROSS" a C5. Both types of the certificate invite the
/// mistake.
pub(super) fn twinned(name: &str) -> bool {
    let mut tokens = name.split(|symbol: char| !symbol.is_alphanumeric());
    tokens.any(|token| {
        let figures = token.bytes().all(|byte| byte.is_ascii_digit());
        let letters = token.bytes().all(|byte| byte.is_ascii_uppercase());
        match token.len() {
            2 | 3 if figures => {
                token.starts_with('1') && (token.len() == 2 || token.ends_with('0'))
            }
            2 | 3 if letters => token.ends_with(['S', 'B', 'G', 'Z', 'I', 'O']),
            _ => false,
        }
    })
}

/// Whether every token is all letters or all digits, which leaves no doubt between look-alikes.
pub(super) fn unmixed(name: &str) -> bool {
    name.split(|symbol: char| !symbol.is_alphanumeric()).all(|token| {
        token.chars().all(char::is_alphabetic)
            || token.chars().all(|symbol| symbol.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_fold_together() {
        assert_eq!(fold("C0RSA"), fold("CORSA"));
        assert_eq!(fold("CLASSE A"), fold("CLASSE<A"));
        assert_ne!(fold("CLIO"), fold("CLIP"));
    }

    #[test]
    fn short_names_may_stand_for_another() {
        for name in ["13", "18", "110", "AS", "XG", "QB", "CS AIRCROSS"] {
            assert!(twinned(name), "{name}");
        }
        for name in
            ["I3", "A5", "107", "208", "UP", "CLIO", "GOLF", "500", "DUSTERS", "C5 AIRCROSS"]
        {
            assert!(!twinned(name), "{name}");
        }
    }

    #[test]
    fn digits_that_touch_words_are_doubtful() {
        for odd in ["C0RSA", "KANG00", "TI6UAN", "CLI0", "5UZUKI"] {
            assert!(doubtful(odd) && !unmixed(odd), "{odd}");
        }
        for sound in ["RAV4", "C5 AIRCROSS", "500", "SERIE 1", "2008", "I10", "A1"] {
            assert!(!doubtful(sound), "{sound}");
        }
        assert!(unmixed("CLASSE A") && unmixed("MODEL 3") && !unmixed("C5 AIRCROSS"));
    }
}
