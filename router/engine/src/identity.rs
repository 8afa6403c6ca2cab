//! Who may call: signed tokens verified at the edge, before anything else is read.
//!
//! hive-router verifies tokens too, to enforce `@authenticated` and `@requiresScopes`, but counts
//! a bad token as no token. Here a bad token is an answer of its own, and what passes here always
//! passes there: same keys, same issuer and audience, less leeway.

use crate::errors::Refusal;
use anyhow::{Context, bail, ensure};
use http::StatusCode;
use jsonwebtoken::{
    Algorithm, DecodingKey, Validation, decode, decode_header,
    errors::ErrorKind,
    jwk::{AlgorithmParameters, EllipticCurve, JwkSet},
};

/// Seconds a token may be off the clock. Less than the 60 hive-router allows, so that it never
/// refuses what was accepted here.
const LEEWAY_SECONDS: u64 = 30;

/// Longest token looked at, in bytes.
const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// The tokens this origin accepts: EdDSA (Ed25519) JWTs of one issuer for one audience.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The JWK set as JSON; every key must be Ed25519 and have a `kid`.
    pub jwks_json: String,
    /// The exact `iss` claim.
    pub issuer: String,
    /// The exact `aud` claim.
    pub audience: String,
}

/// Verifies tokens against an [`Identity`].
pub(crate) struct Verifier {
    keys: Vec<(String, DecodingKey)>,
    validation: Validation,
}

impl Verifier {
    /// # Errors
    /// When the identity would verify nothing: no key, no issuer or no audience.
    pub(crate) fn new(identity: &Identity) -> anyhow::Result<Self> {
        ensure!(!identity.issuer.trim().is_empty(), "identity: the issuer is empty");
        ensure!(!identity.audience.trim().is_empty(), "identity: the audience is empty");
        let set: JwkSet = serde_json::from_str(&identity.jwks_json)
            .context("identity: the JWK set is no JWKS")?;
        ensure!(!set.keys.is_empty(), "identity: the JWK set has no key");
        let mut keys = Vec::with_capacity(set.keys.len());
        for jwk in &set.keys {
            match &jwk.algorithm {
                AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
                }
                _ => bail!("identity: the JWK set holds a key that is not Ed25519"),
            }
            let id = jwk.common.key_id.clone().context("identity: a key has no kid")?;
            keys.push((id, DecodingKey::from_jwk(jwk).context("identity: unusable key")?));
        }
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.leeway = LEEWAY_SECONDS;
        validation.validate_nbf = true;
        validation.set_issuer(&[&identity.issuer]);
        validation.set_audience(&[&identity.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        Ok(Self { keys, validation })
    }

    /// The claims of a valid token.
    ///
    /// # Errors
    /// 401 `TOKEN_EXPIRED` for a token that was once good, 401 `TOKEN_INVALID` for any other.
    pub(crate) fn verify(&self, token: &str) -> Result<serde_json::Value, Refusal> {
        if token.is_empty() || token.len() > MAX_TOKEN_BYTES {
            return Err(invalid());
        }
        let header = decode_header(token).map_err(|_| invalid())?;
        if header.alg != Algorithm::EdDSA {
            return Err(invalid());
        }
        let kid = header.kid.as_deref().ok_or_else(invalid)?;
        let (_, key) = self.keys.iter().find(|(id, _)| id == kid).ok_or_else(invalid)?;
        decode::<serde_json::Value>(token, key, &self.validation).map(|token| token.claims).map_err(
            |error| match error.kind() {
                ErrorKind::ExpiredSignature => expired(),
                _ => invalid(),
            },
        )
    }
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

    fn identity(jwks: &str, issuer: &str, audience: &str) -> Identity {
        Identity { jwks_json: jwks.into(), issuer: issuer.into(), audience: audience.into() }
    }

    #[test]
    fn an_identity_that_verifies_nothing_is_refused() {
        const KEY: &str = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
        assert!(Verifier::new(&identity(KEY, "iss", "aud")).is_ok());
        for (jwks, issuer, audience) in [
            (KEY, "", "aud"),
            (KEY, "iss", " "),
            (r#"{"keys":[]}"#, "iss", "aud"),
            ("", "iss", "aud"),
            (r#"{"keys":[{"kty":"oct","kid":"k","k":"c2VjcmV0"}]}"#, "iss", "aud"),
        ] {
            assert!(Verifier::new(&identity(jwks, issuer, audience)).is_err(), "{jwks} {issuer}");
        }
    }

    #[test]
    fn only_the_bearer_scheme_carries_a_token() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        assert_eq!(bearer("Basic abc"), None);
        assert_eq!(bearer("abc"), None);
    }
}
