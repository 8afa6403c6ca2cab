//! An issuer's public keys, as they are now.

use super::Issuer;
use anyhow::{Context, ensure};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, PublicKeyUse},
};
use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};
use tokio::{sync::Mutex, time::timeout};

/// How long an issuer may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Unknown keys make an issuer be asked no more often than this.
const AT_MOST_EVERY: Duration = Duration::from_secs(1);

/// Base64url digits of a 2048-bit modulus.
const SHORTEST_MODULUS: usize = 342;

/// A public key and the one algorithm it is used with.
pub(super) struct Key {
    id: String,
    pub(super) algorithm: Algorithm,
    pub(super) decoding: DecodingKey,
}

struct KeySet {
    text: String,
    keys: Vec<Arc<Key>>,
}

/// An issuer and its keys.
pub(super) struct Trusted {
    pub(super) issuer: Issuer,
    now: RwLock<KeySet>,
    /// When it was last asked; held while it is.
    asked: Mutex<Instant>,
}

impl Trusted {
    /// # Errors
    /// Where the keys cannot be had, or none of them can be used.
    pub(super) async fn first(issuer: Issuer) -> anyhow::Result<Self> {
        let text = timeout(PATIENCE, (issuer.keys)()).await.context("no answer in time")??;
        let set = KeySet { keys: read(&text)?, text };
        Ok(Self { issuer, now: RwLock::new(set), asked: Mutex::new(Instant::now()) })
    }

    pub(super) fn key(&self, id: &str) -> Option<Arc<Key>> {
        let set = self.now.read().unwrap_or_else(PoisonError::into_inner);
        set.keys.iter().find(|key| key.id == id).cloned()
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        self.key(id).is_some()
    }

    /// Asks for the keys; answers whether they are others now.
    pub(super) async fn ask_again(&self) -> bool {
        let mut asked = self.asked.lock().await;
        let changed = self.ask().await;
        *asked = Instant::now();
        changed
    }

    /// As [`Trusted::ask_again`], unless that was just done: whoever waits here takes what the one
    /// before found.
    pub(super) async fn ask_once_more(&self) -> bool {
        let mut asked = self.asked.lock().await;
        if asked.elapsed() < AT_MOST_EVERY {
            return false;
        }
        let changed = self.ask().await;
        *asked = Instant::now();
        changed
    }

    async fn ask(&self) -> bool {
        let answer = match timeout(PATIENCE, (self.issuer.keys)()).await {
            Ok(answer) => answer,
            Err(_) => Err(anyhow::anyhow!("no answer in time")),
        };
        match answer.and_then(|text| self.replace(text)) {
            Ok(changed) => changed,
            Err(error) => {
                let (issuer, error) = (&self.issuer.name, format!("{error:#}"));
                tracing::warn!(issuer, error, "the issuer's keys stay as they were");
                false
            }
        }
    }

    fn replace(&self, text: String) -> anyhow::Result<bool> {
        if self.now.read().unwrap_or_else(PoisonError::into_inner).text == text {
            return Ok(false);
        }
        let keys = read(&text)?;
        tracing::info!(issuer = self.issuer.name, keys = keys.len(), "the issuer has other keys");
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = KeySet { text, keys };
        Ok(true)
    }
}

/// The usable keys of a JWK set: a set may hold keys for other purposes.
fn read(text: &str) -> anyhow::Result<Vec<Arc<Key>>> {
    #[derive(serde::Deserialize)]
    struct Set {
        keys: Vec<serde_json::Value>,
    }
    let set: Set = serde_json::from_str(text).context("the JWK set is no JWKS")?;
    let keys: Vec<Arc<Key>> = set.keys.into_iter().filter_map(usable).map(Arc::new).collect();
    ensure!(!keys.is_empty(), "the JWK set has no key for EdDSA or RS256 with a kid");
    Ok(keys)
}

fn usable(key: serde_json::Value) -> Option<Key> {
    let jwk: Jwk = serde_json::from_value(key).ok()?;
    if jwk.common.public_key_use.as_ref().is_some_and(|purpose| *purpose != PublicKeyUse::Signature)
    {
        return None;
    }
    let (algorithm, name) = match &jwk.algorithm {
        AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
            (Algorithm::EdDSA, KeyAlgorithm::EdDSA)
        }
        AlgorithmParameters::RSA(rsa) if rsa.n.len() >= SHORTEST_MODULUS => {
            (Algorithm::RS256, KeyAlgorithm::RS256)
        }
        _ => return None,
    };
    if jwk.common.key_algorithm.is_some_and(|said| said != name) {
        return None;
    }
    let decoding = DecodingKey::from_jwk(&jwk).ok()?;
    Some(Key { id: jwk.common.key_id?, algorithm, decoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED25519: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"k","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    #[test]
    fn a_set_is_read_for_what_can_be_used() {
        let other = r#"{"kty":"quantum","kid":"q"}"#;
        let keys = read(&format!(r#"{{"keys":[{other},{ED25519}]}}"#));
        assert_eq!(keys.map(|keys| keys.len()).ok(), Some(1));
        for unusable in [
            r#"{"keys":[]}"#.to_owned(),
            String::new(),
            r#"{"keys":[{"kty":"oct","kid":"k","k":"c2VjcmV0"}]}"#.to_owned(),
            format!(r#"{{"keys":[{}]}}"#, ED25519.replace(r#""kid":"k","#, "")),
            format!(r#"{{"keys":[{}]}}"#, ED25519.replace("kid", r#"use":"enc","kid"#)),
            format!(r#"{{"keys":[{}]}}"#, ED25519.replace("kid", r#"alg":"RS256","kid"#)),
            // An RSA key of 8 bits.
            r#"{"keys":[{"kty":"RSA","kid":"k","n":"AQ","e":"AQAB"}]}"#.to_owned(),
        ] {
            assert!(read(&unusable).is_err(), "{unusable}");
        }
    }
}
