//! What the rules and the texts are made of: words, figures and signs.

use crate::text::fold;
use std::ops::Range;

/// A word, figures, or one sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

impl Token {
    pub(super) fn figures(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Letters, figures and signs part; spaces and apostrophes are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut kind_before = ' ';
    for (at, c) in text.char_indices() {
        let kind = match c {
            '\u{300}'..='\u{36f}' => 'a',
            c if c.is_alphabetic() => 'a',
            c if c.is_ascii_digit() => '0',
            c if c.is_whitespace() || "'’`\"«»".contains(c) => ' ',
            _ => '.',
        };
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if kind == kind_before && kind != '.' && kind != ' ' => {
                last.text.push_str(&fold(c.encode_utf8(&mut [0; 4])));
                last.span.end = end;
            }
            _ if kind == ' ' => {}
            _ => {
                let c = if matches!(c, '–' | '—' | '−') { '-' } else { c };
                found.push(Token { text: fold(c.encode_utf8(&mut [0; 4])), span: at..end });
            }
        }
        kind_before = kind;
    }
    found
}
