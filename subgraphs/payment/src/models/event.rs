//! The provider's events: each is acted upon once, and what nothing follows from is kept.
use crate::schema::provider_events;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;

/// An event that was acted upon.
pub(crate) struct Handled<'a> {
    pub(crate) id: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) api_version: Option<&'a str>,
    /// Its whole text, where nothing followed from it.
    pub(crate) kept: Option<&'a str>,
}

/// Was this event of the provider acted upon before?
pub(crate) async fn event_seen(conn: &mut Conn, id: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(provider_events::table.find(id))).get_result(conn).await
}

/// Notes that it was.
pub(crate) async fn note_event(
    conn: &mut Conn,
    event: Handled<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(provider_events::table)
        .values((
            provider_events::id.eq(event.id),
            provider_events::handled_at.eq(now),
            provider_events::kind.eq(event.kind),
            provider_events::api_version.eq(event.api_version),
            provider_events::kept.eq(event.kept),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Drops those that were handled before then.
pub(crate) async fn forget_events(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(provider_events::table.filter(provider_events::handled_at.lt(before)))
        .execute(conn)
        .await
}
