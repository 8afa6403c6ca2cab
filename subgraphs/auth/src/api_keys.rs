//! A third party's key as text: `avt_live_<16 hex>_<64 hex secret><8 hex checksum>`.
//!
//! The prefix and the checksum let scanners of leaked secrets find keys in public places and tell
//! them from look-alikes without asking us. The first part may be seen and finds the row; of the
//! secret only a hash is kept. It needs no slow hash, because nobody guesses 256 bits.
use sha2::{Digest, Sha256};
use std::fmt::Write;
use subtle::ConstantTimeEq;

/// What every key begins with.
pub const API_KEY_PREFIX: &str = "avt_live_";
const PUBLIC: usize = 16;
const SECRET: usize = 64;
const CHECKSUM: usize = 8;

/// A key that somebody made or shows; its secret is never printed by accident.
pub(crate) struct ApiKeyText {
    public_id: String,
    secret: String,
}

impl ApiKeyText {
    /// One nobody has seen.
    pub(crate) fn generate() -> Self {
        Self {
            public_id: hex(&rand::random::<[u8; 8]>()),
            secret: hex(&rand::random::<[u8; 32]>()),
        }
    }

    /// What a client shows; `None` where it cannot be one of ours, for nothing is looked up then.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let body = text.trim().strip_prefix(API_KEY_PREFIX)?;
        let (public_id, rest) = body.split_once('_')?;
        let digits = |part: &str| part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if public_id.len() != PUBLIC || rest.len() != SECRET + CHECKSUM {
            return None;
        }
        if !digits(public_id) || !digits(rest) {
            return None;
        }
        let (secret, checksum) = rest.split_at(SECRET);
        let key = Self { public_id: public_id.to_owned(), secret: secret.to_owned() };
        (key.checksum() == checksum).then_some(key)
    }

    /// What its owner keeps.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.without_checksum(), self.checksum())
    }

    /// The part that may be seen and that finds the row.
    pub(crate) fn public_id(&self) -> &str {
        &self.public_id
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.secret).to_vec()
    }

    /// Is that its hash? Takes as long wherever they differ.
    pub(crate) fn matches(&self, hash: &[u8]) -> bool {
        self.hash().ct_eq(hash).into()
    }

    fn without_checksum(&self) -> String {
        format!("{API_KEY_PREFIX}{}_{}", self.public_id, self.secret)
    }

    fn checksum(&self) -> String {
        hex(&Sha256::digest(self.without_checksum())[..CHECKSUM / 2])
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_key_survives_the_journey_and_typing_errors_are_seen() {
        let key = ApiKeyText::generate();
        let text = key.text();
        let read = ApiKeyText::parse(&format!(" {text}\n")).unwrap();
        assert_eq!(read.public_id(), key.public_id());
        assert!(read.matches(&key.hash()));
        assert!(!read.matches(&ApiKeyText::generate().hash()));
        assert!(!read.matches(&[]));

        let flipped = if text.ends_with('0') { '1' } else { '0' };
        let mut wrong = text.clone();
        wrong.pop();
        wrong.push(flipped);
        for text in [&wrong, &text[..text.len() - 1], "avt_live_", "", &text.to_uppercase()] {
            assert!(ApiKeyText::parse(text).is_none(), "{text}");
        }
    }
}
