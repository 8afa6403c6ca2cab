//! Rows and every query on them. Somebody's documents are reached through their owner only.
mod document;
mod evidence;
mod job;
mod page;
mod part;
pub(crate) mod person;
mod removal;
mod upload;

pub(crate) use document::{Document, NewDocument};
pub(crate) use evidence::Evidence;
pub(crate) use job::{Job, QUEUE};
pub(crate) use page::Page;
pub(crate) use part::Part;
pub(crate) use removal::{Ends, REMOVALS};
pub(crate) use upload::{Token, Upload};
