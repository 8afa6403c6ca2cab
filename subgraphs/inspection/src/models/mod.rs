//! Rows and every query on them. What a customer reads is reached through its owner only.
mod catalogue;
mod expected;
mod inspection;
mod recorded;
mod shared;

pub use catalogue::import_bundled;
pub(crate) use catalogue::{Defect, Point, current_version, unknown_point};
pub(crate) use expected::{Expected, Vehicle, vehicle_facts};
pub(crate) use inspection::{Completion, Inspection, NewInspection, Sealed};
pub(crate) use recorded::{NewDefect, RecordedDefect};
pub(crate) use shared::note_consent;
