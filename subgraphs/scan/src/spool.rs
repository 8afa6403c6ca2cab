//! A file while it comes: on disk without a name, so that it is gone with the process, and within
//! a budget that all of them share.
//! Decisions: docs/decisions/files.md
use crate::error::ScanError;
use anyhow::{Context, Result};
use kernel::ApiResult;
use sha2::{Digest, Sha256};
use std::{io::SeekFrom, path::Path, time::Duration};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt},
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

/// What files on their way may take of the disk, in all, in pieces of [`PIECE`]: 240 MB.
const BUDGET: usize = 3_840;
/// In bytes.
const PIECE: usize = 62_500;
/// How long a file waits for its share of it.
const PATIENCE: Duration = Duration::from_secs(5);

static LEFT: Semaphore = Semaphore::const_new(BUDGET);

/// One file on its way.
pub(crate) struct Spool {
    file: File,
    length: usize,
    hash: Sha256,
    _share: SemaphorePermit<'static>,
}

impl Spool {
    /// An empty one in that folder, for at most so many bytes.
    ///
    /// # Errors
    /// `UPLOADS_BUSY` where those on their way take all that there is.
    pub(crate) async fn open(folder: &Path, bytes: usize) -> ApiResult<Self> {
        let share = share_of(&LEFT, bytes).await?;
        tokio::fs::create_dir_all(folder).await.context("no folder for what comes")?;
        let file = tempfile::tempfile_in(folder).context("no file for what comes")?;
        Ok(Self { file: File::from_std(file), length: 0, hash: Sha256::new(), _share: share })
    }

    /// How much came, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Adds what came.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).await.context("what comes cannot be written")?;
        self.hash.update(bytes);
        self.length += bytes.len();
        Ok(())
    }

    /// What came from there on.
    pub(crate) async fn read(&mut self, from: usize) -> Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.length.saturating_sub(from));
        self.file.flush().await?;
        self.file.seek(SeekFrom::Start(u64::try_from(from)?)).await?;
        self.file.read_to_end(&mut bytes).await.context("what came cannot be read")?;
        Ok(bytes)
    }

    /// The hash by which the same file is known again.
    pub(crate) fn content_hash(&self) -> Vec<u8> {
        self.hash.clone().finalize().to_vec()
    }
}

async fn share_of(left: &Semaphore, bytes: usize) -> Result<SemaphorePermit<'_>, ScanError> {
    let pieces = u32::try_from(bytes.div_ceil(PIECE).max(1)).unwrap_or(u32::MAX);
    match timeout(PATIENCE, left.acquire_many(pieces)).await {
        Ok(Ok(share)) => Ok(share),
        // Never closed.
        Ok(Err(_)) | Err(_) => Err(ScanError::UploadsBusy),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::MAX_BYTES;

    #[tokio::test(start_paused = true)]
    async fn all_files_on_their_way_share_one_budget() {
        let left = Semaphore::new(BUDGET);
        let mut shares = Vec::new();
        while let Ok(share) = share_of(&left, MAX_BYTES).await {
            shares.push(share);
        }
        assert_eq!(shares.len(), BUDGET * PIECE / MAX_BYTES);
        assert_eq!(share_of(&left, 1).await.err(), Some(ScanError::UploadsBusy));
        shares.pop();
        assert!(share_of(&left, MAX_BYTES).await.is_ok());
    }

    #[tokio::test]
    async fn what_was_written_is_read_and_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut spool = Spool::open(folder.path(), 10).await.unwrap();
        spool.write(b"carte ").await.unwrap();
        spool.write(b"grise").await.unwrap();
        assert_eq!(spool.len(), 11);
        assert_eq!(spool.read(6).await.unwrap(), b"grise");
        assert_eq!(spool.read(0).await.unwrap(), b"carte grise");
        assert_eq!(spool.content_hash(), Sha256::digest(b"carte grise").to_vec());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
