//! Events a domain could not apply yet: kept beside its tables, tried again with growing pauses.
//!
//! Not a queue of the broker with a time to live: what comes back from one is behind the later
//! events of its aggregate. Here they wait for it, and the events of others pass.
//! Decisions: docs/decisions/events.md
use super::parcel::Parcel;
use crate::{
    ApiError, ApiResult, Conn, Listener, Pool, metrics,
    relay::{Failure, give, pause},
    schema::postponed as rows,
};
use anyhow::Result;
use chrono::Utc;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// How often due events are looked for.
const EVERY: Duration = Duration::from_secs(1);

/// Whether another event of the aggregate waits in this domain.
pub(super) async fn others_wait(conn: &mut Conn, domain: &str, parcel: &Parcel) -> ApiResult<bool> {
    let waiting = rows::table
        .filter(rows::domain.eq(domain))
        .filter(rows::aggregate.eq(&parcel.aggregate))
        .filter(rows::dead_at.is_null())
        .filter(rows::event_id.ne(parcel.id));
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn).await?)
}

/// Why an event is kept.
#[derive(Clone, Copy, Debug)]
pub(super) enum Why<'a> {
    /// An earlier event of its aggregate waits.
    Behind,
    /// It could not be applied.
    Failed(&'a Failure),
}

/// Keeps the event; a second delivery of it changes nothing.
pub(super) async fn keep(
    pool: &Pool,
    domain: &str,
    parcel: &Parcel,
    why: Why<'_>,
) -> ApiResult<()> {
    let now = Utc::now();
    let (attempts, next, reason, dead) = match why {
        Why::Behind => (0, now, "an earlier event waits", false),
        Why::Failed(failure) => (1, now + pause(1), &*failure.reason, failure.is_final(1)),
    };
    if dead {
        metrics::set_aside(&parcel.name);
    }
    diesel::insert_into(rows::table)
        .values((
            rows::domain.eq(domain),
            rows::event_id.eq(parcel.id),
            rows::seq.eq(parcel.seq),
            rows::name.eq(&parcel.name),
            rows::aggregate.eq(&parcel.aggregate),
            rows::payload.eq(&parcel.payload),
            rows::attempts.eq(attempts),
            rows::next_attempt_at.eq(next),
            rows::last_error.eq(reason),
            rows::dead_at.eq(dead.then_some(now)),
        ))
        .on_conflict_do_nothing()
        .execute(&mut pool.get().await?)
        .await?;
    Ok(())
}

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = diesel::sql_types::Text)]
    domain: String,
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    event_id: Uuid,
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    seq: i64,
    #[diesel(sql_type = diesel::sql_types::Text)]
    name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    aggregate: String,
    #[diesel(sql_type = diesel::sql_types::Jsonb)]
    payload: Value,
    #[diesel(sql_type = diesel::sql_types::Integer)]
    attempts: i32,
}

/// The oldest that may be tried; another worker's is left alone, and so are those behind it.
const NEXT: &str = "
    SELECT p.domain, p.event_id, p.seq, p.name, p.aggregate, p.payload, p.attempts
    FROM kernel.postponed p
    WHERE p.dead_at IS NULL AND p.next_attempt_at <= now()
      AND NOT EXISTS (
        SELECT 1 FROM kernel.postponed e
        WHERE e.domain = p.domain AND e.aggregate = p.aggregate AND e.seq < p.seq
          AND e.dead_at IS NULL)
    ORDER BY p.seq LIMIT 1
    FOR UPDATE SKIP LOCKED";

/// Tries the next due event; answers whether there was one.
pub(super) async fn retry_one(pool: &Pool, listeners: &[Listener]) -> ApiResult<bool> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let due: Option<Due> = diesel::sql_query(NEXT).get_result(conn).await.optional()?;
        let Some(due) = due else { return Ok(false) };
        let attempts = due.attempts + 1;
        let row = rows::table.find((due.domain.clone(), due.event_id));
        let parcel = Parcel {
            id: due.event_id,
            seq: due.seq,
            name: due.name,
            aggregate: due.aggregate,
            payload: due.payload,
            traceparent: None,
        };
        // On a connection of their own: the effect and its inbox row commit together, and where
        // this row's removal is lost, the next attempt finds the inbox row and does nothing.
        let of_domain = listeners.iter().filter(|listener| listener.domain() == due.domain);
        match give(&parcel.name, parcel.id, &parcel.payload, of_domain).await {
            Ok(()) => {
                diesel::delete(row).execute(conn).await?;
            }
            Err(failure) => {
                let dead = failure.is_final(attempts);
                let reason = failure.reason;
                if dead {
                    metrics::set_aside(&parcel.name);
                }
                let (event, id) = (&parcel.name, parcel.id);
                tracing::error!(event, %id, attempts, dead, reason, "delivery failed");
                diesel::update(row)
                    .set((
                        rows::attempts.eq(attempts),
                        rows::last_error.eq(reason),
                        rows::next_attempt_at.eq(Utc::now() + pause(attempts)),
                        rows::dead_at.eq(dead.then(Utc::now)),
                    ))
                    .execute(conn)
                    .await?;
            }
        }
        Ok::<_, ApiError>(true)
    })
    .await
}

/// Tries what is due, until something fails.
pub(super) async fn follow(pool: &Pool, listeners: &[Listener]) -> Result<()> {
    loop {
        while retry_one(pool, listeners).await.map_err(ApiError::into_report)? {}
        tokio::time::sleep(EVERY).await;
    }
}
