//! Rows and every query on them. Somebody's documents are reached through their owner only.
mod document;
mod job;
mod page;
mod part;
mod upload;

pub(crate) use document::{Document, NewDocument, REMOVALS};
pub(crate) use job::{Job, QUEUE};
pub(crate) use page::Page;
pub(crate) use part::Part;
pub(crate) use upload::{Token, Upload};
