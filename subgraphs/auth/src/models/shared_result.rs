//! Whom a holder lets know of which result, as `appointment` told.
use crate::schema::shared_results;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::ResultsAccessChanged;
use kernel::Conn;
use uuid::Uuid;

/// Notes a consent that was given or taken back.
pub(crate) async fn note_consent(
    conn: &mut Conn,
    change: &ResultsAccessChanged,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let key = (change.organisation_id, change.appointment_id);
    if change.granted {
        diesel::insert_into(shared_results::table)
            .values((
                shared_results::organisation_id.eq(key.0),
                shared_results::appointment_id.eq(key.1),
                shared_results::granted_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    } else {
        diesel::delete(shared_results::table.find(key)).execute(conn).await?;
    }
    Ok(())
}

/// The organisations that may know of the result of an appointment.
pub(crate) async fn consented(conn: &mut Conn, appointment: Uuid) -> QueryResult<Vec<Uuid>> {
    shared_results::table
        .filter(shared_results::appointment_id.eq(appointment))
        .select(shared_results::organisation_id)
        .load(conn)
        .await
}

/// Forgets those of before.
pub(crate) async fn forget_consents(conn: &mut Conn, before: DateTime<Utc>) -> QueryResult<()> {
    diesel::delete(shared_results::table.filter(shared_results::granted_at.lt(before)))
        .execute(conn)
        .await?;
    Ok(())
}
