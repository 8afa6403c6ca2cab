//! Rows and every query on them. A conversation is reached through its owner, or
//! through a request for a person that staff read.
mod conversation;
mod figures;
mod handover;
mod message;
pub(crate) mod person;
mod telling;

pub(crate) use conversation::Conversation;
pub(crate) use figures::{Counted, FlowFigures, HandoverFigures, Span, note};
pub(crate) use handover::{Handover, hours, set_hours};
pub(crate) use message::{Draft, Message};
pub(crate) use telling::Telling;
