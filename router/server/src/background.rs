//! What happens without anybody asking: events, recurring work, the Telegram channel.
use crate::{config::Settings, domains::Domain, features::Feature};
use anyhow::{Context, Result};
use kernel::{Pool, broker::Broker, live::Live};
use std::{pin::pin, time::Duration};
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

/// How often it is looked whether the channel is to be open.
const LOOK: Duration = Duration::from_secs(1);

/// The Telegram channel, where a token is set and while an operator has it on.
pub(crate) struct Bot {
    running: Option<JoinHandle<()>>,
    stop: watch::Sender<()>,
}

impl Bot {
    /// # Errors
    /// Where its configuration is wrong; troubles with Telegram are logged.
    pub(crate) fn start(settings: &Settings) -> Result<Self> {
        let (stop, stopping) = watch::channel(());
        let running = match config(settings)? {
            Some(_) => {
                let (settings, switches) = (settings.clone(), settings.switches());
                let is_on = move || switches.is_on(Feature::Telegram);
                let open = move |end| run(settings.clone(), end);
                Some(tokio::spawn(while_on(is_on, LOOK, open, stopping)))
            }
            None => None,
        };
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

/// Has the channel open while it is on, until the sender of `stopping` is gone; `open` is given what
/// ends it. One that ended by itself is opened again once it was off.
async fn while_on<Running: Future<Output = ()>>(
    is_on: impl Fn() -> bool,
    every: Duration,
    open: impl Fn(watch::Receiver<()>) -> Running,
    mut stopping: watch::Receiver<()>,
) {
    loop {
        if is_on() {
            let (end, ending) = watch::channel(());
            let mut running = pin!(open(ending));
            let mut has_ended = false;
            while is_on() {
                tokio::select! {
                    () = &mut running, if !has_ended => has_ended = true,
                    () = tokio::time::sleep(every) => {}
                    _ = stopping.changed() => break,
                }
            }
            drop(end);
            if !has_ended {
                running.await;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(every) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// A channel that fails leaves the others running.
async fn run(settings: Settings, mut ending: watch::Receiver<()>) {
    let ended = async move {
        // Ends when the sender is dropped.
        while ending.changed().await.is_ok() {}
    };
    let outcome = match config(&settings) {
        Ok(Some(config)) => telegram::run(config, ended).await,
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    if let Err(error) = outcome {
        tracing::error!(error = format!("{error:#}"), "the Telegram channel is closed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    };

    async fn until(holds: impl Fn() -> bool) {
        for _ in 0..500 {
            if holds() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("it never happened");
    }

    #[tokio::test]
    async fn a_channel_is_closed_while_it_is_off_and_opened_again() {
        let on = Arc::new(AtomicBool::new(false));
        let (opened, closed) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let (stop, stopping) = watch::channel(());
        let is_on = {
            let on = on.clone();
            move || on.load(SeqCst)
        };
        let open = {
            let (opened, closed) = (opened.clone(), closed.clone());
            move |mut ending: watch::Receiver<()>| {
                let (opened, closed) = (opened.clone(), closed.clone());
                async move {
                    opened.fetch_add(1, SeqCst);
                    while ending.changed().await.is_ok() {}
                    closed.fetch_add(1, SeqCst);
                }
            }
        };
        let running = tokio::spawn(while_on(is_on, Duration::from_millis(5), open, stopping));
        let seen = || (opened.load(SeqCst), closed.load(SeqCst));
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(seen(), (0, 0), "it is off from the start");
        for times in 1..3 {
            on.store(true, SeqCst);
            until(|| seen() == (times, times - 1)).await;
            on.store(false, SeqCst);
            until(|| seen() == (times, times)).await;
        }
        on.store(true, SeqCst);
        until(|| seen() == (3, 2)).await;
        // The process ends: the last answers go out first.
        drop(stop);
        running.await.expect("it ends");
        assert_eq!(seen(), (3, 3));
    }

    #[tokio::test]
    async fn one_that_ended_by_itself_is_not_opened_again_and_again() {
        let opened = Arc::new(AtomicUsize::new(0));
        let (stop, stopping) = watch::channel(());
        let open = {
            let opened = opened.clone();
            move |_| {
                opened.fetch_add(1, SeqCst);
                async {}
            }
        };
        let running = tokio::spawn(while_on(|| true, Duration::from_millis(5), open, stopping));
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(opened.load(SeqCst), 1);
        drop(stop);
        running.await.expect("it ends");
    }
}
