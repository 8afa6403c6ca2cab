//! What this domain does when others speak and after its own events, and by itself as time passes.
use crate::{actions, models};
use events::{appointment::BookedByStaff, auth::PasswordResetAsked};
use futures_util::FutureExt;
use kernel::{Clock, Listener, Pool, Task};
use std::time::Duration;

/// The reactions to events: whom staff booked for has a name; who asked for a link is answered before
/// it is looked up whether there is an account.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    vec![
        Listener::on("auth.give_reset_link", pool, |conn, event: PasswordResetAsked| {
            actions::give_reset_link(conn, event).boxed()
        }),
        Listener::on("auth.note_caller", pool, move |conn, event: BookedByStaff| {
            async move { Ok(models::note_caller(conn, &event, clock.now()).await?) }.boxed()
        }),
    ]
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
