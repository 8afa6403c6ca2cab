//! The letters that leave by themselves, as managers look at their templates.
use crate::{
    ReportConfig,
    domain::{Language, LetterKind},
    templates::Written,
};
use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use kernel::ApiResult;
use strum::VariantArray;

/// A kind of letter that leaves by itself. What it says stands in files of the installation, and is the
/// same for every centre.
#[derive(SimpleObject)]
pub(crate) struct LetterTemplate {
    /// Which.
    kind: LetterKind,
    /// Whether its reader may stop letters of this kind; all others are always sent.
    may_be_stopped: bool,
}

impl LetterTemplate {
    pub(super) fn all() -> Vec<Self> {
        let of = |kind: &LetterKind| Self { kind: *kind, may_be_stopped: kind.may_be_stopped() };
        LetterKind::VARIANTS.iter().map(of).collect()
    }
}

/// A letter about invented people, as it would leave. Its links open nothing.
#[derive(SimpleObject)]
pub(crate) struct LetterPreview {
    /// In the letter's head.
    subject: String,
    /// As text.
    text: String,
    /// The same as a page, of what people typed nothing but text. Show it where no script runs.
    html: String,
}

impl LetterPreview {
    pub(super) fn all(
        kind: LetterKind,
        language: Language,
        config: &ReportConfig,
        now: DateTime<Utc>,
    ) -> ApiResult<Vec<Self>> {
        let written = config.templates.examples(kind, language, &config.address("/"), now)?;
        let shown = |Written { subject, text, html }: Written| Self { subject, text, html };
        Ok(written.into_iter().map(shown).collect())
    }
}
