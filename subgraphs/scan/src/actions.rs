//! One function per change a person or a channel asks for: open the transaction, ask the rule,
//! write. What happens to bytes on their way in is in `receiving`.
use crate::{
    ScanConfig,
    codes::{
        self,
        meaning::{self, Meaning},
    },
    domain::{self, DocumentKind, DocumentStatus},
    error::ScanError,
    image_intake::Limits,
    models::{Document, Job, NewDocument, Token, Upload},
};
use async_graphql::{InputObject, OneofObject};
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;
use image::ImageFormat;
use kernel::{ApiError, ApiResult, Conn, clock::CivilDay, guard::Person};
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// A code, as text or as a picture.
#[derive(Clone, Debug, OneofObject)]
pub(crate) enum ScanCodeInput {
    /// What a scanner read in it.
    Text(String),
    /// A picture of it (JPEG, PNG, WebP) in base64; a request holds some 180 kB of it.
    Image(String),
}

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
    /// The document that this is another page or another photo of; a new one where left out.
    pub(crate) document_id: Option<Uuid>,
}

/// An announced document and the one-time address for its bytes.
pub(crate) struct Announced {
    pub(crate) document: Document,
    pub(crate) content_type: String,
    pub(crate) token: Token,
    pub(crate) expires_at: DateTime<Utc>,
}

/// Announces a document and opens an address for it.
pub(crate) async fn create_upload(
    conn: &mut Conn,
    config: &ScanConfig,
    by: &Person,
    input: CreateUploadInput,
    now: DateTime<Utc>,
) -> ApiResult<Announced> {
    domain::check_declared(&input.content_type, input.size_bytes)?;
    if input.kind == DocumentKind::DefectPhoto {
        domain::check_photo(&input.content_type)?;
    }
    conn.transaction(async |conn| {
        check_quota(conn, config, by, &input, now).await?;
        let document = match input.document_id {
            Some(id) => continued(conn, by, id).await?,
            None => {
                let announced = NewDocument {
                    kind: input.kind,
                    file_name: domain::shown_name(&input.file_name),
                    content_type: input.content_type.clone(),
                    size_bytes: input.size_bytes,
                    appointment_id: input.appointment_id,
                };
                announced.insert(conn, by, now).await?
            }
        };
        let (token, expires_at) = (Token::random(), now + domain::UPLOAD_OPEN);
        Upload::open(conn, &token, document.id, expires_at).await?;
        Ok::<_, ApiError>(Announced {
            document,
            content_type: input.content_type,
            token,
            expires_at,
        })
    })
    .await
}

/// May the caller announce another file? Their other announcements wait until this one is written.
async fn check_quota(
    conn: &mut Conn,
    config: &ScanConfig,
    by: &Person,
    input: &CreateUploadInput,
    now: DateTime<Utc>,
) -> ApiResult<()> {
    let awaiting = Upload::count_open(conn, by, now).await?;
    if input.kind == DocumentKind::DefectPhoto {
        let since = now - TimeDelta::days(1);
        let loose = Document::loose_photos_since(conn, by, since).await?;
        return Ok(domain::check_photo_quota(loose, awaiting)?);
    }
    if by.is_organisation() {
        let day = CivilDay::of(now);
        let today = Upload::count_since(conn, by, day.starts_at).await?;
        domain::check_agreed_quota(today, awaiting, config.files_per_day, day)?;
        return Ok(());
    }
    let last_day = match input.document_id.is_some() {
        true => 0,
        false => Document::announced_since(conn, by, now - TimeDelta::days(1)).await?,
    };
    Ok(domain::check_quota(last_day, awaiting)?)
}

/// The caller's document, if more may be sent for it: it was not read yet, or could not be.
async fn continued(conn: &mut Conn, by: &Person, id: Uuid) -> ApiResult<Document> {
    let document = Document::own_for_update(conn, by, id).await?;
    if *document.kind == DocumentKind::DefectPhoto || !domain::takes_more(*document.status) {
        return Err(ScanError::DocumentClosed.into());
    }
    if Upload::count_of(conn, id).await? >= domain::MOST_FILES {
        return Err(ScanError::TooManyUploads.into());
    }
    Ok(document)
}

/// Removes a document: at once from sight, its image moments later. Twice is as once. A photo of a
/// defect that came is not removed so: `withdrawDefectPhoto` is its way, or time.
pub(crate) async fn delete_document(conn: &mut Conn, by: &Person, id: Uuid) -> ApiResult<Document> {
    conn.transaction(async |conn| {
        let document = Document::own_for_update(conn, by, id).await?;
        if *document.status == DocumentStatus::Deleted {
            return Ok(document);
        }
        domain::check_removal(*document.kind, *document.status)?;
        Job::forget(conn, id).await?;
        document.set_deleted(conn).await
    })
    .await
}

/// What a code says. Of several on a picture, the one that says most to us.
pub(crate) async fn scan_code(
    config: &ScanConfig,
    _by: &Person,
    input: ScanCodeInput,
) -> ApiResult<Meaning> {
    let encoded = match input {
        ScanCodeInput::Text(text) => return Ok(meaning::of(&text, &config.public_url)),
        ScanCodeInput::Image(encoded) => encoded,
    };
    let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| ScanError::CodeUnreadable)?;
    let sheets = config.decoder.examine(bytes, Limits::default()).await?;
    let sheet = sheets.map_err(ScanError::from)?.into_iter().next();
    let jpeg = sheet.ok_or(ScanError::CodeUnreadable)?.jpeg;
    let found = spawn_blocking(move || {
        let picture = image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg)?;
        Ok::<_, anyhow::Error>(codes::decode(&picture.into_luma8()))
    })
    .await
    .map_err(anyhow::Error::from)??;
    let meanings = found.iter().map(|code| meaning::of(&code.text, &config.public_url));
    let most = meanings.min_by_key(|meaning| matches!(meaning, Meaning::Unknown));
    Ok(most.ok_or(ScanError::CodeUnreadable)?)
}
