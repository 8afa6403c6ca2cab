//! Pages of documents: what is known of them; the pictures are in the store.
use crate::{
    image_intake::Sheet,
    schema::{documents, pages},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::{ApiResult, Conn};
use uuid::Uuid;

/// A page that was received.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = pages)]
pub(crate) struct Page {
    pub(crate) document_id: Uuid,
    /// From 1, in the order of arrival.
    pub(crate) number: i32,
    /// In pixels, upright as sent.
    pub(crate) width: i32,
    /// In pixels.
    pub(crate) height: i32,
    /// As stored.
    pub(crate) size_bytes: i32,
}

impl Page {
    /// Where all that was sent for a document is kept: made of its id alone.
    pub(crate) fn folder(document: Uuid) -> String {
        format!("documents/{document}")
    }

    /// Where its picture is kept.
    pub(crate) fn picture_key(&self) -> String {
        format!("{}/{}.jpg", Self::folder(self.document_id), self.number)
    }

    /// What it is called in a copy of what is known of its owner.
    pub(crate) fn name_in_copy(&self) -> String {
        format!("photos/{}-{}.jpg", self.document_id, self.number)
    }

    /// Those of somebody whose pictures are still kept.
    pub(crate) async fn kept_of(conn: &mut Conn, owner: Uuid) -> QueryResult<Vec<Self>> {
        let kept = documents::table
            .filter(documents::owner_id.eq(owner).and(documents::image_kept))
            .select(documents::id);
        Self::query()
            .filter(pages::document_id.eq_any(kept))
            .order((pages::document_id, pages::number))
            .load(conn)
            .await
    }

    /// Where its thumbnail is kept.
    pub(crate) fn thumbnail_key(&self) -> String {
        format!("{}/{}-small.jpg", Self::folder(self.document_id), self.number)
    }

    /// Writes a page after those that are there; the document is locked by the caller.
    pub(crate) async fn add(conn: &mut Conn, document: Uuid, sheet: &Sheet) -> ApiResult<Self> {
        let last: Option<i32> = pages::table
            .filter(pages::document_id.eq(document))
            .select(diesel::dsl::max(pages::number))
            .get_result(conn)
            .await?;
        let length = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
        let page = diesel::insert_into(pages::table)
            .values((
                pages::document_id.eq(document),
                pages::number.eq(last.unwrap_or_default() + 1),
                pages::width.eq(length(sheet.width)),
                pages::height.eq(length(sheet.height)),
                pages::size_bytes.eq(i32::try_from(sheet.jpeg.len()).unwrap_or(i32::MAX)),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?;
        Ok(page)
    }

    /// The pages of a document, in order.
    pub(crate) async fn of(conn: &mut Conn, document: Uuid) -> QueryResult<Vec<Self>> {
        Self::query().filter(pages::document_id.eq(document)).order(pages::number).load(conn).await
    }
}
