//! How the viewer travels from the router to a subgraph in another process.
//!
//! The router verifies the token once and signs a short-lived passport; a subgraph trusts the
//! signature, never the network. Inside one process the [`Viewer`] is handed over as a value.
use crate::{Role, Viewer};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The header that carries it. The router drops what a client sends under this name.
pub const HEADER: &str = "x-avt-passport";
/// The header that carries the caller's own token, to the subgraph that acts in their name.
pub const BEARER_HEADER: &str = "x-avt-bearer";

/// How long a passport for one request lasts: long enough for a slow one, too short to be worth
/// stealing.
pub const LIFETIME: TimeDelta = TimeDelta::seconds(60);

#[derive(Serialize, Deserialize)]
struct Passport {
    viewer: Viewer,
    expires: DateTime<Utc>,
}

/// The secret shared by the router and the subgraphs.
#[derive(Clone)]
pub struct PassportKey(Hmac<Sha256>);

impl PassportKey {
    /// At least 32 random bytes.
    pub fn new(secret: &[u8]) -> anyhow::Result<Self> {
        anyhow::ensure!(secret.len() >= 32, "the passport secret needs at least 32 bytes");
        Ok(Self(Hmac::new_from_slice(secret)?))
    }

    /// The header's value for this viewer, valid for `lifetime`: [`LIFETIME`] for a request, as
    /// long as the stream for a subscription.
    pub fn issue(
        &self,
        viewer: &Viewer,
        now: DateTime<Utc>,
        lifetime: TimeDelta,
    ) -> anyhow::Result<String> {
        let passport = Passport { viewer: viewer.clone(), expires: now + lifetime };
        let body = BASE64.encode(serde_json::to_vec(&passport)?);
        let seal = self.0.clone().chain_update(&body).finalize().into_bytes();
        Ok(format!("{body}.{}", BASE64.encode(seal)))
    }

    /// The viewer, or `None` where the header is forged, damaged or expired.
    pub fn open(&self, header: &str, now: DateTime<Utc>) -> Option<Viewer> {
        let (body, seal) = header.split_once('.')?;
        let seal = BASE64.decode(seal).ok()?;
        self.0.clone().chain_update(body).verify_slice(&seal).ok()?;
        let passport: Passport = serde_json::from_slice(&BASE64.decode(body).ok()?).ok()?;
        (passport.expires > now).then_some(passport.viewer)
    }
}

/// What an access token says; `auth` writes these claims, the router's edge verifies them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// The user's id.
    pub sub: uuid::Uuid,
    /// Who issued it: our public origin.
    pub iss: String,
    /// For whom: the graph.
    pub aud: String,
    /// Issued at, seconds since 1970.
    pub iat: i64,
    /// Expires at, seconds since 1970.
    pub exp: i64,
    /// Space-separated roles, read by `@requiresScopes`.
    pub scope: String,
    /// Display name, may be empty.
    #[serde(default)]
    pub name: String,
}

impl From<Claims> for Viewer {
    fn from(claims: Claims) -> Self {
        let roles = claims.scope.split(' ').filter_map(|role| role.parse::<Role>().ok()).collect();
        Self::Person { id: claims.sub, roles, name: claims.name }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_passport_opens_once_signed_and_only_while_it_lasts() {
        let key = PassportKey::new(&[7; 32]).unwrap();
        let viewer = Viewer::Person {
            id: uuid::Uuid::now_v7(),
            roles: vec![Role::Customer],
            name: "Zoé".into(),
        };
        let now = Utc::now();
        let header = key.issue(&viewer, now, LIFETIME).unwrap();

        assert_eq!(key.open(&header, now), Some(viewer));
        assert_eq!(key.open(&header, now + LIFETIME), None);
        assert_eq!(PassportKey::new(&[8; 32]).unwrap().open(&header, now), None);
        assert_eq!(key.open(&header.replacen('e', "f", 1), now), None);
    }
}
