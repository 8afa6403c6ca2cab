//! What the databases and the stores of files say.
use super::{Finding, known_secrets};
use crate::{
    Settings,
    database::{Databases, Health},
    domains, stores,
};
use anyhow::Result;
use kernel::{ApiError, files::Files, outbox};

/// The databases.
pub(super) const DATABASE: &str = "Database";
const CLOCK: &str = "Clock";
const MIGRATIONS: &str = "Migrations";
const EVENTS: &str = "Events";
const STORAGE: &str = "Storage";

/// Clocks so far apart, in seconds, should be seen to; the other breaks codes and log-ins.
const APART: [i64; 2] = [2, 30];
/// An event that waits so long, in seconds, waits for something.
const WAITS: i64 = 300;
/// Of a server's connections so many may be taken before somebody should know.
const TAKEN_PERCENT: i64 = 80;

/// Looks at all of it.
pub(super) async fn all(settings: &Settings, databases: &Databases) -> Vec<Finding> {
    let mut found = Vec::new();
    let reached = match databases.health().await {
        Ok(servers) => {
            servers.iter().for_each(|server| found.extend(server_findings(server)));
            true
        }
        Err(error) => {
            let remedy = "see DATABASE_URL and DATABASE_URL_<DOMAIN>, and whether PostgreSQL runs";
            found.push(Finding::wrong(DATABASE, format!("{error:#}"), remedy));
            false
        }
    };
    if reached {
        let pending = migrations(settings, databases).await;
        let complete = pending.state == super::State::Good;
        found.push(pending);
        // Tables that are not there yet say nothing.
        if complete {
            found.push(events(databases).await);
        }
    }
    found.extend(storage(settings).await);
    found
}

fn server_findings(server: &Health) -> Vec<Finding> {
    let mut found = Vec::new();
    let words = format!(
        "PostgreSQL {} for {}, {} of {} connections in use",
        server.version,
        server.domains.join(", "),
        server.connections,
        server.most_connections
    );
    found.push(if server.connections * 100 > server.most_connections * TAKEN_PERCENT {
        Finding::notice(DATABASE, words, "raise max_connections, or run fewer processes beside it")
    } else {
        Finding::good(DATABASE, words)
    });
    let apart = server.seconds_ahead.abs();
    let words = format!("the database’s clock is {apart} s from this machine’s");
    let remedy = "have both set by NTP: codes, log-ins and holds are judged by the time";
    found.push(match APART {
        [_, much] if apart >= much => Finding::wrong(CLOCK, words, remedy),
        [little, _] if apart >= little => Finding::notice(CLOCK, words, remedy),
        _ => Finding::good(CLOCK, "with the database’s"),
    });
    found
}

async fn migrations(settings: &Settings, databases: &Databases) -> Finding {
    match databases.pending(domains::migrations(settings)).await {
        Ok(pending) if pending.is_empty() => Finding::good(MIGRATIONS, "all applied"),
        Ok(pending) => Finding::notice(
            MIGRATIONS,
            format!("{} not applied yet", pending.len()),
            "autovisite migrate --plan lists them; a start in one process applies them",
        ),
        Err(error) => Finding::wrong(MIGRATIONS, format!("{error:#}"), "see the database’s rights"),
    }
}

async fn events(databases: &Databases) -> Finding {
    let counted = async {
        let (mut waiting, mut dead, mut oldest) = (0, 0, 0);
        for pool in databases.distinct()? {
            let mut conn = pool.get().await.map_err(ApiError::into_report)?;
            let backlog = outbox::backlog(&mut conn).await.map_err(ApiError::into_report)?;
            waiting += backlog.waiting;
            dead += backlog.dead;
            oldest = oldest.max(backlog.oldest_seconds);
        }
        anyhow::Ok((waiting, dead, oldest))
    };
    match counted.await {
        Ok((_, dead, _)) if dead > 0 => Finding::wrong(
            EVENTS,
            format!("{dead} given up: what they announce did not happen"),
            "autovisite events dead says why; mend it, then autovisite events replay ID",
        ),
        Ok((waiting, _, oldest)) if oldest > WAITS => Finding::wrong(
            EVENTS,
            format!("{waiting} wait, the oldest for {} minutes", oldest / 60),
            "is the platform running, or its worker? The log says what a listener fails at",
        ),
        Ok((waiting, ..)) => Finding::good(EVENTS, format!("{waiting} wait, none was given up")),
        Err(error) => Finding::wrong(EVENTS, format!("{error:#}"), "see the database’s rights"),
    }
}

/// Whether files can be stored, and come back as they were.
async fn storage(settings: &Settings) -> Vec<Finding> {
    // Without keys nothing can be sealed, and looking makes none: said under « Keys ».
    let Some(secrets) = known_secrets(settings) else { return Vec::new() };
    let remedy =
        "see AUTOVISITE_FILES and the AWS_… variables, or the rights of the data directory";
    let tried = async {
        for files in [stores::pictures(settings, &secrets)?, stores::reports(settings, &secrets)?] {
            comes_back(&files).await?;
        }
        anyhow::Ok(())
    };
    vec![match tried.await {
        Ok(()) => Finding::good(STORAGE, "files are written, read and removed"),
        Err(error) => Finding::wrong(STORAGE, format!("{error:#}"), remedy),
    }]
}

async fn comes_back(files: &Files) -> Result<()> {
    let (key, bytes) = (format!("doctor-{}", uuid::Uuid::now_v7()), b"doctor".to_vec());
    files.put(&key, bytes.clone()).await?;
    let read = files.get(&key).await;
    files.delete(&key).await?;
    anyhow::ensure!(read? == bytes, "a file came back otherwise than it was stored");
    Ok(())
}
