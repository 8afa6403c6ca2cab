//! The two tokens of a session: a signed one the router reads, a random one only we know.
use crate::{domain, keys::Keys, models::ApiKey};
use anyhow::Result;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use kernel::{Role, passport::Claims};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Who issues tokens, for whom, and with which key.
#[derive(Clone, Debug)]
pub struct AuthConfig {
    /// Sign access tokens.
    pub keys: Keys,
    /// The `iss` claim: our public origin.
    pub issuer: String,
    /// The `aud` claim: the graph.
    pub audience: String,
}

/// A signed token and when it ends.
pub(crate) struct AccessToken {
    pub(crate) text: String,
    pub(crate) expires_at: DateTime<Utc>,
}

impl AuthConfig {
    /// Signs who somebody is and what they may do.
    pub(crate) fn access_token(
        &self,
        user: Uuid,
        roles: &[Role],
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<AccessToken> {
        let scope = roles.iter().map(Role::to_string).collect::<Vec<_>>().join(" ");
        self.signed(Subject { id: user, scope, name, key: None }, now, domain::ACCESS)
    }

    /// Signs which organisation's machine it is and what its key may do.
    pub(crate) fn machine_token(
        &self,
        key: &ApiKey,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<AccessToken> {
        let scope = format!("{} {}", Role::Integrator, key.scopes.join(" "));
        let subject = Subject { id: key.integrator_id, scope, name, key: Some(key) };
        self.signed(subject, now, domain::KEY_ACCESS)
    }

    fn signed(
        &self,
        subject: Subject<'_>,
        now: DateTime<Utc>,
        length: TimeDelta,
    ) -> Result<AccessToken> {
        let expires_at = now + length;
        let claims = Claims {
            sub: subject.id,
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            iat: now.timestamp(),
            exp: expires_at.timestamp(),
            scope: subject.scope,
            name: subject.name.to_owned(),
            key: subject.key.map(|key| key.id),
            requests_per_minute: subject
                .key
                .and_then(|key| u32::try_from(key.requests_per_minute).ok()),
        };
        Ok(AccessToken { text: self.keys.sign(&claims)?, expires_at })
    }
}

/// Whom a token is about.
struct Subject<'a> {
    id: Uuid,
    scope: String,
    name: &'a str,
    key: Option<&'a ApiKey>,
}

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
