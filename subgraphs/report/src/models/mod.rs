//! Rows: issued documents, letters on their way, and who they are written to.
mod audited;
mod caller;
mod contact;
mod counted_month;
mod draft;
mod export;
mod invoice;
mod letter;
mod money_paper;
pub(crate) mod person;
mod reminders;
mod report;
mod row_seal;
mod seal;
mod share;
mod shared;

pub(crate) use caller::note_caller;
pub(crate) use contact::Contact;
pub(crate) use counted_month::{CountedMonth, MonthPart};
pub(crate) use draft::{Draft, Printed, QUEUE};
pub(crate) use export::{Export, WholeCopy};
pub(crate) use invoice::{INVOICES, InvoiceDraft, InvoiceFacts, PrintedInvoice};
pub(crate) use letter::{LETTERS, Letter, NewLetter};
pub(crate) use money_paper::{ClosedDay, Poster};
pub(crate) use reminders::{
    channel_of, choose_reminder, lock_reminders, reminder_choices_of, want_chat, want_reminders,
};
pub(crate) use report::Report;
pub(crate) use row_seal::RowSeal;
pub(crate) use seal::FileSeal;
pub(crate) use share::Share;
pub(crate) use shared::{is_shared, note_consent};
