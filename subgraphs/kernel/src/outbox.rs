//! Transactional outbox: [`publish`] writes a row on the caller's connection, nothing else.
//!
//! The row commits or rolls back with the change it announces. [`crate::relay`] delivers it.
use crate::{ApiResult, Conn, schema::outbox, trace};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A fact one domain tells the others. Its name carries its version: a change that a listener
/// cannot read gets a new one.
pub trait Event: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// `<domain>.<past participle>.v<n>`; also the broker's routing key.
    const NAME: &'static str;
    /// Whether it is about somebody's own: what [`Event::whose`] answers is [`Whose::Of`].
    const OWNED: bool;
    /// What must be seen in order: events of one aggregate are delivered one after another.
    fn aggregate(&self) -> Uuid;
    /// Whom it is about. A listener is given the event with the owner of today: a guest may have
    /// become a customer while it was on its way ([`crate::owners`]).
    fn whose(&mut self) -> Whose<'_>;
}

/// Whom an event is about.
#[derive(Debug, PartialEq, Eq)]
pub enum Whose<'a> {
    /// Nobody who could have been a guest.
    Nobody,
    /// Whose it is, guest or customer.
    Of(&'a mut Uuid),
    /// It says that a guest is a customer from now on.
    Joined {
        /// Who they were.
        guest: Uuid,
        /// Who they are.
        user: Uuid,
    },
}

/// Announces `event` when the caller's transaction commits.
pub async fn publish<E: Event>(conn: &mut Conn, event: &E) -> ApiResult<()> {
    let payload = serde_json::to_value(event).map_err(anyhow::Error::from)?;
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(Uuid::now_v7()),
            outbox::name.eq(E::NAME),
            outbox::aggregate.eq(event.aggregate().to_string()),
            outbox::payload.eq(payload),
            outbox::traceparent.eq(trace::traceparent()),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// What waits to leave one database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct Backlog {
    /// Events not yet delivered.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub waiting: i64,
    /// Events given up.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub dead: i64,
    /// How long the oldest has waited, in whole seconds; 0 where none waits.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub oldest_seconds: i64,
}

/// Counts what waits.
pub async fn backlog(conn: &mut Conn) -> ApiResult<Backlog> {
    const COUNT: &str = "
        SELECT count(*) AS waiting,
               (SELECT count(*) FROM kernel.outbox WHERE dead_at IS NOT NULL) AS dead,
               coalesce(extract(epoch FROM now() - min(created_at)), 0)::int8 AS oldest_seconds
        FROM kernel.outbox WHERE delivered_at IS NULL AND dead_at IS NULL";
    Ok(diesel::sql_query(COUNT).get_result(conn).await?)
}
