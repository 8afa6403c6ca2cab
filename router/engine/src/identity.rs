//! Who may call: signed tokens verified at the edge, before anything else is read.
//!
//! hive-router verifies tokens too, to enforce `@authenticated` and `@requiresScopes`, but counts
//! a bad token as no token, reads its keys once, and takes any key for any issuer. So tokens are
//! judged here alone, and what passes is handed to it under a seal of this process: the two
//! cannot disagree, whatever keys are rotated and whoever issues.
//! Decisions: docs/decisions/identity.md

mod keys;
mod seal;
mod void;

use crate::errors::Refusal;
use anyhow::{Context, ensure};
use futures_util::future::BoxFuture;
use http::StatusCode;
use jsonwebtoken::{Validation, decode, decode_header, errors::ErrorKind};
use keys::Trusted;
use moka::sync::Cache;
pub(crate) use seal::EDGE;
use seal::Seal;
use serde_json::{Value, json};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::runtime::Handle;
use uuid::Uuid;
use void::Known as KnownVoid;
pub(crate) use void::Watched;
pub use void::{Void, VoidSource};

/// Seconds a token may be off the clock.
const LEEWAY_SECONDS: u64 = 30;

/// Longest token looked at, in bytes.
const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// Bytes of tokens remembered as verified.
const MEMORY: u64 = 8 * 1024 * 1024;

/// Answers an issuer's JWK set, as JSON. Asked at the start, every [`Identity::refresh`], and when
/// a token names a key that is not known, at most once a second. A set that cannot be had or read
/// leaves the one before in use.
pub type KeySource = Arc<dyn Fn() -> BoxFuture<'static, anyhow::Result<String>> + Send + Sync>;

/// What tokens of somebody else's issuer may say. Their subjects get ids derived from issuer and
/// subject, so that none of them can be one of ours, and other claims are dropped.
#[derive(Clone, Debug)]
pub struct Restriction {
    /// Scopes that each token gets, whatever it says.
    pub given: Vec<String>,
    /// Scopes that it keeps where it carries them.
    pub kept: Vec<String>,
}

/// One issuer of tokens.
#[derive(Clone)]
pub struct Issuer {
    /// The exact `iss` claim.
    pub name: String,
    /// The exact `aud` claim.
    pub audience: String,
    /// Its public keys: Ed25519 for EdDSA, RSA of 2048 bits or more for RS256, each with a `kid`.
    /// Others in the set are passed over.
    pub keys: KeySource,
    /// `None` for our own.
    pub restriction: Option<Restriction>,
}

/// The tokens this origin accepts: EdDSA and RS256 JWTs, each key with its own algorithm and for
/// its own issuer only.
#[derive(Clone)]
pub struct Identity {
    /// Whose tokens.
    pub issuers: Vec<Issuer>,
    /// How often their keys are asked for again: how long a key taken out of a set still works.
    pub refresh: Duration,
    /// Which tokens are no longer taken before their own end; `None` where each lasts as long as it
    /// says.
    pub void: Option<Void>,
}

/// A token that was accepted.
pub(crate) struct Verified {
    /// What it says, as far as its issuer may say it.
    pub(crate) claims: Value,
    /// The same for hive-router, as the value of `Authorization`.
    pub(crate) sealed: String,
    /// Seconds since 1970 after which it is not.
    until: u64,
    /// The log-in it was signed for (`sid`), and when (`iat`).
    log_in: Option<(Uuid, i64)>,
}

/// Verifies tokens against an [`Identity`].
pub(crate) struct Verifier {
    trusted: Arc<[Trusted]>,
    seal: Seal,
    /// By token. What was verified stays so until it ends or its issuer's keys change.
    known: Cache<String, Arc<Verified>>,
    void: KnownVoid,
    /// How often there is something new of these.
    looks: Option<Duration>,
    runtime: Handle,
}

impl Verifier {
    /// # Errors
    /// When the identity would verify nothing: no issuer, no name, no audience, no usable key.
    pub(crate) async fn start(identity: &Identity, runtime: Handle) -> anyhow::Result<Self> {
        ensure!(!identity.issuers.is_empty(), "identity: there is no issuer");
        let mut trusted = Vec::with_capacity(identity.issuers.len());
        for issuer in &identity.issuers {
            ensure!(!issuer.name.trim().is_empty(), "identity: the issuer is empty");
            ensure!(!issuer.audience.trim().is_empty(), "identity: the audience is empty");
            trusted.push(Trusted::first(issuer.clone()).await.context("identity: no usable keys")?);
        }
        let verifier = Self {
            trusted: trusted.into(),
            seal: Seal::of_this_process()?,
            known: Cache::builder()
                .max_capacity(MEMORY)
                .weigher(|token: &String, verified: &Arc<Verified>| {
                    u32::try_from(token.len() * 2 + verified.sealed.len()).unwrap_or(u32::MAX)
                })
                .time_to_live(Duration::from_secs(600))
                .build(),
            void: KnownVoid::default(),
            looks: identity.void.as_ref().map(|void| void.every),
            runtime,
        };
        verifier.keep_fresh(identity.refresh);
        if let Some(void) = &identity.void {
            verifier.void.follow(void, &verifier.runtime);
        }
        Ok(verifier)
    }

    /// The JWK set by which hive-router verifies what [`Verified::sealed`] says.
    pub(crate) fn seal_keys(&self) -> String {
        self.seal.keys()
    }

    /// Asks for the keys again and again until the verifier is dropped.
    fn keep_fresh(&self, every: Duration) {
        let (trusted, known) = (Arc::downgrade(&self.trusted), self.known.clone());
        self.runtime.spawn(async move {
            loop {
                tokio::time::sleep(every).await;
                let Some(trusted) = trusted.upgrade() else { return };
                for issuer in trusted.iter() {
                    if issuer.ask_again().await {
                        known.invalidate_all();
                    }
                }
            }
        });
    }

    /// What a valid token says.
    ///
    /// # Errors
    /// 401 `TOKEN_EXPIRED` for a token that was once good, by its own end or its log-in's, 401 `TOKEN_INVALID` for any other.
    pub(crate) async fn verify(&self, token: &str) -> Result<Arc<Verified>, Refusal> {
        if let Some(verified) = self.known.get(token) {
            let good = now() <= verified.until && !self.is_void(&verified);
            return if good { Ok(verified) } else { Err(expired()) };
        }
        if token.is_empty() || token.len() > MAX_TOKEN_BYTES {
            return Err(invalid());
        }
        let header = decode_header(token).map_err(|_| invalid())?;
        let kid = header.kid.as_deref().ok_or_else(invalid)?;
        if !self.trusted.iter().any(|issuer| issuer.knows(kid)) {
            self.look_for(kid).await;
        }
        let mut refusal = invalid();
        for issuer in self.trusted.iter() {
            let Some(key) = issuer.key(kid).filter(|key| key.algorithm == header.alg) else {
                continue;
            };
            let validation = validation(&key, &issuer.issuer);
            match decode::<Value>(token, &key.decoding, &validation) {
                Ok(good) => {
                    let verified = self.accept(token, good.claims, issuer)?;
                    return if self.is_void(&verified) { Err(expired()) } else { Ok(verified) };
                }
                Err(error) if *error.kind() == ErrorKind::ExpiredSignature => refusal = expired(),
                Err(_) => {}
            }
        }
        Err(refusal)
    }

    /// Whether its log-in has ended, or its owner may do something else since it was signed.
    fn is_void(&self, verified: &Verified) -> bool {
        verified.log_in.is_some_and(|(log_in, signed)| self.void.holds(log_in, signed))
    }

    /// The log-in of a token that was verified, for who is served after its answer has begun.
    pub(crate) fn watched(&self, claims: &Value) -> Option<Watched> {
        let ((log_in, signed), every) = log_in(claims).zip(self.looks)?;
        Some(self.void.watched(log_in, signed, every))
    }

    /// Somebody may have rotated: asks every issuer, on the runtime that can wait for a network.
    async fn look_for(&self, kid: &str) {
        let (trusted, known, kid) = (self.trusted.clone(), self.known.clone(), kid.to_owned());
        let asked = self.runtime.spawn(async move {
            for issuer in trusted.iter() {
                if !issuer.knows(&kid) && issuer.ask_once_more().await {
                    known.invalidate_all();
                }
            }
        });
        // A task that broke leaves the key unknown, and the token refused.
        let _ = asked.await;
    }

    fn accept(&self, token: &str, claims: Value, from: &Trusted) -> Result<Arc<Verified>, Refusal> {
        let claims = match &from.issuer.restriction {
            None => claims,
            Some(restriction) => restrict(&claims, restriction, &from.issuer.name),
        };
        let until = claims["exp"].as_u64().ok_or_else(invalid)?.saturating_add(LEEWAY_SECONDS);
        let scope = scopes(&claims).join(" ");
        let sealed = self.seal.write(&scope, until).map_err(|_| invalid())?;
        let log_in = log_in(&claims);
        let verified = Arc::new(Verified { claims, sealed, until, log_in });
        self.known.insert(token.to_owned(), verified.clone());
        Ok(verified)
    }
}

/// The log-in that a token was signed for, and when; none for machines and other issuers' tokens.
fn log_in(claims: &Value) -> Option<(Uuid, i64)> {
    claims["sid"].as_str().and_then(|id| id.parse().ok()).zip(claims["iat"].as_i64())
}

fn validation(key: &keys::Key, issuer: &Issuer) -> Validation {
    let mut validation = Validation::new(key.algorithm);
    validation.leeway = LEEWAY_SECONDS;
    validation.validate_nbf = true;
    validation.set_issuer(&[&issuer.name]);
    validation.set_audience(&[&issuer.audience]);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    validation
}

/// The scopes of `scope`, or of `scopes`, as words or as a list.
fn scopes(claims: &Value) -> Vec<&str> {
    let said = claims.get("scope").or_else(|| claims.get("scopes"));
    match said {
        Some(Value::String(words)) => words.split_whitespace().collect(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn restrict(claims: &Value, restriction: &Restriction, issuer: &str) -> Value {
    let carried = scopes(claims);
    let kept = restriction.kept.iter().filter(|scope| carried.contains(&scope.as_str()));
    let scope: Vec<&str> = restriction.given.iter().chain(kept).map(String::as_str).collect();
    let subject = claims["sub"].as_str().unwrap_or_default();
    let id = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("{issuer}#{subject}").as_bytes());
    json!({
        "sub": id,
        "iss": claims["iss"],
        "aud": claims["aud"],
        "iat": claims["iat"].as_i64().unwrap_or_default(),
        "exp": claims["exp"],
        "scope": scope.join(" "),
        "name": claims["name"].as_str().unwrap_or(issuer),
    })
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// The token of an `Authorization` header value; `None` when the scheme is not `Bearer`.
pub(crate) fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

pub(crate) fn invalid() -> Refusal {
    Refusal::new(
        StatusCode::UNAUTHORIZED,
        "TOKEN_INVALID",
        "Votre connexion n'est pas valable, merci de vous reconnecter. / \
         Your sign-in is not valid, please sign in again.",
    )
}

fn expired() -> Refusal {
    Refusal::new(
        StatusCode::UNAUTHORIZED,
        "TOKEN_EXPIRED",
        "Votre connexion a expiré, merci de vous reconnecter. / \
         Your sign-in has expired, please sign in again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bearer_scheme_carries_a_token() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        assert_eq!(bearer("Basic abc"), None);
        assert_eq!(bearer("abc"), None);
    }

    #[test]
    fn an_outsider_says_no_more_than_it_may() {
        let restriction = Restriction {
            given: vec!["machine".into()],
            kept: vec!["read".into(), "write".into()],
        };
        let said = json!({ "sub": "7", "iss": "them", "exp": 1, "key": "k",
            "scopes": ["admin", "read"], "requests_per_minute": 9 });
        let heard = restrict(&said, &restriction, "them");
        assert_eq!(heard["scope"], "machine read");
        assert_ne!(heard["sub"], "7");
        assert_eq!(heard["sub"], restrict(&said, &restriction, "them")["sub"]);
        assert_ne!(heard["sub"], restrict(&said, &restriction, "others")["sub"]);
        assert!(heard.get("key").is_none() && heard.get("requests_per_minute").is_none());
    }
}
