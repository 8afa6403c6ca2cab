//! The end of documents, and of what is stored of them.
use super::{Document, document::PHOTO};
use crate::{
    domain::DocumentStatus,
    schema::{documents, evidence},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::scan::DocumentDeleted;
use kernel::{ApiResult, Conn, live, outbox};
use uuid::Uuid;

/// Touched whenever an image must go.
pub(crate) const REMOVALS: &str = "scan:removals";

/// What came, was signed or was announced before these moments has outlived its use.
pub(crate) struct Ends {
    /// Of any picture, when it came.
    pub(crate) received: DateTime<Utc>,
    /// Of a photo that is of no defect, when it came.
    pub(crate) loose: DateTime<Utc>,
    /// Of a photo of an inspection that is not signed, when it came: within a day it was put to its
    /// defect.
    pub(crate) unsigned: DateTime<Utc>,
    /// Of a photo of an inspection that is, when it was.
    pub(crate) signed: DateTime<Utc>,
    /// Of what never came.
    pub(crate) announced: DateTime<Utc>,
}

impl Document {
    /// Ends it and tells the others: its image will be removed, wherever it may be.
    pub(crate) async fn set_deleted(&self, conn: &mut Conn) -> ApiResult<Self> {
        let deleted = diesel::update(documents::table.find(self.id))
            .set((
                documents::status.eq(<&str>::from(DocumentStatus::Deleted)),
                // Even one whose upload broke off may have left an image behind.
                documents::image_kept.eq(true),
                documents::reading.eq(None::<serde_json::Value>),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?;
        let (document_id, owner_id) = (self.id, self.owner_id);
        outbox::publish(conn, &DocumentDeleted { document_id, owner_id }).await?;
        live::touch(conn, REMOVALS).await?;
        live::touch(conn, &Self::topic(self.id)).await?;
        Ok(deleted)
    }

    /// Some that outlived their use, claimed: images, and announcements nobody followed.
    pub(crate) async fn outlived(conn: &mut Conn, ends: &Ends) -> QueryResult<Vec<Self>> {
        let of_inspection = evidence::table.filter(evidence::document_id.eq(documents::id));
        // What may be disputed, or signed yet, outlives other pictures.
        let signed = evidence::table
            .filter(evidence::document_id.eq(documents::id))
            .filter(evidence::signed_at.gt(ends.signed));
        let unsigned = evidence::table
            .filter(evidence::document_id.eq(documents::id))
            .filter(evidence::signed_at.is_null())
            .filter(documents::received_at.gt(ends.unsigned));
        let never_came = documents::status
            .eq(<&str>::from(DocumentStatus::AwaitingUpload))
            .and(documents::created_at.le(ends.announced));
        let kept_long = documents::image_kept
            .and(documents::status.ne(<&str>::from(DocumentStatus::Deleted)))
            .and(documents::received_at.le(ends.received).assume_not_null())
            .and(diesel::dsl::not(diesel::dsl::exists(signed)))
            .and(diesel::dsl::not(diesel::dsl::exists(unsigned)));
        let loose = documents::image_kept
            .and(documents::status.ne(<&str>::from(DocumentStatus::Deleted)))
            .and(documents::kind.eq(PHOTO))
            .and(documents::received_at.le(ends.loose).assume_not_null())
            .and(diesel::dsl::not(diesel::dsl::exists(of_inspection)));
        Self::query()
            .filter(never_came.or(kept_long).or(loose))
            .limit(100)
            .for_update()
            .skip_locked()
            .load(conn)
            .await
    }

    /// Some whose image must go: deleted ones that may still have one.
    pub(crate) async fn with_image_to_remove(conn: &mut Conn) -> QueryResult<Vec<Uuid>> {
        documents::table
            .filter(documents::image_kept)
            .filter(documents::status.eq(<&str>::from(DocumentStatus::Deleted)))
            .limit(100)
            .select(documents::id)
            .load(conn)
            .await
    }

    /// Notes that its image is gone from the store.
    pub(crate) async fn set_image_gone(conn: &mut Conn, id: Uuid) -> QueryResult<()> {
        diesel::update(documents::table.find(id))
            .set(documents::image_kept.eq(false))
            .execute(conn)
            .await?;
        Ok(())
    }
}
