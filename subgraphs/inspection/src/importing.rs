//! Another version of the catalogue, for whoever runs the platform: shown first, then imported.
use crate::{
    domain::{Bundle, Difference},
    models,
};
use anyhow::{Result, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use kernel::{ApiError, Pool, clock::CIVIL_ZONE};

/// The files of a catalogue, and from when it counts.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// `points.csv`, in the columns of the bundled one.
    pub points: String,
    /// `defects.csv`, in the columns of the bundled one.
    pub defects: String,
    /// First day of inspections made under it.
    pub effective_from: NaiveDate,
    /// The official text that it was read in.
    pub source: String,
}

/// What an import changes, in words, one line each.
///
/// # Errors
/// Where the files contradict themselves, the source is not named, or the database does not answer.
pub async fn preview_catalogue(
    pool: &Pool,
    catalogue: &Catalogue,
    now: DateTime<Utc>,
) -> Result<Vec<String>> {
    let bundle = read(catalogue)?;
    let today = now.with_timezone(&CIVIL_ZONE).date_naive();
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let current = models::current_version(&mut conn, today).await.map_err(ApiError::into_report)?;
    let before = models::labels(&mut conn, &current).await?;
    let after: Vec<(String, String)> =
        bundle.defects.iter().map(|defect| (defect.code.clone(), defect.label.clone())).collect();
    let Difference { added, removed, reworded } = Difference::between(&before, &after);
    let mut lines = vec![format!(
        "{} takes the place of {current} on {}: {} points, {} defects, {} of them off until approved",
        bundle.version,
        catalogue.effective_from,
        bundle.points.len(),
        bundle.defects.len(),
        bundle.defects.iter().filter(|defect| !defect.grade.active()).count(),
    )];
    lines.extend(added.iter().map(|(code, label)| format!("+ {code} {label}")));
    lines.extend(removed.iter().map(|(code, label)| format!("- {code} {label}")));
    lines.extend(reworded.iter().map(|(code, was, is)| format!("~ {code} {was} → {is}")));
    Ok(lines)
}

/// Imports it; inspections that are under way keep theirs. Answers whether it was not there already.
///
/// # Errors
/// As [`preview_catalogue`].
pub async fn import_catalogue(
    pool: &Pool,
    catalogue: &Catalogue,
    now: DateTime<Utc>,
) -> Result<bool> {
    let bundle = read(catalogue)?;
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let (since, source) = (catalogue.effective_from, catalogue.source.trim());
    models::keep(&mut conn, &bundle, since, source, now).await.map_err(ApiError::into_report)
}

fn read(catalogue: &Catalogue) -> Result<Bundle> {
    ensure!(
        (10..=200).contains(&catalogue.source.trim().chars().count()),
        "say in which official text it was read, in 10 to 200 characters"
    );
    Bundle::read(&catalogue.points, &catalogue.defects)
}
