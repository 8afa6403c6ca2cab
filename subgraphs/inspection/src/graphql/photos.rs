//! Photos of defects.
use crate::models;
use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A document, described by `scan`.
#[derive(SimpleObject)]
#[graphql(unresolvable)]
pub(crate) struct Document {
    /// The document.
    id: Uuid,
}

/// A photo of a defect, taken by whoever inspected.
#[derive(SimpleObject)]
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
