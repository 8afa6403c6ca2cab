//! Looks whether every issued document is as it was issued: its file, its signature, its row.
use crate::{
    config::{self, ReportConfig},
    models::{PrintedInvoice, Report, RowSeal},
};
use anyhow::Result;
use kernel::{ApiError, Conn, Pool};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

/// What was found.
#[derive(Debug, Default)]
pub struct Audited {
    /// How many documents were looked at.
    pub documents: usize,
    /// What is not as it was issued, in words, each document with its number.
    pub broken: Vec<String>,
}

/// A document, whatever its kind.
struct Looked<'a> {
    id: Uuid,
    name: String,
    file_key: &'a str,
    sha256: &'a str,
    signature: &'a str,
    row: Vec<u8>,
}

/// Walks through all issued reports and invoices. `results` are the SHA-256 of what was signed, by
/// inspection: what a report prints must be that.
///
/// # Errors
/// Where the database does not answer.
pub async fn audit(
    pool: &Pool,
    config: &ReportConfig,
    results: &HashMap<Uuid, [u8; 32]>,
) -> Result<Audited> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let mut audited = Audited::default();
    let mut after = None;
    loop {
        let page = Report::page(&mut conn, after).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let seals = seals(&mut conn, page.iter().map(|report| report.id)).await?;
        for report in &page {
            let name = format!("report {}", report.number);
            let looked = Looked {
                id: report.id,
                name: name.clone(),
                file_key: &report.file_key,
                sha256: &report.sha256,
                signature: &report.signature,
                row: report.row(),
            };
            audited.look(config, &looked, &seals).await;
            let printed = report.facts().map_err(ApiError::into_report);
            let printed = printed.and_then(|facts| Ok(serde_json::to_value(facts)?));
            let signed = results.get(&report.inspection_id);
            if signed.is_some_and(|signed| printed.is_ok_and(|value| digest(&value) != *signed)) {
                audited.broken.push(format!("{name}: it prints another result than was signed"));
            }
        }
    }
    let mut after = None;
    loop {
        let page = PrintedInvoice::page(&mut conn, after).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        let seals = seals(&mut conn, page.iter().map(|invoice| invoice.id)).await?;
        for invoice in &page {
            let looked = Looked {
                id: invoice.id,
                name: format!("printed invoice {}", invoice.number),
                file_key: &invoice.file_key,
                sha256: &invoice.sha256,
                signature: &invoice.signature,
                row: invoice.row(),
            };
            audited.look(config, &looked, &seals).await;
        }
    }
    Ok(audited)
}

/// SHA-256 over a result in the form in which both domains write it.
fn digest(value: &Value) -> [u8; 32] {
    Sha256::digest(value.to_string()).into()
}

async fn seals(
    conn: &mut Conn,
    documents: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>> {
    Ok(RowSeal::of(conn, &documents.collect::<Vec<_>>()).await?)
}

impl Audited {
    async fn look(
        &mut self,
        config: &ReportConfig,
        one: &Looked<'_>,
        seals: &HashMap<Uuid, String>,
    ) {
        self.documents += 1;
        let mut found = |what: &str| self.broken.push(format!("{}: {what}", one.name));
        match config.files.get(one.file_key).await {
            Ok(bytes) if config::sha256(&bytes) == one.sha256 => {}
            Ok(_) => found("its file was changed"),
            Err(error) => found(&format!("its file cannot be read: {error:#}")),
        }
        if !config.signed(one.sha256, one.signature) {
            found("its signature is not of a key of ours");
        }
        if seals.get(&one.id).is_some_and(|seal| !config.keys.signed(&one.row, seal)) {
            found("its row was changed");
        }
    }
}
