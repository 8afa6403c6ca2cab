//! Documents. Each change of one is signalled to whoever watches it.
use crate::{
    domain::{DocumentKind, DocumentStatus, Failure},
    error::ScanError,
    schema::{documents, evidence, uploads},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use events::scan::Code;
use kernel::{ApiResult, Conn, Page, Stored, guard::Person, live};
use uuid::Uuid;

/// What is kept as evidence, as the column has it.
pub(super) const PHOTO: &str = "DEFECT_PHOTO";

/// A document somebody sent, or is about to.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = documents)]
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) owner_id: Uuid,
    pub(crate) appointment_id: Option<Uuid>,
    pub(crate) kind: Stored<DocumentKind>,
    pub(crate) status: Stored<DocumentStatus>,
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    pub(crate) size_bytes: i32,
    failure: Option<String>,
    pub(crate) codes: serde_json::Value,
    reading: Option<serde_json::Value>,
    pub(crate) duplicate_of: Option<Uuid>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) received_at: Option<DateTime<Utc>>,
    pub(crate) read_at: Option<DateTime<Utc>>,
}

/// What `createUpload` writes.
#[derive(Clone, Debug)]
pub(crate) struct NewDocument {
    pub(crate) kind: DocumentKind,
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    pub(crate) size_bytes: i32,
    pub(crate) appointment_id: Option<Uuid>,
}

impl NewDocument {
    /// Writes it as the caller's, awaiting its bytes.
    pub(crate) async fn insert(
        self,
        conn: &mut Conn,
        owner: &Person,
        now: DateTime<Utc>,
    ) -> QueryResult<Document> {
        diesel::insert_into(documents::table)
            .values((
                documents::id.eq(Uuid::now_v7()),
                documents::owner_id.eq(owner.id()),
                documents::appointment_id.eq(self.appointment_id),
                documents::kind.eq(<&str>::from(self.kind)),
                documents::status.eq(<&str>::from(DocumentStatus::AwaitingUpload)),
                documents::file_name.eq(self.file_name),
                documents::content_type.eq(self.content_type),
                documents::size_bytes.eq(self.size_bytes),
                documents::created_at.eq(now),
            ))
            .returning(Document::as_returning())
            .get_result(conn)
            .await
    }
}

impl Document {
    /// Why it was rejected; the column's `CHECK` knows the same names.
    pub(crate) fn reject_reason(&self) -> Option<Failure> {
        self.failure.as_deref()?.parse().ok()
    }

    /// What [`live`] calls its changes.
    pub(crate) fn topic(id: Uuid) -> String {
        format!("document:{id}")
    }

    /// The caller's own, locked against change until the transaction ends; not what is evidence of an
    /// inspection.
    pub(crate) async fn own_for_update(
        conn: &mut Conn,
        owner: &Person,
        id: Uuid,
    ) -> ApiResult<Self> {
        let evidence = evidence::table.filter(evidence::document_id.eq(id));
        let found = Self::query()
            .filter(documents::id.eq(id).and(documents::owner_id.eq(owner.id())))
            .filter(diesel::dsl::not(diesel::dsl::exists(evidence)))
            .for_update()
            .first(conn)
            .await
            .optional()?;
        Ok(found.ok_or(ScanError::DocumentNotFound)?)
    }

    /// For the upload route, the reader and listeners, which act on a token or on the word of
    /// another domain; locked.
    pub(crate) async fn lock(conn: &mut Conn, id: Uuid) -> QueryResult<Option<Self>> {
        Self::query().filter(documents::id.eq(id)).for_update().first(conn).await.optional()
    }

    /// Somebody's papers, newest first, without those that are gone.
    pub(crate) async fn of(conn: &mut Conn, owner: &Person, page: Page) -> QueryResult<Vec<Self>> {
        let mut query = Self::query()
            .filter(documents::owner_id.eq(owner.id()))
            .filter(documents::status.ne(<&str>::from(DocumentStatus::Deleted)))
            .filter(documents::kind.ne(PHOTO))
            .order(documents::id.desc())
            .limit(page.limit())
            .into_boxed();
        if let Some(after) = page.after {
            query = query.filter(documents::id.lt(after));
        }
        query.load(conn).await
    }

    /// How many papers somebody announced since then, whatever became of them.
    pub(crate) async fn announced_since(
        conn: &mut Conn,
        owner: &Person,
        since: DateTime<Utc>,
    ) -> QueryResult<i64> {
        documents::table
            .filter(documents::owner_id.eq(owner.id()).and(documents::created_at.gt(since)))
            .filter(documents::kind.ne(PHOTO))
            .count()
            .get_result(conn)
            .await
    }

    /// How many photos of defects somebody announced since then and did not put to a defect.
    pub(crate) async fn loose_photos_since(
        conn: &mut Conn,
        owner: &Person,
        since: DateTime<Utc>,
    ) -> QueryResult<i64> {
        documents::table
            .left_join(evidence::table)
            .filter(documents::owner_id.eq(owner.id()).and(documents::created_at.gt(since)))
            .filter(documents::kind.eq(PHOTO).and(evidence::document_id.is_null()))
            .count()
            .get_result(conn)
            .await
    }

    /// Notes that the image is stored.
    pub(crate) async fn set_received(
        &self,
        conn: &mut Conn,
        size_bytes: i32,
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        diesel::update(documents::table.find(self.id))
            .set((
                documents::status.eq(<&str>::from(DocumentStatus::Received)),
                documents::content_type.eq("image/jpeg"),
                documents::size_bytes.eq(size_bytes),
                documents::image_kept.eq(true),
                documents::failure.eq(None::<String>),
                documents::received_at.eq(now),
            ))
            .execute(conn)
            .await?;
        live::touch(conn, &Self::topic(self.id)).await
    }

    /// Notes what was read on it.
    pub(crate) async fn set_read(
        &self,
        conn: &mut Conn,
        reading: &serde_json::Value,
        codes: &[Code],
        now: DateTime<Utc>,
    ) -> ApiResult<()> {
        let codes = serde_json::to_value(codes).map_err(anyhow::Error::from)?;
        diesel::update(documents::table.find(self.id))
            .set((
                documents::status.eq(<&str>::from(DocumentStatus::Read)),
                documents::reading.eq(reading),
                documents::codes.eq(codes),
                documents::read_at.eq(now),
            ))
            .execute(conn)
            .await?;
        live::touch(conn, &Self::topic(self.id)).await
    }

    /// Notes of which document it is a copy.
    pub(crate) async fn set_duplicate(&self, conn: &mut Conn, of: Uuid) -> QueryResult<()> {
        diesel::update(documents::table.find(self.id))
            .set(documents::duplicate_of.eq(of))
            .execute(conn)
            .await?;
        Ok(())
    }

    /// A document of the same owner and kind, read from one file with that content, and what was
    /// read.
    pub(crate) async fn read_from(
        &self,
        conn: &mut Conn,
        content: &[u8],
    ) -> QueryResult<Option<(Self, serde_json::Value)>> {
        let others = diesel::alias!(uploads as others);
        let files = uploads::table
            .filter(uploads::document_id.eq(documents::id))
            .filter(uploads::content_hash.eq(content));
        let more = others
            .filter(others.field(uploads::document_id).eq(documents::id))
            .filter(others.field(uploads::content_hash).is_distinct_from(content))
            .filter(others.field(uploads::used_at).is_not_null());
        let found = Self::query()
            .filter(documents::owner_id.eq(self.owner_id).and(documents::id.ne(self.id)))
            .filter(documents::kind.eq(<&str>::from(*self.kind)))
            .filter(documents::status.eq(<&str>::from(DocumentStatus::Read)))
            .filter(diesel::dsl::exists(files))
            .filter(diesel::dsl::not(diesel::dsl::exists(more)))
            .order(documents::id.desc())
            .first(conn)
            .await
            .optional()?;
        Ok(found.and_then(|mut found| Some((found.reading.take()?, found))).map(|(a, b)| (b, a)))
    }

    /// What was read on a document whose images are still here.
    pub(crate) async fn reading_of(
        conn: &mut Conn,
        id: Uuid,
    ) -> QueryResult<Option<serde_json::Value>> {
        let reading = documents::table
            .find(id)
            .filter(documents::status.eq(<&str>::from(DocumentStatus::Read)))
            .select(documents::reading)
            .first(conn)
            .await
            .optional()?;
        Ok(reading.flatten())
    }

    /// Whether its owner was sent back for the same reason since then.
    pub(crate) async fn sent_back_before(
        &self,
        conn: &mut Conn,
        failure: Failure,
        since: DateTime<Utc>,
    ) -> QueryResult<bool> {
        diesel::select(diesel::dsl::exists(
            documents::table
                .filter(documents::owner_id.eq(self.owner_id).and(documents::id.ne(self.id)))
                .filter(documents::failure.eq(<&str>::from(failure)))
                .filter(documents::created_at.gt(since)),
        ))
        .get_result(conn)
        .await
    }

    /// Writes a new status, with the failure of a rejected one.
    pub(crate) async fn set_status(
        &self,
        conn: &mut Conn,
        status: DocumentStatus,
        failure: Option<Failure>,
    ) -> ApiResult<Self> {
        let updated = diesel::update(documents::table.find(self.id))
            .set((
                documents::status.eq(<&str>::from(status)),
                failure.map(|failure| documents::failure.eq(<&str>::from(failure))),
            ))
            .returning(Self::as_returning())
            .get_result(conn)
            .await?;
        live::touch(conn, &Self::topic(self.id)).await?;
        Ok(updated)
    }

    /// All that somebody ever sent, for listeners.
    pub(crate) async fn ids_of(conn: &mut Conn, owner: Uuid) -> QueryResult<Vec<Uuid>> {
        documents::table
            .filter(documents::owner_id.eq(owner))
            .select(documents::id)
            .load(conn)
            .await
    }

    /// What a guest sent is now the customer's.
    pub(crate) async fn hand_over(conn: &mut Conn, from: Uuid, to: Uuid) -> QueryResult<usize> {
        diesel::update(documents::table.filter(documents::owner_id.eq(from)))
            .set(documents::owner_id.eq(to))
            .execute(conn)
            .await
    }
}
