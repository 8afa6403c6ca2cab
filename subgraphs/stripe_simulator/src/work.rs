//! What happens without anybody asking: pages run out, banks act, webhooks leave.
use crate::{SimulatorConfig, banks, delivery, models::Session, objects};
use anyhow::Context;
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use futures_util::FutureExt;
use kernel::{ApiError, ApiResult, Clock, Pool, Task};
use std::time::Duration;

/// How long a merchant may take to answer.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Ends pages whose time is over, and delivers webhooks. Install a TLS provider before.
pub fn tasks(pool: &Pool, config: SimulatorConfig, clock: Clock) -> anyhow::Result<Vec<Task>> {
    let client = reqwest::Client::builder().timeout(TIMEOUT).build().context("no HTTP client")?;
    let pool = pool.clone();
    let task = Task::new("stripe_simulator.deliver", Duration::from_secs(1), move || {
        let (pool, config, client) = (pool.clone(), config.clone(), client.clone());
        async move {
            expire_due(&pool, &config, clock.now()).await?;
            banks::act_due(&pool, clock.now()).await?;
            delivery::deliver_due(&pool, &config, &client, clock).await
        }
        .boxed()
    })
    .woken_by(delivery::TOPIC);
    Ok(vec![task])
}

async fn expire_due(pool: &Pool, config: &SimulatorConfig, now: DateTime<Utc>) -> ApiResult<()> {
    pool.get()
        .await?
        .transaction(async |conn| {
            for session in Session::expire_due(conn, now).await? {
                let object = objects::session(&session, &config.public_url, now);
                delivery::announce(conn, "checkout.session.expired", &object, now).await?;
            }
            Ok::<_, ApiError>(())
        })
        .await
}
