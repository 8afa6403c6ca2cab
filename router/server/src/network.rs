//! `autovisite network`: the network as a file, so that it can be set up, looked at and kept.
//!
//! A file says what it is about and nothing else: centres and prices that it does not name stay as
//! they are. What a centre does not name (a lane, opening hours, a closed day to come) ends.
//! People whom it names are at their centre what it says, and are invited; others stay.
//! Decisions: docs/decisions/booking.md
use crate::database::Databases;
use anyhow::{Context, Result, bail, ensure};
use appointment::{NetworkChange, NetworkPlan};
use auth::{StaffChange, StaffPlan};
use chrono::{DateTime, Utc};
use kernel::{ApiError, Clock, clock::CIVIL_ZONE};
use serde::{Deserialize, Serialize};
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
    let (plan, staff) = read(&text).with_context(|| format!("{} is no network", file.display()))?;
    let pool = databases.pool(appointment::NAME)?;
    let people = databases.pool(auth::NAME)?;
    let now = Clock::System.now();
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let shown =
        appointment::preview_network(&mut conn, &plan, now).await.map_err(ApiError::into_report)?;
    let centres = appointment::centre_ids(&mut conn).await.map_err(ApiError::into_report)?;
    // Nobody waits for an answer with a connection in their hand.
    drop(conn);
    for row in &staff {
        let named = plan.centres.iter().any(|centre| centre.slug == row.centre);
        ensure!(
            named || centres.contains_key(&row.centre),
            "{} works at {}, and there is no such centre: nothing was changed",
            row.email,
            row.centre
        );
    }
    let mut conn = people.get().await.map_err(ApiError::into_report)?;
    let joining =
        auth::preview_staff(&mut conn, &staff, &centres).await.map_err(ApiError::into_report)?;
    drop(conn);
    show(&shown, &joining);
    ensure!(shown.is_possible(), "nothing was changed");
    if (shown.changes.is_empty() && joining.is_empty()) || consent == Consent::DryRun {
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
        show(&done, &joining);
        bail!("the network changed while this was read: nothing was changed, start again");
    }
    let centres = appointment::centre_ids(&mut conn).await.map_err(ApiError::into_report)?;
    drop(conn);
    // After the centres: where this fails, the same file is imported again.
    let mut conn = people.get().await.map_err(ApiError::into_report)?;
    let joined = auth::import_staff(&mut conn, &staff, &centres, &joining, Clock::System.now())
        .await
        .map_err(ApiError::into_report)?;
    if joined != joining {
        joined.iter().for_each(|line| println!("{line}"));
        bail!(
            "who works where changed while this was read: the centres are as the file says, nobody \
             was made anything, start again"
        );
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
    let centres = appointment::centre_ids(&mut conn).await.map_err(ApiError::into_report)?;
    drop(conn);
    let mut conn = databases.pool(auth::NAME)?.get().await.map_err(ApiError::into_report)?;
    let staff = auth::export_staff(&mut conn, &centres).await.map_err(ApiError::into_report)?;
    let mut text = toml::to_string(&plan)?;
    if !staff.is_empty() {
        let people = toml::to_string(&Staff { staff })?;
        text = format!("{text}\n{people}");
    }
    match file {
        None => print!("{text}"),
        Some(file) => {
            fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    Ok(())
}

/// The people of a file, beside its centres and prices.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Staff {
    staff: Vec<StaffPlan>,
}

/// The two parts of a file: what is `appointment`'s, and who works there, which is `auth`'s.
fn read(text: &str) -> Result<(NetworkPlan, Vec<StaffPlan>)> {
    let mut network: toml::Table = toml::from_str(text)?;
    let mut people = toml::Table::new();
    if let Some(staff) = network.remove("staff") {
        people.insert("staff".to_owned(), staff);
    }
    Ok((network.try_into()?, people.try_into::<Staff>()?.staff))
}

#[expect(clippy::print_stdout, reason = "what whoever started it wants to read")]
fn show(change: &NetworkChange, joining: &[StaffChange]) {
    for line in &change.changes {
        println!("{line}");
    }
    for line in joining {
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
    if change.changes.is_empty() && joining.is_empty() && change.is_possible() {
        println!("the network is so already");
    }
}

fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&CIVIL_ZONE).format("%Y-%m-%d at %H:%M").to_string()
}

#[expect(clippy::print_stdout, reason = "a question to whoever started it")]
pub(crate) fn is_agreed() -> Result<bool> {
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
