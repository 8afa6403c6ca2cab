//! The accounts for whoever runs the platform: exported for the accountant, and checked.
use crate::{actions, models};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use kernel::{ApiError, Pool};

/// The file of accounting entries (LPF art. A47 A-1) of the centre with this approval number, from
/// one day to another, both included: its name and its text.
///
/// # Errors
/// Where the centre has no documents, nobody said which company sells there, or the database does
/// not answer.
pub async fn export_accounts(
    pool: &Pool,
    approval_number: &str,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<(String, String)> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let centre = models::centre_of(&mut conn, approval_number).await?;
    let centre = centre.with_context(|| format!("{approval_number} has no documents"))?;
    actions::fec(&mut conn, centre, from, until).await.map_err(ApiError::into_report)
}

/// Documents and closings whose chain is broken, in words; nothing where all is as it was written.
///
/// # Errors
/// Where the database does not answer.
pub async fn broken_chains(pool: &Pool) -> Result<Vec<String>> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    Ok(models::broken_chains(&mut conn).await?)
}
