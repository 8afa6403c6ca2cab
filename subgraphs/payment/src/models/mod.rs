//! Rows and every query on them. Somebody's payments are reached through their owner only.
mod alarm;
mod closing;
mod difference;
mod dispute;
mod document;
mod event;
mod invoice;
mod movement;
mod payable;
mod payment;
mod reconciliation;
mod refund;
mod seller;
mod settlement;

pub(crate) use alarm::Alarm;
pub(crate) use closing::{Closing, broken_chains, centre_of, documents_after, lock_chain};
pub(crate) use difference::Difference;
pub(crate) use dispute::Dispute;
pub(crate) use document::{Cause, Document, NUMBERED};
pub(crate) use event::{Handled, event_seen, note_event};
pub(crate) use movement::movements;
pub(crate) use payable::Payable;
pub(crate) use payment::{NewPayment, Payment};
pub(crate) use reconciliation::{Reconciliation, held};
pub(crate) use refund::{Order, Refund};
pub(crate) use seller::{NewSeller, Seller};
