//! `autovisite network`: the network as a file, so that it can be set up, looked at and kept.
//!
//! A file says what it is about and nothing else: centres and prices that it does not name stay as
//! they are. What a centre does not name (a lane, opening hours, a closed day to come) ends.
//! Decisions: docs/decisions/booking.md
use crate::database::Databases;
use anyhow::{Context, Result, bail, ensure};
use appointment::{NetworkChange, NetworkPlan};
use chrono::{DateTime, Utc};
use kernel::{ApiError, Clock, clock::CIVIL_ZONE};
use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
};

/// What to do once the changes have been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Nothing: they were only to be seen.
    DryRun,
    /// Ask whoever sits at the terminal.
    Ask,
    /// Make them: a script has decided.
    Given,
}

/// Shows what a file changes about the network, and makes the changes where that is agreed to.
///
/// # Errors
/// Where the file cannot be read or used, where appointments stand in the way, where nobody is there
/// to agree, or a database does not answer.
#[expect(clippy::print_stdout, reason = "what whoever started it wants to read")]
pub async fn import(databases: &Databases, file: &Path, consent: Consent) -> Result<()> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let plan: NetworkPlan =
        toml::from_str(&text).with_context(|| format!("{} is no network", file.display()))?;
    let pool = databases.pool(appointment::NAME)?;
    let now = Clock::System.now();
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let shown =
        appointment::preview_network(&mut conn, &plan, now).await.map_err(ApiError::into_report)?;
    // Nobody waits for an answer with a connection in their hand.
    drop(conn);
    show(&shown);
    ensure!(shown.is_possible(), "nothing was changed");
    if shown.changes.is_empty() || consent == Consent::DryRun {
        return Ok(());
    }
    if consent == Consent::Ask && !is_agreed()? {
        println!("nothing was changed");
        return Ok(());
    }
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let done = appointment::import_network(&mut conn, &plan, &shown, Clock::System.now())
        .await
        .map_err(ApiError::into_report)?;
    if done != shown {
        show(&done);
        bail!("the network changed while this was read: nothing was changed, start again");
    }
    println!("done");
    Ok(())
}

/// Writes the network as a file, or to standard output where none is named.
///
/// # Errors
/// Where the file cannot be written or a database does not answer.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn export(databases: &Databases, file: Option<&Path>) -> Result<()> {
    let pool = databases.pool(appointment::NAME)?;
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let plan = appointment::export_network(&mut conn, Clock::System.now())
        .await
        .map_err(ApiError::into_report)?;
    let text = toml::to_string(&plan)?;
    match file {
        None => print!("{text}"),
        Some(file) => {
            fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "what whoever started it wants to read")]
fn show(change: &NetworkChange) {
    for line in &change.changes {
        println!("{line}");
    }
    for (slug, fault) in &change.faults {
        println!("! {slug}: {fault}");
    }
    for (slug, standing) in &change.conflicts {
        let at = local(standing.starts_at);
        println!("! {slug}: {} stands on {at}: move or cancel it first", standing.reference);
    }
    for slug in &change.unnamed {
        println!("  {slug} is not in the file, and stays as it is");
    }
    if change.changes.is_empty() && change.is_possible() {
        println!("the network is so already");
    }
}

fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&CIVIL_ZONE).format("%Y-%m-%d at %H:%M").to_string()
}

#[expect(clippy::print_stdout, reason = "a question to whoever started it")]
fn is_agreed() -> Result<bool> {
    ensure!(
        io::stdin().is_terminal(),
        "nobody is there to agree to this: nothing was changed (--yes agrees, --dry-run only looks)"
    );
    print!("Make these changes? [y/N] ");
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "o" | "oui"))
}
