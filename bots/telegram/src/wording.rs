//! Text as Telegram takes it: HTML with three characters escaped, at most 4,096 units long.

/// Longest text of a message after its markup is read, counted in UTF-16 units as Telegram counts.
const LONGEST: usize = 4_096;

/// Plain text as Telegram's HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Plain text in pieces that fit into one message each, cut at the end of a line where there is
/// one, else between words. Empty for empty text.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let fitting = &rest[..fitting_bytes(rest)];
        let piece = if fitting.len() == rest.len() { rest } else { cut(fitting) };
        pieces.push(piece.trim_end());
        rest = rest[piece.len()..].trim_start();
    }
    pieces
}

/// How many bytes of the text fit.
fn fitting_bytes(text: &str) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > LONGEST {
            return at;
        }
    }
    text.len()
}

/// A line break is worth a piece half as long; the text does not begin with white space, so what
/// is left is never empty.
fn cut(text: &str) -> &str {
    let line = text.rfind('\n').filter(|at| *at > text.len() / 2);
    let end = line.or_else(|| text.rfind(char::is_whitespace)).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> usize {
        text.encode_utf16().count()
    }

    #[test]
    fn markup_in_what_people_write_stays_text() {
        assert_eq!(escape("<b>A & B</b>"), "&lt;b&gt;A &amp; B&lt;/b&gt;");
        assert_eq!(escape("• 9 h\n• 10 h"), "• 9 h\n• 10 h");
    }

    #[test]
    fn what_fits_stays_whole() {
        assert_eq!(split(" Bonjour\n• 9 h "), ["Bonjour\n• 9 h"]);
        assert!(split(" \n").is_empty());
        assert_eq!(split(&"é".repeat(LONGEST)).len(), 1);
    }

    #[test]
    fn long_texts_are_cut_between_lines_and_nothing_is_lost() {
        let lines: Vec<String> = (0..600).map(|n| format!("• créneau numéro {n} 🚗")).collect();
        let text = lines.join("\n");
        let pieces = split(&text);
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| units(piece) <= LONGEST));
        assert!(pieces.iter().all(|piece| piece.starts_with('•') && piece.ends_with('🚗')));
        assert_eq!(pieces.join("\n"), text);
    }

    #[test]
    fn a_word_without_end_is_cut_all_the_same() {
        let text = "🚗".repeat(LONGEST);
        let pieces = split(&text);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces.concat(), text);
        let words = format!("{} {}", "a".repeat(3_000), "b".repeat(3_000));
        assert_eq!(split(&words).len(), 2);
    }
}
