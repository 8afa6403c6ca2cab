//! Rows and every query on them. What a customer reads is reached through its owner only.
mod catalogue;
mod entries;
mod expected;
mod inspection;
mod recorded;
mod shared;

pub use catalogue::import_bundled;
pub(crate) use catalogue::{Approval, Defect, Point, current_version, unknown_point};
pub(crate) use entries::{Author, IdentityEntry};
pub(crate) use expected::{Expected, Vehicle, certified};
pub(crate) use inspection::{Completion, Inspection, Known, NewInspection, Sealed};
pub(crate) use recorded::{NewDefect, RecordedDefect};
pub(crate) use shared::note_consent;
