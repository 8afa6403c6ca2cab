//! Webhooks: rows until the merchant answers 2xx, signed anew at each try.
use super::{
    SimulatorConfig,
    models::{Outgoing, Session},
    objects,
};
use anyhow::Context;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use futures_util::FutureExt;
use kernel::{ApiError, ApiResult, Clock, Conn, Pool, Task, live};
use serde_json::Value;
use std::time::Duration;
use stripe_webhook::Webhook;

/// Wakes the worker that delivers.
const TOPIC: &str = "stripe_simulator.webhooks";
const TIMEOUT: Duration = Duration::from_secs(10);

/// Announces a change, if the caller's transaction commits.
pub(super) async fn announce(
    conn: &mut Conn,
    kind: &str,
    object: &Value,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (id, event) = objects::event(kind, object, now);
    Outgoing::insert(conn, &id, &event.to_string(), now).await?;
    live::touch(conn, TOPIC).await
}

/// Ends pages whose time is over, and delivers webhooks. Install a TLS provider before.
pub fn tasks(pool: &Pool, config: SimulatorConfig, clock: Clock) -> anyhow::Result<Vec<Task>> {
    let client = reqwest::Client::builder().timeout(TIMEOUT).build().context("no HTTP client")?;
    let pool = pool.clone();
    let task = Task::new("stripe_simulator.deliver", Duration::from_secs(1), move || {
        let (pool, config, client) = (pool.clone(), config.clone(), client.clone());
        async move {
            expire_due(&pool, &config, clock.now()).await?;
            deliver_due(&pool, &config, &client, clock).await
        }
        .boxed()
    })
    .woken_by(TOPIC);
    Ok(vec![task])
}

async fn expire_due(pool: &Pool, config: &SimulatorConfig, now: DateTime<Utc>) -> ApiResult<()> {
    pool.get()
        .await?
        .transaction(async |conn| {
            for session in Session::expire_due(conn, now).await? {
                let object = objects::session(&session, &config.public_url, now);
                announce(conn, "checkout.session.expired", &object, now).await?;
            }
            Ok::<_, ApiError>(())
        })
        .await
}

/// Answers whether there was something to do.
async fn deliver_due(
    pool: &Pool,
    config: &SimulatorConfig,
    client: &reqwest::Client,
    clock: Clock,
) -> ApiResult<bool> {
    let due = pool
        .get()
        .await?
        .transaction(async |conn| Ok::<_, ApiError>(Outgoing::claim(conn, clock.now()).await?))
        .await?;
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
