//! Invoices and credit notes: as payment told them, then printed. What is issued never changes.
use super::Printed;
use crate::schema::invoices;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::payment::{AccountInvoiceIssued, InvoiceIssued};
use kernel::{ApiResult, Conn, Reach, guard::Rows, live};
use serde_json::json;
use uuid::Uuid;

/// Touched whenever an invoice waits to be printed.
pub(crate) const INVOICES: &str = "report:invoices";

/// All that an invoice prints.
pub(crate) enum InvoiceFacts {
    /// What was paid.
    Paid(Box<InvoiceIssued>),
    /// What an organisation owes on account, or no longer.
    Owed(Box<AccountInvoiceIssued>),
}

/// An invoice that waits to be printed.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = invoices)]
pub(crate) struct InvoiceDraft {
    pub(crate) id: Uuid,
    pub(crate) number: String,
    appointment_id: Option<Uuid>,
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

    /// The same of an account's.
    pub(crate) async fn keep_owed(
        conn: &mut Conn,
        event: &AccountInvoiceIssued,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::insert_into(invoices::table)
            .values((
                invoices::id.eq(event.document_id),
                invoices::customer_id.eq(event.customer_id),
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
    pub(crate) fn facts(&self) -> ApiResult<InvoiceFacts> {
        read_facts(self.appointment_id, &self.facts)
    }

    /// It is printed and signed; `None` where a second printer was faster.
    pub(crate) async fn issue(
        &self,
        conn: &mut Conn,
        printed: Printed,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<PrintedInvoice>> {
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
        .returning(PrintedInvoice::as_returning())
        .get_result(conn)
        .await
        .optional()
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

/// What an account owes is of no one appointment.
fn read_facts(appointment: Option<Uuid>, facts: &serde_json::Value) -> ApiResult<InvoiceFacts> {
    let read = match appointment {
        Some(_) => serde_json::from_value(facts.clone()).map(InvoiceFacts::Paid),
        None => serde_json::from_value(facts.clone()).map(InvoiceFacts::Owed),
    };
    Ok(read.context("an invoice's facts are not readable")?)
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
    #[diesel(select_expression = invoices::signature.assume_not_null())]
    pub(crate) signature: String,
    customer_id: Uuid,
    appointment_id: Option<Uuid>,
    facts: serde_json::Value,
}

impl PrintedInvoice {
    /// All that its row says, for the seal over it.
    pub(crate) fn row(&self) -> Vec<u8> {
        json!([
            self.id,
            self.number,
            self.customer_id,
            self.appointment_id,
            self.facts,
            self.file_key,
            self.sha256,
        ])
        .to_string()
        .into_bytes()
    }

    /// All that it prints.
    pub(crate) fn facts(&self) -> ApiResult<InvoiceFacts> {
        read_facts(self.appointment_id, &self.facts)
    }

    /// Whether it is for money that was paid: an account's has no receipt.
    pub(crate) fn has_receipt(&self) -> bool {
        self.appointment_id.is_some()
    }

    /// What its file is called.
    pub(crate) fn file_name(&self) -> String {
        format!("facture-{}.pdf", self.number)
    }

    /// Those of these that are printed, for whoever may read them: who pays, and the staff of their
    /// centre.
    pub(crate) async fn among(
        conn: &mut Conn,
        rows: &Rows,
        ids: &[Uuid],
    ) -> QueryResult<Vec<Self>> {
        let query = Self::query()
            .filter(invoices::id.eq_any(ids.to_vec()).and(invoices::issued_at.is_not_null()))
            .into_boxed();
        match &rows.reach {
            Reach::Everywhere => query,
            Reach::At(centres) => query.filter(
                invoices::customer_id
                    .eq(rows.own)
                    .or(invoices::centre_id.eq_any(centres).assume_not_null()),
            ),
        }
        .load(conn)
        .await
    }

    /// One, for a link, which was made for somebody who may read it.
    pub(crate) async fn linked(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query()
            .filter(invoices::id.eq(id).and(invoices::issued_at.is_not_null()))
            .first(conn)
            .await
            .optional()
    }
}
