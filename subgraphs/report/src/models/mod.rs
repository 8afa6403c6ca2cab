//! Rows: issued documents, letters on their way, and who they are written to.
mod contact;
mod draft;
mod invoice;
mod letter;
mod report;
mod seal;
mod shared;

pub(crate) use contact::Contact;
pub(crate) use draft::{Draft, Printed, QUEUE};
pub(crate) use invoice::{INVOICES, InvoiceDraft, PrintedInvoice};
pub(crate) use letter::{LETTERS, Letter, NewLetter};
pub(crate) use report::Report;
pub(crate) use seal::FileSeal;
pub(crate) use shared::{is_shared, note_consent};
