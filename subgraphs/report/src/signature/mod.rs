//! The signature inside a paper that readers of PDF show: PAdES baseline B-B (ETSI EN 319 142-1), a
//! detached CMS in a signature field, over every byte but its own place.
//!
//! `certificate` is who signs, `container` the CMS, `field` its place in the file.
//! Decisions: docs/decisions/papers.md
mod certificate;
mod container;
mod field;
mod x509;

pub use certificate::{PaperCertificate, generate};
pub(crate) use container::Container;
pub(crate) use field::{Signed, Unsigned};
