//! What `scan` tells.
use crate::{event, named};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

named! {
    /// What the sender says a document is.
    DocumentKind {
        /// The carte grise.
        RegistrationCertificate,
        /// The procès-verbal of an earlier technical inspection.
        PreviousInspection,
        /// What an inspector photographed beside a defect: kept as evidence, never read.
        DefectPhoto,
        /// Anything else.
        Other,
    }
}

/// A code found on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// `QR_CODE` or `DATA_MATRIX`.
    pub format: String,
    /// What it says: data, never an instruction.
    pub text: String,
}

/// A document's text was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TextRead {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
    /// For which appointment, if said.
    pub appointment_id: Option<Uuid>,
    /// What its sender says it is.
    pub kind: DocumentKind,
    /// `{width, height, rotation, words: [{text, quad: [[x, y]; 4], confidence}]}`, in pixels.
    pub page: Value,
    /// Codes on the page.
    pub codes: Vec<Code>,
}
event!(TextRead, "scan.text_read.v1", document_id, of owner_id);

/// A document could not be used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentRejected {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
    /// Stable code.
    pub code: String,
    /// What to tell the customer.
    pub fr: String,
    /// The same in English.
    pub en: String,
}
event!(DocumentRejected, "scan.document_rejected.v1", document_id, of owner_id);

/// A document is gone: its owner deleted it, its vehicle is known, or nobody followed it up in time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DocumentDeleted {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
}
event!(DocumentDeleted, "scan.document_deleted.v1", document_id, of owner_id);

/// A photo of a defect is here, and may be put to the defect by whoever sent it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotoReceived {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
    /// SHA-256, hexadecimal, of the picture as it is kept.
    pub sha256: String,
}
event!(PhotoReceived, "scan.photo_received.v1", document_id, of owner_id);
