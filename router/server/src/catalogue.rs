//! `autovisite catalogue`: another version of the points and defects, from the official annex.
use crate::{
    database::Databases,
    network::{Consent, is_agreed},
};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use kernel::Clock;
use std::{fs, path::PathBuf};

/// What is to be imported.
pub struct Asked {
    /// Where `points.csv` and `defects.csv` are.
    pub folder: PathBuf,
    /// First day of inspections made under it.
    pub effective_from: NaiveDate,
    /// The official text that it was read in.
    pub source: String,
}

/// Shows what the folder changes, and imports it where that is agreed to.
///
/// # Errors
/// Where a file cannot be read or used, nobody is there to agree, or the database does not answer.
#[expect(clippy::print_stdout, reason = "what whoever started it wants to read")]
pub async fn import(databases: &Databases, asked: Asked, consent: Consent) -> Result<()> {
    let read = |name: &str| {
        let path = asked.folder.join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let catalogue = inspection::Catalogue {
        points: read("points.csv")?,
        defects: read("defects.csv")?,
        effective_from: asked.effective_from,
        source: asked.source,
    };
    let pool = databases.pool(inspection::NAME)?;
    let now = Clock::System.now();
    for line in inspection::preview_catalogue(&pool, &catalogue, now).await? {
        println!("{line}");
    }
    if consent == Consent::DryRun {
        return Ok(());
    }
    if consent == Consent::Ask && !is_agreed()? {
        println!("nothing was changed");
        return Ok(());
    }
    let fresh = inspection::import_catalogue(&pool, &catalogue, now).await?;
    println!("{}", if fresh { "done" } else { "this version is there already" });
    Ok(())
}
