//! The random token of a session, which only its client knows.
use anyhow::Result;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// A refresh token: 32 random bytes, base64url. The database only knows their SHA-256, which
/// needs no salt and no slow hash, because nobody guesses 256 bits.
pub(crate) struct RefreshSecret([u8; 32]);

/// What a successor is derived with: 32 random bytes, kept until the successor is used.
pub(crate) fn salt() -> [u8; 32] {
    rand::random()
}

impl RefreshSecret {
    /// One nobody has seen.
    pub(crate) fn generate() -> Self {
        Self(rand::random())
    }

    /// The one it is exchanged for. Whoever has this token and the salt of its row can tell it
    /// again, and nobody else: the database alone knows neither of the two tokens.
    pub(crate) fn successor(&self, salt: &[u8]) -> Result<Self> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)?;
        mac.update(b"autovisite refresh successor");
        mac.update(salt);
        Ok(Self(mac.finalize().into_bytes().into()))
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
    fn a_successor_is_told_again_by_token_and_salt_alone() {
        let (secret, salt) = (RefreshSecret::generate(), salt());
        let next = secret.successor(&salt).unwrap().text();
        assert_eq!(secret.successor(&salt).unwrap().text(), next);
        assert_ne!(secret.successor(&super::salt()).unwrap().text(), next);
        assert_ne!(RefreshSecret::generate().successor(&salt).unwrap().text(), next);
    }

    #[test]
    fn a_refresh_token_survives_the_journey_and_nothing_else_passes() {
        let secret = RefreshSecret::generate();
        assert_eq!(RefreshSecret::parse(&secret.text()).unwrap().hash(), secret.hash());
        assert!(RefreshSecret::parse("").is_none());
        assert!(RefreshSecret::parse("AAAA").is_none());
    }
}
