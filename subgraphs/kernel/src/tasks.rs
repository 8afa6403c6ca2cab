//! Recurring work: what falls due (holds, reminders) and what waits (documents to read).
//!
//! The due work is rows in the database, claimed with `FOR UPDATE SKIP LOCKED`; a task only
//! looks for them. So a restart loses nothing and two workers share the load.
use crate::{
    ApiResult,
    caught::{Panicked, caught},
    live::Live,
    metrics,
};
use futures_util::{StreamExt, future::BoxFuture};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

type Run = dyn Fn() -> BoxFuture<'static, ApiResult<bool>> + Send + Sync;

/// One kind of recurring work of a domain.
#[derive(Clone)]
pub struct Task {
    name: &'static str,
    every: Duration,
    wake: Option<&'static str>,
    run: Arc<Run>,
}

impl Task {
    /// Runs at least `every` so often. The function answers whether more is waiting, in which
    /// case it is called again at once.
    pub fn new(
        name: &'static str,
        every: Duration,
        run: impl Fn() -> BoxFuture<'static, ApiResult<bool>> + Send + Sync + 'static,
    ) -> Self {
        Self { name, every, wake: None, run: Arc::new(run) }
    }

    /// Also runs whenever [`crate::live::touch`] names this topic.
    #[must_use]
    pub fn woken_by(mut self, topic: &'static str) -> Self {
        self.wake = Some(topic);
        self
    }

    /// Does all that waits now; for tests and for the loop below.
    pub async fn drain(&self) -> ApiResult<()> {
        while self.run_once().await? {}
        Ok(())
    }

    /// A panic is a failure as any other: the task is looked at again when it is due.
    async fn run_once(&self) -> ApiResult<bool> {
        let started = Instant::now();
        let outcome = caught(async { (self.run)().await }).await;
        let word = match &outcome {
            Ok(Ok(true)) => "worked",
            Ok(Ok(false)) => "idle",
            Ok(Err(_)) => "failed",
            Err(_) => "panicked",
        };
        metrics::task_ran(self.name, word, started);
        outcome.unwrap_or_else(|Panicked(why)| Err(anyhow::anyhow!("panicked: {why}").into()))
    }

    async fn follow(self, live: Live) {
        let mut wake = match self.wake {
            Some(topic) => live.subscribe(topic).boxed(),
            None => futures_util::stream::pending().boxed(),
        };
        loop {
            if let Err(error) = self.drain().await {
                tracing::error!(
                    task = self.name,
                    error = format!("{:#}", error.into_report()),
                    "task failed"
                );
            }
            // The outcome does not matter: woken or due, we look again.
            let _ = tokio::time::timeout(self.every, wake.next()).await;
        }
    }
}

/// Runs the tasks until the process ends.
pub async fn run(tasks: Vec<Task>, live: Live) {
    futures_util::future::join_all(tasks.into_iter().map(|task| task.follow(live.clone()))).await;
}
