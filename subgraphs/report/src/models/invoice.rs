//! Invoices and credit notes: as payment told them, then printed. What is issued never changes.
use super::Printed;
use crate::schema::invoices;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::InvoiceIssued;
use kernel::{ApiResult, Conn, live};
use uuid::Uuid;

/// Touched whenever an invoice waits to be printed.
pub(crate) const INVOICES: &str = "report:invoices";

/// An invoice that waits to be printed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = invoices)]
pub(crate) struct InvoiceDraft {
    pub(crate) id: Uuid,
    pub(crate) number: String,
    facts: serde_json::Value,
    /// How often its printing was begun, this time included.
    pub(crate) attempts: i32,
}

impl InvoiceDraft {
    /// Keeps what is to be printed, once, and wakes the printer.
    pub(crate) async fn keep(
        conn: &mut Conn,
        event: &InvoiceIssued,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(invoices::table)
            .values((
                invoices::id.eq(event.document_id),
                invoices::customer_id.eq(event.customer_id),
                invoices::appointment_id.eq(event.appointment_id),
                invoices::number.eq(&event.number),
                invoices::facts.eq(serde_json::to_value(event).context("an event is JSON")?),
                invoices::created_at.eq(now),
                invoices::next_attempt_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(conn)
            .await?;
        live::touch(conn, INVOICES).await
    }

    /// The one that waits longest, leased to this printer. Needs a transaction.
    pub(crate) async fn claim(
        conn: &mut Conn,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        let due = Self::query()
            .filter(invoices::issued_at.is_null().and(invoices::next_attempt_at.le(now)))
            .order(invoices::id)
            .for_update()
            .skip_locked()
            .first(conn)
            .await
            .optional()?;
        let Some(due) = due else { return Ok(None) };
        diesel::update(invoices::table.find(due.id))
            .set((
                invoices::attempts.eq(due.attempts + 1),
                invoices::next_attempt_at.eq(lease_until),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await
            .optional()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<InvoiceIssued> {
        let facts = serde_json::from_value(self.facts.clone());
        Ok(facts.context("an invoice's facts are not readable")?)
    }

    /// It is printed and signed; nothing where a second printer was faster.
    pub(crate) async fn issue(
        &self,
        conn: &mut Conn,
        printed: Printed,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        diesel::update(
            invoices::table.filter(invoices::id.eq(self.id).and(invoices::issued_at.is_null())),
        )
        .set((
            invoices::issued_at.eq(now),
            invoices::file_key.eq(printed.file_key),
            invoices::sha256.eq(printed.sha256),
            invoices::signature.eq(printed.signature),
            invoices::last_error.eq(None::<String>),
        ))
        .execute(conn)
        .await?;
        Ok(())
    }

    /// Printing failed: again after a pause that grows to three quarters of an hour.
    pub(crate) async fn put_off(
        &self,
        conn: &mut Conn,
        reason: &str,
        now: DateTime<Utc>,
    ) -> QueryResult<()> {
        let pause = TimeDelta::seconds(5 << self.attempts.clamp(0, 9));
        diesel::update(
            invoices::table.filter(invoices::id.eq(self.id).and(invoices::issued_at.is_null())),
        )
        .set((invoices::last_error.eq(reason), invoices::next_attempt_at.eq(now + pause)))
        .execute(conn)
        .await?;
        Ok(())
    }
}

/// An invoice that is printed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = invoices)]
pub(crate) struct PrintedInvoice {
    pub(crate) id: Uuid,
    pub(crate) number: String,
    #[diesel(select_expression = invoices::file_key.assume_not_null())]
    pub(crate) file_key: String,
    #[diesel(select_expression = invoices::sha256.assume_not_null())]
    pub(crate) sha256: String,
}

impl PrintedInvoice {
    /// What its file is called.
    pub(crate) fn file_name(&self) -> String {
        format!("facture-{}.pdf", self.number)
    }

    /// Those of these that are printed, for whoever may read them: who pays, and the staff.
    pub(crate) async fn among(
        conn: &mut Conn,
        owner: Option<Uuid>,
        ids: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(invoices::id.eq_any(ids.to_vec()).and(invoices::issued_at.is_not_null()))
            .into_boxed();
        if let Some(owner) = owner {
            query = query.filter(invoices::customer_id.eq(owner));
        }
        query.load(conn).await
    }

    /// One, for a link, which was made for somebody who may read it.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Ok(Self::among(conn, None, &[id]).await?.pop())
    }
}
