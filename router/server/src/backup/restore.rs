//! Reading a backup back into an installation that has nothing yet.
use super::{FOLDERS, MANIFEST, Manifest, programs, write::Scratch};
use crate::{Settings, database::Databases};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

/// Puts databases, files and keys back as they were. Refused where there is anything already: what
/// is there is not overwritten, however wrong it is. Answers when the backup was written.
///
/// # Errors
/// Where the file cannot be opened with that key, is of another layout, or something is there.
pub async fn restore(
    settings: &Settings,
    databases: &Databases,
    file: &Path,
    identity: &Path,
) -> Result<chrono::DateTime<chrono::Utc>> {
    databases.create().await?;
    ensure!(
        databases.are_new().await?,
        "a database has tables already: name an empty one in DATABASE_URL, or another \
         AUTOVISITE_DATA_DIR"
    );
    for name in FOLDERS {
        let folder = settings.data_dir.join(name);
        let empty = fs::read_dir(&folder).map_or(true, |mut inside| inside.next().is_none());
        ensure!(empty, "{} is not empty: what is there would be mixed", folder.display());
    }
    let scratch = Scratch::new(&settings.data_dir)?;
    programs::unseal(file, identity, &scratch.0)?;
    let manifest = fs::read(scratch.0.join(MANIFEST)).context("this is no backup of ours")?;
    let manifest: Manifest = serde_json::from_slice(&manifest).context("its manifest")?;
    let here = databases.by_address();
    ensure!(
        here.len() == manifest.databases.len()
            && here
                .iter()
                .zip(&manifest.databases)
                .all(|((_, domains), dump)| *domains == dump.domains),
        "the backup has {} database(s), these settings {}: set DATABASE_URL_<DOMAIN> as they were",
        manifest.databases.len(),
        here.len()
    );
    for ((url, domains), dump) in here.iter().zip(&manifest.databases) {
        programs::undump(url, &scratch.0.join(&dump.file))
            .with_context(|| format!("the database of {}", domains.join(", ")))?;
    }
    for name in FOLDERS {
        let from = scratch.0.join(name);
        if from.is_dir() {
            let to = settings.data_dir.join(name);
            // It is empty, or it would have been refused.
            let _ = fs::remove_dir(&to);
            fs::rename(&from, &to).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(manifest.written_at)
}
