//! A message as words: folded, with the place of each in what was written.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What kind of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, or letters and figures.
    Word,
    /// Figures alone.
    Number,
    /// A sign that says something: a question mark, an exclamation mark, an emoji.
    Sign,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Without accents, in small letters.
    pub text: String,
    /// Where it stands in the message, in bytes.
    pub span: Range<usize>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Written with a capital first.
    pub capital: bool,
}

/// The text without accents, in small letters, ligatures written out.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        fold_char(c, &mut folded);
    }
    folded
}

fn fold_char(c: char, into: &mut String) {
    match c {
        'œ' | 'Œ' => into.push_str("oe"),
        'æ' | 'Æ' => into.push_str("ae"),
        'ß' => into.push_str("ss"),
        '\u{300}'..='\u{36f}' => {}
        _ => into.extend(c.to_lowercase()),
    }
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '?' | '!' | '…' | '€' | '$' | '£' | '%' | '@' | '#' | ':' | ',' | '.' | ';' | '«' | '"'
    ) || (c as u32) >= 0x2600 && !c.is_alphanumeric()
}

/// The words, numbers and signs of a message, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut open: Option<Token> = None;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let combining = ('\u{300}'..='\u{36f}').contains(&c);
        if c.is_alphanumeric() || combining && open.is_some() {
            let number = c.is_numeric();
            // "10h30" is three tokens, "308" one, "c3" two: letters and figures part.
            let parts = open
                .as_ref()
                .is_some_and(|token| !combining && (token.kind == Kind::Number) != number);
            if parts {
                found.extend(open.take());
            }
            let token = open.get_or_insert_with(|| Token {
                text: String::new(),
                span: at..at,
                kind: if number { Kind::Number } else { Kind::Word },
                capital: c.is_uppercase(),
            });
            for part in std::iter::once(c).nfkd() {
                fold_char(part, &mut token.text);
            }
            token.span.end = end;
        } else {
            found.extend(open.take());
            if is_sign(c) {
                let text: String = c.to_lowercase().collect();
                found.push(Token { text, span: at..end, kind: Kind::Sign, capital: false });
            }
        }
    }
    found.extend(open);
    found
}

/// FNV-1a over 64 bits: the same on every machine and in every version.
#[must_use]
pub fn hash(text: &str) -> u64 {
    let mut state = Hasher::new();
    state.write(text);
    state.finish()
}

/// FNV-1a, fed in parts.
#[derive(Debug, Clone, Copy)]
pub struct Hasher(u64);

impl Hasher {
    /// With nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in a part.
    pub fn write(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// What it comes to.
    #[must_use]
    pub fn finish(self) -> u64 {
        self.0
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}
