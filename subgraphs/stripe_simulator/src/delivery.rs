//! Webhooks: rows until the merchant answers 2xx, signed anew at each try.
use crate::{SimulatorConfig, models::Outgoing, objects};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, live};
use serde_json::Value;
use stripe_webhook::Webhook;

/// Wakes the worker that delivers.
pub(crate) const TOPIC: &str = "stripe_simulator.webhooks";

/// One event in eight comes twice.
fn copies_of(id: &str) -> i32 {
    if id.bytes().map(u32::from).sum::<u32>().is_multiple_of(8) { 2 } else { 1 }
}

/// Announces a change, if the caller's transaction commits.
pub(crate) async fn announce(
    conn: &mut Conn,
    kind: &str,
    object: &Value,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (id, event) = objects::event(kind, object, now);
    Outgoing::insert(conn, &id, &event.to_string(), copies_of(&id), now).await?;
    live::touch(conn, TOPIC).await
}

/// Answers whether there was something to do.
pub(crate) async fn deliver_due(
    pool: &Pool,
    config: &SimulatorConfig,
    client: &reqwest::Client,
    clock: Clock,
) -> ApiResult<bool> {
    let mut due = pool
        .get()
        .await?
        .transaction(async |conn| Ok::<_, ApiError>(Outgoing::claim(conn, clock.now()).await?))
        .await?;
    // Stripe promises no order; the last bytes of an id are as good as a die.
    due.sort_by_key(|event| event.id.bytes().rev().collect::<Vec<_>>());
    for event in &due {
        let signature = Webhook::generate_test_header(&event.payload, &config.webhook_secret, None);
        let sent = client
            .post(&config.webhook_url)
            .header("content-type", "application/json; charset=utf-8")
            .header("stripe-signature", signature)
            .body(event.payload.clone())
            .send()
            .await
            .and_then(reqwest::Response::error_for_status);
        let mut conn = pool.get().await?;
        match sent {
            Ok(_) => event.delivered(&mut conn, clock.now()).await?,
            Err(error) => {
                tracing::warn!(event = event.id, %error, "webhook not taken, again later");
                event.try_later(&mut conn, clock.now()).await?;
            }
        }
    }
    Ok(!due.is_empty())
}
