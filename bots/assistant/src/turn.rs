//! What goes into a turn of conversation and what comes out, in the channel's terms.

use crate::{locale::Locale, port::Graph, state::State};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where the conversation takes place; some channels cannot log a person in by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The web widget.
    Web,
    /// A Telegram chat.
    Telegram,
}

/// What the customer just did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// They wrote this.
    Text(String),
    /// They pressed the button with this id.
    Button(String),
    /// They pressed the button with this id, whose box they had ticked.
    Ticked(String),
    /// They sent a file; this is the document's id in the graph.
    Document(Uuid),
}

/// Everything the assistant may know when it answers.
pub struct Turn<'a> {
    /// What the customer did.
    pub input: Input,
    /// When.
    pub now: DateTime<Utc>,
    /// The conversation's language; the customer may change it in words.
    pub locale: Locale,
    /// Whether the person is a customer with an account; `false` for a guest.
    pub signed_in: bool,
    /// The graph, seen with the customer's own rights.
    pub graph: &'a dyn Graph,
    /// Where the reply will be shown.
    pub channel: Channel,
}

/// The conversation after a turn, and what to show.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// To be stored before the replies are sent.
    pub state: State,
    /// In order; empty where the assistant stays silent.
    pub replies: Vec<Reply>,
}

/// One message of the assistant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reply {
    /// Plain text; may hold line breaks and lines that start with `• `.
    pub text: String,
    /// Quick answers, in order of preference.
    pub buttons: Vec<Button>,
    /// Files to offer.
    pub attachments: Vec<Attachment>,
}

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

/// A quick answer. Its meaning stays in the [`State`]: the id says nothing by itself.
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

/// A file the customer can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// `PDF`, `IMAGE` or `ICS`.
    pub kind: String,
    /// What it is, in the customer's language.
    pub title: String,
    /// Where, relative to the public origin.
    pub url: String,
}
