//! The keys that sign access tokens: the current one, and the one before while tokens of it last.
//!
//! Where they come from is asked again every few seconds, so that a rotated key is used and
//! published without a restart.
use anyhow::{Context, Result};
use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD as BASE64},
};
use ed25519_dalek::{SigningKey, pkcs8::DecodePrivateKey};
use jsonwebtoken::EncodingKey;
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What precedes the 32 secret bytes of an Ed25519 key in PKCS#8 (RFC 8410, section 7).
const PKCS8_PREFIX: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// How long a look at the source counts, for signing.
const RECHECK: Duration = Duration::from_secs(5);

/// Private keys as PKCS#8 PEM.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyTexts {
    /// Signs.
    pub current: String,
    /// Signed until the last rotation; its tokens are still good, and nothing new is signed.
    pub previous: Option<String>,
}

/// Where the keys are, asked at the start and then every few seconds.
pub type KeySource = Arc<dyn Fn() -> Result<KeyTexts> + Send + Sync>;

/// The Ed25519 key pairs of access tokens. A clone is the same keys.
#[derive(Clone)]
pub struct Keys(Arc<Ring>);

struct Ring {
    /// `None` for keys that never change.
    source: Option<KeySource>,
    known: Mutex<Known>,
}

struct Known {
    texts: KeyTexts,
    pairs: Arc<Pairs>,
    looked: Instant,
}

/// What is used until the source says something else.
struct Pairs {
    current: Pair,
    previous: Option<Pair>,
}

/// One key pair.
struct Pair {
    signing: EncodingKey,
    /// The public half, base64url.
    public: String,
    id: String,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({})", self.pairs(RECHECK).current.id)
    }
}

impl Keys {
    /// Reads a private key as PKCS#8 PEM, ours or OpenSSL's (`openssl genpkey -algorithm ed25519`).
    ///
    /// # Errors
    /// Where the text is no such key; the message does not repeat it.
    pub fn from_pem(pem: &str) -> Result<Self> {
        Self::read(KeyTexts { current: pem.to_owned(), previous: None }, None)
    }

    /// The keys of a source that may change.
    ///
    /// # Errors
    /// As [`Keys::from_pem`], or as the source; later on an error keeps the keys as they were.
    pub fn from_source(source: KeySource) -> Result<Self> {
        Self::read(source()?, Some(source))
    }

    fn read(texts: KeyTexts, source: Option<KeySource>) -> Result<Self> {
        let pairs = Arc::new(Pairs::read(&texts)?);
        let known = Mutex::new(Known { texts, pairs, looked: Instant::now() });
        Ok(Self(Arc::new(Ring { source, known })))
    }

    /// A new private key, to be kept secret and given to [`Keys::from_pem`] at every start.
    pub fn generate_pem() -> String {
        let body = BASE64_STANDARD.encode(pkcs8(&rand::random()));
        format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n")
    }

    /// The public halves as a JWK set (RFC 7517, RFC 8037), for whoever verifies tokens.
    ///
    /// Looks at the source each time: another process may sign with a new key already.
    pub fn jwks(&self) -> serde_json::Value {
        let pairs = self.pairs(Duration::ZERO);
        let keys: Vec<_> = std::iter::once(&pairs.current)
            .chain(&pairs.previous)
            .map(|pair| {
                serde_json::json!({
                    "kty": "OKP",
                    "crv": "Ed25519",
                    "x": pair.public,
                    "kid": pair.id,
                    "alg": "EdDSA",
                    "use": "sig",
                })
            })
            .collect();
        serde_json::json!({ "keys": keys })
    }

    /// Signs with the current key.
    pub(crate) fn sign(&self, claims: &impl serde::Serialize) -> Result<String> {
        let pairs = self.pairs(RECHECK);
        let header = jsonwebtoken::Header {
            kid: Some(pairs.current.id.clone()),
            ..jsonwebtoken::Header::new(jsonwebtoken::Algorithm::EdDSA)
        };
        jsonwebtoken::encode(&header, claims, &pairs.current.signing)
            .context("the access token could not be signed")
    }

    /// What the source said no longer ago than that.
    fn pairs(&self, age: Duration) -> Arc<Pairs> {
        let mut known = self.0.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(source) = &self.0.source
            && known.looked.elapsed() >= age
        {
            known.looked = Instant::now();
            if let Err(error) = known.renew(source) {
                tracing::warn!(error = format!("{error:#}"), "the signing keys stay as they were");
            }
        }
        known.pairs.clone()
    }
}

impl Known {
    fn renew(&mut self, source: &KeySource) -> Result<()> {
        let texts = source()?;
        if texts != self.texts {
            self.pairs = Arc::new(Pairs::read(&texts)?);
            self.texts = texts;
            tracing::info!(kid = self.pairs.current.id, "tokens are signed with another key");
        }
        Ok(())
    }
}

impl Pairs {
    fn read(texts: &KeyTexts) -> Result<Self> {
        let previous = texts.previous.as_deref().map(Pair::read).transpose()?;
        let current = Pair::read(&texts.current)?;
        // Set to the same, there was no rotation.
        let previous = previous.filter(|previous| previous.id != current.id);
        Ok(Self { current, previous })
    }
}

impl Pair {
    fn read(pem: &str) -> Result<Self> {
        let key = SigningKey::from_pkcs8_pem(pem.trim())
            .ok()
            .context("the signing key is no Ed25519 private key in PKCS#8 PEM")?;
        let public = BASE64.encode(key.verifying_key().as_bytes());
        // The thumbprint of RFC 7638: the same key has the same name in every process.
        let canonical = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{public}"}}"#);
        let id = BASE64.encode(Sha256::digest(canonical));
        Ok(Self { signing: EncodingKey::from_ed_der(&pkcs8(key.as_bytes())), public, id })
    }
}

fn pkcs8(secret: &[u8; 32]) -> Vec<u8> {
    [&PKCS8_PREFIX[..], secret].concat()
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
        let jwks = Keys::from_pem(&pem).unwrap().jwks();
        assert_eq!(jwks["keys"][0]["x"], "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(jwks["keys"][0]["kid"], "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn what_is_no_key_is_refused_without_repeating_it() {
        let error = Keys::from_pem("very secret rubbish").unwrap_err();
        assert!(!format!("{error:#}").contains("rubbish"));
    }

    #[test]
    fn a_rotation_publishes_both_and_a_broken_source_changes_nothing() {
        let (old, new) = (Keys::generate_pem(), Keys::generate_pem());
        let mut known = Known {
            pairs: Arc::new(
                Pairs::read(&KeyTexts { current: old.clone(), previous: None }).unwrap(),
            ),
            texts: KeyTexts { current: old.clone(), previous: None },
            looked: Instant::now(),
        };
        let before = known.pairs.current.id.clone();
        let rotated = KeyTexts { current: new, previous: Some(old) };
        known.renew(&(Arc::new(move || Ok(rotated.clone())) as KeySource)).unwrap();
        assert_ne!(known.pairs.current.id, before);
        assert_eq!(known.pairs.previous.as_ref().unwrap().id, before);

        let after = known.pairs.current.id.clone();
        let rubbish = || Ok(KeyTexts { current: "rubbish".into(), previous: None });
        assert!(known.renew(&(Arc::new(rubbish) as KeySource)).is_err());
        assert_eq!(known.pairs.current.id, after);
    }
}
