//! Rows: issued documents, letters on their way, and who they are written to.
mod caller;
mod contact;
mod draft;
mod invoice;
mod letter;
mod reminders;
mod report;
mod seal;
mod shared;

pub(crate) use caller::note_caller;
pub(crate) use contact::Contact;
pub(crate) use draft::{Draft, Printed, QUEUE};
pub(crate) use invoice::{INVOICES, InvoiceDraft, PrintedInvoice};
pub(crate) use letter::{LETTERS, Letter, NewLetter};
pub(crate) use reminders::{want_reminders, wants_reminders};
pub(crate) use report::Report;
pub(crate) use seal::FileSeal;
pub(crate) use shared::{is_shared, note_consent};
