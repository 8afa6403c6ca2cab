//! `autovisite accounts`: what an accountant and the tax office ask for.
use crate::database::Databases;
use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use std::path::Path;

/// Writes the file of accounting entries of a centre into a folder, and prints where.
///
/// # Errors
/// Where the centre has no documents or no seller, the period is none, or nothing can be written.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn export(
    databases: &Databases,
    centre: &str,
    (from, until): (NaiveDate, NaiveDate),
    folder: &Path,
) -> Result<()> {
    let pool = databases.pool(payment::NAME)?;
    let (name, text) = payment::export_accounts(&pool, centre, from, until).await?;
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot create {}", folder.display()))?;
    let path = folder.join(name);
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("{}", path.display());
    Ok(())
}

/// Checks the chains of documents and closings.
///
/// # Errors
/// Where one is broken: something was changed behind the platform's back.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn verify(databases: &Databases) -> Result<()> {
    let broken = payment::broken_chains(&databases.pool(payment::NAME)?).await?;
    if broken.is_empty() {
        println!("every document and every closing is as it was written");
        return Ok(());
    }
    bail!("not as it was written: {}", broken.join(", "))
}
