//! Looks whether the log of acts is as it was written: its chain, and every act against the log of the
//! domain in which it was done.
//! Decisions: docs/decisions/papers.md
use crate::models::{ActWords, broken_acts};
use anyhow::Result;
use kernel::{ApiError, Pool};
use std::collections::HashMap;
use uuid::Uuid;

/// What was found.
#[derive(Debug, Default)]
pub struct AuditedActs {
    /// How many acts were looked at.
    pub acts: usize,
    /// What is not as it was written, in words, each act with its id.
    pub broken: Vec<String>,
}

/// Walks the chain, and compares with the logs in these databases, each named once. An act that a domain
/// has and the log of all has not is on its way.
///
/// # Errors
/// Where a database does not answer.
pub async fn audit(pool: &Pool, databases: &[Pool]) -> Result<AuditedActs> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let mut broken: Vec<String> = broken_acts(&mut conn)
        .await?
        .iter()
        .map(|id| format!("act {id}: it is not what its chain says"))
        .collect();
    let told: HashMap<Uuid, ActWords> =
        ActWords::told(&mut conn).await?.into_iter().map(|act| (act.id, act)).collect();
    drop(conn);
    let mut missing = told.clone();
    for database in databases {
        let mut conn = database.get().await.map_err(ApiError::into_report)?;
        for act in ActWords::kept(&mut conn).await? {
            missing.remove(&act.id);
            if told.get(&act.id).is_some_and(|told| *told != act) {
                broken
                    .push(format!("act {} ({}): its domain’s log says otherwise", act.id, act.act));
            }
        }
    }
    let mut missing: Vec<ActWords> = missing.into_values().collect();
    missing.sort_by_key(|act| act.id);
    let gone = |act: &ActWords| format!("act {} ({}): not in its domain’s log", act.id, act.act);
    broken.extend(missing.iter().map(gone));
    Ok(AuditedActs { acts: told.len(), broken })
}
