//! Prints, signs and stores the documents that wait.
use crate::{
    config::{self, ReportConfig},
    models::{Contact, Draft, InvoiceDraft, InvoiceFacts, Printed, PrintedInvoice, RowSeal},
    pdf::{self, InvoiceSheet, Sheet},
};
use anyhow::Context;
use chrono::TimeDelta;
use diesel_async::AsyncConnection;
use events::report::Issued;
use kernel::{ApiError, ApiResult, Clock, Pool, outbox};
use tokio::task::spawn_blocking;

/// Printing takes well under a second; after this, whoever printed is dead.
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// Where documents are issued.
pub(crate) struct PrintShop {
    pool: Pool,
    clock: Clock,
    config: ReportConfig,
}

impl PrintShop {
    pub(crate) fn new(pool: Pool, clock: Clock, config: ReportConfig) -> Self {
        Self { pool, clock, config }
    }

    /// Issues one document; answers whether there was one.
    pub(crate) async fn issue_next(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let claimed = {
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| Draft::claim(conn, now, now + LEASE).await).await?
        };
        let Some(draft) = claimed else { return Ok(false) };
        if let Err(error) = self.issue(&draft).await {
            let reason = format!("{:#}", error.into_report());
            tracing::error!(document = %draft.id, attempts = draft.attempts, reason, "not issued");
            let mut conn = self.pool.get().await?;
            draft.put_off(&mut conn, &reason, self.clock.now()).await?;
        }
        Ok(true)
    }

    async fn issue(&self, draft: &Draft) -> ApiResult<()> {
        let facts = draft.facts()?;
        let verification_path = format!("/verify/{}", draft.code);
        let sheet = Sheet {
            kind: *draft.kind,
            number: draft.number.clone(),
            code: draft.code.clone(),
            verification_url: self.config.address(&verification_path),
            facts: facts.clone(),
        };
        let bytes = spawn_blocking(move || pdf::print(&sheet))
            .await
            .context("a document broke its printer")??;
        let bytes = self.config.keys.seal(&bytes, self.clock.now())?;
        let (sha256, signature) = self.config.sign(&bytes)?;
        // A key of its own for each attempt: a straggler never overwrites what was issued.
        let file_key = format!("{}-{}.pdf", draft.id, draft.attempts);
        self.config.files.put(&file_key, bytes).await?;

        let now = self.clock.now();
        let printed = Printed { file_key, sha256, signature };
        let mut conn = self.pool.get().await?;
        conn.transaction(async |conn| {
            let Some(report) = draft.issue(conn, printed, now).await? else { return Ok(()) };
            RowSeal::keep(conn, report.id, &self.config.keys.sign(&report.row())?).await?;
            let issued = Issued {
                report_id: report.id,
                kind: *report.kind,
                inspection_id: report.inspection_id,
                appointment_id: facts.appointment_id,
                customer_id: report.customer_id,
                number: report.number,
                plate: report.plate,
                outcome: *report.outcome,
                valid_until: report.valid_until,
                retest_before: facts.retest_before,
                download_path: self.config.links().path(report.id, now),
                verification_path,
            };
            outbox::publish(conn, &issued).await
        })
        .await
    }
}

impl PrintShop {
    /// Issues one invoice; answers whether there was one.
    pub(crate) async fn issue_next_invoice(&self) -> ApiResult<bool> {
        let now = self.clock.now();
        let claimed = {
            let mut conn = self.pool.get().await?;
            conn.transaction(async |conn| InvoiceDraft::claim(conn, now, now + LEASE).await).await?
        };
        let Some(draft) = claimed else { return Ok(false) };
        if let Err(error) = self.issue_invoice(&draft).await {
            let reason = format!("{:#}", error.into_report());
            tracing::error!(
                invoice = draft.number,
                attempts = draft.attempts,
                reason,
                "not issued"
            );
            let mut conn = self.pool.get().await?;
            draft.put_off(&mut conn, &reason, self.clock.now()).await?;
        }
        Ok(true)
    }

    async fn issue_invoice(&self, draft: &InvoiceDraft) -> ApiResult<()> {
        let bytes = match draft.facts()? {
            InvoiceFacts::Paid(facts) => {
                let contact = Contact::of(&mut *self.pool.get().await?, facts.customer_id).await?;
                let customer = contact.map(|contact| contact.display_name).unwrap_or_default();
                let sheet = InvoiceSheet { facts: *facts, customer };
                spawn_blocking(move || pdf::print_invoice(&sheet)).await
            }
            InvoiceFacts::Owed(facts) => {
                spawn_blocking(move || pdf::print_account_invoice(&facts)).await
            }
        };
        let bytes = bytes.context("an invoice broke its printer")??;
        let bytes = self.config.keys.seal(&bytes, self.clock.now())?;
        let (sha256, signature) = self.config.sign(&bytes)?;
        let file_key = format!("{}-{}.pdf", draft.id, draft.attempts);
        self.config.files.put(&file_key, bytes).await?;
        let printed = Printed { file_key, sha256, signature };
        let (now, config) = (self.clock.now(), &self.config);
        let mut conn = self.pool.get().await?;
        conn.transaction(async |conn| {
            let Some(invoice) = draft.issue(conn, printed, now).await? else { return Ok(()) };
            Ok::<_, ApiError>(
                RowSeal::keep(conn, invoice.id, &config.keys.sign(&invoice.row())?).await?,
            )
        })
        .await
    }
}

/// The bytes of an issued invoice, if they are still those that were signed.
pub(crate) async fn read_invoice(
    config: &ReportConfig,
    invoice: &PrintedInvoice,
) -> ApiResult<Vec<u8>> {
    signed_bytes(config, &invoice.file_key, &invoice.sha256, &invoice.number).await
}

/// The bytes of an issued document, if they are still those that were signed.
pub(crate) async fn read(
    config: &ReportConfig,
    report: &crate::models::Report,
) -> ApiResult<Vec<u8>> {
    signed_bytes(config, &report.file_key, &report.sha256, &report.number).await
}

async fn signed_bytes(
    config: &ReportConfig,
    file_key: &str,
    sha256: &str,
    number: &str,
) -> ApiResult<Vec<u8>> {
    let bytes = config.files.get(file_key).await?;
    if config::sha256(&bytes) == sha256 {
        Ok(bytes)
    } else {
        Err(anyhow::anyhow!("the file of document {number} was altered").into())
    }
}
