//! Events that were given up: listed, delivered again, or dropped, by whoever runs the platform.
//!
//! An event is given up after [`crate::relay`]'s last attempt, with an error in the log; later events
//! of its aggregate go on without it. What failed it is mended first, then it is delivered again:
//! listeners that had taken it do nothing, because each remembers what it took.
use crate::{ApiError, ApiResult, Conn};
use chrono::{DateTime, Utc};
use diesel::{QueryableByName, sql_types};
use diesel_async::{AsyncConnection, RunQueryDsl};
use uuid::Uuid;

/// An event that was given up.
#[derive(Clone, Debug, QueryableByName)]
pub struct DeadEvent {
    /// Identifies it; with a broker, one event may have been given up by several domains.
    #[diesel(sql_type = sql_types::Uuid)]
    pub id: Uuid,
    /// The domain that could not take it; `outbox` without a broker, where any may have failed.
    #[diesel(sql_type = sql_types::Text)]
    pub place: String,
    /// `payment.succeeded.v1`
    #[diesel(sql_type = sql_types::Text)]
    pub name: String,
    /// What it is about.
    #[diesel(sql_type = sql_types::Text)]
    pub aggregate: String,
    /// When it was given up.
    #[diesel(sql_type = sql_types::Timestamptz)]
    pub dead_at: DateTime<Utc>,
    /// Why the last attempt failed.
    #[diesel(sql_type = sql_types::Text)]
    pub last_error: String,
}

/// All that were given up in one database, the oldest first.
pub async fn list(conn: &mut Conn) -> ApiResult<Vec<DeadEvent>> {
    const LIST: &str = "
        SELECT id, 'outbox' AS place, name, aggregate, dead_at, coalesce(last_error, '') AS last_error
        FROM kernel.outbox WHERE dead_at IS NOT NULL
        UNION ALL
        SELECT event_id, domain, name, aggregate, dead_at, last_error
        FROM kernel.postponed WHERE dead_at IS NOT NULL
        ORDER BY dead_at, id";
    Ok(diesel::sql_query(LIST).load(conn).await?)
}

/// Has one delivered again, with as many attempts as a new one; answers in how many places it was.
pub async fn replay(conn: &mut Conn, id: Uuid) -> ApiResult<usize> {
    both(
        conn,
        id,
        [
            "UPDATE kernel.outbox SET dead_at = NULL, attempts = 0, next_attempt_at = now()
             WHERE id = $1 AND dead_at IS NOT NULL",
            "UPDATE kernel.postponed SET dead_at = NULL, attempts = 0, next_attempt_at = now()
             WHERE event_id = $1 AND dead_at IS NOT NULL",
        ],
    )
    .await
}

/// Forgets one for good: what it announced never reaches those who did not take it. Answers in how
/// many places it was.
pub async fn drop_event(conn: &mut Conn, id: Uuid) -> ApiResult<usize> {
    both(
        conn,
        id,
        [
            "DELETE FROM kernel.outbox WHERE id = $1 AND dead_at IS NOT NULL",
            "DELETE FROM kernel.postponed WHERE event_id = $1 AND dead_at IS NOT NULL",
        ],
    )
    .await
}

async fn both(conn: &mut Conn, id: Uuid, statements: [&str; 2]) -> ApiResult<usize> {
    conn.transaction(async |conn| {
        let mut changed = 0;
        for statement in statements {
            let query = diesel::sql_query(statement).bind::<sql_types::Uuid, _>(id);
            changed += query.execute(conn).await?;
        }
        Ok::<_, ApiError>(changed)
    })
    .await
}
