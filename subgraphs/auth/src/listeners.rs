//! What this domain does after its own events, and by itself as time passes.
use crate::actions;
use events::auth::PasswordResetAsked;
use futures_util::FutureExt;
use kernel::{Clock, Listener, Pool, Task};
use std::time::Duration;

/// Identity follows nobody but itself: who asked for a link is answered before it is looked up
/// whether there is an account.
pub fn listeners(pool: &Pool) -> Vec<Listener> {
    vec![Listener::on("auth.give_reset_link", pool, |conn, event: PasswordResetAsked| {
        actions::give_reset_link(conn, event).boxed()
    })]
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
