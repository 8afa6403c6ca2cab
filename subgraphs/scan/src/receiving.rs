//! Bytes on their way in: whole, or in parts where a network breaks; judged, stored, queued.
use crate::{
    domain::{self, DocumentKind},
    error::ScanError,
    image_intake::{self, IntakeRefusal, Sheet},
    models::{Document, Job, Page, Part, Token, Upload},
    reading,
    spool::Spool,
};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use events::scan::{Code, PhotoReceived};
use kernel::{ApiError, ApiResult, Conn, Pool, files::Files, outbox};
use sha2::{Digest, Sha256};

/// Less than this is not worth keeping when an upload breaks off, in bytes.
const WORTH_KEEPING: usize = 16 * 1024;

/// An open address, and how much of its file is here.
pub(crate) async fn standing(
    conn: &mut Conn,
    token: &Token,
    now: DateTime<Utc>,
) -> ApiResult<usize> {
    let upload = check_open(Upload::find(conn, token).await?, now)?;
    Ok(total(&Part::of(conn, &upload).await?))
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

fn total(parts: &[Part]) -> usize {
    let end = parts.last().map_or(0, |part| part.starts_at + part.size_bytes);
    usize::try_from(end).unwrap_or_default()
}

/// Keeps what came of an upload that broke off, from `at` on; answers how much is here now. The
/// address is locked meanwhile: of two senders one goes on, and the other learns where it stands.
pub(crate) async fn keep_part(
    pool: &Pool,
    files: &Files,
    token: &Token,
    at: usize,
    bytes: Vec<u8>,
    now: DateTime<Utc>,
) -> ApiResult<usize> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let upload = check_open(Upload::lock(conn, token).await?, now)?;
        let here = total(&Part::of(conn, &upload).await?);
        if here != at {
            return Err(ScanError::UploadElsewhere { at: here }.into());
        }
        if bytes.len() < WORTH_KEEPING {
            return Ok(here);
        }
        let length = |length: usize| i32::try_from(length).map_err(|_| domain::too_large());
        let part = Part::at(&upload, length(at)?, length(bytes.len())?);
        let now_here = at + bytes.len();
        files.put(&part.key(&upload), bytes).await?;
        part.insert(conn, &upload).await?;
        Ok::<_, ApiError>(now_here)
    })
    .await
}

/// Writes what is here of a file, up to `at`, into the spool: an error where that is not where it
/// stands.
pub(crate) async fn gather(
    pool: &Pool,
    files: &Files,
    token: &Token,
    at: usize,
    spool: &mut Spool,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let (upload, parts) = {
        let mut conn = pool.get().await?;
        let upload = check_open(Upload::find(&mut conn, token).await?, now)?;
        let parts = Part::of(&mut conn, &upload).await?;
        (upload, parts)
    };
    let here = total(&parts);
    if here != at {
        return Err(ScanError::UploadElsewhere { at: here }.into());
    }
    for part in parts {
        spool.write(&files.get(&part.key(&upload)).await?).await?;
    }
    Ok(())
}

/// Forgets what came in parts: the file begins anew.
pub(crate) async fn start_anew(pool: &Pool, files: &Files, token: &Token) -> ApiResult<()> {
    let mut conn = pool.get().await?;
    if let Some(upload) = Upload::find(&mut conn, token).await? {
        for part in Part::forget(&mut conn, &upload).await? {
            files.delete(&part.key(&upload)).await?;
        }
    }
    Ok(())
}

/// Stores the pages behind an address and queues their reading. The address is locked meanwhile:
/// of two senders one is received, and the store never holds the other's pages.
pub(crate) async fn receive(
    pool: &Pool,
    files: &Files,
    token: &Token,
    content: &[u8],
    sheets: Vec<Sheet>,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let mut conn = pool.get().await?;
    conn.transaction(async |conn| {
        let upload = check_open(Upload::lock(conn, token).await?, now)?;
        let document = Document::lock(conn, upload.document_id)
            .await?
            .filter(|document| domain::takes_more(*document.status))
            .ok_or(ScanError::UploadNotFound)?;
        let before = Page::of(conn, document.id).await?;
        let mut size: usize =
            before.iter().map(|page| usize::try_from(page.size_bytes).unwrap_or_default()).sum();
        // Evidence is one picture, and nobody reads it: its hash is what an inspector signs.
        let photo = (*document.kind == DocumentKind::DefectPhoto)
            .then(|| sheets.first().map(|sheet| hash_of(&sheet.jpeg)))
            .flatten();
        for sheet in sheets {
            let page = Page::add(conn, document.id, &sheet).await?;
            size += sheet.jpeg.len();
            files.put(&page.picture_key(), sheet.jpeg).await?;
            files.put(&page.thumbnail_key(), sheet.thumbnail).await?;
        }
        let size = i32::try_from(size).map_err(|_| domain::too_large())?;
        upload.set_used(conn, content, now).await?;
        document.set_received(conn, size, now).await?;
        if let Some(sha256) = photo {
            let (document_id, owner_id) = (document.id, document.owner_id);
            return outbox::publish(conn, &PhotoReceived { document_id, owner_id, sha256 }).await;
        }
        if before.is_empty() && read_before(conn, &document, content, now).await? {
            return Ok(());
        }
        // Both sides are read together: whoever announced the other is waited for.
        let from = Upload::open_until(conn, document.id, now).await?.unwrap_or(now);
        Job::queue(conn, document.id, from).await
    })
    .await
}

fn hash_of(jpeg: &[u8]) -> String {
    format!("{:x}", Sha256::digest(jpeg))
}

/// The pages of a file as they are stored: of a photo of a defect its one picture, whatever it shows.
pub(crate) fn kept(kind: DocumentKind, looked: Vec<Sheet>) -> Result<Vec<Sheet>, IntakeRefusal> {
    match kind {
        DocumentKind::DefectPhoto => Ok(looked.into_iter().take(1).collect()),
        DocumentKind::RegistrationCertificate
        | DocumentKind::PreviousInspection
        | DocumentKind::Other => image_intake::worth_reading(looked),
    }
}

/// The same photo, sent again, is not read again: what was read then is told now.
async fn read_before(
    conn: &mut Conn,
    document: &Document,
    content: &[u8],
    now: DateTime<Utc>,
) -> ApiResult<bool> {
    let Some((earlier, page)) = document.read_from(conn, content).await? else { return Ok(false) };
    let codes: Vec<Code> = serde_json::from_value(earlier.codes).map_err(anyhow::Error::from)?;
    document.set_duplicate(conn, earlier.id).await?;
    reading::tell(conn, document, page, codes, now).await?;
    Ok(true)
}
