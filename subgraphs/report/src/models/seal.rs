//! Which documents' files are sealed with which key.
use super::{PrintedInvoice, Report};
use crate::schema::{file_seals, invoice_seals, invoices, reports};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// What is known of the seal of a file.
pub(crate) struct FileSeal;

impl FileSeal {
    /// Issued documents after that one, by id, not known to be sealed with the key of that name.
    pub(crate) async fn missing(
        conn: &mut Conn,
        key_name: &str,
        after: Option<Uuid>,
    ) -> QueryResult<Vec<Report>> {
        let sealed = file_seals::table
            .filter(file_seals::report_id.eq(reports::id))
            .filter(file_seals::key_name.eq(key_name.to_owned()));
        let mut query = Report::query()
            .filter(reports::issued_at.is_not_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(sealed)))
            .order(reports::id)
            .limit(20)
            .into_boxed();
        if let Some(after) = after {
            query = query.filter(reports::id.gt(after));
        }
        query.load(conn).await
    }

    /// Notes that a document's file is sealed with that key.
    pub(crate) async fn note(conn: &mut Conn, report: Uuid, key_name: &str) -> QueryResult<()> {
        diesel::insert_into(file_seals::table)
            .values((file_seals::report_id.eq(report), file_seals::key_name.eq(key_name)))
            .on_conflict(file_seals::report_id)
            .do_update()
            .set(file_seals::key_name.eq(key_name))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Printed invoices, as [`Self::missing`] documents.
    pub(crate) async fn missing_of_invoices(
        conn: &mut Conn,
        key_name: &str,
        after: Option<Uuid>,
    ) -> QueryResult<Vec<PrintedInvoice>> {
        let sealed = invoice_seals::table
            .filter(invoice_seals::invoice_id.eq(invoices::id))
            .filter(invoice_seals::key_name.eq(key_name.to_owned()));
        let mut query = PrintedInvoice::query()
            .filter(invoices::issued_at.is_not_null())
            .filter(diesel::dsl::not(diesel::dsl::exists(sealed)))
            .order(invoices::id)
            .limit(20)
            .into_boxed();
        if let Some(after) = after {
            query = query.filter(invoices::id.gt(after));
        }
        query.load(conn).await
    }

    /// Notes that an invoice's file is sealed with that key.
    pub(crate) async fn note_invoice(
        conn: &mut Conn,
        invoice: Uuid,
        key_name: &str,
    ) -> QueryResult<()> {
        diesel::insert_into(invoice_seals::table)
            .values((invoice_seals::invoice_id.eq(invoice), invoice_seals::key_name.eq(key_name)))
            .on_conflict(invoice_seals::invoice_id)
            .do_update()
            .set(invoice_seals::key_name.eq(key_name))
            .execute(conn)
            .await?;
        Ok(())
    }
}
