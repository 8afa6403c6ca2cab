//! Delivers what [`crate::outbox`] holds: at least once, in order per aggregate, effect exactly once.
//!
//! A listener's effect and the note that it happened (its inbox row) share one transaction, so a
//! crash between two listeners, or a second delivery, changes nothing. What fails is tried again
//! with growing pauses, and the later events of the same aggregate wait for it; after
//! [`MAX_ATTEMPTS`] it is set aside as dead and an error is logged, at once where a listener panics
//! over it. Where there is a broker,
//! [`crate::broker`] takes the delivery over and shares the way through the outbox.
//! Decisions: docs/decisions/events.md
use crate::{
    ApiError, ApiResult, Conn, Event, Pool, audit,
    caught::{Panicked, caught},
    metrics, owners,
    schema::{inbox, joined, outbox as rows},
    trace::{self, TRACE},
};
use diesel::prelude::*;
use diesel_async::{
    AsyncConnection, RunQueryDsl, SimpleAsyncConnection, pooled_connection::deadpool,
};
use futures_util::{StreamExt, future::BoxFuture};
use serde_json::Value;
use std::{
    collections::HashSet,
    sync::Arc,
    time::{Duration, Instant},
};
use tracing::Instrument;
use uuid::Uuid;

/// After so many failures (about two hours of pauses) an event is set aside.
pub const MAX_ATTEMPTS: i32 = 12;
/// Delivered events are kept so long, for whoever looks into what happened; then their personal
/// data goes. The inbox outlives them: a late second delivery must still do nothing.
const KEPT: chrono::TimeDelta = chrono::TimeDelta::days(7);
/// No event is on its way for so long: what only matters to a late delivery goes, too.
const OUTLIVED: chrono::TimeDelta = chrono::TimeDelta::days(90);
/// How often delivered events are looked through.
const PURGE_EVERY: Duration = Duration::from_secs(3_600);
/// How many events one transaction of the relay takes.
const BATCH: i64 = 50;
/// One relay at a time per database; the number is ours alone.
const RELAY_LOCK: i64 = 0x4156_5452;

type Handler = dyn for<'a> Fn(&'a mut Conn, Value) -> BoxFuture<'a, ApiResult<()>> + Send + Sync;

/// A domain's reaction to an event of another.
#[derive(Clone)]
pub struct Listener {
    name: &'static str,
    event: &'static str,
    owned: bool,
    pool: Pool,
    handle: Arc<Handler>,
}

impl Listener {
    /// `name` keys the inbox: `<domain>.<what it does>`, never reused for something else. The
    /// handler runs inside a transaction on `pool`, after the inbox row is written, and is given the
    /// event with the owner of today.
    pub fn on<E: Event>(
        name: &'static str,
        pool: &Pool,
        handler: impl for<'a> Fn(&'a mut Conn, E) -> BoxFuture<'a, ApiResult<()>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        let handler = Arc::new(handler);
        Self {
            name,
            event: E::NAME,
            owned: E::OWNED,
            pool: pool.clone(),
            handle: Arc::new(move |conn, payload| {
                let handler = handler.clone();
                Box::pin(async move {
                    let mut event: E =
                        serde_json::from_value(payload).map_err(anyhow::Error::from)?;
                    owners::of_today(conn, event.whose()).await?;
                    handler(conn, event).await
                })
            }),
        }
    }

    /// The inbox key.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The event it listens to.
    pub fn event(&self) -> &'static str {
        self.event
    }

    /// Whether what it listens to is about somebody's own.
    pub fn is_owned(&self) -> bool {
        self.owned
    }

    /// The domain it belongs to: its name up to the first dot.
    pub fn domain(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(domain, _)| domain)
    }

    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// Effect and inbox row in one transaction; nothing where the row is there already.
    async fn deliver(&self, event_id: Uuid, payload: Value) -> Result<(), Failure> {
        let started = Instant::now();
        let span = tracing::info_span!(target: TRACE, "listener", otel.name = self.name);
        let outcome = self.take(event_id, payload).instrument(span).await;
        let (word, outcome) = match outcome {
            Ok(Ok(())) => ("delivered", Ok(())),
            Ok(Err(error)) => {
                let reason = format!("{}: {:#}", self.name, error.into_report());
                ("failed", Err(Failure { reason, hopeless: false }))
            }
            Err(Panicked(why)) => {
                let reason = format!("{} panicked: {why}", self.name);
                ("panicked", Err(Failure { reason, hopeless: true }))
            }
        };
        metrics::delivered(self.event, self.name, word, started.elapsed());
        outcome
    }

    async fn take(&self, event_id: Uuid, payload: Value) -> Result<ApiResult<()>, Panicked> {
        let mut conn = match self.pool.get().await {
            Ok(conn) => conn,
            Err(error) => return Ok(Err(error)),
        };
        let work = conn.transaction(async |conn| {
            let fresh = diesel::insert_into(inbox::table)
                .values((inbox::listener.eq(self.name), inbox::event_id.eq(event_id)))
                .on_conflict_do_nothing()
                .execute(conn)
                .await?;
            if fresh == 1 {
                (self.handle)(conn, payload).await?;
            }
            Ok::<_, ApiError>(())
        });
        let outcome = caught(work).await;
        if outcome.is_err() {
            // Its transaction is still open: the connection goes, and with it what it has locked.
            drop(deadpool::Object::take(conn));
        }
        outcome
    }
}

/// Why an event is not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// For the log and for whoever looks into what was set aside.
    pub(crate) reason: String,
    /// Trying again would only panic again: the event is set aside as if its tries were used up.
    hopeless: bool,
}

impl Failure {
    /// Whether the event is given up after so many attempts, this one included.
    pub(crate) fn is_final(&self, attempts: i32) -> bool {
        self.hopeless || attempts >= MAX_ATTEMPTS
    }
}

/// Gives an event to each of its listeners, whatever the others say. While one of them may still
/// take it the event is tried again.
pub(crate) async fn give<'a>(
    name: &str,
    id: Uuid,
    payload: &Value,
    listeners: impl Iterator<Item = &'a Listener>,
) -> Result<(), Failure> {
    let mut failures = Vec::new();
    for listener in listeners.filter(|listener| listener.event == name) {
        if let Err(failure) = listener.deliver(id, payload.clone()).await {
            failures.push(failure);
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    let hopeless = failures.iter().all(|failure| failure.hopeless);
    let reasons: Vec<String> = failures.into_iter().map(|failure| failure.reason).collect();
    Err(Failure { reason: reasons.join("; "), hopeless })
}

#[derive(QueryableByName)]
pub(crate) struct Waiting {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub(crate) seq: i64,
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    pub(crate) id: Uuid,
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub(crate) name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub(crate) aggregate: String,
    #[diesel(sql_type = diesel::sql_types::Jsonb)]
    pub(crate) payload: Value,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    attempts: i32,
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
    pub(crate) traceparent: Option<String>,
}

/// The oldest deliverable events: an aggregate whose earlier event failed waits behind it.
const NEXT: &str = "
    SELECT DISTINCT ON (o.aggregate)
        o.seq, o.id, o.name, o.aggregate, o.payload, o.attempts, o.traceparent
    FROM kernel.outbox o
    WHERE o.delivered_at IS NULL AND o.dead_at IS NULL AND o.next_attempt_at <= now()
      AND NOT EXISTS (
        SELECT 1 FROM kernel.outbox e
        WHERE e.aggregate = o.aggregate AND e.seq < o.seq
          AND e.delivered_at IS NULL AND e.dead_at IS NULL)
    ORDER BY o.aggregate, o.seq
    LIMIT $1";

/// Delivers one batch of the database behind `pool`; answers how many events it tried.
pub async fn deliver_batch(pool: &Pool, listeners: &[Listener]) -> ApiResult<usize> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let batch = next_batch(conn).await?;
        let tried = batch.len();
        for event in batch {
            let span = trace::event_span(&event.name, event.id, event.traceparent.as_deref());
            let given = give(&event.name, event.id, &event.payload, listeners.iter());
            let outcome = given.instrument(span).await;
            settle(conn, &event, outcome).await?;
        }
        Ok::<_, ApiError>(tried)
    })
    .await
}

/// As [`deliver_batch`], to a carrier that takes a whole batch or fails; what it took is delivered.
pub(crate) async fn hand_over_batch<F>(
    pool: &Pool,
    carry: impl Fn(Vec<Waiting>) -> F + Send + Sync,
) -> ApiResult<usize>
where
    F: Future<Output = anyhow::Result<()>> + Send,
{
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let batch = next_batch(conn).await?;
        let taken: Vec<i64> = batch.iter().map(|event| event.seq).collect();
        if !taken.is_empty() {
            carry(batch).await?;
            diesel::update(rows::table.filter(rows::seq.eq_any(&taken)))
                .set(rows::delivered_at.eq(diesel::dsl::now))
                .execute(conn)
                .await?;
        }
        Ok::<_, ApiError>(taken.len())
    })
    .await
}

/// The events to deliver now, oldest first; no other relay has them until the transaction ends.
async fn next_batch(conn: &mut Conn) -> ApiResult<Vec<Waiting>> {
    diesel::sql_query("SELECT pg_advisory_xact_lock($1)")
        .bind::<diesel::sql_types::BigInt, _>(RELAY_LOCK)
        .execute(conn)
        .await?;
    let mut batch: Vec<Waiting> =
        diesel::sql_query(NEXT).bind::<diesel::sql_types::BigInt, _>(BATCH).load(conn).await?;
    batch.sort_by_key(|event| event.seq);
    Ok(batch)
}

/// How long to wait after so many failures.
pub(crate) fn pause(attempts: i32) -> chrono::TimeDelta {
    chrono::TimeDelta::seconds(1 << attempts.min(12))
}

async fn settle(conn: &mut Conn, event: &Waiting, outcome: Result<(), Failure>) -> ApiResult<()> {
    let row = diesel::update(rows::table.filter(rows::seq.eq(event.seq)));
    match outcome {
        Ok(()) => {
            row.set(rows::delivered_at.eq(diesel::dsl::now)).execute(conn).await?;
        }
        Err(failure) => {
            let attempts = event.attempts + 1;
            let dead = failure.is_final(attempts);
            let reason = failure.reason;
            if dead {
                metrics::set_aside(&event.name);
            }
            tracing::error!(event = event.name, id = %event.id, attempts, dead, reason, "delivery failed");
            row.set((
                rows::attempts.eq(attempts),
                rows::last_error.eq(&reason),
                rows::next_attempt_at.eq(chrono::Utc::now() + pause(attempts)),
                rows::dead_at.eq(dead.then(chrono::Utc::now)),
            ))
            .execute(conn)
            .await?;
        }
    }
    Ok(())
}

/// Delivers until the process ends. One loop per distinct database among `pools`.
pub async fn run(pools: Vec<Pool>, listeners: Vec<Listener>) {
    let mut seen = HashSet::new();
    let listeners: Arc<[Listener]> = listeners.into();
    let loops = pools
        .into_iter()
        .filter(|pool| seen.insert(pool.url().to_owned()))
        .map(|pool| follow(pool, listeners.clone()));
    futures_util::future::join_all(loops).await;
}

async fn follow(pool: Pool, listeners: Arc<[Listener]>) {
    loop {
        let (pool, listeners) = (&pool, &*listeners);
        if let Err(error) = follow_outbox(pool, || deliver_batch(pool, listeners)).await {
            tracing::warn!(error = format!("{error:#}"), "event relay lost its database, retrying");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

/// Drops what was delivered long ago, what only a late delivery would ask for, and acts that are over.
///
/// # Errors
/// Where the database does not answer.
pub async fn forget_delivered(pool: &Pool) -> ApiResult<()> {
    let mut conn = pool.get().await?;
    diesel::delete(rows::table.filter(rows::delivered_at.lt(chrono::Utc::now() - KEPT)))
        .execute(&mut conn)
        .await?;
    let outlived = chrono::Utc::now() - OUTLIVED;
    diesel::delete(inbox::table.filter(inbox::handled_at.lt(outlived))).execute(&mut conn).await?;
    diesel::delete(joined::table.filter(joined::joined_at.lt(outlived))).execute(&mut conn).await?;
    audit::forget(&mut conn).await?;
    Ok(())
}

/// Calls `batch`, which answers how many events it tried, whenever there may be some.
pub(crate) async fn follow_outbox<F>(pool: &Pool, batch: impl Fn() -> F) -> anyhow::Result<()>
where
    F: Future<Output = ApiResult<usize>>,
{
    let mut wake = pool.dedicated().await?;
    wake.batch_execute("LISTEN autovisite_outbox").await?;
    let mut notified = std::pin::pin!(wake.notifications_stream());
    let mut purged: Option<Instant> = None;
    loop {
        if purged.is_none_or(|at| at.elapsed() > PURGE_EVERY) {
            forget_delivered(pool).await.map_err(ApiError::into_report)?;
            purged = Some(Instant::now());
        }
        while batch().await.map_err(ApiError::into_report)? > 0 {}
        // The pause is for retries that fall due; new events wake us.
        match tokio::time::timeout(Duration::from_secs(1), notified.next()).await {
            Ok(Some(Ok(_))) | Err(_) => {}
            Ok(Some(Err(error))) => return Err(error.into()),
            Ok(None) => anyhow::bail!("the notification stream ended"),
        }
    }
}
