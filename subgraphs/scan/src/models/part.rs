//! Parts of uploads that broke off, so that a phone goes on where its network left it.
use super::{Page, Upload};
use crate::schema::upload_parts;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kernel::Conn;
use uuid::Uuid;

/// A part that came, by where it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    document_id: Uuid,
    pub(crate) starts_at: i32,
    pub(crate) size_bytes: i32,
}

impl Part {
    /// Where it is kept: with the document's pages, so that it goes with them.
    pub(crate) fn key(&self, upload: &Upload) -> String {
        let folder = Page::folder(self.document_id);
        format!("{folder}/parts/{}-{}", upload.short_name(), self.starts_at)
    }

    /// The part of `upload` that starts there.
    pub(crate) fn at(upload: &Upload, starts_at: i32, size_bytes: i32) -> Self {
        Self { document_id: upload.document_id, starts_at, size_bytes }
    }

    /// Notes that it is kept.
    pub(crate) async fn insert(&self, conn: &mut Conn, upload: &Upload) -> QueryResult<()> {
        diesel::insert_into(upload_parts::table)
            .values((
                upload_parts::token_hash.eq(upload.token_hash()),
                upload_parts::starts_at.eq(self.starts_at),
                upload_parts::size_bytes.eq(self.size_bytes),
            ))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// Those of an upload, in order; each starts where the one before ends.
    pub(crate) async fn of(conn: &mut Conn, upload: &Upload) -> QueryResult<Vec<Self>> {
        let rows: Vec<(i32, i32)> = upload_parts::table
            .filter(upload_parts::token_hash.eq(upload.token_hash()))
            .order(upload_parts::starts_at)
            .select((upload_parts::starts_at, upload_parts::size_bytes))
            .load(conn)
            .await?;
        Ok(rows.into_iter().map(|(start, size)| Self::at(upload, start, size)).collect())
    }

    /// Forgets those of an upload, and says which they were.
    pub(crate) async fn forget(conn: &mut Conn, upload: &Upload) -> QueryResult<Vec<Self>> {
        let parts = Self::of(conn, upload).await?;
        diesel::delete(
            upload_parts::table.filter(upload_parts::token_hash.eq(upload.token_hash())),
        )
        .execute(conn)
        .await?;
        Ok(parts)
    }
}
