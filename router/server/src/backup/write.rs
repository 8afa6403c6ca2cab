//! Writing a backup.
use super::{Dump, FOLDERS, MANIFEST, Manifest, PREFIX, SUFFIX, programs};
use crate::{Settings, database::Databases};
use anyhow::{Context, Result, ensure};
use chrono::Utc;
use std::{
    fs,
    os::unix::fs::{DirBuilderExt, symlink},
    path::{Path, PathBuf},
};

/// What to write.
#[derive(Debug)]
pub struct Wanted {
    /// Where backups are; created where it is missing.
    pub folder: PathBuf,
    /// Whom they are encrypted to: `age1…`.
    pub recipient: String,
    /// As many are kept; older ones of this folder are removed once the new one is whole.
    pub keep: Option<usize>,
}

/// Writes one, and answers where it is.
///
/// The databases first, then the files: a row's file is there when the row is. Between two databases
/// there is no common moment; events that one has told the other already are not applied twice.
///
/// # Errors
/// Where a program is missing or fails; nothing half-written is left under a backup's name.
pub fn write(settings: &Settings, databases: &Databases, wanted: &Wanted) -> Result<PathBuf> {
    ensure!(wanted.keep != Some(0), "--keep 0 would remove the backup that was just written");
    fs::create_dir_all(&wanted.folder)
        .with_context(|| format!("cannot create {}", wanted.folder.display()))?;
    let scratch = Scratch::new(&settings.data_dir)?;
    let mut dumps = Vec::new();
    for (number, (url, domains)) in databases.by_address().into_iter().enumerate() {
        let file = format!("database-{number}.dump");
        programs::dump(url, &scratch.0.join(&file))
            .with_context(|| format!("the database of {}", domains.join(", ")))?;
        let domains = domains.into_iter().map(ToOwned::to_owned).collect();
        dumps.push(Dump { file, domains });
    }
    let in_bucket = kernel::config::optional("AUTOVISITE_FILES").is_some();
    for name in FOLDERS {
        let folder = settings.data_dir.join(name);
        if folder.is_dir() && !(in_bucket && name == "files") {
            copy(&folder, &scratch.0.join(name))?;
        }
    }
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        written_at: Utc::now(),
        databases: dumps,
        files: !in_bucket,
    };
    fs::write(scratch.0.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?)?;
    let name = format!("{PREFIX}{}{SUFFIX}", manifest.written_at.format("%Y%m%dT%H%M%S%3fZ"));
    let (file, part) = (wanted.folder.join(&name), wanted.folder.join(format!("{name}.part")));
    let sealed = programs::seal(&scratch.0, &wanted.recipient, &part);
    if sealed.is_err() {
        let _ = fs::remove_file(&part);
    }
    sealed?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, &file)?;
    if let Some(keep) = wanted.keep {
        forget(&wanted.folder, keep)?;
    }
    Ok(file)
}

/// Removes all but the newest.
fn forget(folder: &Path, keep: usize) -> Result<()> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(PREFIX) && name.ends_with(SUFFIX)
        })
        .collect();
    found.sort();
    for old in found.iter().rev().skip(keep) {
        fs::remove_file(old)?;
    }
    Ok(())
}

/// A folder for this account alone, gone with the value. In the data directory, because the
/// temporary folder may be small, and because what is plain there is plain here.
pub(super) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(super) fn new(data_dir: &Path) -> Result<Self> {
        let folder = data_dir.join(format!(".backup-{}", std::process::id()));
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Files are written once and never changed: a second name for each is a copy that costs nothing,
/// and stays whole if the file is removed meanwhile.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            symlink(fs::read_link(entry.path())?, &target)?;
        } else if fs::hard_link(entry.path(), &target).is_err() {
            match fs::copy(entry.path(), &target) {
                Ok(_) => {}
                // Purged since the folder was listed.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(())
}
