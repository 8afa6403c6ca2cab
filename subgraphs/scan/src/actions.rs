//! One function per change a person or a channel asks for: open the transaction, ask the rule,
//! write.
use crate::{
    domain::{self, DocumentKind, DocumentStatus},
    error::ScanError,
    models::{Document, Job, NewDocument, Token, Upload},
};
use async_graphql::InputObject;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use kernel::{ApiError, ApiResult, Conn, Pool, files::Files, guard::Person};
use uuid::Uuid;

/// What is about to be sent.
#[derive(Clone, Debug, InputObject)]
pub(crate) struct CreateUploadInput {
    /// What it is.
    pub(crate) kind: DocumentKind,
    /// The file's own name, for show only.
    pub(crate) file_name: String,
    /// As the sender believes, `image/jpeg`; the content decides.
    pub(crate) content_type: String,
    /// As the sender believes; the content decides.
    pub(crate) size_bytes: i32,
    /// For which appointment, if for one.
    pub(crate) appointment_id: Option<Uuid>,
}

/// An announced document and the one-time address for its bytes.
pub(crate) struct Announced {
    pub(crate) document: Document,
    pub(crate) token: Token,
    pub(crate) expires_at: DateTime<Utc>,
}

/// Announces a document and opens an address for it.
pub(crate) async fn create_upload(
    conn: &mut Conn,
    by: &Person,
    input: CreateUploadInput,
    now: DateTime<Utc>,
) -> ApiResult<Announced> {
    domain::check_declared(&input.content_type, input.size_bytes)?;
    conn.transaction(async |conn| {
        let awaiting = Upload::count_open(conn, by, now).await?;
        let last_day = Document::announced_since(conn, by, now - TimeDelta::days(1)).await?;
        domain::check_quota(last_day, awaiting)?;
        let announced = NewDocument {
            kind: input.kind,
            file_name: domain::shown_name(&input.file_name),
            content_type: input.content_type,
            size_bytes: input.size_bytes,
            appointment_id: input.appointment_id,
        };
        let document = announced.insert(conn, by, now).await?;
        let (token, expires_at) = (Token::random(), now + domain::UPLOAD_OPEN);
        Upload::open(conn, &token, document.id, expires_at).await?;
        Ok::<_, ApiError>(Announced { document, token, expires_at })
    })
    .await
}

/// Removes a document: at once from sight, its image moments later. Twice is as once.
pub(crate) async fn delete_document(conn: &mut Conn, by: &Person, id: Uuid) -> ApiResult<Document> {
    conn.transaction(async |conn| {
        let document = Document::own_for_update(conn, by, id).await?;
        if *document.status == DocumentStatus::Deleted {
            return Ok(document);
        }
        Job::forget(conn, id).await?;
        document.set_deleted(conn).await
    })
    .await
}

/// May bytes be sent to this address? Asked before they are taken in.
pub(crate) async fn check_upload(
    conn: &mut Conn,
    token: &Token,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    check_open(Upload::find(conn, token).await?, now)?;
    Ok(())
}

fn check_open(upload: Option<Upload>, now: DateTime<Utc>) -> Result<Upload, ScanError> {
    let upload = upload.ok_or(ScanError::UploadNotFound)?;
    if upload.used_at.is_some() {
        return Err(ScanError::UploadAlreadyUsed);
    }
    if upload.expires_at <= now {
        return Err(ScanError::UploadExpired);
    }
    Ok(upload)
}

/// Stores the image behind an address and queues its reading. The address is locked meanwhile: of
/// two senders one is received, and the store never holds the other's image.
pub(crate) async fn receive(
    pool: &Pool,
    files: &Files,
    token: &Token,
    jpeg: Vec<u8>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let upload = check_open(Upload::lock(conn, token).await?, now)?;
        let document = Document::lock(conn, upload.document_id)
            .await?
            .filter(|document| *document.status == DocumentStatus::AwaitingUpload)
            .ok_or(ScanError::UploadNotFound)?;
        let size = i32::try_from(jpeg.len()).map_err(|_| domain::too_large())?;
        files.put(&Document::file_key(document.id), jpeg).await?;
        upload.set_used(conn, now).await?;
        document.set_received(conn, size, now).await?;
        Job::queue(conn, document.id, now).await
    })
    .await
}
