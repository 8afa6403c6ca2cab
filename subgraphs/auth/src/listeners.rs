//! What this domain does when others speak (nothing), and what it does by itself as time passes.
use crate::actions;
use futures_util::FutureExt;
use kernel::{Clock, Listener, Pool, Task};
use std::time::Duration;

/// The reactions to other domains' events: identity follows nobody.
pub fn listeners(_pool: &Pool) -> Vec<Listener> {
    Vec::new()
}

/// What falls due: tokens and log-in attempts that no longer matter are forgotten.
pub fn tasks(pool: &Pool, clock: Clock) -> Vec<Task> {
    let pool = pool.clone();
    vec![Task::new("auth.forget_expired", Duration::from_secs(3600), move || {
        let pool = pool.clone();
        async move {
            let mut conn = pool.get().await?;
            actions::forget_expired(&mut conn, clock.now()).await?;
            Ok(false)
        }
        .boxed()
    })]
}
