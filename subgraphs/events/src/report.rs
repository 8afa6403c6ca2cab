//! What `report` tells.
use crate::event;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A document was issued and can be downloaded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Issued {
    /// The report.
    pub report_id: Uuid,
    /// `INSPECTION_REPORT` or `CERTIFICATE`.
    pub kind: String,
    /// Of which inspection.
    pub inspection_id: Uuid,
    /// Of which appointment.
    pub appointment_id: Uuid,
    /// Whose.
    pub customer_id: Uuid,
    /// As printed.
    pub number: String,
    /// With dashes.
    pub plate: String,
    /// `FAVOURABLE`, `UNFAVOURABLE_MAJOR` or `UNFAVOURABLE_CRITICAL`.
    pub outcome: String,
    /// Last day of validity.
    pub valid_until: NaiveDate,
    /// Last day for the contre-visite, where one is due.
    pub retest_before: Option<NaiveDate>,
    /// Expiring path of the PDF on the public origin.
    pub download_path: String,
    /// Path of the public verification page.
    pub verification_path: String,
}
event!(Issued, "report.issued.v1", inspection_id);
