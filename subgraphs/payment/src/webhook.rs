//! The provider's webhooks: they say that something changed; what changed is then read again.
use crate::{
    PaymentConfig, actions, crash,
    gateway::{Notice, Subject},
    models,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use kernel::{ApiResult, Clock, Pool};
use uuid::Uuid;

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
    match act(&state, &notice, &body).await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::warn!(event = notice.event_id, ?error, "webhook not handled, to be resent");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// The event is noted last: what it causes depends on the provider's truth alone, so acting twice
/// changes nothing, while an event noted too early would be lost with us.
async fn act(state: &WebhookState, notice: &Notice, body: &str) -> ApiResult<()> {
    let WebhookState { pool, config, clock } = state;
    if models::event_seen(&mut *pool.get().await?, &notice.event_id).await? {
        return Ok(());
    }
    let ours = match &notice.subject {
        Subject::Page { session, payment_id } => {
            read_page(state, *payment_id, Some(session)).await?
        }
        Subject::Intent { payment_id } => read_page(state, *payment_id, None).await?,
        Subject::Refund { id } => actions::look_at(pool, config, *clock, id).await?,
        Subject::RefundsOf { intent } => {
            actions::look_at_all_of(pool, config, *clock, intent).await?
        }
        Subject::Dispute { id } => actions::look_at_dispute(pool, config, *clock, id).await?,
        Subject::Other => false,
    };
    crash::point("webhook: before it is noted");
    let mut conn = pool.get().await?;
    let handled = models::Handled {
        id: &notice.event_id,
        kind: &notice.kind,
        api_version: notice.api_version.as_deref(),
        kept: (!ours).then_some(body),
    };
    models::note_event(&mut conn, handled, clock.now()).await?;
    crash::point("webhook: after it is noted");
    Ok(())
}

/// Reads the page of a payment again; answers whether it is one of ours.
async fn read_page(
    state: &WebhookState,
    payment_id: Option<Uuid>,
    session: Option<&String>,
) -> ApiResult<bool> {
    let payment = {
        let mut conn = state.pool.get().await?;
        match (payment_id, session) {
            (Some(id), _) => models::Payment::by_id(&mut conn, id).await?,
            (None, Some(session)) => models::Payment::by_session(&mut conn, session).await?,
            (None, None) => None,
        }
    };
    let Some(payment) = payment else { return Ok(false) };
    if let Some(session) = session.or(payment.session_id.as_ref()) {
        actions::sync(&state.pool, &state.config, state.clock, &payment, session).await?;
    }
    Ok(true)
}
