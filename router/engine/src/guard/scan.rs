//! Counts the tokens and the brackets of a query without parsing it, stopping at the limit: the
//! parser recurses, and a few kilobytes of open brackets would overflow its stack and take the
//! process with it.

/// Brackets of any kind inside one another. Well above what [`super::Limits::depth`] allows.
const MAX_BRACKETS: usize = 48;

/// What `query` has too much of, given `limit` tokens.
pub(super) fn excess(query: &str, limit: usize) -> Option<&'static str> {
    let text = query.as_bytes();
    let mut at = 0;
    let mut tokens = 0;
    let mut open = 0_usize;
    while at < text.len() {
        match text[at] {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at += text[at..].iter().take_while(|&&b| b != b'\n').count();
                continue;
            }
            b'"' => at = after_string(text, at),
            b'.' => at += text[at..].iter().take_while(|&&b| b == b'.').count(),
            byte if is_word(byte) => at += text[at..].iter().take_while(|&&b| is_word(b)).count(),
            b'{' | b'(' | b'[' => {
                open += 1;
                at += 1;
            }
            b'}' | b')' | b']' => {
                open = open.saturating_sub(1);
                at += 1;
            }
            _ => at += 1,
        }
        tokens += 1;
        if tokens > limit {
            return Some("tokens");
        }
        if open > MAX_BRACKETS {
            return Some("nesting");
        }
    }
    None
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The position after the string or block string that opens at `at`, or the end of the text.
fn after_string(text: &[u8], at: usize) -> usize {
    let block = text[at..].starts_with(b"\"\"\"");
    let mut at = at + if block { 3 } else { 1 };
    while at < text.len() {
        if block && text[at..].starts_with(b"\\\"\"\"") {
            at += 4;
        } else if block && text[at..].starts_with(b"\"\"\"") {
            return at + 3;
        } else if !block && text[at] == b'\\' {
            at += 2;
        } else if !block && (text[at] == b'"' || text[at] == b'\n') {
            return at + 1;
        } else {
            at += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{MAX_BRACKETS, excess};

    fn exceeds(query: &str, limit: usize) -> bool {
        excess(query, limit).is_some()
    }

    #[test]
    fn brackets_of_any_kind_are_bounded_and_those_in_strings_are_not_counted() {
        for bracket in ["{", "[", "(", "{a(x:["] {
            assert_eq!(excess(&bracket.repeat(MAX_BRACKETS + 1), 5_000), Some("nesting"));
        }
        assert_eq!(excess(&"{ a } ".repeat(500), 5_000), None);
        assert_eq!(excess(&format!("{{ a(s: \"{}\") }}", "[".repeat(999)), 5_000), None);
    }

    #[test]
    fn counts_what_a_parser_would() {
        for (query, tokens) in [
            ("", 0),
            ("{ a }", 3),
            ("query Q($n: Int = 3) { a(n: $n) @skip(if: true) { ...f } }", 30),
            ("{ a(s: \"x # y \\\" {\") } # { { {", 8),
            ("{ a(s: \"\"\"x \" { \\\"\"\" y\"\"\") }", 8),
        ] {
            assert!(!exceeds(query, tokens), "{query} has more than {tokens}");
            assert!(tokens == 0 || exceeds(query, tokens - 1), "{query} has less than {tokens}");
        }
    }

    #[test]
    fn text_cut_anywhere_never_panics() {
        let query = "{ a(s: \"\"\"x \\\"\"\" é\"\"\", t: \"\\\\\") ...f }";
        for cut in (0..query.len()).filter(|&cut| query.is_char_boundary(cut)) {
            exceeds(&query[..cut], 100);
        }
    }
}
