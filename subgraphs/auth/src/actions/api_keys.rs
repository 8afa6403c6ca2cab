//! Keys of third parties: made, ended, exchanged for tokens.
//! Decisions: docs/decisions/identity.md
use super::accounts::announce;
use crate::{
    AuthConfig,
    api_keys::ApiKeyText,
    domain::{self, ApiScope, KeyTerms},
    error::AuthError,
    models::{ApiKey, NewApiKey, User},
    tokens::AccessToken,
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn,
    audit::{self, Act},
    guard::NetworkManager,
};
use uuid::Uuid;

/// Whose key, and what it may do.
#[derive(InputObject)]
pub(crate) struct CreateApiKeyInput {
    /// The organisation's address. What its keys create belongs to the account of that address,
    /// which is made where there is none; several keys of one address see the same.
    email: String,
    /// How the organisation is called; an account that is already there keeps its name.
    organisation: String,
    /// What the key is for, at most 100 characters.
    name: String,
    /// What it may do.
    scopes: Vec<ApiScope>,
    /// When it ends; without it, when it is revoked.
    expires_at: Option<DateTime<Utc>>,
    /// How many requests a minute, 1 to 60000; 600 where absent.
    requests_per_minute: Option<i32>,
}

/// Which key to end.
#[derive(InputObject)]
pub(crate) struct RevokeApiKeyInput {
    /// The key's id, not the key.
    key_id: Uuid,
}

/// Makes a key; its text is answered this once.
pub(crate) async fn create_api_key(
    conn: &mut Conn,
    by: &NetworkManager,
    input: CreateApiKeyInput,
    now: DateTime<Utc>,
) -> ApiResult<(ApiKey, ApiKeyText)> {
    let email = domain::email(&input.email)?;
    let organisation = domain::display_name(&input.organisation)?;
    let (allowance, end) = (input.requests_per_minute, input.expires_at);
    let terms = KeyTerms::agree(&input.name, &input.scopes, allowance, end, now)?;
    conn.transaction(async |conn| {
        let (integrator, new) = User::integrator(conn, by, &email, &organisation, now).await?;
        if new {
            announce(conn, &integrator).await?;
        }
        domain::check_key_count(ApiKey::working(conn, &integrator, now).await?)?;
        let text = ApiKeyText::generate();
        let new = NewApiKey { integrator: &integrator, text: &text, terms };
        let key = ApiKey::keep(conn, by, new, now).await?;
        tracing::info!(by = %by.id(), key = %key.id, integrator = %integrator.id, "key created");
        let scopes: Vec<String> = input.scopes.iter().map(ApiScope::to_string).collect();
        let act = Act::of("key.created", "ApiKey", key.id).is("scopes", scopes.join(" "));
        audit::record(conn, by, act.is("organisationId", integrator.id)).await?;
        Ok::<_, ApiError>((key, text))
    })
    .await
}

/// Ends a key. Tokens already given for it are good for half a minute more.
pub(crate) async fn revoke_api_key(
    conn: &mut Conn,
    by: &NetworkManager,
    input: RevokeApiKeyInput,
    now: DateTime<Utc>,
) -> ApiResult<ApiKey> {
    conn.transaction(async |conn| {
        let key =
            ApiKey::revoke(conn, by, input.key_id, now).await?.ok_or(AuthError::ApiKeyNotFound)?;
        tracing::info!(by = %by.id(), key = %key.id, "key revoked");
        audit::record(conn, by, Act::of("key.revoked", "ApiKey", key.id)).await?;
        Ok::<_, ApiError>(key)
    })
    .await
}

/// Gives a token for a key that works.
pub(crate) async fn exchange_api_key(
    conn: &mut Conn,
    config: &AuthConfig,
    presented: &str,
    now: DateTime<Utc>,
) -> ApiResult<AccessToken> {
    let text = ApiKeyText::parse(presented).ok_or(AuthError::ApiKeyInvalid)?;
    let (key, integrator) =
        ApiKey::presented(conn, &text).await?.ok_or(AuthError::ApiKeyInvalid)?;
    key.facts(&integrator).check(now)?;
    key.note_use(conn, now.date_naive()).await?;
    Ok(config.machine_token(&key, &integrator.display_name, now)?)
}
