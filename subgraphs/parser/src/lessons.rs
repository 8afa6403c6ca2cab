//! What people confirmed and gave to teach the reader. The pictures are the business of `scan`.
use crate::{
    certificate::{CORRECTED, KeptField},
    domain::Quad,
    models::Registration,
};
use anyhow::Result;
use kernel::{ApiError, Pool};
use uuid::Uuid;

/// Which lessons are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// Also those of certificates that were right as read.
    pub uncorrected: bool,
    /// Also what tells who holds the vehicle: names and addresses, all fields of block C.
    pub personal: bool,
}

/// A confirmed certificate whose owner agreed that its picture teaches the reader.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The document it was read on.
    pub document_id: Uuid,
    /// As confirmed, in the order of the certificate.
    pub fields: Vec<LessonField>,
}

/// One of its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonField {
    /// The printed code: `A`, `D.1`.
    pub code: String,
    /// In normal form, as its owner confirmed or typed it.
    pub value: String,
    /// What the reader saw, before any repair; empty where it saw nothing.
    pub raw: String,
    /// Where, on the page as it was read.
    pub quad: Option<Quad>,
    /// Whether a person typed it.
    pub typed: bool,
}

impl From<KeptField> for LessonField {
    fn from(field: KeptField) -> Self {
        let typed = field.reason == CORRECTED;
        Self { code: field.code, value: field.value, raw: field.raw, quad: field.quad, typed }
    }
}

/// The lessons after that document, by its id, a hundred at most; none where there are no more.
///
/// # Errors
/// Where the database does not answer.
pub async fn lessons(pool: &Pool, asked: Asked, after: Option<Uuid>) -> Result<Vec<Lesson>> {
    let mut conn = pool.get().await.map_err(ApiError::into_report)?;
    let rows = Registration::teaching_after(&mut conn, after, asked.uncorrected).await?;
    rows.into_iter()
        .map(|row| {
            let mut fields = row.kept_fields().map_err(ApiError::into_report)?;
            fields.retain(|field| asked.personal || !is_personal(&field.code));
            let fields = fields.into_iter().map(LessonField::from).collect();
            Ok(Lesson { document_id: row.document_id, fields })
        })
        .collect()
}

/// Block C is about people.
fn is_personal(code: &str) -> bool {
    code.starts_with("C.")
}
