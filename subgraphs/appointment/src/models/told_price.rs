//! What was last told of a centre's prices.
use crate::schema::told_prices;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use serde_json::Value;
use uuid::Uuid;

/// Notes what is told now; answers whether it is something new. Take a lock of the centre before.
pub(crate) async fn tell_prices(
    conn: &mut Conn,
    centre: Uuid,
    prices: &Value,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let told: Option<Value> =
        told_prices::table.find(centre).select(told_prices::prices).first(conn).await.optional()?;
    if told.as_ref() == Some(prices) {
        return Ok(false);
    }
    let changed = (told_prices::prices.eq(prices), told_prices::told_at.eq(now));
    diesel::insert_into(told_prices::table)
        .values((told_prices::centre_id.eq(centre), changed))
        .on_conflict(told_prices::centre_id)
        .do_update()
        .set(changed)
        .execute(conn)
        .await?;
    Ok(true)
}
