//! What goes into a turn of conversation and what comes out, in the channel's terms.

use crate::{
    button::Button,
    figures::Noted,
    locale::Locale,
    people::{DeskHours, Handing},
    port::Graph,
    state::State,
};
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
    /// They sent a file, or several that are one document.
    Document {
        /// The document's id in the graph.
        id: Uuid,
        /// What they wrote beside it.
        beside: Option<String>,
    },
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
    /// When the team answers in conversations; empty where it never does.
    pub desk: &'a [DeskHours],
}

/// The conversation after a turn, and what to show.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// To be stored before the replies are sent.
    pub state: State,
    /// In order; empty where the assistant stays silent.
    pub replies: Vec<Reply>,
    /// What changes for the team; to be stored with the replies that speak of it.
    pub handing: Option<Handing>,
    /// What it means for the figures.
    pub noted: Noted,
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
