//! Rows: issued documents, letters on their way, and who they are written to.
mod contact;
mod draft;
mod letter;
mod report;
mod seal;

pub(crate) use contact::Contact;
pub(crate) use draft::{Draft, Printed, QUEUE};
pub(crate) use letter::{LETTERS, Letter, NewLetter};
pub(crate) use report::Report;
pub(crate) use seal::FileSeal;
