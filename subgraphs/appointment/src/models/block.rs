//! Lanes that cannot be used for some time.
use crate::schema::blocks;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// A lane cannot be used. The row of its centre is locked, so that nobody takes it meanwhile.
pub(crate) async fn block_lane(
    conn: &mut Conn,
    lane: Uuid,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
    reason: &str,
) -> QueryResult<()> {
    diesel::insert_into(blocks::table)
        .values((
            blocks::id.eq(Uuid::now_v7()),
            blocks::lane_id.eq(lane),
            blocks::starts_at.eq(from),
            blocks::ends_at.eq(until),
            blocks::reason.eq(reason),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A lane can be used again from then on: what began before ends then, what was to come is gone.
pub(crate) async fn free_lane(
    conn: &mut Conn,
    lane: Uuid,
    from: DateTime<Utc>,
) -> QueryResult<usize> {
    let to_come = blocks::table.filter(blocks::lane_id.eq(lane).and(blocks::starts_at.ge(from)));
    let gone = diesel::delete(to_come).execute(conn).await?;
    let running = blocks::table
        .filter(blocks::lane_id.eq(lane))
        .filter(blocks::starts_at.lt(from).and(blocks::ends_at.gt(from)));
    let cut = diesel::update(running).set(blocks::ends_at.eq(from)).execute(conn).await?;
    Ok(gone + cut)
}

/// When the lanes of a centre cannot be used from then on, and why.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = blocks)]
pub(crate) struct Block {
    pub(crate) lane_id: Uuid,
    pub(crate) starts_at: DateTime<Utc>,
    pub(crate) ends_at: DateTime<Utc>,
    pub(crate) reason: String,
}

impl Block {
    pub(crate) async fn ahead(
        conn: &mut Conn,
        lanes: &[Uuid],
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(blocks::lane_id.eq_any(lanes).and(blocks::ends_at.gt(now)))
            .order((blocks::starts_at, blocks::id))
            .limit(100)
            .load(conn)
            .await
    }
}
