//! `autovisite worker`: what happens without anybody asking, for all domains.
use crate::{
    background::{self, Bot},
    cluster,
    config::Settings,
    database::Databases,
    domains::{self, Parts},
    listening::Listening,
    secrets::Secrets,
};
use anyhow::{Context, Result};
use kernel::Clock;
use tokio::task::JoinSet;

/// Carries events, runs recurring work and, where a token is set, the Telegram channel, until
/// `shutdown` resolves. Several workers share the load; only one may be given the token.
///
/// # Errors
/// Where something is not configured or cannot start.
pub async fn serve(
    settings: &Settings,
    databases: &Databases,
    shutdown: impl Future<Output = ()>,
) -> Result<()> {
    cluster::check(settings)?;
    let listening = Listening::default();
    let live = |pool: &kernel::Pool| listening.to(pool);
    let parts = Parts {
        settings,
        databases,
        secrets: &Secrets::open(&settings.data_dir)?,
        clock: Clock::System,
        passports: cluster::shared_passport_key()?,
        live: &live,
    };
    let mut domains = domains::build(&parts)?;
    let mut work = JoinSet::new();
    let carrying = background::start(&mut work, &mut domains, settings.broker(), live);
    if let Some(metrics) = settings.observe.metrics {
        let watched = domains.iter().map(|domain| (domain.name, domain.pool.clone())).collect();
        tokio::spawn(cluster::metrics(metrics, watched));
    }
    let bot = Bot::start(settings)?;
    tracing::info!(broker = settings.amqp_url.is_some(), "working");
    let outcome = tokio::select! {
        () = shutdown => Ok(()),
        Some(ended) = work.join_next() => ended.context("background work ended").flatten(),
    };
    bot.stop().await;
    background::stop(work, carrying).await;
    outcome
}
