//! How the viewer travels from the router to a subgraph in another process.
//!
//! The router verifies the token once and signs a short-lived passport; a subgraph trusts the
//! signature, never the network. Inside one process the [`Viewer`] is handed over as a value.
//! Decisions: docs/decisions/identity.md
use crate::{
    Role, Viewer,
    viewer::{Post, Whence},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The header that carries it. The router drops what a client sends under this name.
pub const HEADER: &str = "x-avt-passport";
/// The header that carries the caller's own token, to the subgraph that acts in their name.
pub const BEARER_HEADER: &str = "x-avt-bearer";

/// The header by which a process of ours that asks in somebody's name tells the router from where
/// they ask; taken where its seal is ours, from nobody else.
pub const ORIGIN_HEADER: &str = "x-avt-origin";

/// The router's own door: no subgraph has the name.
const ROUTER: &str = "router";

/// The header that says what the caller asks with, by its family name. It proves nothing.
pub const DEVICE_HEADER: &str = "x-avt-device";

/// How long a passport for one request lasts: long enough for a slow one, too short to be worth
/// stealing.
pub const LIFETIME: TimeDelta = TimeDelta::seconds(60);

/// How far two machines' clocks may be apart.
const LEEWAY: TimeDelta = TimeDelta::seconds(5);

#[derive(Serialize, Deserialize)]
struct Passport {
    viewer: Viewer,
    /// Where they called from.
    #[serde(default)]
    whence: Option<Whence>,
    /// The one subgraph that takes it: a copy is worth nothing at another's door.
    subgraph: String,
    issued: DateTime<Utc>,
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

    /// The header's value for this viewer, calling from there, at that subgraph, valid for
    /// `lifetime`: [`LIFETIME`] for a request, as long as the stream for a subscription.
    pub fn issue(
        &self,
        viewer: &Viewer,
        whence: Option<&Whence>,
        subgraph: &str,
        now: DateTime<Utc>,
        lifetime: TimeDelta,
    ) -> anyhow::Result<String> {
        let passport = Passport {
            viewer: viewer.clone(),
            whence: whence.cloned(),
            subgraph: subgraph.to_owned(),
            issued: now,
            expires: now + lifetime,
        };
        let body = BASE64.encode(serde_json::to_vec(&passport)?);
        let seal = self.0.clone().chain_update(&body).finalize().into_bytes();
        Ok(format!("{body}.{}", BASE64.encode(seal)))
    }

    /// The viewer and where they call from, or `None` where the header is forged, damaged, expired,
    /// from the future or for another subgraph.
    pub fn open(
        &self,
        header: &str,
        subgraph: &str,
        now: DateTime<Utc>,
    ) -> Option<(Viewer, Option<Whence>)> {
        let (body, seal) = header.split_once('.')?;
        let seal = BASE64.decode(seal).ok()?;
        self.0.clone().chain_update(body).verify_slice(&seal).ok()?;
        let passport: Passport = serde_json::from_slice(&BASE64.decode(body).ok()?).ok()?;
        let timely = passport.issued <= now + LEEWAY && now < passport.expires + LEEWAY;
        (timely && passport.subgraph == subgraph).then_some((passport.viewer, passport.whence))
    }

    /// [`ORIGIN_HEADER`]'s value, for one request.
    pub fn vouch(&self, whence: &Whence, now: DateTime<Utc>) -> anyhow::Result<String> {
        self.issue(&Viewer::Anonymous, Some(whence), ROUTER, now, LIFETIME)
    }

    /// From where such a request comes, or `None` where nobody of ours says so.
    pub fn vouched(&self, header: &str, now: DateTime<Utc>) -> Option<Whence> {
        self.open(header, ROUTER, now)?.1
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
    /// Space-separated roles and, for a machine, scopes; read by `@requiresScopes`.
    pub scope: String,
    /// Display name, may be empty.
    #[serde(default)]
    pub name: String,
    /// What they may do at one centre, beside the roles in `scope`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<Post>,
    /// The log-in it was signed for: one that ended, or whose owner may do something else since, is
    /// not taken any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<uuid::Uuid>,
    /// The key a machine's token was given for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<uuid::Uuid>,
    /// How many requests a minute that key may send, where it has an allowance of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests_per_minute: Option<u32>,
}

impl From<Claims> for Viewer {
    /// Whoever is an integrator and nothing else is a machine; words that are no role are scopes.
    fn from(claims: Claims) -> Self {
        let (id, name, posts) = (claims.sub, claims.name, claims.posts);
        let (mut roles, mut scopes) = (Vec::new(), Vec::new());
        for word in claims.scope.split_whitespace() {
            match word.parse::<Role>() {
                Ok(role) => roles.push(role),
                Err(_) => scopes.push(word.to_owned()),
            }
        }
        if roles == [Role::Integrator] {
            Self::Integrator { id, name, scopes }
        } else {
            Self::Person { id, roles, posts, name }
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn camille() -> Viewer {
        let id = uuid::Uuid::now_v7();
        let posts = vec![Post { centre: uuid::Uuid::now_v7(), role: Role::Manager }];
        Viewer::Person { id, roles: vec![Role::Customer], posts, name: "Zoé".into() }
    }

    #[test]
    fn a_passport_opens_once_signed_for_one_door_and_only_while_it_lasts() {
        let key = PassportKey::new(&[7; 32]).unwrap();
        let (viewer, now) = (camille(), Utc::now());
        let whence = Whence { address: "203.0.113.7".into(), pseudonym: Some("p".into()) };
        let header = key.issue(&viewer, Some(&whence), "reports", now, LIFETIME).unwrap();
        let opened = Some((viewer, Some(whence)));

        assert_eq!(key.open(&header, "reports", now), opened);
        assert_eq!(key.open(&header, "payments", now), None);
        assert_eq!(key.open(&header, "reports", now + LIFETIME + LEEWAY), None);
        assert_eq!(key.open(&header, "reports", now - LEEWAY), opened);
        assert_eq!(key.open(&header, "reports", now - LEEWAY * 2), None);
        assert_eq!(PassportKey::new(&[8; 32]).unwrap().open(&header, "reports", now), None);
        assert_eq!(key.open(&header.replacen('e', "f", 1), "reports", now), None);
        for nonsense in ["", ".", "a.b", &header[1..], header.split('.').next().unwrap()] {
            assert_eq!(key.open(nonsense, "reports", now), None, "{nonsense}");
        }
    }

    #[test]
    fn an_origin_is_vouched_for_at_the_routers_door_alone() {
        let (key, now) = (PassportKey::new(&[7; 32]).unwrap(), Utc::now());
        let whence = Whence { address: "203.0.113.7".into(), pseudonym: None };
        let vouched = key.vouch(&whence, now).unwrap();
        assert_eq!(key.vouched(&vouched, now), Some(whence.clone()));
        assert_eq!(key.vouched(&vouched, now + LIFETIME + LEEWAY), None);
        assert_eq!(PassportKey::new(&[8; 32]).unwrap().vouched(&vouched, now), None);
        assert_eq!(key.open(&vouched, "appointment", now), None);
        let passport = key.issue(&camille(), Some(&whence), "appointment", now, LIFETIME).unwrap();
        assert_eq!(key.vouched(&passport, now), None);
    }

    #[test]
    fn a_machine_has_scopes_and_never_a_role_besides() {
        let claims = |scope: &str| Claims {
            sub: uuid::Uuid::nil(),
            iss: String::new(),
            aud: String::new(),
            iat: 0,
            exp: 0,
            scope: scope.to_owned(),
            name: "Flotte".to_owned(),
            posts: Vec::new(),
            sid: None,
            key: None,
            requests_per_minute: None,
        };
        let machine = Viewer::from(claims("integrator documents:parse"));
        let scopes = vec!["documents:parse".to_owned()];
        let name = "Flotte".to_owned();
        assert_eq!(machine, Viewer::Integrator { id: uuid::Uuid::nil(), name, scopes });
        assert!(!machine.has(&[Role::Admin, Role::Customer]));
        assert!(!Viewer::from(claims("customer integrator")).is_machine());
        assert!(!Viewer::from(claims("documents:parse")).is_machine());
    }
}
