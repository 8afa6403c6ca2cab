//! Photos of defects.
use crate::models;
use async_graphql::{SimpleObject, dataloader::Loader};
use chrono::{DateTime, Utc};
use kernel::{ApiError, Pool};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// Loads the photos of all defects of a page in one query.
pub(crate) struct PhotoLoader(pub(crate) Pool);

impl Loader<Uuid> for PhotoLoader {
    type Value = Vec<DefectPhoto>;
    type Error = Arc<ApiError>;

    async fn load(&self, defects: &[Uuid]) -> Result<HashMap<Uuid, Vec<DefectPhoto>>, Self::Error> {
        let mut conn = self.0.get().await.map_err(Arc::new)?;
        let all = models::DefectPhoto::among(&mut conn, defects).await;
        let mut photos: HashMap<Uuid, Vec<DefectPhoto>> = HashMap::new();
        for photo in all.map_err(ApiError::from).map_err(Arc::new)? {
            photos.entry(photo.defect_id).or_default().push(photo.into());
        }
        Ok(photos)
    }
}

/// A document, described by `scan`.
#[derive(Clone, SimpleObject)]
#[graphql(unresolvable)]
pub(crate) struct Document {
    /// The document.
    id: Uuid,
}

/// A photo of a defect, taken by whoever inspected.
#[derive(Clone, SimpleObject)]
pub(crate) struct DefectPhoto {
    /// Identifies it: the id of its document.
    id: Uuid,
    /// The picture, as long as it is kept.
    document: Option<Document>,
    /// Who put it to the defect.
    author: String,
    /// When.
    added_at: DateTime<Utc>,
}

impl From<models::DefectPhoto> for DefectPhoto {
    fn from(photo: models::DefectPhoto) -> Self {
        Self {
            id: photo.document_id,
            document: Some(Document { id: photo.document_id }),
            author: photo.author,
            added_at: photo.at,
        }
    }
}
