//! What several of these files speak of: a document that is asked about, a field that was read.
use crate::{
    certificate::{FieldStatus, KeptField, label},
    previous,
};
use async_graphql::SimpleObject;
use uuid::Uuid;

/// A document, and whose it must be to be looked into; `None` for staff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    pub(crate) document: Uuid,
    pub(super) owner: Option<Uuid>,
}

impl Asked {
    /// May whoever asks see what is this owner's?
    pub(crate) fn may_see(&self, owner: Uuid) -> bool {
        self.owner.is_none_or(|own| own == owner)
    }
}

/// One field of a registration certificate, or of a procès-verbal.
#[derive(SimpleObject)]
pub(crate) struct RegistrationField {
    /// The printed code: `A`, `D.1`; `FORMULE` for the form number; `PV.DATE` and the like for what
    /// only a procès-verbal says.
    code: String,
    /// What the code means, in French.
    label: String,
    /// In normal form: dates `08/08/2013`, amounts with a comma.
    value: String,
    /// What was seen before any repair; empty where nothing was.
    raw_text: String,
    /// Whether it may be relied on.
    status: FieldStatus,
    /// Why: `MRZ_CHECK_DIGIT`, `MRZ_AGREES`, `COUPON_AGREES`, `UNCONFIRMED`, `READINGS_DIFFER`,
    /// `MALFORMED`, `CHECK_FAILED`, `CENTURY_ASSUMED`, `CORRECTED`.
    reason: String,
    /// How sure the reader was of the letters, 0 to 1; none where the owner typed them.
    confidence: Option<f32>,
}

impl From<KeptField> for RegistrationField {
    fn from(field: KeptField) -> Self {
        Self {
            label: label(&field.code)
                .or_else(|| previous::label(&field.code))
                .unwrap_or(&field.code)
                .to_owned(),
            code: field.code,
            value: field.value,
            raw_text: field.raw,
            status: field.status,
            reason: field.reason,
            confidence: field.confidence,
        }
    }
}
