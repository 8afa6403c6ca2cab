//! What `report` tells.
use crate::{event, named};
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
event!(Issued, "report.issued.v1", inspection_id);
