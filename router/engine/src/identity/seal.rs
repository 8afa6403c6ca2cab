//! What hive-router is told of a verified token: its scopes and its end, signed with a key that
//! this process makes at its start, keeps in memory and shows nobody.

use anyhow::Context;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode, jwk::Jwk};
use serde_json::json;

/// What precedes the 32 secret bytes of an Ed25519 key in PKCS#8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// Issuer, audience and key id of sealed tokens. They never leave the process.
pub(crate) const EDGE: &str = "edge";

/// Seconds that a sealed token outlasts the one it stands for, so that only the edge decides.
const LONGER: u64 = 120;

pub(super) struct Seal {
    key: EncodingKey,
    keys: String,
}

impl Seal {
    pub(super) fn of_this_process() -> anyhow::Result<Self> {
        let secret: [u8; 32] = rand::random();
        let key = EncodingKey::from_ed_der(&[&PKCS8_PREFIX[..], &secret].concat());
        let mut public = Jwk::from_encoding_key(&key, Algorithm::EdDSA)
            .context("identity: the seal cannot be shown")?;
        public.common.key_id = Some(EDGE.to_owned());
        Ok(Self { keys: json!({ "keys": [public] }).to_string(), key })
    }

    /// Its public half, as a JWK set.
    pub(super) fn keys(&self) -> String {
        self.keys.clone()
    }

    /// The value of `Authorization` for a token with these scopes that ends then.
    pub(super) fn write(&self, scope: &str, until: u64) -> anyhow::Result<String> {
        let header = Header { kid: Some(EDGE.to_owned()), ..Header::new(Algorithm::EdDSA) };
        let claims = json!({ "iss": EDGE, "aud": EDGE, "exp": until.saturating_add(LONGER), "scope": scope });
        Ok(format!("Bearer {}", encode(&header, &claims, &self.key)?))
    }
}
