//! Keys of third parties, as managers see them.
use super::types::{User, UserLoader};
use crate::{domain::ApiScope, models};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::DataLoader,
};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiResult, guard::NetworkManager};
use uuid::Uuid;

/// A list of keys.
pub(crate) type ApiKeys = Connection<String, ApiKey, EmptyFields, EmptyFields>;

/// A key, for managers.
pub(crate) struct ApiKey {
    row: models::ApiKey,
    by: NetworkManager,
}

impl ApiKey {
    pub(crate) fn shown_to(by: &NetworkManager, row: models::ApiKey) -> Self {
        Self { row, by: by.clone() }
    }

    pub(crate) fn row_id(&self) -> Uuid {
        self.row.id
    }

    async fn user(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<User>> {
        let loader = ctx.data_unchecked::<DataLoader<UserLoader>>();
        let found = loader.load_one(id).await.map_err(|error| (*error).clone())?;
        Ok(found.map(|row| User::of_key(&self.by, row)))
    }
}

/// A third party's key, without its secret: that was shown once.
#[Object]
impl ApiKey {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.row.id
    }

    /// How the key begins, to tell it from others.
    async fn prefix(&self) -> String {
        format!("{}{}", crate::API_KEY_PREFIX, self.row.public_id)
    }

    /// What it is for.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The organisation's account: what the key creates belongs to it.
    async fn integrator(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        self.user(ctx, self.row.integrator_id).await
    }

    /// What it may do.
    async fn scopes(&self) -> Vec<ApiScope> {
        self.row.scopes()
    }

    /// How many requests a minute it may send.
    async fn requests_per_minute(&self) -> i32 {
        self.row.requests_per_minute
    }

    /// Who made it.
    async fn created_by(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        self.user(ctx, self.row.created_by).await
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it ends by itself; never where absent.
    async fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.row.expires_at
    }

    /// When it was revoked, if it was.
    async fn revoked_at(&self) -> Option<DateTime<Utc>> {
        self.row.revoked_at
    }

    /// The last day on which it was used, in UTC; never where absent.
    async fn last_used_on(&self) -> Option<NaiveDate> {
        self.row.last_used_on
    }
}

/// What making a key answers.
#[derive(SimpleObject)]
pub(crate) struct CreateApiKeyPayload {
    /// The key's row.
    pub(crate) api_key: ApiKey,
    /// The key itself, this once: only its hash is kept.
    pub(crate) secret: String,
}

/// What ending a key answers.
#[derive(SimpleObject)]
pub(crate) struct RevokeApiKeyPayload {
    /// The key as it is now.
    pub(crate) api_key: ApiKey,
}

/// What a key is exchanged for.
#[derive(SimpleObject)]
pub(crate) struct ExchangeApiKeyPayload {
    /// To be sent as `Authorization: Bearer …`.
    pub(crate) access_token: String,
    /// When it ends: half a minute after it was given.
    pub(crate) access_token_expires_at: DateTime<Utc>,
}
