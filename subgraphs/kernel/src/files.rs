//! Bytes too large for a row: uploads and issued documents, behind `object_store`.
use crate::sealing::Keyring;
use anyhow::{Context, Result};
use futures_util::TryStreamExt;
use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload, aws::AmazonS3Builder, local::LocalFileSystem,
    path::Path as Key, prefix::PrefixStore,
};
use std::{path::Path, sync::Arc};

/// One folder of one store. Keys are relative, made of our own identifiers, never of file names.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    keys: Option<Arc<Keyring>>,
}

impl Files {
    /// Files under `folder`, created where it is missing.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(folder)?), keys: None })
    }

    /// Files under `folder` of a bucket, `s3://bucket`; its endpoint and credentials come from the
    /// usual `AWS_*` variables.
    pub fn in_bucket(bucket: &str, folder: &str) -> Result<Self> {
        let store = AmazonS3Builder::from_env()
            .with_url(bucket)
            .build()
            .with_context(|| format!("{bucket} is no bucket that can be used"))?;
        Ok(Self { store: Arc::new(PrefixStore::new(store, Key::parse(folder)?)), keys: None })
    }

    /// The same store, of which whoever reads it without the keys learns nothing but sizes.
    #[must_use]
    pub fn sealed(self, keys: Arc<Keyring>) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// Stores `bytes` under `key`, replacing what was there, whole or not at all.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        let bytes = match &self.keys {
            Some(keys) => keys.seal(key, &bytes)?,
            None => bytes,
        };
        self.store.put(&Key::parse(key)?, PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// The bytes under `key`; an error where there are none, or none that our keys open.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let found = self.store.get(&Key::parse(key)?).await?.bytes().await?;
        match &self.keys {
            Some(keys) => keys.open(key, &found),
            None => Ok(found.to_vec()),
        }
    }

    /// Forgets `key`; no error where it was not there.
    pub async fn delete(&self, key: &str) -> Result<()> {
        match self.store.delete(&Key::parse(key)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets all that is kept under `folder`.
    pub async fn delete_all(&self, folder: &str) -> Result<()> {
        let folder = Key::parse(folder)?;
        let kept: Vec<_> = self.store.list(Some(&folder)).try_collect().await?;
        for found in kept {
            self.delete(found.location.as_ref()).await?;
        }
        Ok(())
    }
}
