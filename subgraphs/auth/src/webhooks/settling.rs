//! What becomes of an attempt: noted, and where nothing arrives for too long, or an endpoint says that
//! it is gone, nothing more is sent there.
use crate::{
    domain::{Outcome, WebhookDisabledReason, disabled_by},
    models::{Claimed, WebhookDelivery, WebhookEndpoint},
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::auth::{WebhookDisabled, WebhookStopped};
use kernel::{
    ApiError, ApiResult, Conn,
    acting::Author,
    audit::{self, Act},
    outbox,
};

/// Notes how an attempt ended.
pub(super) async fn settle(
    conn: &mut Conn,
    claimed: &Claimed,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    conn.transaction(async |conn| {
        // The endpoint first: whoever disables it does so, too.
        let Some(endpoint) = WebhookEndpoint::of(conn, claimed).await? else {
            return Ok(());
        };
        if !claimed.note(conn, outcome, now).await? {
            tracing::warn!(delivery = %claimed.id, "a webhook is no longer this worker's");
            return Ok(());
        }
        let Some(failure) = outcome.failure else {
            return Ok(endpoint.note_failing(conn, None).await?);
        };
        let since = endpoint.failing_since.unwrap_or(now);
        endpoint.note_failing(conn, Some(since)).await?;
        tracing::info!(endpoint = %endpoint.id, delivery = %claimed.id, %failure, "webhook failed");
        match disabled_by(outcome, since, now) {
            Some(because) if endpoint.disabled_at.is_none() => {
                stop(conn, &endpoint, because, since, now).await
            }
            Some(_) | None => Ok::<_, ApiError>(()),
        }
    })
    .await
}

/// Nothing more is sent there: written down as an act of nobody's, and told by letter.
async fn stop(
    conn: &mut Conn,
    endpoint: &WebhookEndpoint,
    because: WebhookDisabledReason,
    failing_since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    endpoint.disable(conn, because, now).await?;
    WebhookDelivery::give_up(conn, endpoint.id, now).await?;
    let act = Act::of("webhook.disabled", "WebhookEndpoint", endpoint.id).is("because", because);
    audit::write(conn, Author::default(), act).await?;
    let reason = match because {
        WebhookDisabledReason::Gone => WebhookStopped::Gone,
        WebhookDisabledReason::Failing => WebhookStopped::Failing,
        // Whoever does it knows.
        WebhookDisabledReason::ByManager => return Ok(()),
    };
    let event = WebhookDisabled {
        endpoint_id: endpoint.id,
        organisation_id: endpoint.organisation_id,
        host: endpoint.host(),
        reason,
        failing_since,
        disabled_at: now,
    };
    outbox::publish(conn, &event).await
}
