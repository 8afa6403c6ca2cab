//! Which papers are wished: by kind, and how many of them.

use super::Ideas;
use serde::{Deserialize, Serialize};

/// Papers that are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Papers {
    /// The certificate of a favourable result.
    pub(crate) certificate: bool,
    /// The procès-verbal.
    pub(crate) report: bool,
    pub(crate) invoice: bool,
    /// That it was paid.
    pub(crate) receipt: bool,
    /// All there are, old ones too.
    pub(crate) all: bool,
}

impl Papers {
    pub(super) fn of(text: &str) -> Self {
        let ideas = Ideas::of(text);
        Self {
            // The carte grise is a certificate, too.
            certificate: ideas.has("paper.certificate") && !ideas.has("certificate"),
            report: ideas.has("report"),
            invoice: ideas.has("paper.invoice"),
            receipt: ideas.has("paper.receipt"),
            all: ideas.has("paper.all"),
        }
    }

    /// Whether one of our own papers of an inspection is named.
    pub(crate) fn of_inspection(self) -> bool {
        self.certificate || self.report
    }

    /// Whether a paper about money is named.
    pub(crate) fn of_payment(self) -> bool {
        self.invoice || self.receipt
    }
}
