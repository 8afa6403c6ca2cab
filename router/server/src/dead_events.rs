//! `autovisite events`: what was given up, delivered again or dropped.
use crate::database::Databases;
use anyhow::{Result, ensure};
use kernel::{ApiError, dead};
use uuid::Uuid;

/// Prints the events that were given up, the oldest first of each database.
///
/// # Errors
/// Where a database does not answer.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn list(databases: &Databases) -> Result<()> {
    let mut found = 0;
    for pool in databases.distinct()? {
        let mut conn = pool.get().await.map_err(ApiError::into_report)?;
        for event in dead::list(&mut conn).await.map_err(ApiError::into_report)? {
            found += 1;
            println!("{}  {}  {}  {}", event.id, event.dead_at, event.place, event.name);
            println!("    {}: {}", event.aggregate, event.last_error);
        }
    }
    if found == 0 {
        println!("no event was given up");
    }
    Ok(())
}

/// Has one delivered again by the running platform.
///
/// # Errors
/// Where no such event was given up, or a database does not answer.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn replay(databases: &Databases, id: Uuid) -> Result<()> {
    let mut places = 0;
    for pool in databases.distinct()? {
        let mut conn = pool.get().await.map_err(ApiError::into_report)?;
        places += dead::replay(&mut conn, id).await.map_err(ApiError::into_report)?;
    }
    ensure!(places > 0, "no event {id} was given up");
    println!("{id} is delivered again, in {places} place(s)");
    Ok(())
}

/// Forgets one for good.
///
/// # Errors
/// Where no such event was given up, or a database does not answer.
#[expect(clippy::print_stdout, reason = "what was asked for")]
pub async fn forget(databases: &Databases, id: Uuid) -> Result<()> {
    let mut places = 0;
    for pool in databases.distinct()? {
        let mut conn = pool.get().await.map_err(ApiError::into_report)?;
        places += dead::drop_event(&mut conn, id).await.map_err(ApiError::into_report)?;
    }
    ensure!(places > 0, "no event {id} was given up");
    println!("{id} was dropped, in {places} place(s)");
    Ok(())
}
