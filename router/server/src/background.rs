//! What happens without anybody asking: events, recurring work, the Telegram channel.
use crate::{config::Settings, domains::Domain};
use anyhow::{Context, Result};
use kernel::{Pool, broker::Broker, live::Live};
use std::time::Duration;
use telegram::{SessionStore, TelegramConfig};
use tokio::{
    sync::watch,
    task::{JoinHandle, JoinSet},
};

/// How long the carrier of events may take to give back what it has not done.
const PATIENCE: Duration = Duration::from_secs(3);

/// Starts the domains' listeners and tasks: events come from `broker`, or where there is none,
/// from the databases directly. What it answers is for [`stop`].
pub(crate) fn start(
    work: &mut JoinSet<Result<()>>,
    domains: &mut [Domain],
    broker: Option<Broker>,
    live: impl Fn(&Pool) -> Live,
) -> watch::Sender<()> {
    let (carrying, mut stopping) = watch::channel(());
    let pools = domains.iter().map(|domain| domain.pool.clone()).collect();
    let listeners =
        domains.iter_mut().flat_map(|domain| std::mem::take(&mut domain.listeners)).collect();
    work.spawn(async move {
        match broker {
            Some(broker) => kernel::broker::run(broker, pools, listeners, stopping).await,
            None => tokio::select! {
                () = kernel::relay::run(pools, listeners) => {}
                // An error says that the sender is gone.
                _ = stopping.changed() => {}
            },
        }
        Ok(())
    });
    for domain in domains {
        let tasks = std::mem::take(&mut domain.tasks);
        if tasks.is_empty() {
            continue;
        }
        let live = live(&domain.pool);
        work.spawn(async move {
            kernel::tasks::run(tasks, live).await;
            Ok(())
        });
    }
    carrying
}

/// Ends all of it between two transactions: what was not committed starts again.
pub(crate) async fn stop(mut work: JoinSet<Result<()>>, carrying: watch::Sender<()>) {
    drop(carrying);
    // The carrier is the one that ends by itself.
    let _ = tokio::time::timeout(PATIENCE, work.join_next()).await;
    work.abort_all();
}

/// The Telegram channel, where a token is set.
pub(crate) struct Bot {
    running: Option<JoinHandle<()>>,
    stop: watch::Sender<()>,
}

impl Bot {
    /// # Errors
    /// Where its configuration is wrong; troubles with Telegram are logged.
    pub(crate) fn start(settings: &Settings) -> Result<Self> {
        let (stop, stopping) = watch::channel(());
        let running = config(settings)?.map(|config| tokio::spawn(run(config, stopping)));
        Ok(Self { running, stop })
    }

    /// Resolves when its last answers are out.
    pub(crate) async fn stop(self) {
        drop(self.stop);
        if let Some(running) = self.running
            && let Err(error) = running.await
        {
            tracing::error!(%error, "the Telegram channel ended badly");
        }
    }
}

fn config(settings: &Settings) -> Result<Option<TelegramConfig>> {
    let Some(token) = settings.telegram_token.clone() else { return Ok(None) };
    let api_url = settings.telegram_api.as_deref().map(str::parse).transpose();
    Ok(Some(TelegramConfig {
        token,
        api_url: api_url.context("TELEGRAM_API_URL is not an address")?,
        graph_url: format!("{}/graphql", settings.internal_url),
        public_url: settings.public_url.clone(),
        origin_url: settings.internal_url.clone(),
        store: SessionStore::open(settings.data_dir.join("telegram"))?,
    }))
}

/// A channel that fails leaves the others running.
async fn run(config: TelegramConfig, mut stopping: watch::Receiver<()>) {
    let stopped = async move {
        // Ends when the sender is dropped.
        while stopping.changed().await.is_ok() {}
    };
    if let Err(error) = telegram::run(config, stopped).await {
        tracing::error!(error = format!("{error:#}"), "the Telegram channel is closed");
    }
}
