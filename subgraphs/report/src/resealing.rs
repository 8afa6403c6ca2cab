//! Brings the files of issued documents under the key that seals now: what was stored plain before
//! files were sealed, and what an older key sealed. Documents are kept for years, so without this
//! no key could ever be retired.
use crate::{
    config::ReportConfig,
    issuing,
    models::{FileSeal, PrintedInvoice, Report},
};
use kernel::{ApiResult, Pool};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// Walks through the documents, a few at a time.
pub(crate) struct Sealer {
    pool: Pool,
    config: ReportConfig,
    /// The last one of this walk.
    reached: Mutex<Option<Uuid>>,
    /// The last invoice of the walk through those.
    invoice: Mutex<Option<Uuid>>,
}

impl Sealer {
    pub(crate) fn new(pool: Pool, config: ReportConfig) -> Self {
        Self { pool, config, reached: Mutex::new(None), invoice: Mutex::new(None) }
    }

    /// Seals the next few; answers whether the walk goes on. A file that cannot be read is told in
    /// the log and left as it is, until the next walk.
    pub(crate) async fn seal_next(&self) -> ApiResult<bool> {
        let Some(key) = self.config.files.sealing_key() else { return Ok(false) };
        let after = *self.reached.lock().unwrap_or_else(PoisonError::into_inner);
        let mut conn = self.pool.get().await?;
        let due = FileSeal::missing(&mut conn, key, after).await?;
        drop(conn);
        for report in &due {
            if let Err(error) = self.seal(report, key).await {
                let error = format!("{:#}", error.into_report());
                tracing::error!(document = report.number, error, "not sealed with {key}");
            }
        }
        let reached = due.last().map(|report| report.id);
        *self.reached.lock().unwrap_or_else(PoisonError::into_inner) = reached;
        Ok(reached.is_some())
    }

    /// The same for invoices.
    pub(crate) async fn seal_next_invoices(&self) -> ApiResult<bool> {
        let Some(key) = self.config.files.sealing_key() else { return Ok(false) };
        let after = *self.invoice.lock().unwrap_or_else(PoisonError::into_inner);
        let mut conn = self.pool.get().await?;
        let due = FileSeal::missing_of_invoices(&mut conn, key, after).await?;
        drop(conn);
        for invoice in &due {
            if let Err(error) = self.seal_invoice(invoice, key).await {
                let error = format!("{:#}", error.into_report());
                tracing::error!(invoice = invoice.number, error, "not sealed with {key}");
            }
        }
        let reached = due.last().map(|invoice| invoice.id);
        *self.invoice.lock().unwrap_or_else(PoisonError::into_inner) = reached;
        Ok(reached.is_some())
    }

    async fn seal_invoice(&self, invoice: &PrintedInvoice, key: &str) -> ApiResult<()> {
        let files = &self.config.files;
        if files.sealed_with(&invoice.file_key).await?.as_deref() != Some(key) {
            let bytes = issuing::read_invoice(&self.config, invoice).await?;
            files.put(&invoice.file_key, bytes).await?;
        }
        let mut conn = self.pool.get().await?;
        Ok(FileSeal::note_invoice(&mut conn, invoice.id, key).await?)
    }

    async fn seal(&self, report: &Report, key: &str) -> ApiResult<()> {
        let files = &self.config.files;
        if files.sealed_with(&report.file_key).await?.as_deref() != Some(key) {
            // Only what was signed: nobody's forgery gets our seal.
            let bytes = issuing::read(&self.config, report).await?;
            files.put(&report.file_key, bytes).await?;
        }
        let mut conn = self.pool.get().await?;
        Ok(FileSeal::note(&mut conn, report.id, key).await?)
    }
}
