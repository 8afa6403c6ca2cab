//! Text that ends on a printed document: what can be printed is accepted, what cannot is refused
//! where it is entered, and what was stored before that rule is printed in other letters.
//!
//! A signed document must say what was written. So the letters that documents can hold are one list,
//! [`PRINTABLE`]: the letters of the languages written in Europe, the signs of measurement and of
//! trade. The documents' fonts hold every one of them (a test of `report` looks at each).
//! Decisions: docs/decisions/papers.md
use crate::ClientError;
use unicode_normalization::UnicodeNormalization;

/// The first and the last of each run of characters that documents can print, in order.
pub const PRINTABLE: &[(char, char)] = &[
    (' ', '~'),
    // Latin, to the end of Extended-B; without the soft hyphen, which is no sign.
    ('\u{a0}', '\u{ac}'),
    ('\u{ae}', '\u{24f}'),
    // Letters that modify others, as in Breton « cʼh » and in Ukrainian.
    ('\u{2b0}', '\u{2e9}'),
    // Marks above and below, where no letter has them built in.
    ('\u{300}', '\u{345}'),
    // Greek.
    ('\u{370}', '\u{377}'),
    ('\u{37a}', '\u{37f}'),
    ('\u{384}', '\u{38a}'),
    ('\u{38c}', '\u{38c}'),
    ('\u{38e}', '\u{3a1}'),
    ('\u{3a3}', '\u{3ff}'),
    // Cyrillic.
    ('\u{400}', '\u{525}'),
    // Armenian and Georgian.
    ('\u{531}', '\u{556}'),
    ('\u{559}', '\u{55f}'),
    ('\u{561}', '\u{587}'),
    ('\u{10d0}', '\u{10fc}'),
    // Latin with more than one mark.
    ('\u{1e00}', '\u{1efb}'),
    // Punctuation.
    ('\u{2010}', '\u{2027}'),
    ('\u{2030}', '\u{205e}'),
    // Raised and lowered figures.
    ('\u{2070}', '\u{2071}'),
    ('\u{2074}', '\u{208e}'),
    // Currencies.
    ('\u{20a0}', '\u{20b5}'),
    ('\u{20b8}', '\u{20ba}'),
    ('\u{20bd}', '\u{20bd}'),
    // Numero, trade mark, ohm, litre; fractions and Roman figures.
    ('\u{2100}', '\u{2109}'),
    ('\u{210b}', '\u{2149}'),
    ('\u{2150}', '\u{2185}'),
    // Arrows and signs of calculation, the diameter among them.
    ('\u{2190}', '\u{2311}'),
    // Lines, squares, circles; ticks and crosses.
    ('\u{2500}', '\u{269c}'),
    ('\u{2713}', '\u{2718}'),
];

/// Of more characters than this a refusal does not speak.
const MOST_NAMED: usize = 5;

/// What was typed cannot be printed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this cannot be printed on a document: {0}")]
pub struct NotPrintable(String);

impl ClientError for NotPrintable {
    fn code(&self) -> &'static str {
        "TEXT_NOT_PRINTABLE"
    }

    fn fr(&self) -> String {
        format!(
            "Ces signes ne peuvent pas être imprimés sur un document : {}. Veuillez les retirer.",
            self.0
        )
    }
}

/// The text as it is kept: letters and their marks composed, what nobody sees left out.
///
/// # Errors
/// Where something in it cannot be printed; the refusal names it.
pub fn accepted(text: &str) -> Result<String, NotPrintable> {
    let text: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let mut refused: Vec<char> = Vec::new();
    for c in text.chars().filter(|c| !is_printable(*c) && !c.is_whitespace()) {
        if !refused.contains(&c) && refused.len() < MOST_NAMED {
            refused.push(c);
        }
    }
    if refused.is_empty() {
        return Ok(text);
    }
    let named: Vec<String> = refused.into_iter().map(named).collect();
    Err(NotPrintable(named.join(" ")))
}

/// The text as documents print it, on one line. What was kept before it could be refused is
/// transliterated: by its name in plain letters (`车` is `Che`, 🚗 is `car`), or, where it has none,
/// by its number (`[U+E000]`). Nothing is left out but what nobody sees.
#[must_use]
pub fn for_print(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        match c {
            // Spaces of other widths, which keep together what they stand between.
            '\u{2007}' | '\u{2009}' | '\u{202f}' => line.push('\u{a0}'),
            '\u{2010}' | '\u{2011}' => line.push('-'),
            c if c.is_whitespace() && c != '\u{a0}' => line.push(' '),
            c if is_printable(c) => line.push(c),
            c => match deunicode::deunicode_char(c).map(str::trim) {
                Some(plain) if !plain.is_empty() => line.push_str(plain),
                Some(_) | None => line.push_str(&format!("[U+{:04X}]", u32::from(c))),
            },
        }
    }
    line
}

/// Whether documents can print the character as it is.
#[must_use]
pub fn is_printable(c: char) -> bool {
    PRINTABLE.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Signs that only steer how others look: joiners, directions, variants, the soft hyphen, and what
/// controls devices. They come with what is pasted.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    ) || (c.is_control() && !c.is_whitespace())
}

/// A character that is to be found again: itself and its number.
fn named(c: char) -> String {
    format!("« {c} » (U+{:04X})", u32::from(c))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_names_of_europe_and_the_signs_of_measurement_are_accepted() {
        for text in [
            "Łukasz Żółć",
            "Müller-Ångström",
            "Ștefan Țepeș",
            "Ğökçe İşık",
            "Ελένη Παπαδοπούλου",
            "Сергій Шевченко",
            "Հայկ",
            "გიორგი",
            "Nguyễn Thị Ánh",
            "≥ 2 mm, ≤ 3 µm, ± 5 %, 10 Ω, 90°, 4 m², 2 m³, Δ = 3 × λ, ⌀ 20",
            "« l’œuvre » — 12 € … ✓",
        ] {
            assert_eq!(accepted(text).unwrap(), text);
            assert_eq!(for_print(text), text);
        }
    }

    #[test]
    fn letters_and_their_marks_are_composed_and_what_nobody_sees_is_left_out() {
        assert_eq!(
            accepted("Zoe\u{301}\u{200b} \u{202a}Ru\u{308}th\u{202c}\u{0}").unwrap(),
            "Zoé Rüth"
        );
        assert_eq!(for_print("Zoe\u{301}\u{ad}"), "Zoé");
        // The sign for ohm is the letter omega.
        assert_eq!(accepted("5 \u{2126}").unwrap(), "5 Ω");
    }

    #[test]
    fn what_cannot_be_printed_is_refused_by_name() {
        let refused = accepted("Usure 🚗 车 🚗").unwrap_err();
        assert_eq!(refused.code(), "TEXT_NOT_PRINTABLE");
        assert!(refused.fr().contains("« 🚗 » (U+1F697) « 车 » (U+8F66)"), "{}", refused.fr());
    }

    #[test]
    fn what_was_kept_before_is_printed_in_other_letters_and_never_lost() {
        assert_eq!(for_print("12\u{202f}mm\nŒuvre\t"), "12\u{a0}mm Œuvre ");
        assert_eq!(for_print("🚗 车 \u{e000}"), "car Che [U+E000]");
        for c in '\u{0}'..=char::MAX {
            let printed = for_print(&c.to_string());
            assert!(printed.chars().all(is_printable), "{c:?} becomes {printed:?}");
            let kept = is_invisible(c) || !printed.is_empty();
            assert!(kept, "{c:?} is lost");
        }
    }
}
