//! Once a day: everything that the provider lists of the last days, beside everything that we hold.
//! What can be mended by reading it again is mended; what still differs is reported.
use super::refunding;
use crate::{
    PaymentConfig,
    domain::{self, Listed},
    gateway::GatewayError,
    models::{self, Reconciliation},
};
use chrono::{DateTime, TimeDelta, Utc};
use kernel::{ApiResult, Clock, Pool};

/// How often, and how far back.
const EVERY: TimeDelta = TimeDelta::hours(24);
const DAYS: TimeDelta = TimeDelta::days(4);

/// Makes the day's report, if it is not made yet; answers whether it did.
pub(crate) async fn reconcile_day(
    pool: &Pool,
    config: &PaymentConfig,
    clock: Clock,
) -> ApiResult<bool> {
    let now = clock.now();
    let last = Reconciliation::last(&mut *pool.get().await?).await?;
    if last.is_some_and(|last| last + EVERY > now) {
        return Ok(false);
    }
    let since = now - DAYS;
    let listed = match list(config, since).await {
        Ok(listed) => listed,
        Err(error) => {
            tracing::warn!(%error, "the provider lists nothing now, again later");
            return Ok(false);
        }
    };
    mend(pool, config, clock, &listed).await;
    let mut conn = pool.get().await?;
    let held = models::held(&mut conn, &listed, since).await?;
    let differences = domain::compare(&listed, &held);
    for difference in &differences {
        tracing::error!(?difference, "the provider and we differ");
    }
    Reconciliation::record(&mut conn, since, &listed, &differences, now).await?;
    Ok(true)
}

async fn list(config: &PaymentConfig, since: DateTime<Utc>) -> Result<Listed, GatewayError> {
    Ok(Listed {
        intents: config.stripe.intents_since(since).await?,
        refunds: config.stripe.refunds_since(since).await?,
        disputes: config.stripe.disputes_since(since).await?,
    })
}

/// Reads again what was never told. What fails is a difference of the report.
async fn mend(pool: &Pool, config: &PaymentConfig, clock: Clock, listed: &Listed) {
    for intent in &listed.intents {
        if let Err(error) = refunding::payment_of(pool, config, clock, &intent.id).await {
            tracing::warn!(intent = intent.id, ?error, "not mended");
        }
    }
    for refund in &listed.refunds {
        if let Err(error) = refunding::note(pool, config, clock, refund).await {
            tracing::warn!(refund = refund.id, ?error, "not mended");
        }
    }
    for dispute in &listed.disputes {
        if let Err(error) = refunding::look_at_dispute(pool, config, clock, &dispute.id).await {
            tracing::warn!(dispute = dispute.id, ?error, "not mended");
        }
    }
}
