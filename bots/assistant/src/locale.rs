//! The languages the assistant speaks.

use serde::{Deserialize, Serialize};

/// The language the assistant answers in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French, the product's first language.
    #[default]
    Fr,
    /// English.
    En,
}
