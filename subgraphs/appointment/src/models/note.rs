//! What the staff of a centre tell each other about an appointment.
use crate::schema::notes;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{Conn, guard::Staff};
use uuid::Uuid;

/// One note, with its author as they were called then.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = notes)]
pub(crate) struct Note {
    pub(crate) id: Uuid,
    pub(crate) appointment_id: Uuid,
    pub(crate) author_id: Uuid,
    pub(crate) author_name: String,
    pub(crate) words: String,
    pub(crate) created_at: DateTime<Utc>,
}

impl Note {
    /// Writes one down. The appointment's row is locked by the caller.
    pub(crate) async fn write(
        conn: &mut Conn,
        by: &Staff,
        appointment: Uuid,
        words: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        diesel::insert_into(notes::table)
            .values((
                notes::id.eq(Uuid::now_v7()),
                notes::appointment_id.eq(appointment),
                notes::author_id.eq(by.id()),
                notes::author_name.eq(by.name()),
                notes::words.eq(words),
                notes::created_at.eq(now),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
    }

    /// Those of a list of appointments that the caller may read as staff, oldest first.
    pub(crate) async fn among(conn: &mut Conn, appointments: &[Uuid]) -> QueryResult<Vec<Self>> {
        Self::query()
            .filter(notes::appointment_id.eq_any(appointments))
            .order((notes::created_at, notes::id))
            .load(conn)
            .await
    }

    /// The appointment of one; whoever asks is checked against that.
    pub(crate) async fn appointment_of(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Uuid>> {
        notes::table.find(id).select(notes::appointment_id).first(conn).await.optional()
    }

    /// Takes it away for good.
    pub(crate) async fn remove(&self, conn: &mut Conn) -> QueryResult<()> {
        diesel::delete(notes::table.find(self.id)).execute(conn).await?;
        Ok(())
    }
}
