//! What a pause must not cost: an operator may have webhooks off for as long as it takes.
use crate::schema::webhook_endpoints;
use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Nullable, Timestamptz},
};
use diesel_async::RunQueryDsl;
use kernel::Conn;

/// While nothing is tried nothing fails: otherwise the first failure after it would end an endpoint
/// that was failing before. Of what is disabled already it is still told since when it failed.
pub(crate) async fn forgive(conn: &mut Conn) -> QueryResult<()> {
    let failing = webhook_endpoints::failing_since
        .is_not_null()
        .and(webhook_endpoints::disabled_at.is_null());
    diesel::update(webhook_endpoints::table.filter(failing))
        .set(webhook_endpoints::failing_since.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .await?;
    Ok(())
}

/// Of what a worker would send: what nobody may be sent now is not kept for it.
const OLDEST: &str = "
    SELECT min(d.created_at) AS written_at
    FROM auth.webhook_deliveries d
    JOIN auth.webhook_endpoints e ON e.id = d.endpoint_id
    JOIN auth.users u ON u.id = e.organisation_id
    WHERE d.state = 'WAITING' AND (e.disabled_at IS NULL OR d.event_type = 'webhook.test')
      AND u.disabled_at IS NULL AND u.roles = ARRAY['integrator']";

#[derive(QueryableByName)]
struct Oldest {
    #[diesel(sql_type = Nullable<Timestamptz>)]
    written_at: Option<DateTime<Utc>>,
}

/// Until when messages may be forgotten: until `before`, but none that is still to be sent. After a
/// pause that is not over at once, so it is not asked whether there is one. Without pauses a message is
/// sent or given up within days, long before it is old.
pub(crate) async fn spared(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<DateTime<Utc>> {
    let oldest: Oldest = sql_query(OLDEST).get_result(conn).await?;
    Ok(oldest.written_at.map_or(before, |written_at| written_at.min(before)))
}
