//! Keys of this installation: from the environment, else made once and kept in the data directory.
//! Decisions: docs/decisions/platform.md
use anyhow::{Context, Result};
use rand::RngCore;
use std::{
    fs,
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// The keys' folder.
#[derive(Clone, Debug)]
pub struct Secrets(PathBuf);

impl Secrets {
    /// Opens `<data>/keys`, readable by this account alone.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub fn open(data_dir: &Path) -> Result<Self> {
        let folder = data_dir.join("keys");
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// The variable's value; else the file's; else what `make` answers, kept for the next start.
    ///
    /// # Errors
    /// Where the file can be neither read nor written.
    pub fn text(
        &self,
        variable: &str,
        file: &str,
        make: impl FnOnce() -> Result<String>,
    ) -> Result<String> {
        if let Some(value) = kernel::config::optional(variable) {
            return Ok(value);
        }
        let path = self.0.join(file);
        if path.exists() {
            return fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()));
        }
        let value = make()?;
        // Written whole before it gets its name: a crash in between leaves no half key, and of two
        // processes that start at once the first one's counts.
        let draft = self.draft(file, &value)?;
        let named = fs::hard_link(&draft, &path);
        fs::remove_file(&draft)?;
        match named {
            Ok(()) => Ok(value),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Ok(fs::read_to_string(&path)?)
            }
            Err(error) => Err(error).with_context(|| format!("cannot write {}", path.display())),
        }
    }

    /// The variable's value; else the file's; `None` where there is neither.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn known(&self, variable: &str, file: &str) -> Result<Option<String>> {
        if let Some(value) = kernel::config::optional(variable) {
            return Ok(Some(value));
        }
        let path = self.0.join(file);
        match fs::read_to_string(&path) {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// Keeps `value` in `file`, in place of what was there; whoever reads meanwhile finds it whole.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn keep(&self, file: &str, value: &str) -> Result<()> {
        fs::rename(self.draft(file, value)?, self.0.join(file))?;
        Ok(())
    }

    /// Keeps `value` in `file`, and what was there in `previous`. Whoever reads meanwhile finds
    /// both files whole.
    ///
    /// # Errors
    /// Where there was nothing, or a file cannot be written.
    pub fn rotate(&self, file: &str, previous: &str, value: &str) -> Result<()> {
        let path = self.0.join(file);
        let old = fs::read_to_string(&path).with_context(|| {
            format!("cannot read {}: there is no key to replace", path.display())
        })?;
        fs::rename(self.draft(previous, &old)?, self.0.join(previous))?;
        fs::rename(self.draft(file, value)?, path)?;
        Ok(())
    }

    /// The value in a file of this process, for this account alone.
    fn draft(&self, file: &str, value: &str) -> Result<PathBuf> {
        let draft = self.0.join(format!("{file}.{}.new", std::process::id()));
        let mut out = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&draft)
            .with_context(|| format!("cannot write {}", draft.display()))?;
        out.write_all(value.as_bytes())?;
        out.sync_all()?;
        Ok(draft)
    }

    /// As [`Secrets::text`], with 32 random bytes in hexadecimal.
    ///
    /// # Errors
    /// As [`Secrets::text`].
    pub fn random(&self, variable: &str, file: &str) -> Result<String> {
        self.text(variable, file, || Ok(random_hex()))
    }
}

/// 32 random bytes in hexadecimal.
pub(crate) fn random_hex() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(folder.path()).unwrap();
        let first = secrets.random("AVT_TEST_NO_SUCH_VARIABLE", "key").unwrap();
        assert_eq!(first.len(), 64);
        assert_eq!(secrets.random("AVT_TEST_NO_SUCH_VARIABLE", "key").unwrap(), first);
        let mode = fs::metadata(folder.path().join("keys/key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    #[test]
    fn a_rotated_key_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(folder.path()).unwrap();
        assert!(secrets.rotate("key", "before", "second").is_err());
        secrets.text("", "key", || Ok("first".to_owned())).unwrap();
        assert_eq!(secrets.known("", "before").unwrap(), None);
        secrets.rotate("key", "before", "second").unwrap();
        assert_eq!(secrets.known("", "key").unwrap().as_deref(), Some("second"));
        assert_eq!(secrets.known("", "before").unwrap().as_deref(), Some("first"));
        assert_eq!(fs::read_dir(folder.path().join("keys")).unwrap().count(), 2);
    }
}
