//! One function per mutation: open the transaction, ask the rule, write, announce.
mod arrival;
mod catalogue;
mod checklist;
mod identity;
mod result;
mod signature;

pub(crate) use arrival::{CheckInInput, abandon, check_in};
pub(crate) use catalogue::{ApproveCatalogueRowInput, approve_row};
pub(crate) use checklist::{RecordDefectInput, check_points, record_defect, remove_defect, start};
pub(crate) use identity::{SetVehicleIdentityInput, set_identity, take_certificate, take_plate};
pub(crate) use result::{CompleteInspectionInput, complete, missing, reopen};
pub(crate) use signature::sign;
