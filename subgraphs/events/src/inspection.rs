//! What `inspection` tells.
use crate::{appointment::CentreFacts, event};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{DefectLevel, Energy, Outcome, ServiceKind};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The vehicle has arrived.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckedIn {
    /// The inspection.
    pub inspection_id: Uuid,
    /// Of which appointment.
    pub appointment_id: Uuid,
    /// Whose.
    pub customer_id: Uuid,
}
event!(CheckedIn, "inspection.checked_in.v1", appointment_id);

/// A defect as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefectFacts {
    /// `1.1.13.a.2`.
    pub code: String,
    /// How grave.
    pub level: DefectLevel,
    /// In French, from the catalogue.
    pub label: String,
    /// `AVG`, `ARD`…, if it has a place.
    pub location: Option<String>,
    /// The inspector's words.
    pub comment: Option<String>,
}

/// The vehicle as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VehicleFacts {
    /// In the product, where its registration was confirmed.
    pub vehicle_id: Option<Uuid>,
    /// In its written form ([`fr::Plate`]).
    pub plate: String,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// Make.
    pub make: Option<String>,
    /// Commercial name.
    pub model: Option<String>,
    /// First registration anywhere.
    pub first_registration: Option<NaiveDate>,
    /// EU category.
    pub eu_category: Option<String>,
    /// Energy.
    #[serde(default, deserialize_with = "crate::known_energy")]
    pub energy: Option<Energy>,
}

/// The result is final: all that the procès-verbal prints.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signed {
    /// The inspection.
    pub inspection_id: Uuid,
    /// Of which appointment.
    pub appointment_id: Uuid,
    /// The appointment's reference.
    pub reference: String,
    /// Whose.
    pub customer_id: Uuid,
    /// Where.
    pub centre: CentreFacts,
    /// What kind of inspection.
    pub service: ServiceKind,
    /// The vehicle.
    pub vehicle: VehicleFacts,
    /// Kilometres on the odometer.
    pub odometer_km: i32,
    /// The result.
    pub outcome: Outcome,
    /// All defects, gravest first.
    pub defects: Vec<DefectFacts>,
    /// Last day of validity.
    pub valid_until: NaiveDate,
    /// Last day for the contre-visite, where one is due.
    pub retest_before: Option<NaiveDate>,
    /// Who signed.
    pub inspector_name: String,
    /// When the inspection started.
    pub started_at: DateTime<Utc>,
    /// When it was signed.
    pub signed_at: DateTime<Utc>,
    /// Of the catalogue it was made under.
    pub catalogue_version: String,
    /// SHA-256, hexadecimal, over the signed content and the previous version's hash.
    pub content_hash: String,
}
event!(Signed, "inspection.signed.v1", appointment_id);

/// The inspection was broken off.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Abandoned {
    /// The inspection.
    pub inspection_id: Uuid,
    /// Of which appointment.
    pub appointment_id: Uuid,
    /// Whose.
    pub customer_id: Uuid,
    /// Why.
    pub reason: String,
}
event!(Abandoned, "inspection.abandoned.v1", appointment_id);
