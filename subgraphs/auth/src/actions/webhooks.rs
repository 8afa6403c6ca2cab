//! Webhooks: where organisations' machines are told what is theirs, arranged by managers of the
//! network.
//! Decisions: docs/decisions/integrators.md
use crate::{
    AuthConfig,
    domain::{WebhookDisabledReason, WebhookEventType, check_endpoint_count},
    error::AuthError,
    models::{NewDelivery, NewEndpoint, User, WebhookDelivery, WebhookEndpoint},
    webhooks::{self, Endpoint},
};
use async_graphql::InputObject;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{
    ApiError, ApiResult, Conn, Pool,
    audit::{self, Act},
    db,
    guard::NetworkManager,
    live,
};
use serde_json::Map;
use uuid::Uuid;

/// What is acted on, in the log of acts.
const KIND: &str = "WebhookEndpoint";

/// Which organisation is told of what, and where.
#[derive(InputObject)]
pub(crate) struct CreateWebhookEndpointInput {
    /// The organisation's account: `integrator { id }` of its keys.
    organisation_id: Uuid,
    /// `https://…`, on port 443 or above 1023; to a machine of the public Internet.
    url: String,
    /// What it is told of.
    event_types: Vec<WebhookEventType>,
}

/// What changes of an endpoint.
#[derive(InputObject)]
pub(crate) struct UpdateWebhookEndpointInput {
    /// Which.
    endpoint_id: Uuid,
    /// Another address; as it was where absent.
    url: Option<String>,
    /// What it is told of from now on; as it was where absent.
    event_types: Option<Vec<WebhookEventType>>,
}

/// Whether something is sent to an endpoint.
#[derive(InputObject)]
pub(crate) struct SetWebhookEndpointEnabledInput {
    /// Which.
    endpoint_id: Uuid,
    /// Whether.
    enabled: bool,
}

/// Whose secret changes.
#[derive(InputObject)]
pub(crate) struct RotateWebhookSecretInput {
    /// The endpoint.
    endpoint_id: Uuid,
}

/// Where a test goes.
#[derive(InputObject)]
pub(crate) struct SendTestWebhookInput {
    /// The endpoint.
    endpoint_id: Uuid,
}

/// What is sent again.
#[derive(InputObject)]
pub(crate) struct ReplayWebhookDeliveryInput {
    /// The delivery.
    delivery_id: Uuid,
}

/// What is sent again, all that was given up.
#[derive(InputObject)]
pub(crate) struct ReplayFailedWebhooksInput {
    /// Of which endpoint.
    endpoint_id: Uuid,
    /// What happened since then.
    since: DateTime<Utc>,
}

/// Makes an endpoint; its secret is answered this once.
pub(crate) async fn create_webhook_endpoint(
    pool: &Pool,
    config: &AuthConfig,
    by: &NetworkManager,
    input: CreateWebhookEndpointInput,
    now: DateTime<Utc>,
) -> ApiResult<(WebhookEndpoint, String)> {
    let events = WebhookEventType::chosen(&input.event_types)?;
    // Before a connection is held: a name's servers may be slow.
    let url = Endpoint::judged(&input.url, &config.webhooks).await?;
    let mut conn = pool.get().await?;
    let made = conn.transaction(async |conn| {
        let organisation = User::find(conn, input.organisation_id).await?;
        let organisation =
            organisation.filter(User::is_integrator).ok_or(AuthError::OrganisationNotFound)?;
        db::lock(conn, &format!("auth.webhooks:{}", organisation.id)).await?;
        check_endpoint_count(WebhookEndpoint::count(conn, &organisation).await?)?;
        let new = NewEndpoint { organisation: &organisation, url: url.as_str(), events: &events };
        let endpoint = WebhookEndpoint::keep(conn, by, new, now).await?;
        let act = Act::of("webhook.created", KIND, endpoint.id).is("events", words(&events));
        audit::record(conn, by, act.is("organisationId", organisation.id)).await?;
        Ok::<_, ApiError>(endpoint)
    });
    let endpoint = made.await?;
    let secret = webhooks::secret(&config.letters, endpoint.secret_id);
    Ok((endpoint, secret))
}

/// Changes where an organisation is told, or of what. What waits goes to the new address at once.
pub(crate) async fn update_webhook_endpoint(
    pool: &Pool,
    config: &AuthConfig,
    by: &NetworkManager,
    input: UpdateWebhookEndpointInput,
    now: DateTime<Utc>,
) -> ApiResult<WebhookEndpoint> {
    let events = input.event_types.as_deref().map(WebhookEventType::chosen).transpose()?;
    let url = match &input.url {
        Some(url) => Some(Endpoint::judged(url, &config.webhooks).await?),
        None => None,
    };
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let before = locked(conn, by, input.endpoint_id).await?;
        let events = events.unwrap_or_else(|| before.events());
        let url = url.as_ref().map_or(before.url.as_str(), Endpoint::as_str);
        let after = before.change(conn, url, &events).await?;
        let mut act = Act::of("webhook.updated", KIND, after.id);
        if after.events() != before.events() {
            act = act.turned("events", words(&before.events()), words(&events));
        }
        if after.url != before.url {
            // The address itself may hold a secret.
            act = act.is("address", "changed");
            WebhookDelivery::hurry(conn, after.id, now).await?;
            live::touch(conn, webhooks::QUEUE).await?;
        }
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(after)
    })
    .await
}

/// Sends something to an endpoint again, or nothing from now on. What waited is then given up, and
/// what happens meanwhile is kept: both are sent again when somebody asks for it.
pub(crate) async fn set_webhook_endpoint_enabled(
    conn: &mut Conn,
    by: &NetworkManager,
    input: SetWebhookEndpointEnabledInput,
    now: DateTime<Utc>,
) -> ApiResult<WebhookEndpoint> {
    conn.transaction(async |conn| {
        let endpoint = locked(conn, by, input.endpoint_id).await?;
        if input.enabled == endpoint.disabled_at.is_none() {
            audit::nothing_done(by);
            return Ok(endpoint);
        }
        let (name, after) = if input.enabled {
            WebhookDelivery::hurry(conn, endpoint.id, now).await?;
            live::touch(conn, webhooks::QUEUE).await?;
            ("webhook.enabled", endpoint.enable(conn).await?)
        } else {
            WebhookDelivery::give_up(conn, endpoint.id, now).await?;
            let because = WebhookDisabledReason::ByManager;
            ("webhook.disabled", endpoint.disable(conn, because, now).await?)
        };
        audit::record(conn, by, Act::of(name, KIND, after.id)).await?;
        Ok::<_, ApiError>(after)
    })
    .await
}

/// Gives an endpoint another secret, answered this once; the one of before signs, too, for a day.
pub(crate) async fn rotate_webhook_secret(
    conn: &mut Conn,
    config: &AuthConfig,
    by: &NetworkManager,
    input: RotateWebhookSecretInput,
    now: DateTime<Utc>,
) -> ApiResult<(WebhookEndpoint, String)> {
    let endpoint = conn
        .transaction(async |conn| {
            let endpoint = locked(conn, by, input.endpoint_id).await?.rotate(conn, now).await?;
            audit::record(conn, by, Act::of("webhook.secret_rotated", KIND, endpoint.id)).await?;
            Ok::<_, ApiError>(endpoint)
        })
        .await?;
    let secret = webhooks::secret(&config.letters, endpoint.secret_id);
    Ok((endpoint, secret))
}

/// Sends a message that says nothing, once; also where the endpoint is disabled.
pub(crate) async fn send_test_webhook(
    conn: &mut Conn,
    by: &NetworkManager,
    input: SendTestWebhookInput,
    now: DateTime<Utc>,
) -> ApiResult<WebhookDelivery> {
    conn.transaction(async |conn| {
        let endpoint = locked(conn, by, input.endpoint_id).await?;
        let event = WebhookEventType::WebhookTest;
        let data = Map::from_iter([("endpointId".to_owned(), endpoint.id.to_string().into())]);
        let body = webhooks::message(event, data, now);
        let message_id = Uuid::now_v7();
        // About itself: it waits for nothing, and nothing for it.
        let new = NewDelivery { message_id, event, subject_id: message_id, body: &body };
        let queued = new.queue(conn, &[(endpoint.id, true)], now).await?;
        let delivery = queued.into_iter().next().ok_or(AuthError::WebhookNotFound)?;
        live::touch(conn, webhooks::QUEUE).await?;
        audit::record(conn, by, Act::of("webhook.tested", KIND, endpoint.id)).await?;
        Ok::<_, ApiError>(delivery)
    })
    .await
}

/// Sends one delivery again, under the same name: a consumer that has it knows it.
pub(crate) async fn replay_webhook_delivery(
    conn: &mut Conn,
    by: &NetworkManager,
    input: ReplayWebhookDeliveryInput,
    now: DateTime<Utc>,
) -> ApiResult<WebhookDelivery> {
    conn.transaction(async |conn| {
        let delivery = WebhookDelivery::find(conn, by, input.delivery_id)
            .await?
            .ok_or(AuthError::WebhookDeliveryNotFound)?;
        let endpoint = sent_to(conn, by, delivery.endpoint_id).await?;
        let delivery = delivery.replay(conn, now).await?;
        live::touch(conn, webhooks::QUEUE).await?;
        let act = Act::of("webhook.replayed", KIND, endpoint.id).is("deliveryId", delivery.id);
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(delivery)
    })
    .await
}

/// Sends again all that was given up; answers how many.
pub(crate) async fn replay_failed_webhooks(
    conn: &mut Conn,
    by: &NetworkManager,
    input: ReplayFailedWebhooksInput,
    now: DateTime<Utc>,
) -> ApiResult<usize> {
    conn.transaction(async |conn| {
        let endpoint = sent_to(conn, by, input.endpoint_id).await?;
        let count = WebhookDelivery::replay_failed(conn, endpoint.id, input.since, now).await?;
        if count == 0 {
            audit::nothing_done(by);
            return Ok(0);
        }
        live::touch(conn, webhooks::QUEUE).await?;
        let act = Act::of("webhook.replayed", KIND, endpoint.id).is("count", count);
        audit::record(conn, by, act).await?;
        Ok::<_, ApiError>(count)
    })
    .await
}

async fn locked(conn: &mut Conn, by: &NetworkManager, id: Uuid) -> ApiResult<WebhookEndpoint> {
    Ok(WebhookEndpoint::locked(conn, by, id).await?.ok_or(AuthError::WebhookNotFound)?)
}

/// As [`locked`], where something is sent there.
async fn sent_to(conn: &mut Conn, by: &NetworkManager, id: Uuid) -> ApiResult<WebhookEndpoint> {
    let endpoint = locked(conn, by, id).await?;
    if endpoint.disabled_at.is_some() {
        return Err(AuthError::WebhookDisabled.into());
    }
    Ok(endpoint)
}

fn words(events: &[WebhookEventType]) -> String {
    events.iter().map(WebhookEventType::to_string).collect::<Vec<_>>().join(" ")
}
