//! Rows and every query on them. Somebody's payments are reached through their owner only.
mod account;
mod account_document;
mod account_reminder;
mod alarm;
mod charge;
mod closing;
mod difference;
mod dispute;
mod document;
mod event;
mod figures;
mod invoice;
mod issue;
mod movement;
mod payable;
mod payment;
pub(crate) mod person;
mod promotion;
mod reconciliation;
mod refund;
mod seller;
mod settlement;
mod writing;

pub(crate) use account::{Account, NewAccount};
pub(crate) use account_document::{AccountSettlement, NewAccountDocument, Owing};
pub(crate) use alarm::Alarm;
pub(crate) use charge::{Billable, Charge};
pub(crate) use closing::{
    CentreNamed, Closing, broken_chains, centre_of, documents_after, lock_chain,
};
pub(crate) use difference::Difference;
pub(crate) use dispute::Dispute;
pub(crate) use document::Document;
pub(crate) use event::{Handled, event_seen, forget_events, note_event};
pub(crate) use figures::{invoiced, note_month};
pub(crate) use invoice::next_number;
pub(crate) use movement::movements;
pub(crate) use payable::Payable;
pub(crate) use payment::{NewPayment, Payment};
pub(crate) use promotion::{NewPromotion, Promotion};
pub(crate) use reconciliation::{Reconciliation, held};
pub(crate) use refund::{Order, Refund};
pub(crate) use seller::{NewSeller, Seller};
pub(crate) use writing::{Cause, NUMBERED};
