//! What `inspection` tells.
use crate::{appointment::CentreFacts, event};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{
    DefectLevel, Energy, MeasuredQuantity, MeasurementKind, Outcome, ServiceKind, VehicleUsage,
};
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
event!(CheckedIn, "inspection.checked_in.v1", appointment_id, of customer_id);

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
    /// In French: where `location` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location_label: Option<String>,
    /// In French: what of the vehicle the defect is about, « Freins : Garnitures ou plaquettes ».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// SHA-256, hexadecimal, of the photos that its inspector put to it, in the order of their coming.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<String>,
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

/// A value of a measurement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasuredFact {
    /// Of what.
    pub quantity: MeasuredQuantity,
    /// In French: where on the vehicle, of what has a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_label: Option<String>,
    /// In thousandths of its unit.
    pub value: i64,
}

/// A measurement as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasurementFacts {
    /// What was measured.
    pub kind: MeasurementKind,
    /// Its values, those computed from others last.
    pub values: Vec<MeasuredFact>,
    /// The instrument, its name and serial number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// In French: why, and how, it was measured without a calibrated instrument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_instrument: Option<String>,
}

/// The result is final: all that the procès-verbal prints.
///
/// What was added to it later is left out of the text where it is unknown: the hash of an older one is
/// the same when it is computed anew.
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
    /// Last day of validity where the result is favourable. A failed inspection is not valid: then
    /// the last day on which the vehicle may be driven.
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
    /// Of a retest: what it looked at again, a periodic inspection or a pollution check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retest_of: Option<ServiceKind>,
    /// Of a retest: the day of the inspection that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initial_on: Option<NaiveDate>,
    /// What the vehicle is used for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<VehicleUsage>,
    /// Last day for the pollution check that some vans need before the next periodic inspection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pollution_check_before: Option<NaiveDate>,
    /// In French: fixed remarks that the procès-verbal prints, as on a serious recall.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// What was measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measurements: Vec<MeasurementFacts>,
    /// Number of the approval of whoever signed, where the centre keeps a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspector_approval: Option<String>,
}
event!(Signed, "inspection.signed.v1", appointment_id, of customer_id);

/// An inspector put a photo to a defect: it is of that inspection from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotoAdded {
    /// The document.
    pub document_id: Uuid,
    /// Of which inspection.
    pub inspection_id: Uuid,
    /// At which centre.
    pub centre_id: Uuid,
    /// Whose vehicle.
    pub customer_id: Uuid,
}
event!(PhotoAdded, "inspection.photo_added.v1", document_id, of customer_id);

/// A photo was taken back before the signature.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotoWithdrawn {
    /// The document.
    pub document_id: Uuid,
    /// Of which inspection.
    pub inspection_id: Uuid,
    /// Whose vehicle.
    pub customer_id: Uuid,
}
event!(PhotoWithdrawn, "inspection.photo_withdrawn.v1", document_id, of customer_id);

/// The inspection with these photos is signed: they change no more, and whoever holds the vehicle's
/// papers sees them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PhotosSigned {
    /// Of which inspection.
    pub inspection_id: Uuid,
    /// At which centre.
    pub centre_id: Uuid,
    /// Whose vehicle.
    pub customer_id: Uuid,
    /// The documents.
    pub document_ids: Vec<Uuid>,
    /// When.
    pub signed_at: DateTime<Utc>,
}
event!(PhotosSigned, "inspection.photos_signed.v1", inspection_id, of customer_id);

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
event!(Abandoned, "inspection.abandoned.v1", appointment_id, of customer_id);

/// How the inspections of one kind ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultsCounted {
    /// Of which kind.
    pub service: ServiceKind,
    /// Result A.
    pub favourable: i64,
    /// Result S.
    pub major: i64,
    /// Result R.
    pub critical: i64,
}

/// How many periodic inspections found something there that a retest has to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FunctionCounted {
    /// `1`.
    pub code: String,
    /// In French, from the catalogue.
    pub label: String,
    /// How many.
    pub failed: i64,
}

/// What the inspections came to that a centre signed in a month, counted once it is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthInspected {
    /// Which centre.
    pub centre_id: Uuid,
    /// The first day of the month.
    pub month: NaiveDate,
    /// By kind, those that there were.
    pub results: Vec<ResultsCounted>,
    /// Of the periodic inspections, by function.
    pub functions: Vec<FunctionCounted>,
    /// Half of the vehicles waited no longer from their arrival on, in minutes.
    pub median_wait_minutes: Option<i64>,
    /// Half of the periodic inspections took no longer, in minutes.
    pub median_duration_minutes: Option<i64>,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
}
event!(MonthInspected, "inspection.month_inspected.v1", centre_id, of nobody);
