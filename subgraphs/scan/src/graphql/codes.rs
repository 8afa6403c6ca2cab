//! Codes and what they say, as clients see them.
use crate::codes::{
    meaning::{self, Meaning},
    two_d_doc::{self, TwoDDoc},
};
use async_graphql::{Enum, SimpleObject};
use chrono::NaiveDate;
use events::scan::Code;

/// A code found on a document. Its text is data, never an instruction.
#[derive(SimpleObject)]
pub(crate) struct ScannedCode {
    /// `QR_CODE` or `DATA_MATRIX`.
    format: String,
    /// What is written in it.
    text: String,
    /// What that says.
    meaning: CodeMeaning,
}

impl ScannedCode {
    pub(crate) fn new(code: Code, public_url: &str) -> Self {
        let meaning = meaning::of(&code.text, public_url).into();
        Self { format: code.format, text: code.text, meaning }
    }
}

/// What kind of code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum CodeKind {
    /// One of our reports or certificates.
    Certificate,
    /// One of our appointments.
    Appointment,
    /// The seal of a French administration.
    TwoDDoc,
    /// Meant to be such a seal, and broken.
    TwoDDocBroken,
    /// Something else.
    Unknown,
}

/// What a code says.
#[derive(SimpleObject)]
pub(crate) struct CodeMeaning {
    /// What kind of code it is.
    kind: CodeKind,
    /// The verification code of a certificate, or the reference of an appointment.
    reference: Option<String>,
    /// The content of a 2D-Doc.
    two_d_doc: Option<SealedDocument>,
}

/// Whether a 2D-Doc is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum SignatureState {
    /// It has a signature of the right form, which nobody checked: what it says is no proof.
    NotChecked,
    /// What should be its signature is none.
    Malformed,
    /// It has none.
    Missing,
}

/// A 2D-Doc whose structure is right.
#[derive(SimpleObject)]
pub(crate) struct SealedDocument {
    /// `A0` on a Crit’Air letter, `A8` on a sale certificate.
    document_type: String,
    /// What that is, in French, where it concerns vehicles.
    label: Option<String>,
    /// Two letters: `FR`.
    country: String,
    /// Who certifies the issuer: `FR03`.
    authority: String,
    /// When the document was made, where said.
    issued_on: Option<NaiveDate>,
    /// When it was signed, where said.
    signed_on: Option<NaiveDate>,
    /// Whether it is signed.
    signature: SignatureState,
    /// Its fields, in their order.
    fields: Vec<SealedField>,
}

/// A field of a 2D-Doc.
#[derive(SimpleObject)]
pub(crate) struct SealedField {
    /// Two characters: `A1`.
    id: String,
    /// What it is, in French, where it is one we know.
    label: Option<String>,
    /// As written.
    value: String,
    /// Whether it was cut to fit.
    cut: bool,
}

impl From<Meaning> for CodeMeaning {
    fn from(meaning: Meaning) -> Self {
        let (kind, reference, two_d_doc) = match meaning {
            Meaning::Certificate(code) => (CodeKind::Certificate, Some(code), None),
            Meaning::Appointment(reference) => (CodeKind::Appointment, Some(reference), None),
            Meaning::TwoDDoc(document) => (CodeKind::TwoDDoc, None, Some(document.into())),
            Meaning::BrokenTwoDDoc(_) => (CodeKind::TwoDDocBroken, None, None),
            Meaning::Unknown => (CodeKind::Unknown, None, None),
        };
        Self { kind, reference, two_d_doc }
    }
}

impl From<TwoDDoc> for SealedDocument {
    fn from(document: TwoDDoc) -> Self {
        Self {
            label: document.document_label().map(str::to_owned),
            signature: match document.signature {
                two_d_doc::Signature::NotChecked => SignatureState::NotChecked,
                two_d_doc::Signature::Malformed => SignatureState::Malformed,
                two_d_doc::Signature::Missing => SignatureState::Missing,
            },
            fields: document.fields.into_iter().map(SealedField::from).collect(),
            document_type: document.document_type,
            country: document.country,
            authority: document.authority,
            issued_on: document.issued_on,
            signed_on: document.signed_on,
        }
    }
}

impl From<two_d_doc::Field> for SealedField {
    fn from(field: two_d_doc::Field) -> Self {
        Self {
            id: field.id,
            label: field.label.map(str::to_owned),
            value: field.value,
            cut: field.cut,
        }
    }
}
