//! Bytes too large for a row: uploads and issued documents, behind `object_store`.
use anyhow::{Context, Result};
use object_store::{ObjectStore, PutPayload, local::LocalFileSystem, path::Path as Key};
use std::{path::Path, sync::Arc};

/// One folder of one store. Keys are relative, made of our own identifiers, never of file names.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Files under `folder`, created where it is missing.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self(Arc::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// Stores `bytes` under `key`, replacing what was there, whole or not at all.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        self.0.put(&Key::parse(key)?, PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// The bytes under `key`; an error where there are none.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let found = self.0.get(&Key::parse(key)?).await?;
        Ok(found.bytes().await?.to_vec())
    }

    /// Forgets `key`; no error where it was not there.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.0.delete(&Key::parse(key)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}
