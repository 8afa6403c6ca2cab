//! Types of this domain.
use super::codes::ScannedCode;
use crate::{
    ScanConfig,
    actions::Announced,
    domain::{DocumentKind, DocumentStatus, MAX_BYTES},
    models::{Document, Page},
};
use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, EmptyFields},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, Utc};
use events::scan::Code;
use kernel::{ApiResult, Pool};
use uuid::Uuid;

/// A list of documents.
pub(crate) type Documents = Connection<String, Document, EmptyFields, EmptyFields>;

/// Why a document could not be used.
#[derive(SimpleObject)]
pub(crate) struct DocumentFailure {
    /// Stable: `READING_FAILED`, `NO_TEXT`, `WRONG_SIDE`, `ZONE_MISSING`, `SCREENSHOT`,
    /// `WRONG_DOCUMENT`.
    code: String,
    /// What to do next, in French.
    message: String,
    /// The same in English.
    en: String,
}

/// A page of a document.
pub(crate) struct PageOf {
    page: Page,
    /// What the document is.
    kind: DocumentKind,
}

/// What the store has there.
async fn shown(ctx: &Context<'_>, key: &str) -> Option<String> {
    let jpeg = ctx.data_unchecked::<ScanConfig>().files.get(key).await.ok()?;
    Some(format!("data:image/jpeg;base64,{}", BASE64_STANDARD.encode(jpeg)))
}

#[Object(name = "DocumentPage")]
impl PageOf {
    /// From 1, in the order of arrival.
    async fn number(&self) -> i32 {
        self.page.number
    }

    /// In pixels.
    async fn width(&self) -> i32 {
        self.page.width
    }

    /// In pixels.
    async fn height(&self) -> i32 {
        self.page.height
    }

    /// A small picture of it, as a `data:` address; none once it is gone.
    async fn thumbnail(&self, ctx: &Context<'_>) -> Option<String> {
        shown(ctx, &self.page.thumbnail_key()).await
    }

    /// The picture itself, as a `data:` address of a megabyte or two, of a photo of a defect; none of a
    /// paper, and none once it is gone.
    #[graphql(complexity = 50)]
    async fn picture(&self, ctx: &Context<'_>) -> Option<String> {
        match self.kind {
            DocumentKind::DefectPhoto => shown(ctx, &self.page.picture_key()).await,
            DocumentKind::RegistrationCertificate
            | DocumentKind::PreviousInspection
            | DocumentKind::Other => None,
        }
    }
}

/// A document somebody sent.
#[Object(name = "Document")]
impl Document {
    /// Identifies it for good.
    async fn id(&self) -> Uuid {
        self.id
    }

    /// What the sender says it is.
    async fn kind(&self) -> DocumentKind {
        *self.kind
    }

    /// Where it is in its life.
    async fn status(&self) -> DocumentStatus {
        *self.status
    }

    /// The file's own name, for show only.
    async fn file_name(&self) -> &str {
        &self.file_name
    }

    /// `image/jpeg` once received, whatever was sent.
    async fn content_type(&self) -> &str {
        &self.content_type
    }

    /// As announced; as stored, once received.
    async fn size_bytes(&self) -> i32 {
        self.size_bytes
    }

    /// For which appointment it was sent, if for one.
    async fn appointment_id(&self) -> Option<Uuid> {
        self.appointment_id
    }

    /// Why it was rejected, where it was.
    #[graphql(name = "failure")]
    async fn why_rejected(&self) -> Option<DocumentFailure> {
        let failure = self.reject_reason()?;
        let (fr, en) = failure.words();
        let code = failure.to_string();
        Some(DocumentFailure { code, message: fr.to_owned(), en: en.to_owned() })
    }

    /// The codes found on it, once read.
    #[graphql(name = "codes")]
    async fn found_codes(&self, ctx: &Context<'_>) -> ApiResult<Vec<ScannedCode>> {
        let codes: Vec<Code> =
            serde_json::from_value(self.codes.clone()).map_err(anyhow::Error::from)?;
        let public_url = &ctx.data_unchecked::<ScanConfig>().public_url;
        Ok(codes.into_iter().map(|code| ScannedCode::new(code, public_url)).collect())
    }

    /// Its pages, as far as they came; none once its images are gone.
    #[graphql(complexity = "10 * child_complexity")]
    async fn pages(&self, ctx: &Context<'_>) -> ApiResult<Vec<PageOf>> {
        if *self.status == DocumentStatus::Deleted {
            return Ok(Vec::new());
        }
        let mut conn = ctx.data_unchecked::<Pool>().get().await?;
        let pages = Page::of(&mut conn, self.id).await?.into_iter();
        Ok(pages.map(|page| PageOf { page, kind: *self.kind }).collect())
    }

    /// The document of the same content that was read before, where there is one: its reading is
    /// this one's.
    async fn duplicate_of(&self) -> Option<Uuid> {
        self.duplicate_of
    }

    /// When it was announced.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// When its last page came.
    async fn received_at(&self) -> Option<DateTime<Utc>> {
        self.received_at
    }

    /// When its text was read.
    async fn read_at(&self) -> Option<DateTime<Utc>> {
        self.read_at
    }
}

/// A header to send with the bytes.
#[derive(SimpleObject)]
pub(crate) struct Header {
    /// Its name.
    name: String,
    /// Its value.
    value: String,
}

/// Where and how to send the bytes. The address works once.
#[derive(SimpleObject)]
pub(crate) struct Upload {
    /// Relative to the public origin.
    url: String,
    /// `PUT`, with the raw file as the body. Where it breaks off, `HEAD` says how much came
    /// (`Upload-Offset`), and `PATCH` with that `Upload-Offset` and the whole `Upload-Length` sends
    /// the rest.
    method: String,
    /// To be sent along.
    headers: Vec<Header>,
    /// Until when the address is open.
    expires_at: DateTime<Utc>,
    /// Larger files are refused.
    max_bytes: i32,
}

/// What `createUpload` answers.
#[derive(SimpleObject)]
pub(crate) struct UploadPayload {
    /// The document, awaiting its bytes.
    document: Document,
    /// Where to send them.
    upload: Upload,
}

impl UploadPayload {
    pub(crate) fn new(announced: Announced, public_prefix: &str) -> Self {
        let upload = Upload {
            url: format!("{public_prefix}/uploads/{}", announced.token.as_str()),
            method: "PUT".to_owned(),
            headers: vec![Header {
                name: "content-type".to_owned(),
                value: announced.content_type,
            }],
            expires_at: announced.expires_at,
            max_bytes: i32::try_from(MAX_BYTES).unwrap_or(i32::MAX),
        };
        Self { document: announced.document, upload }
    }
}

/// What a mutation of a document answers.
#[derive(SimpleObject)]
pub(crate) struct DocumentPayload {
    /// The document as it is now.
    pub(crate) document: Document,
}
