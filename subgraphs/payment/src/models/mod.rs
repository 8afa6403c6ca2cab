//! Rows and every query on them. Somebody's payments are reached through their owner only.
mod difference;
mod invoice;
mod payable;
mod payment;
mod settlement;

pub(crate) use difference::Difference;
pub(crate) use payable::Payable;
pub(crate) use payment::{NewPayment, Payment};
pub(crate) use settlement::{event_seen, note_event};
