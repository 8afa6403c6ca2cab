//! Takes what is due to its endpoint, at least once and in order.
//!
//! A delivery is leased, sent with no transaction or connection held, and settled if the lease is
//! still ours; where a worker dies, the lease ends and another sends the same message again. Of one
//! endpoint and one thing (an appointment) a single message is on its way; of one endpoint a few, so
//! that a slow one keeps nobody waiting but itself.
//! Decisions: docs/decisions/integrators.md
use super::{address::Reachable, post::Post, settling};
use crate::{
    domain::{CONSENTS_KEPT, DELIVERIES_KEPT, LEASE},
    models::{Claimed, WebhookDelivery, forget_consents, pausing},
};
use futures_util::{FutureExt, StreamExt, stream::FuturesUnordered};
use kernel::{ApiError, ApiResult, Clock, LetterKey, Pool, Task};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

/// Touched when something new is to be sent.
pub(crate) const QUEUE: &str = "webhooks";
/// As many attempts as one worker makes at a time.
const AT_ONCE: usize = 64;
/// While some are on their way, how often it is looked whether others may go.
const LOOK_AGAIN: Duration = Duration::from_millis(250);

struct Courier {
    pool: Pool,
    clock: Clock,
    reachable: Reachable,
    key: LetterKey,
    is_open: Arc<dyn Fn() -> bool + Send + Sync>,
    /// Made at the first message: whoever only writes schemas has no use for it.
    post: OnceLock<Post>,
}

/// What falls due: messages are sent, and old ones forgotten.
pub(crate) fn tasks(
    pool: &Pool,
    clock: Clock,
    reachable: Reachable,
    key: LetterKey,
    is_open: Arc<dyn Fn() -> bool + Send + Sync>,
) -> Vec<Task> {
    let courier = Arc::new(Courier {
        pool: pool.clone(),
        clock,
        reachable,
        key,
        is_open,
        post: OnceLock::new(),
    });
    let old = pool.clone();
    vec![
        Task::new("auth.send_webhooks", Duration::from_secs(5), move || {
            let courier = courier.clone();
            async move { courier.send_due().await }.boxed()
        })
        .woken_by(QUEUE),
        Task::new("auth.forget_webhooks", Duration::from_secs(3_600), move || {
            let pool = old.clone();
            async move {
                let mut conn = pool.get().await?;
                let now = clock.now();
                let before = pausing::spared(&mut conn, now - DELIVERIES_KEPT).await?;
                WebhookDelivery::forget(&mut conn, before).await?;
                forget_consents(&mut conn, now - CONSENTS_KEPT).await?;
                Ok(false)
            }
            .boxed()
        }),
    ]
}

impl Courier {
    /// Sends until nothing is due and nothing on its way.
    async fn send_due(&self) -> ApiResult<bool> {
        let mut sending = FuturesUnordered::new();
        loop {
            match self.claim(AT_ONCE - sending.len()).await {
                Ok(claimed) => sending.extend(claimed.into_iter().map(|one| self.deliver(one))),
                // What is on its way is not cut short by it.
                Err(error) if sending.is_empty() => return Err(error),
                Err(error) => complain(error, "what is due is not known"),
            }
            if sending.is_empty() {
                return Ok(false);
            }
            // Either one is done, or it is time to look for others.
            let _done = tokio::time::timeout(LOOK_AGAIN, sending.next()).await;
        }
    }

    async fn claim(&self, free: usize) -> ApiResult<Vec<Claimed>> {
        let Ok(free @ 1..) = i64::try_from(free) else { return Ok(Vec::new()) };
        let mut conn = self.pool.get().await?;
        // They wait: nothing is tried, so no endpoint is disabled for it.
        if !(self.is_open)() {
            pausing::forgive(&mut conn).await?;
            return Ok(Vec::new());
        }
        let now = self.clock.now();
        Claimed::take(&mut conn, free, now, now + LEASE).await
    }

    async fn deliver(&self, claimed: Claimed) {
        if let Err(error) = self.attempt(&claimed).await {
            // It is tried again when the lease ends.
            complain(error, "a webhook's outcome is not kept");
        }
    }

    async fn attempt(&self, claimed: &Claimed) -> ApiResult<()> {
        let outcome = self.post()?.send(claimed, self.clock.now()).await?;
        let mut conn = self.pool.get().await?;
        settling::settle(&mut conn, claimed, outcome, self.clock.now()).await
    }

    fn post(&self) -> ApiResult<&Post> {
        if let Some(post) = self.post.get() {
            return Ok(post);
        }
        let made = Post::new(self.reachable.clone(), self.key.clone())?;
        Ok(self.post.get_or_init(|| made))
    }
}

fn complain(error: ApiError, what: &str) {
    tracing::error!(error = format!("{:#}", error.into_report()), "{what}");
}
