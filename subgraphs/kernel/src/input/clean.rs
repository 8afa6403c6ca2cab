//! Taking off what a clipboard brings and nobody sees.
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// One line: without invisible characters, every space a plain one, none at its ends, in NFC.
///
/// Control characters stay, to be refused: they are no slip of a clipboard.
pub fn line(text: &str) -> String {
    cleaned(text, |symbol| symbol.is_whitespace())
}

/// Several lines: as [`line()`], but a line feed and a tab stay what they are.
pub fn free(text: &str) -> String {
    let unix = text.replace("\r\n", "\n");
    cleaned(&unix, |symbol| symbol.is_whitespace() && !matches!(symbol, '\n' | '\t'))
}

fn cleaned(text: &str, folds: impl Fn(char) -> bool) -> String {
    let plain = |symbol: char| symbol.is_ascii_graphic() || symbol == ' ';
    if text.chars().all(plain) {
        return text.trim().to_owned();
    }
    let symbols: Vec<char> = text.chars().collect();
    let visible = symbols.iter().enumerate().filter(|(at, symbol)| {
        !is_invisible(**symbol) || (is_joiner(**symbol) && joins(&symbols, *at))
    });
    // A braille pattern without dots is as empty as a space.
    let folded = |symbol: char| if folds(symbol) || symbol == '\u{2800}' { ' ' } else { symbol };
    let text: String = visible.map(|(_, symbol)| folded(*symbol)).collect();
    let text = text.trim();
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// Characters without a shape of their own: the default ignorable code points of Unicode.
fn is_invisible(symbol: char) -> bool {
    matches!(symbol,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Joiners and variation selectors, which are spelling in an emoji or in Persian.
fn is_joiner(symbol: char) -> bool {
    matches!(symbol, '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Whether a joiner has something to join: a symbol before it that is not of the Latin script.
fn joins(symbols: &[char], at: usize) -> bool {
    let before = symbols[..at].iter().rev().find(|symbol| !is_joiner(**symbol));
    before.is_some_and(|symbol| *symbol >= '\u{590}' && !is_invisible(*symbol))
}

#[cfg(test)]
mod tests {
    use super::{free, line};

    #[test]
    fn what_a_clipboard_brings_unseen_is_taken_off() {
        for (pasted, kept) in [
            ("  Zoé\u{a0}Lefèvre\u{202f}", "Zoé Lefèvre"),
            ("\u{202a}06\u{a0}12\u{a0}34\u{a0}56\u{a0}78\u{202c}", "06 12 34 56 78"),
            ("lea\u{200b}@example.com\u{feff}", "lea@example.com"),
            ("AB\u{ad}-123-CD\u{200e}", "AB-123-CD"),
            ("Zoe\u{301}", "Zoé"),
            ("\u{200b}\u{200d}\u{2060}\u{3164}\u{2800} ", ""),
            ("A\u{200d}B", "AB"),
            ("Jean\tPaul\n", "Jean Paul"),
            ("👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}", "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}"),
        ] {
            assert_eq!(line(pasted), kept, "{pasted:?}");
            assert_eq!(line(kept), kept, "cleaning twice changes nothing");
        }
    }

    #[test]
    fn free_text_keeps_its_lines() {
        assert_eq!(free("Bonjour,\r\n\r\nà demain\u{a0}!\n"), "Bonjour,\n\nà demain !");
        assert_eq!(line("\u{1}x"), "\u{1}x", "left to be refused");
    }
}
