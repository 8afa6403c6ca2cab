//! Webhooks, as managers of the network arrange and see them.
use super::{
    mutation::now,
    types::{User, UserLoader},
};
use crate::{
    AuthConfig,
    actions::{
        self, CreateWebhookEndpointInput, ReplayFailedWebhooksInput, ReplayWebhookDeliveryInput,
        RotateWebhookSecretInput, SendTestWebhookInput, SetWebhookEndpointEnabledInput,
        UpdateWebhookEndpointInput,
    },
    domain::{WebhookDeliveryState, WebhookDisabledReason, WebhookEventType, WebhookFailure},
    error::AuthError,
    models,
};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
    dataloader::DataLoader,
};
use chrono::{DateTime, Utc};
use kernel::{ApiResult, Page, Pool, guard::NetworkManager};
use uuid::Uuid;

type WebhookEndpoints = Connection<String, WebhookEndpoint, EmptyFields, EmptyFields>;
type WebhookDeliveries = Connection<String, WebhookDelivery, EmptyFields, EmptyFields>;

/// An endpoint, for managers.
pub(crate) struct WebhookEndpoint {
    row: models::WebhookEndpoint,
    by: NetworkManager,
}

impl WebhookEndpoint {
    fn shown_to(by: &NetworkManager, row: models::WebhookEndpoint) -> Self {
        Self { row, by: by.clone() }
    }

    fn row_id(&self) -> Uuid {
        self.row.id
    }

    async fn user(&self, ctx: &Context<'_>, id: Uuid) -> ApiResult<Option<User>> {
        let loader = ctx.data_unchecked::<DataLoader<UserLoader>>();
        let found = loader.load_one(id).await.map_err(|error| (*error).clone())?;
        Ok(found.map(|row| User::of_key(&self.by, row)))
    }
}

/// Where an organisation's machine is told of what is the organisation's, without the secret: that
/// was shown once.
#[Object]
impl WebhookEndpoint {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.row.id
    }

    /// The organisation's account.
    async fn organisation(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        self.user(ctx, self.row.organisation_id).await
    }

    /// Where.
    async fn url(&self) -> &str {
        &self.row.url
    }

    /// What it is told of.
    async fn event_types(&self) -> Vec<WebhookEventType> {
        self.row.events()
    }

    /// Who made it.
    async fn created_by(&self, ctx: &Context<'_>) -> ApiResult<Option<User>> {
        self.user(ctx, self.row.created_by).await
    }

    /// When it was made.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// Until when the secret of before still signs, too, where it was changed.
    async fn previous_secret_signs_until(&self, ctx: &Context<'_>) -> Option<DateTime<Utc>> {
        self.row.previous_signs_until.filter(|until| *until > now(ctx))
    }

    /// Since when nothing arrives there; absent where the last message arrived. After five days it is
    /// disabled.
    async fn failing_since(&self) -> Option<DateTime<Utc>> {
        self.row.failing_since
    }

    /// Since when nothing is sent there; absent where something is.
    async fn disabled_at(&self) -> Option<DateTime<Utc>> {
        self.row.disabled_at
    }

    /// Why nothing is sent there.
    async fn disabled_because(&self) -> Option<WebhookDisabledReason> {
        self.row.disabled_because()
    }
}

/// A delivery, for managers.
pub(crate) struct WebhookDelivery(models::WebhookDelivery);

/// A message to an endpoint, and what became of it. Kept for thirty days.
#[Object]
impl WebhookDelivery {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.0.id
    }

    /// The message: the same at each of its endpoints, and at each attempt. The consumer has it as
    /// `webhook-id`, behind `msg_` and without hyphens.
    async fn message_id(&self) -> Uuid {
        self.0.message_id
    }

    /// What it tells; absent where it is of an earlier version and nothing tells that any more.
    async fn event_type(&self) -> Option<WebhookEventType> {
        self.0.event()
    }

    /// What is sent, word for word.
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// What became of it.
    async fn state(&self) -> Option<WebhookDeliveryState> {
        self.0.state()
    }

    /// How often it was tried, since it was last asked for.
    async fn attempts(&self) -> i32 {
        self.0.attempts
    }

    /// When it happened.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it is tried next, where it waits.
    async fn next_attempt_at(&self) -> Option<DateTime<Utc>> {
        self.0.next_attempt_at
    }

    /// When it was last tried.
    async fn last_attempt_at(&self) -> Option<DateTime<Utc>> {
        self.0.last_attempt_at
    }

    /// The status that was answered last, if anything was.
    async fn last_status(&self) -> Option<i32> {
        self.0.last_status
    }

    /// Why the last attempt failed, where it did.
    async fn last_failure(&self) -> Option<WebhookFailure> {
        self.0.last_failure()
    }

    /// When it arrived or was given up.
    async fn settled_at(&self) -> Option<DateTime<Utc>> {
        self.0.settled_at
    }
}

/// What changing an endpoint answers.
#[derive(SimpleObject)]
pub(crate) struct WebhookEndpointPayload {
    /// The endpoint as it is now.
    endpoint: WebhookEndpoint,
}

/// What giving an endpoint a secret answers.
#[derive(SimpleObject)]
pub(crate) struct WebhookSecretPayload {
    /// The endpoint as it is now.
    endpoint: WebhookEndpoint,
    /// `whsec_…`, this once: what its consumer verifies signatures with (Standard Webhooks).
    secret: String,
}

/// What sending answers.
#[derive(SimpleObject)]
pub(crate) struct WebhookDeliveryPayload {
    /// The message, which is on its way: ask again what became of it.
    delivery: WebhookDelivery,
}

/// What sending again answers.
#[derive(SimpleObject)]
pub(crate) struct ReplayFailedWebhooksPayload {
    /// How many messages are sent again.
    replayed: i32,
}

/// What is asked of webhooks.
#[derive(Default)]
pub(super) struct Query;

#[Object(name = "WebhookQuery")]
impl Query {
    /// Where organisations' machines are told, newest first, for managers of the network. Refuses
    /// others with `FORBIDDEN`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn webhook_endpoints(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of one organisation alone.")] organisation_id: Option<Uuid>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<WebhookEndpoints> {
        let by = NetworkManager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rows = models::WebhookEndpoint::list(&mut conn, &by, organisation_id, page).await?;
        let shown = rows.into_iter().map(|row| WebhookEndpoint::shown_to(&by, row)).collect();
        Ok(page.connection(shown, WebhookEndpoint::row_id))
    }

    /// What an endpoint was told in thirty days, newest first, for managers of the network. Refuses
    /// with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn webhook_deliveries(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The endpoint.")] endpoint_id: Uuid,
        #[graphql(desc = "Only those of which that became.")] state: Option<WebhookDeliveryState>,
        #[graphql(desc = "How many, 1 to 100; 20 where absent.")] first: Option<i32>,
        #[graphql(desc = "The cursor of an earlier page's last edge.")] after: Option<String>,
    ) -> ApiResult<WebhookDeliveries> {
        let by = NetworkManager::from(ctx)?;
        let page = Page::read(first, after)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let endpoint = models::WebhookEndpoint::find(&mut conn, &by, endpoint_id).await?;
        let endpoint = endpoint.ok_or(AuthError::WebhookNotFound)?;
        let list = models::WebhookDelivery::list(&mut conn, &by, endpoint.id, state, page);
        let shown = list.await?.into_iter().map(WebhookDelivery).collect();
        Ok(page.connection(shown, |delivery: &WebhookDelivery| delivery.0.id))
    }
}

/// What is done about webhooks.
#[derive(Default)]
pub(super) struct Mutation;

#[Object(name = "WebhookMutation")]
impl Mutation {
    /// Managers of the network: has an organisation's machine told of what is the organisation's. The
    /// secret is shown this once.
    ///
    /// Refuses with `FORBIDDEN`, `ORGANISATION_NOT_FOUND`, `WEBHOOK_URL_INVALID`,
    /// `WEBHOOK_URL_PRIVATE`, `WEBHOOK_HOST_UNKNOWN`, `WEBHOOK_EVENTS_REQUIRED`,
    /// `TOO_MANY_WEBHOOKS` (ten).
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn create_webhook_endpoint(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organisation is told of what, and where.")]
        input: CreateWebhookEndpointInput,
    ) -> ApiResult<WebhookSecretPayload> {
        let by = NetworkManager::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let made = actions::create_webhook_endpoint(pool, config, &by, input, now(ctx));
        let (endpoint, secret) = made.await?;
        Ok(WebhookSecretPayload { endpoint: WebhookEndpoint::shown_to(&by, endpoint), secret })
    }

    /// Managers of the network: changes where an organisation is told, or of what. What waits goes to
    /// the new address at once.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`, `WEBHOOK_URL_INVALID`, `WEBHOOK_URL_PRIVATE`,
    /// `WEBHOOK_HOST_UNKNOWN`, `WEBHOOK_EVENTS_REQUIRED`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn update_webhook_endpoint(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: UpdateWebhookEndpointInput,
    ) -> ApiResult<WebhookEndpointPayload> {
        let by = NetworkManager::from(ctx)?;
        let (pool, config) = (ctx.data_unchecked::<Pool>(), ctx.data_unchecked::<AuthConfig>());
        let changed = actions::update_webhook_endpoint(pool, config, &by, input, now(ctx));
        Ok(WebhookEndpointPayload { endpoint: WebhookEndpoint::shown_to(&by, changed.await?) })
    }

    /// Managers of the network: sends nothing to an endpoint from now on, or something again. What
    /// happens while nothing is sent is kept for thirty days and sent by `replayFailedWebhooks`.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn set_webhook_endpoint_enabled(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which, and whether.")] input: SetWebhookEndpointEnabledInput,
    ) -> ApiResult<WebhookEndpointPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let set = actions::set_webhook_endpoint_enabled(&mut conn, &by, input, now(ctx)).await?;
        Ok(WebhookEndpointPayload { endpoint: WebhookEndpoint::shown_to(&by, set) })
    }

    /// Managers of the network: gives an endpoint another secret, shown this once. For 24 hours the
    /// secret of before signs, too; one from before that no longer does.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn rotate_webhook_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose secret.")] input: RotateWebhookSecretInput,
    ) -> ApiResult<WebhookSecretPayload> {
        let by = NetworkManager::from(ctx)?;
        let config = ctx.data_unchecked::<AuthConfig>();
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let rotated = actions::rotate_webhook_secret(&mut conn, config, &by, input, now(ctx));
        let (endpoint, secret) = rotated.await?;
        Ok(WebhookSecretPayload { endpoint: WebhookEndpoint::shown_to(&by, endpoint), secret })
    }

    /// Managers of the network: sends `webhook.test` to an endpoint, once, also where it is disabled.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn send_test_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to.")] input: SendTestWebhookInput,
    ) -> ApiResult<WebhookDeliveryPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let delivery = actions::send_test_webhook(&mut conn, &by, input, now(ctx)).await?;
        Ok(WebhookDeliveryPayload { delivery: WebhookDelivery(delivery) })
    }

    /// Managers of the network: sends a message again, whatever became of it, under the same
    /// `webhook-id`.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_DELIVERY_NOT_FOUND`, `WEBHOOK_DISABLED`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn replay_webhook_delivery(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ReplayWebhookDeliveryInput,
    ) -> ApiResult<WebhookDeliveryPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let delivery = actions::replay_webhook_delivery(&mut conn, &by, input, now(ctx)).await?;
        Ok(WebhookDeliveryPayload { delivery: WebhookDelivery(delivery) })
    }

    /// Managers of the network: sends again all that was given up of what happened since then.
    ///
    /// Refuses with `FORBIDDEN`, `WEBHOOK_NOT_FOUND`, `WEBHOOK_DISABLED`.
    #[graphql(requires_scopes = "manager", requires_scopes = "admin")]
    async fn replay_failed_webhooks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of which endpoint, since when.")] input: ReplayFailedWebhooksInput,
    ) -> ApiResult<ReplayFailedWebhooksPayload> {
        let by = NetworkManager::from(ctx)?;
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let count = actions::replay_failed_webhooks(&mut conn, &by, input, now(ctx)).await?;
        let replayed = i32::try_from(count).unwrap_or(i32::MAX);
        Ok(ReplayFailedWebhooksPayload { replayed })
    }
}
