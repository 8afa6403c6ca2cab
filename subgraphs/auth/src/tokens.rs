//! The signed token of a session, which the router reads.
use crate::{domain, keys::Keys, models::ApiKey, webhooks::Reachable};
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use kernel::{LetterKey, Role, passport::Claims, viewer::Post};
use std::{fmt, sync::Arc};
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
    /// The name of the network's bot on Telegram, where it has one.
    pub telegram_bot: Option<String>,
    /// Roles that are only given to a log-in for which a second factor was shown.
    pub second_factor_roles: Vec<Role>,
    /// Makes the codes and links that letters carry.
    pub letters: LetterKey,
    /// Where webhooks may be sent to.
    pub webhooks: Reachable,
    /// What an operator may close for a while.
    pub open: Open,
}

/// Asked each time: whether an operator has it open.
#[derive(Clone)]
pub struct Open {
    /// Whether accounts are opened.
    pub registrations: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Whether webhooks leave.
    pub webhooks: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl Default for Open {
    fn default() -> Self {
        Self { registrations: Arc::new(|| true), webhooks: Arc::new(|| true) }
    }
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (registrations, webhooks) = ((self.registrations)(), (self.webhooks)());
        f.debug_struct("Open")
            .field("registrations", &registrations)
            .field("webhooks", &webhooks)
            .finish()
    }
}

/// A signed token and when it ends.
pub(crate) struct AccessToken {
    pub(crate) text: String,
    pub(crate) expires_at: DateTime<Utc>,
}

impl AuthConfig {
    /// Signs who somebody is and what they may do, for one of their log-ins.
    pub(crate) fn access_token(
        &self,
        log_in: Uuid,
        user: Uuid,
        roles: &[Role],
        posts: Vec<Post>,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<AccessToken> {
        let scope = roles.iter().map(Role::to_string).collect::<Vec<_>>().join(" ");
        let subject = Subject { id: user, scope, posts, name, log_in: Some(log_in), key: None };
        self.signed(subject, now, domain::ACCESS)
    }

    /// Signs which organisation's machine it is and what its key may do.
    pub(crate) fn machine_token(
        &self,
        key: &ApiKey,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<AccessToken> {
        let scope = format!("{} {}", Role::Integrator, key.scopes.join(" "));
        let subject = Subject {
            id: key.integrator_id,
            scope,
            posts: Vec::new(),
            name,
            log_in: None,
            key: Some(key),
        };
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
            posts: subject.posts,
            sid: subject.log_in,
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
    posts: Vec<Post>,
    name: &'a str,
    log_in: Option<Uuid>,
    key: Option<&'a ApiKey>,
}
