//! When organisations were reminded of invoices that are overdue.
use super::Document;
use crate::schema::{account_reminders, documents, issues};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// How many times an organisation is reminded of one invoice.
const TIMES: i64 = 2;

impl Document {
    /// Invoices of accounts that were handed out, were to be paid by that day, and were not reminded of
    /// twice; which of them are paid is asked of each, under its account's lock. The oldest first.
    pub(crate) async fn overdue_since(
        conn: &mut Conn,
        until: NaiveDate,
    ) -> QueryResult<Vec<(Uuid, Uuid)>> {
        let reminded = account_reminders::table
            .filter(account_reminders::document_id.eq(documents::id))
            .select(diesel::dsl::count_star())
            .single_value();
        let settled = diesel::dsl::sql::<diesel::sql_types::Bool>(
            "documents.gross_cents <= (SELECT coalesce(sum(s.amount_cents), 0)
                FROM payment.account_settlements s WHERE s.document_id = documents.id)",
        );
        documents::table
            .filter(documents::due_on.le(until).and(documents::account_id.is_not_null()))
            .filter(documents::id.eq_any(issues::table.select(issues::document_id)))
            .filter(reminded.lt(TIMES))
            .filter(diesel::dsl::not(settled))
            .order(documents::id.asc())
            .select((documents::id, documents::account_id.assume_not_null()))
            .load(conn)
            .await
    }

    /// When its organisation was reminded, oldest first.
    pub(crate) async fn reminded_at(&self, conn: &mut Conn) -> QueryResult<Vec<DateTime<Utc>>> {
        account_reminders::table
            .filter(account_reminders::document_id.eq(self.id))
            .order(account_reminders::place.asc())
            .select(account_reminders::reminded_at)
            .load(conn)
            .await
    }

    /// Notes that it is reminded now, for the first time or the second. Take the account's lock before.
    pub(crate) async fn note_reminder(
        &self,
        conn: &mut Conn,
        place: i32,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::insert_into(account_reminders::table)
            .values((
                account_reminders::document_id.eq(self.id),
                account_reminders::place.eq(place),
                account_reminders::reminded_at.eq(now),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }
}
