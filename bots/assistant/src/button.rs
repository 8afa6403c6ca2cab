//! Quick answers under a message, as a channel sees them.

use serde::{Deserialize, Serialize};

/// What a channel does when a button is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ButtonKind {
    /// Send the id back.
    Reply,
    /// Open `url`.
    Link,
    /// Let the person pick a file, upload it, then send the document's id.
    Upload,
    /// Log the person in, then send the id back.
    Login,
}

/// What a file sent through a button is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UploadKind {
    /// The carte grise.
    RegistrationCertificate,
    /// The procès-verbal of an earlier inspection.
    PreviousInspection,
}

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ButtonStyle {
    /// What most people will want.
    Primary,
    /// An alternative.
    Secondary,
    /// Something that cannot be undone.
    Danger,
}

/// A quick answer. Its meaning stays in the state: the id says nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// Opaque, at most 32 characters.
    pub id: String,
    /// What is written on it.
    pub label: String,
    /// What the channel does.
    pub kind: ButtonKind,
    /// How it looks.
    pub style: ButtonStyle,
    /// For [`ButtonKind::Link`] only.
    pub url: Option<String>,
    /// For [`ButtonKind::Upload`] only.
    pub upload: Option<UploadKind>,
    /// What a box beside it asks, never ticked by itself; the button may be pressed without it.
    pub consent: Option<String>,
}
