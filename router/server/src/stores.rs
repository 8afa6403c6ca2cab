//! Where files are kept, a folder or a bucket, and the keys that seal them.
//! Decisions: docs/decisions/platform.md
use crate::{
    config::Settings,
    secrets::{Secrets, random_hex},
};
use anyhow::{Context, Result};
use kernel::{config::optional, files::Files, sealing::Keyring};
use std::{ffi::OsString, sync::Arc};

/// The keys' file.
const FILE_KEYS: &str = "file-keys";

fn files(settings: &Settings, folder: &str) -> Result<Files> {
    match optional("AUTOVISITE_FILES") {
        Some(bucket) => {
            let readable = |(name, value): (OsString, OsString)| {
                Some((name.into_string().ok()?, value.into_string().ok()?))
            };
            Files::in_bucket(&bucket, folder, std::env::vars_os().filter_map(readable))
        }
        None => Files::in_folder(&settings.data_dir.join("files").join(folder)),
    }
}

/// The keys of what is stored: the first seals, all open.
fn file_keys(secrets: &Secrets) -> Result<Arc<Keyring>> {
    let keys = secrets
        .text("AUTOVISITE_FILE_KEYS", FILE_KEYS, || Ok(format!("first:{}", random_hex())))?;
    Ok(Arc::new(Keyring::read(keys.trim()).context("AUTOVISITE_FILE_KEYS")?))
}

/// Whether the keys that seal files can be used; `false` where there is none yet.
///
/// # Errors
/// Where they are there and cannot be.
pub(crate) fn file_keys_are_good(secrets: &Secrets) -> Result<bool> {
    let Some(keys) = secrets.known("AUTOVISITE_FILE_KEYS", FILE_KEYS)? else { return Ok(false) };
    Keyring::read(keys.trim()).map(|_| true)
}

/// Where the pictures of what customers send are, sealed.
pub(crate) fn pictures(settings: &Settings, secrets: &Secrets) -> Result<Files> {
    Ok(files(settings, "documents")?.sealed(file_keys(secrets)?))
}

/// Where issued documents are, sealed; those stored before they were sealed are read, too.
pub(crate) fn reports(settings: &Settings, secrets: &Secrets) -> Result<Files> {
    Ok(files(settings, "reports")?.sealed_from_now_on(file_keys(secrets)?))
}
