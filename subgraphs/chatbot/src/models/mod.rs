//! Rows and every query on them. A conversation is reached through its owner only.
mod conversation;
mod message;
mod telling;

pub(crate) use conversation::Conversation;
pub(crate) use message::{Draft, Message};
pub(crate) use telling::Telling;
