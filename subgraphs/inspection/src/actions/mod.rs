//! One function per mutation: open the transaction, ask the rule, write, announce.
mod arrival;
mod checklist;
mod result;
mod signature;

pub(crate) use arrival::{CheckInInput, abandon, check_in};
pub(crate) use checklist::{RecordDefectInput, check_points, record_defect, remove_defect, start};
pub(crate) use result::{CompleteInspectionInput, complete, reopen};
pub(crate) use signature::sign;
