//! What this domain does when others speak and after its own events, and by itself as time passes.
use crate::{AuthConfig, actions, models, webhooks};
use events::{
    appointment::BookedByStaff,
    auth::{GuestJoined, PasswordResetAsked},
    person,
};
use futures_util::FutureExt;
use kernel::{Clock, Listener, Pool, Task, audit::ActRecorded};
use std::time::Duration;

/// The reactions to events: whom staff booked for has a name; who asked for a link is answered before
/// it is looked up whether there is an account; the acts of all domains are kept where they are read;
/// organisations' machines are to be told what is theirs.
pub fn listeners(pool: &Pool, clock: Clock) -> Vec<Listener> {
    let mut listeners = vec![
        Listener::on("auth.give_reset_link", pool, |conn, event: PasswordResetAsked| {
            actions::give_reset_link(conn, event).boxed()
        }),
        Listener::on("auth.keep_act", pool, |conn, event: ActRecorded| {
            async move { Ok(models::Act::keep(conn, &event).await?) }.boxed()
        }),
        // Who a guest has become is noted by the relay itself, for what else is told of the guest.
        Listener::on("auth.note_joined", pool, |_, _: GuestJoined| async { Ok(()) }.boxed()),
        person::exporter("auth.export_person", pool, crate::NAME, models::person::KNOWN),
        Listener::on("auth.note_caller", pool, move |conn, event: BookedByStaff| {
            async move { Ok(models::note_caller(conn, &event, clock.now()).await?) }.boxed()
        }),
    ];
    listeners.extend(webhooks::listeners(pool, clock));
    listeners
}

/// What falls due: tokens and log-in attempts that no longer matter are forgotten, and guests who
/// were never seen again; webhooks are sent.
pub fn tasks(pool: &Pool, clock: Clock, config: &AuthConfig) -> Vec<Task> {
    let (expired, unseen) = (pool.clone(), pool.clone());
    let mut tasks = vec![
        Task::new("auth.forget_expired", Duration::from_secs(3_600), move || {
            let pool = expired.clone();
            async move {
                let mut conn = pool.get().await?;
                actions::forget_expired(&mut conn, clock.now()).await?;
                Ok(false)
            }
            .boxed()
        }),
        Task::new("auth.forget_guests", Duration::from_secs(3_600), move || {
            let pool = unseen.clone();
            async move { actions::forget_guests(&mut *pool.get().await?, clock.now()).await }
                .boxed()
        }),
    ];
    let (reachable, key) = (config.webhooks.clone(), config.letters.clone());
    let is_open = config.open.webhooks.clone();
    tasks.extend(webhooks::tasks(pool, clock, reachable, key, is_open));
    tasks
}
