//! The random token of a session, which only we know.
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use sha2::{Digest, Sha256};

/// A refresh token: 32 random bytes, base64url. The database only knows their SHA-256, which
/// needs no salt and no slow hash, because nobody guesses 256 bits.
pub(crate) struct RefreshSecret([u8; 32]);

impl RefreshSecret {
    /// One nobody has seen.
    pub(crate) fn generate() -> Self {
        Self(rand::random())
    }

    /// What a client presents; `None` where it cannot be one of ours.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Some(Self(BASE64.decode(text.trim()).ok()?.try_into().ok()?))
    }

    /// What the client keeps.
    pub(crate) fn text(&self) -> String {
        BASE64.encode(self.0)
    }

    /// What the database keeps.
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_refresh_token_survives_the_journey_and_nothing_else_passes() {
        let secret = RefreshSecret::generate();
        assert_eq!(RefreshSecret::parse(&secret.text()).unwrap().hash(), secret.hash());
        assert!(RefreshSecret::parse("").is_none());
        assert!(RefreshSecret::parse("AAAA").is_none());
    }
}
