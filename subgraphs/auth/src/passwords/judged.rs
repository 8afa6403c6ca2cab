//! Which passwords are too easy to guess: length alone is no answer. An estimator that is kept up
//! counts the guesses; what people in France think of first stands in `data/common.txt`.
//! Decisions: docs/decisions/identity.md
use std::{collections::HashSet, sync::LazyLock};
use zxcvbn::{Score, zxcvbn};

/// What the estimator looks at; more would cost it seconds, and what is longer is not guessed.
const LOOKED_AT: usize = 64;
/// A whole list, whatever figures and signs stand around a word.
static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../../data/common.txt").lines().collect());

/// Whether it takes so many guesses that nobody makes them: about a hundred million, on a copy of
/// the database. `personal` is what anybody knows of its owner.
pub(super) fn is_hard_to_guess(password: &str, personal: &[String]) -> bool {
    let looked_at: String = password.chars().take(LOOKED_AT).collect();
    let letters: String = looked_at
        .to_lowercase()
        .chars()
        .filter_map(plain)
        .filter(char::is_ascii_alphabetic)
        .collect();
    if COMMON.contains(letters.as_str()) {
        return false;
    }
    let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
    zxcvbn(&looked_at, &personal).score() >= Score::Three
}

/// Without its accent, and figures that stand for letters as those letters.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'â' | 'ä' | '@' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_thinks_of_is_easy_and_words_without_a_link_are_hard() {
        for easy in [
            "azertyuiop",
            "AzertyUiop2026!",
            "motdepasse1234",
            "M@rseille1313",
            "aaaaaaaaaaaa",
            "1234567890",
            "password123",
            "12/05/1987!",
        ] {
            assert!(!is_hard_to_guess(easy, &[]), "{easy}");
        }
        for hard in ["cheval correct pile", "une-phrase-secrete", "demo-autovisite", "k7-Vq2!pLw9z"]
        {
            assert!(is_hard_to_guess(hard, &[]), "{hard}");
        }
    }

    /// Of the estimator's own list, not of ours.
    #[test]
    fn what_leaked_most_often_is_easy_in_any_case() {
        for leaked in ["1q2w3e4r5t6y", "iloveyou123", "Qwertyuiop", "SUPERMAN123", "trustno1!!"] {
            assert!(!is_hard_to_guess(leaked, &[]), "{leaked}");
        }
    }

    #[test]
    fn what_is_known_of_somebody_is_no_secret() {
        let known = ["camille.thevenoux@exemple.fr", "camille.thevenoux", "Camille Thévenoux"];
        let known = known.map(str::to_owned);
        assert!(!is_hard_to_guess("camille.thevenoux", &known));
        assert!(is_hard_to_guess("camille-velo-trombone-42", &known));
    }

    #[test]
    fn a_long_one_costs_no_more_than_a_short_one() {
        let begun = std::time::Instant::now();
        assert!(is_hard_to_guess(&"trombone velo girafe ".repeat(50), &[]));
        assert!(begun.elapsed() < std::time::Duration::from_secs(2));
    }
}
