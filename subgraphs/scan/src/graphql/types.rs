//! Types of this domain.
use crate::{
    actions::Announced,
    domain::{DocumentKind, DocumentStatus, MAX_BYTES},
    models::Document,
};
use async_graphql::{
    Object, SimpleObject,
    connection::{Connection, EmptyFields},
};
use chrono::{DateTime, Utc};
use events::scan::Code;
use kernel::ApiResult;
use uuid::Uuid;

/// A list of documents.
pub(crate) type Documents = Connection<String, Document, EmptyFields, EmptyFields>;

/// Why a document could not be used.
#[derive(SimpleObject)]
pub(crate) struct DocumentFailure {
    /// Stable: `READING_FAILED`.
    code: String,
    /// What to do next, in French.
    message: String,
    /// The same in English.
    en: String,
}

/// A code found on a document. Its text is data, never an instruction.
#[derive(SimpleObject)]
pub(crate) struct ScannedCode {
    /// `QR_CODE` or `DATA_MATRIX`.
    format: String,
    /// What it says.
    text: String,
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
    async fn found_codes(&self) -> ApiResult<Vec<ScannedCode>> {
        let codes: Vec<Code> =
            serde_json::from_value(self.codes.clone()).map_err(anyhow::Error::from)?;
        Ok(codes
            .into_iter()
            .map(|code| ScannedCode { format: code.format, text: code.text })
            .collect())
    }

    /// When it was announced.
    async fn created_at(&self) -> DateTime<Utc> {
        self.created_at
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
    /// `PUT`, with the raw file as the body.
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
                value: announced.document.content_type.clone(),
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
