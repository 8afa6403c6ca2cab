//! What `report` tells.
use crate::{event, named, parser::InspectionDue};
use chrono::NaiveDate;
use fr::Outcome;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

named! {
    /// Which document.
    ReportKind {
        /// The procès-verbal: everything that was found.
        InspectionReport,
        /// One page: the result and how long it holds.
        Certificate,
    }
}

/// A document was issued and can be downloaded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Issued {
    /// The report.
    pub report_id: Uuid,
    /// Which document.
    pub kind: ReportKind,
    /// Of which inspection.
    pub inspection_id: Uuid,
    /// Of which appointment.
    pub appointment_id: Uuid,
    /// Whose.
    pub customer_id: Uuid,
    /// As printed.
    pub number: String,
    /// In its written form ([`fr::Plate`]).
    pub plate: String,
    /// The result.
    pub outcome: Outcome,
    /// Last day of validity where the result is favourable; of a failed inspection, which is not
    /// valid, the last day of driving.
    pub valid_until: NaiveDate,
    /// Last day for the contre-visite, where one is due.
    pub retest_before: Option<NaiveDate>,
    /// Expiring path of the PDF on the public origin.
    pub download_path: String,
    /// Path of the public verification page.
    pub verification_path: String,
}
event!(Issued, "report.issued.v1", inspection_id, of customer_id);

/// Whoever was reminded of a vehicle's inspection said that it is sold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VehicleSold {
    /// The vehicle as `parser` looks at it.
    pub watched_id: Uuid,
    /// Whose it was.
    pub owner_id: Uuid,
}
event!(VehicleSold, "report.vehicle_sold.v1", watched_id, of owner_id);

/// An inspection by law is due of a vehicle whose owner wants to hear it in the conversation, or cannot
/// be written to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DueForChat {
    /// What is due.
    pub due: InspectionDue,
    /// The address that says that the vehicle is sold.
    pub sold: String,
    /// The address that stops reminders.
    pub stop: String,
}
event!(DueForChat, "report.due_for_chat.v1", due.watched_id, of due.owner_id);
