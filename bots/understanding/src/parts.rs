//! The parts of a message that may say something of their own.

use crate::{heard::Heard, text::Kind};

/// So many words say something of their own.
const LEAST: usize = 3;

/// The parts between signs and « et », each with words enough; none where there is only one.
pub(crate) fn of<'a>(text: &'a str, heard: &Heard) -> Vec<&'a str> {
    let tokens = &heard.tokens;
    let mut ends: Vec<usize> = Vec::new();
    let mut words = 0;
    for (at, token) in tokens.iter().enumerate() {
        words += usize::from(token.kind != Kind::Sign);
        let ends_here = matches!(token.text.as_str(), "." | "?" | "!" | ";" | ",")
            || tokens
                .get(at + 1)
                .is_some_and(|next| matches!(next.text.as_str(), "et" | "and" | "mais" | "but"));
        let left = tokens[at + 1..].iter().filter(|token| token.kind != Kind::Sign).count();
        if ends_here && words >= LEAST && left >= LEAST {
            ends.push(token.span.end);
            words = 0;
        }
    }
    if ends.is_empty() {
        return Vec::new();
    }
    let mut from = 0;
    let mut parts = Vec::with_capacity(ends.len() + 1);
    for end in ends.into_iter().chain([text.len()]) {
        parts.extend(text.get(from..end));
        from = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::heard::Heard;

    #[test]
    fn a_message_has_parts_where_each_says_something() {
        for (text, parts) in [
            ("décalez mon rdv, et dites-moi le prix", 2),
            ("combien ça coûte et vous êtes où", 2),
            ("mardi, à Lyon, svp", 0),
            ("combien coûte une contre-visite ?", 0),
        ] {
            assert_eq!(of(text, &Heard::new(text)).len(), parts, "{text}");
        }
    }
}
