//! Counts the tokens and the brackets of a request without parsing it, stopping at the limit: the
//! parsers of GraphQL and of JSON recurse, and a few kilobytes of open brackets would overflow
//! their stack and take the process with it.

/// Brackets of any kind inside one another. Well above what [`super::Limits::depth`] allows.
const MAX_BRACKETS: usize = 48;

/// Whether a JSON body opens more brackets inside one another than any honest variables would.
/// Brackets inside strings do not count.
pub(super) fn json_too_deep(body: &[u8]) -> bool {
    let mut at = 0;
    let mut open = 0_usize;
    while at < body.len() {
        match body[at] {
            b'"' => {
                at += 1;
                while at < body.len() && body[at] != b'"' {
                    at += if body[at] == b'\\' { 2 } else { 1 };
                }
            }
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MAX_BRACKETS {
            return true;
        }
        at += 1;
    }
    false
}

/// The same for a URL's query string, percent-encoded or not. Strings are not told apart.
pub(super) fn url_too_deep(query_string: &str) -> bool {
    let mut rest = query_string.as_bytes();
    let mut open = 0_usize;
    while let [first, tail @ ..] = rest {
        rest = tail;
        let byte = match (first, tail) {
            (b'%', [b'5', b'b' | b'B', tail @ ..] | [b'7', b'b' | b'B', tail @ ..]) => {
                rest = tail;
                b'{'
            }
            (b'%', [b'5', b'd' | b'D', tail @ ..] | [b'7', b'd' | b'D', tail @ ..]) => {
                rest = tail;
                b'}'
            }
            _ => *first,
        };
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MAX_BRACKETS {
            return true;
        }
    }
    false
}

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
    use super::{MAX_BRACKETS, excess, json_too_deep, url_too_deep};

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
    fn json_and_urls_are_bounded_too() {
        for (open, encoded) in [("[", "%5B"), ("{\"a\":", "%7b%22a%22:")] {
            let (least, most) = (open.repeat(MAX_BRACKETS), open.repeat(MAX_BRACKETS + 1));
            assert!(!json_too_deep(least.as_bytes()) && json_too_deep(most.as_bytes()));
            assert!(!url_too_deep(&least) && url_too_deep(&most));
            assert!(!url_too_deep(&encoded.repeat(MAX_BRACKETS)));
            assert!(url_too_deep(&encoded.repeat(MAX_BRACKETS + 1)));
        }
        let quoted = format!(r#"{{"a":"{}\\","b":[1]}}"#, "[\\\"".repeat(900));
        assert!(!json_too_deep(quoted.as_bytes()));
        assert!(!json_too_deep("[1],".repeat(900).as_bytes()));
        assert!(!url_too_deep(&"%5B1%5d,".repeat(900)));
        assert!(!json_too_deep(b"\"cut\\"));
    }

    #[test]
    fn text_cut_anywhere_never_panics() {
        let query = "{ a(s: \"\"\"x \\\"\"\" é\"\"\", t: \"\\\\\") ...f }";
        for cut in (0..query.len()).filter(|&cut| query.is_char_boundary(cut)) {
            exceeds(&query[..cut], 100);
        }
    }
}
