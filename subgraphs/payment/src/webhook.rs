//! The provider's webhooks: they say that something changed; what changed is then read again.
use crate::{PaymentConfig, actions, gateway::Notice, models};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use kernel::{ApiResult, Clock, Pool};

/// An event is a few kilobytes.
const LARGEST_EVENT: usize = 256 * 1024;

#[derive(Clone)]
struct WebhookState {
    pool: Pool,
    config: PaymentConfig,
    clock: Clock,
}

/// `POST /webhooks/stripe`: 200 once acted upon, 400 for a wrong signature, 503 to be sent again.
pub fn routes(pool: Pool, config: PaymentConfig, clock: Clock) -> Router {
    Router::new()
        .route("/webhooks/stripe", post(receive))
        .layer(DefaultBodyLimit::max(LARGEST_EVENT))
        .with_state(WebhookState { pool, config, clock })
}

async fn receive(
    State(state): State<WebhookState>,
    headers: HeaderMap,
    body: String,
) -> StatusCode {
    let signature = headers.get("stripe-signature").and_then(|value| value.to_str().ok());
    let Some(notice) = state.config.stripe.verify(&body, signature.unwrap_or_default()) else {
        return StatusCode::BAD_REQUEST;
    };
    match act(&state, &notice).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::warn!(event = notice.event_id, ?error, "webhook not handled, to be resent");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// The event is noted last: what it causes depends on the provider's truth alone, so acting twice
/// changes nothing, while an event noted too early would be lost with us.
async fn act(state: &WebhookState, notice: &Notice) -> ApiResult<()> {
    let payment = {
        let mut conn = state.pool.get().await?;
        if models::event_seen(&mut conn, &notice.event_id).await? {
            return Ok(());
        }
        match (&notice.session, notice.payment_id) {
            (_, Some(id)) => models::Payment::by_id(&mut conn, id).await?,
            (Some(session), None) => models::Payment::by_session(&mut conn, session).await?,
            (None, None) => None,
        }
    };
    if let Some(payment) = payment
        && let Some(session) = notice.session.as_ref().or(payment.session_id.as_ref())
    {
        actions::sync(&state.pool, &state.config, state.clock, &payment, session).await?;
    }
    let mut conn = state.pool.get().await?;
    Ok(models::note_event(&mut conn, &notice.event_id, state.clock.now()).await?)
}
