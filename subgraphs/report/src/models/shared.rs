//! Whom a holder lets read which result, as `appointment` told.
use crate::schema::shared_results;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::appointment::ResultsAccessChanged;
use kernel::Conn;
use uuid::Uuid;

/// Notes a consent that was given or taken back.
pub(crate) async fn note_consent(
    conn: &mut Conn,
    change: &ResultsAccessChanged,
) -> QueryResult<()> {
    let key = (change.organisation_id, change.appointment_id);
    if change.granted {
        diesel::insert_into(shared_results::table)
            .values((
                shared_results::organisation_id.eq(key.0),
                shared_results::appointment_id.eq(key.1),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
    } else {
        diesel::delete(shared_results::table.find(key)).execute(conn).await?;
    }
    Ok(())
}

/// Whether an organisation may read the result of an appointment.
pub(crate) async fn is_shared(
    conn: &mut Conn,
    organisation: Uuid,
    appointment: Uuid,
) -> QueryResult<bool> {
    let row = shared_results::table.find((organisation, appointment));
    diesel::select(diesel::dsl::exists(row)).get_result(conn).await
}
