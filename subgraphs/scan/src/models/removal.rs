//! The end of documents, and of what is stored of them.
use super::Document;
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

    /// Some that outlived their use, claimed: images kept since before `received_before`, photos of what
    /// was signed before `signed_before`, and announcements nobody followed since before
    /// `announced_before`.
    pub(crate) async fn outlived(
        conn: &mut Conn,
        received_before: DateTime<Utc>,
        signed_before: DateTime<Utc>,
        announced_before: DateTime<Utc>,
    ) -> QueryResult<Vec<Self>> {
        // What is of no signed inspection goes as any other picture does.
        let signed = evidence::table
            .filter(evidence::document_id.eq(documents::id))
            .filter(evidence::signed_at.gt(signed_before));
        let never_came = documents::status
            .eq(<&str>::from(DocumentStatus::AwaitingUpload))
            .and(documents::created_at.le(announced_before));
        let kept_long = documents::image_kept
            .and(documents::status.ne(<&str>::from(DocumentStatus::Deleted)))
            .and(documents::received_at.le(received_before).assume_not_null())
            .and(diesel::dsl::not(diesel::dsl::exists(signed)));
        Self::query()
            .filter(never_came.or(kept_long))
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
