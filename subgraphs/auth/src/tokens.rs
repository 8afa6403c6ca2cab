//! The two tokens of a session: a signed one the router reads, a random one only we know.
use crate::domain;
use anyhow::{Context, Result};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD as BASE64},
};
use chrono::{DateTime, Utc};
use ed25519_dalek::{SigningKey, pkcs8::DecodePrivateKey};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use kernel::{Role, passport::Claims};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What precedes the 32 secret bytes of an Ed25519 key in PKCS#8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// Who issues tokens, for whom, and with which key.
#[derive(Clone, Debug)]
pub struct AuthConfig {
    /// Signs access tokens.
    pub keys: Keys,
    /// The `iss` claim: our public origin.
    pub issuer: String,
    /// The `aud` claim: the graph.
    pub audience: String,
}

/// The Ed25519 key pair that signs access tokens.
#[derive(Clone)]
pub struct Keys {
    signing: EncodingKey,
    /// The public half, base64url.
    public: String,
    id: String,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.id)
    }
}

impl Keys {
    /// Reads a private key as PKCS#8 PEM, ours or OpenSSL's (`openssl genpkey -algorithm ed25519`).
    ///
    /// # Errors
    /// Where the text is no such key; the message does not repeat it.
    pub fn from_pem(pem: &str) -> Result<Self> {
        let key = SigningKey::from_pkcs8_pem(pem.trim())
            .ok()
            .context("the signing key is no Ed25519 private key in PKCS#8 PEM")?;
        let public = BASE64.encode(key.verifying_key().as_bytes());
        // The thumbprint of RFC 7638: the same key has the same name in every process.
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#);
        let id = BASE64.encode(Sha256::digest(canonical));
        Ok(Self { signing: EncodingKey::from_ed_der(&pkcs8(key.as_bytes())), public, id })
    }

    /// A new private key, to be kept secret and given to [`Keys::from_pem`] at every start.
    pub fn generate_pem() -> String {
        let body = BASE64_STANDARD.encode(pkcs8(&rand::random()));
        format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n")
    }

    /// The public half as a JWK set (RFC 7517, RFC 8037), for whoever verifies tokens.
    pub fn jwks(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [{
            "kty": "OKP",
            "crv": "Ed25519",
            "x": self.public,
            "kid": self.id,
            "alg": "EdDSA",
            "use": "sig",
        }] })
    }
}

fn pkcs8(secret: &[u8; 32]) -> Vec<u8> {
    [&PKCS8_PREFIX[..], secret].concat()
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
        let expires_at = now + domain::ACCESS;
        let claims = Claims {
            sub: user,
            iss: self.issuer.clone(),
            aud: self.audience.clone(),
            iat: now.timestamp(),
            exp: expires_at.timestamp(),
            scope: roles.iter().map(Role::to_string).collect::<Vec<_>>().join(" "),
            name: name.to_owned(),
        };
        let header = Header { kid: Some(self.keys.id.clone()), ..Header::new(Algorithm::EdDSA) };
        let text = jsonwebtoken::encode(&header, &claims, &self.keys.signing)
            .context("the access token could not be signed")?;
        Ok(AccessToken { text, expires_at })
    }
}

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
    fn a_generated_key_can_be_read_and_is_named_by_its_public_half() {
        let pem = Keys::generate_pem();
        let keys = Keys::from_pem(&pem).unwrap();
        assert_eq!(keys.jwks(), Keys::from_pem(&pem).unwrap().jwks());
        assert_ne!(keys.jwks(), Keys::from_pem(&Keys::generate_pem()).unwrap().jwks());
        assert!(!format!("{keys:?}").contains(pem.lines().nth(1).unwrap()));
    }

    #[test]
    fn the_thumbprint_is_the_one_of_rfc_8037() {
        // Appendix A.1 to A.3: the private key, its public half and their thumbprint.
        let secret = BASE64.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let body = BASE64_STANDARD.encode(pkcs8(&secret.try_into().unwrap()));
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----");
        let keys = Keys::from_pem(&pem).unwrap();
        assert_eq!(keys.public, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(keys.id, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn what_is_no_key_is_refused_without_repeating_it() {
        let error = Keys::from_pem("very secret rubbish").unwrap_err();
        assert!(!format!("{error:#}").contains("rubbish"));
    }

    #[test]
    fn a_refresh_token_survives_the_journey_and_nothing_else_passes() {
        let secret = RefreshSecret::generate();
        assert_eq!(RefreshSecret::parse(&secret.text()).unwrap().hash(), secret.hash());
        assert!(RefreshSecret::parse("").is_none());
        assert!(RefreshSecret::parse("AAAA").is_none());
    }
}
