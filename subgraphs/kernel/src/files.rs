//! Bytes too large for a row: uploads and issued documents, behind `object_store`.
use crate::sealing::{self, Keyring};
use anyhow::{Context, Result};
use futures_util::TryStreamExt;
use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    local::LocalFileSystem,
    path::Path as Key,
    prefix::PrefixStore,
};
use std::{path::Path, sync::Arc};

/// One folder of one store. Keys are relative, made of our own identifiers, never of file names.
#[derive(Clone, Debug)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    seal: Option<Seal>,
}

/// How files are sealed.
#[derive(Clone, Debug)]
struct Seal {
    keys: Arc<Keyring>,
    /// Whether what was stored plain is read as it is.
    plain_too: bool,
}

impl Files {
    /// Files under `folder`, created where it is missing.
    pub fn in_folder(folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self { store: Arc::new(LocalFileSystem::new_with_prefix(folder)?), seal: None })
    }

    /// Files under `folder` of a bucket, `s3://bucket`; its endpoint and credentials come from the
    /// usual `AWS_*` variables among `environment`.
    pub fn in_bucket(
        bucket: &str,
        folder: &str,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self> {
        let mut store = AmazonS3Builder::new().with_url(bucket);
        for (name, value) in environment {
            let name = name.to_ascii_lowercase();
            let Some(key) = name.starts_with("aws_").then(|| name.parse().ok()).flatten() else {
                continue;
            };
            // Whoever writes http:// means it: a server in the same private network.
            if key == AmazonS3ConfigKey::Endpoint && value.starts_with("http://") {
                store = store.with_allow_http(true);
            }
            store = store.with_config(key, value);
        }
        let store =
            store.build().with_context(|| format!("{bucket} is no bucket that can be used"))?;
        Ok(Self { store: Arc::new(PrefixStore::new(store, Key::parse(folder)?)), seal: None })
    }

    /// The same store, of which whoever reads it without the keys learns nothing but sizes.
    #[must_use]
    pub fn sealed(self, keys: Arc<Keyring>) -> Self {
        Self { seal: Some(Seal { keys, plain_too: false }), ..self }
    }

    /// As [`Files::sealed`], where files were stored plain before: these are read as they are. For
    /// whoever can tell by other means that a file is the one that was stored.
    #[must_use]
    pub fn sealed_from_now_on(self, keys: Arc<Keyring>) -> Self {
        Self { seal: Some(Seal { keys, plain_too: true }), ..self }
    }

    /// The name of the key that seals new files; none where files are stored plain.
    pub fn sealing_key(&self) -> Option<&str> {
        self.seal.as_ref().map(|seal| seal.keys.first())
    }

    /// Stores `bytes` under `key`, replacing what was there, whole or not at all.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        let bytes = match &self.seal {
            Some(seal) => seal.keys.seal(key, &bytes)?,
            None => bytes,
        };
        self.store.put(&Key::parse(key)?, PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// The bytes under `key`; an error where there are none, or none that our keys open.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let found = self.store.get(&Key::parse(key)?).await?.bytes().await?;
        match &self.seal {
            Some(seal) if !seal.plain_too || sealing::key_of(&found).is_some() => {
                seal.keys.open(key, &found)
            }
            _ => Ok(found.to_vec()),
        }
    }

    /// The name of the key that sealed what is under `key`; none where that is plain.
    pub async fn sealed_with(&self, key: &str) -> Result<Option<String>> {
        let found = self.store.get(&Key::parse(key)?).await?.bytes().await?;
        Ok(sealing::key_of(&found).map(|name| String::from_utf8_lossy(name).into_owned()))
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
