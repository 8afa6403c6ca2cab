//! Maintenance: the public origin asks everybody politely to come back, while an operator works behind it.
//!
//! A file says so and not a database, because databases may be what is worked on. Each router looks at it once a
//! second and answers operations with `MAINTENANCE`; probes and what payment providers tell us go on.
//! Decisions: docs/decisions/platform.md
use crate::Settings;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use engine::{Admission, Asked, Refusal};
use http::StatusCode;
use kernel::{Clock, clock::CIVIL_ZONE};
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(1);
/// When to come back where nobody said until when: at least and at most.
const RETRY: [i64; 2] = [30, 3_600];

/// What an operator said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Until when, as far as anybody knows.
    pub until: Option<DateTime<Utc>>,
}

/// The file, in the data directory unless the settings name another.
#[must_use]
pub fn file(settings: &Settings) -> PathBuf {
    let here = || settings.data_dir.join("maintenance");
    settings.maintenance_file.clone().unwrap_or_else(here)
}

/// What the file says; nothing where there is none.
///
/// # Errors
/// Where it cannot be read.
pub fn read(file: &Path) -> Result<Option<Notice>> {
    match fs::read_to_string(file) {
        Ok(text) => {
            let until = DateTime::parse_from_rfc3339(text.trim()).ok();
            Ok(Some(Notice { until: until.map(|until| until.to_utc()) }))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// Begins, until that local time as far as is known.
///
/// # Errors
/// Where the file cannot be written, or there is no such time.
pub fn begin(file: &Path, until: Option<NaiveDateTime>) -> Result<Notice> {
    let until = until
        .map(|until| until.and_local_timezone(CIVIL_ZONE).earliest().context("no such time here"))
        .transpose()?
        .map(|until| until.to_utc());
    let text = until.map(|until| until.to_rfc3339()).unwrap_or_default();
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(Notice { until })
}

/// Ends; answers whether there was any.
///
/// # Errors
/// Where the file cannot be removed.
pub fn end(file: &Path) -> Result<bool> {
    match fs::remove_file(file) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot remove {}", file.display())),
    }
}

/// What whoever asks meanwhile is told.
fn refusal(notice: Notice, now: DateTime<Utc>) -> Refusal {
    let ahead = notice.until.filter(|until| *until > now);
    let (fr, en) = match ahead.map(|until| until.with_timezone(&CIVIL_ZONE)) {
        Some(until) if until.date_naive() == now.with_timezone(&CIVIL_ZONE).date_naive() => {
            (until.format("vers %-H h %M").to_string(), until.format("at about %H:%M").to_string())
        }
        Some(until) => (
            until.format("le %d/%m vers %-H h %M").to_string(),
            until.format("on %d/%m at about %H:%M").to_string(),
        ),
        None => ("dans quelques minutes".to_owned(), "in a few minutes".to_owned()),
    };
    let wait = ahead.map_or(60, |until| (until - now).num_seconds()).clamp(RETRY[0], RETRY[1]);
    Refusal {
        retry_after: TimeDelta::seconds(wait).to_std().ok(),
        ..Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "MAINTENANCE",
            format!(
                "Nous mettons le service à jour : il reprend {fr}. / \
                 We are updating the service: it is back {en}."
            ),
        )
    }
}

/// Admits nobody while the file is there; else whoever `next` admits. Call it in a runtime.
pub(crate) fn before(file: PathBuf, next: Admission) -> Admission {
    let said = Arc::new(RwLock::new(look(&file)));
    let told = Arc::downgrade(&said);
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            // Nobody asks any more: the router is gone.
            let Some(said) = told.upgrade() else { return };
            let now = look(&file);
            let mut before = said.write().unwrap_or_else(PoisonError::into_inner);
            if *before != now {
                tracing::warn!(?now, "maintenance");
                *before = now;
            }
        }
    });
    Arc::new(move |caller, asked| {
        let notice = *said.read().unwrap_or_else(PoisonError::into_inner);
        match (notice, &asked) {
            (Some(notice), Asked::Request) => {
                let refusal = refusal(notice, Clock::System.now());
                Box::pin(async move { Err(refusal) })
            }
            // What was admitted before goes on.
            (Some(_), Asked::Fields(_)) | (None, _) => next(caller, asked),
        }
    })
}

/// A file that cannot be read stops nobody.
fn look(file: &Path) -> Option<Notice> {
    read(file).unwrap_or_else(|error| {
        tracing::error!(error = format!("{error:#}"), "maintenance");
        None
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().to_utc()
    }

    #[test]
    fn the_file_says_whether_and_until_when() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("maintenance");
        assert_eq!(read(&file).unwrap(), None);
        assert!(!end(&file).unwrap());
        let local = NaiveDateTime::parse_from_str("2026-12-01T06:30", "%Y-%m-%dT%H:%M").unwrap();
        let said = begin(&file, Some(local)).unwrap();
        assert_eq!(said, Notice { until: Some(at("2026-12-01T05:30:00Z")) });
        assert_eq!(read(&file).unwrap(), Some(said));
        begin(&file, None).unwrap();
        assert_eq!(read(&file).unwrap(), Some(Notice { until: None }));
        // Made by hand, with any words in it.
        fs::write(&file, "bientôt").unwrap();
        assert_eq!(read(&file).unwrap(), Some(Notice { until: None }));
        assert!(end(&file).unwrap());
        assert_eq!(read(&file).unwrap(), None);
    }

    #[test]
    fn who_comes_meanwhile_is_told_when_to_come_back() {
        let now = at("2026-12-01T05:00:00Z");
        for (until, words, wait) in [
            (None, "dans quelques minutes", 60),
            (Some("2026-12-01T05:30:00Z"), "vers 6 h 30", 1_800),
            (Some("2026-12-02T05:30:00Z"), "le 02/12 vers 6 h 30", 3_600),
            // It takes longer than was thought.
            (Some("2026-12-01T04:59:00Z"), "dans quelques minutes", 60),
            (Some("2026-12-01T05:00:05Z"), "vers 6 h 00", 30),
        ] {
            let told = refusal(Notice { until: until.map(at) }, now);
            assert!(told.message.contains(words), "{}", told.message);
            assert_eq!(told.retry_after, Some(Duration::from_secs(wait)), "{until:?}");
            assert_eq!((told.status.as_u16(), told.code), (503, "MAINTENANCE"));
        }
    }
}
