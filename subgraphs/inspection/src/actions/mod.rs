//! One function per mutation: open the transaction, ask the rule, write, announce.
mod acts;
mod arrival;
mod catalogue;
mod checklist;
mod figures;
mod formalities;
mod identity;
mod inspectors;
mod instruments;
mod measurements;
mod orders;
mod pauses;
mod photos;
mod proposals;
mod result;
mod signature;
mod workers;

pub(crate) use arrival::{CheckInInput, abandon, check_expected, check_in};
pub(crate) use catalogue::{ApproveCatalogueRowInput, approve_row};
pub(crate) use checklist::{RecordDefectInput, check_points, record_defect, remove_defect, start};
pub(crate) use figures::{Counted, count_month, figures};
pub(crate) use formalities::{
    RecordOwnerContactInput, RecordRecallInput, ask_recall, hand_over, hand_over_from,
    record_contact, record_recall,
};
pub(crate) use identity::{
    SetVehicleIdentityInput, civil, set_identity, take_certificate, take_plate,
};
pub(crate) use inspectors::{
    RecordTrainingInput, RegisterInspectorInput, UpdateInspectorInput, record_training,
    register_inspector, retire_inspector, set_my_presence, set_presence, update_inspector,
    withdraw_training,
};
pub(crate) use instruments::{
    RecordCalibrationInput, RegisterInstrumentInput, record_calibration, register_instrument,
    retire_instrument,
};
pub(crate) use measurements::{RecordMeasurementInput, measured, measurements, record_measurement};
pub(crate) use orders::{
    OrderMeasurementInput, Told, cancel_order, order_measurement, take_result, told,
};
pub(crate) use pauses::{resume, suspend};
pub(crate) use photos::{AddDefectPhotoInput, add_photo, withdraw_photo};
pub(crate) use proposals::{
    AcceptProposalInput, DeclineProposalInput, Proposed, accept_proposal, decline_proposal,
    proposed, undecided,
};
pub(crate) use result::{CompleteInspectionInput, complete, missing, reopen};
pub(crate) use signature::{sign, signed_anew};
pub(crate) use workers::{AssignInspectionInput, assign, candidates, hindrance};
