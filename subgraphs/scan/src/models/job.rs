//! Readings that wait. A claim is a lease: whoever dies on it loses it, and its number
//! (`attempts`) keeps a straggler from writing over its successor.
use crate::schema::jobs;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn, live};
use uuid::Uuid;

/// Touched whenever a document waits to be read.
pub(crate) const QUEUE: &str = "scan:queue";

/// A reading to be done.
#[derive(Clone, Copy, Debug, HasQuery)]
#[diesel(table_name = jobs)]
pub(crate) struct Job {
    pub(crate) document_id: Uuid,
    /// How often it was begun, this time included.
    pub(crate) attempts: i32,
}

impl Job {
    /// Queues a document, not to be read before then, and wakes the reader when the transaction
    /// commits. One that waits already waits anew.
    pub(crate) async fn queue(
        conn: &mut Conn,
        document: Uuid,
        not_before: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(jobs::table)
            .values((jobs::document_id.eq(document), jobs::not_before.eq(not_before)))
            .on_conflict(jobs::document_id)
            .do_update()
            .set(jobs::not_before.eq(not_before))
            .execute(conn)
            .await?;
        live::touch(conn, QUEUE).await
    }

    /// Whether any is due.
    pub(crate) async fn any_due(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(jobs::table.filter(jobs::not_before.le(now))))
            .get_result(conn)
            .await
    }

    /// Takes the one that waits longest, until `lease_until`. Call it in a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due: Option<Self> = Self::query()
            .filter(jobs::not_before.le(now))
            .order(jobs::not_before)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(jobs::table.find(due.document_id))
            .set((jobs::attempts.eq(due.attempts + 1), jobs::not_before.eq(lease_until)))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// Ends it, if it is still this claim's.
    pub(crate) async fn finish(&self, conn: &mut Conn) -> QueryResult<bool> {
        let gone = diesel::delete(
            jobs::table
                .filter(jobs::document_id.eq(self.document_id))
                .filter(jobs::attempts.eq(self.attempts)),
        )
        .execute(conn)
        .await?;
        Ok(gone == 1)
    }

    /// Says from when on another attempt may begin, if it is still this claim's: soon to give it
    /// back, later to keep it.
    pub(crate) async fn free_from(
        &self,
        conn: &mut Conn,
        not_before: DateTime<Utc>,
    ) -> QueryResult<bool> {
        let said = diesel::update(
            jobs::table
                .filter(jobs::document_id.eq(self.document_id))
                .filter(jobs::attempts.eq(self.attempts)),
        )
        .set(jobs::not_before.eq(not_before))
        .execute(conn)
        .await?;
        Ok(said == 1)
    }

    /// Forgets the reading of a document that is gone.
    pub(crate) async fn forget(conn: &mut Conn, document: Uuid) -> QueryResult<()> {
        diesel::delete(jobs::table.find(document)).execute(conn).await?;
        Ok(())
    }
}
