//! What `parser` tells.
use crate::{event, named};
use chrono::NaiveDate;
use fr::{Energy, Outcome, ServiceKind, VehicleUsage};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One field of a registration certificate, as shown to its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRead {
    /// The printed code: `A`, `E`, `D.1`.
    pub code: String,
    /// In French.
    pub label: String,
    /// Normalised.
    pub value: String,
    /// Confirmed by a check digit or a second reading.
    pub verified: bool,
}

/// A registration certificate was read; its owner is asked to confirm.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RegistrationRead {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
    /// For which appointment, if said.
    pub appointment_id: Option<Uuid>,
    /// The fields a customer cares about, in reading order; empty where the page is unreadable.
    pub fields: Vec<FieldRead>,
    /// Why nothing could be read, else `None`: `WRONG_SIDE`, `NOT_A_REGISTRATION`, `UNREADABLE`.
    pub unreadable: Option<String>,
}
event!(RegistrationRead, "parser.registration_read.v1", document_id, of owner_id);

/// The procès-verbal of an earlier inspection was read. Nothing in it is verified.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreviousInspectionRead {
    /// The document.
    pub document_id: Uuid,
    /// Who sent it.
    pub owner_id: Uuid,
    /// For which appointment, if said.
    pub appointment_id: Option<Uuid>,
    /// Of the procès-verbal.
    pub number: Option<String>,
    /// When the vehicle was inspected.
    pub date: Option<NaiveDate>,
    /// In its written form ([`fr::Plate`]).
    pub plate: Option<String>,
    /// In kilometres.
    pub mileage_km: Option<i32>,
    /// The result.
    pub result: Option<Outcome>,
    /// Last day it holds.
    pub valid_until: Option<NaiveDate>,
    /// Why nothing could be read, else `None`: `NOT_AN_INSPECTION`.
    pub unreadable: Option<String>,
}
event!(PreviousInspectionRead, "parser.previous_inspection_read.v1", document_id, of owner_id);

/// The owner confirmed what was read: the vehicle is known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VehicleConfirmed {
    /// The vehicle.
    pub vehicle_id: Uuid,
    /// Whose.
    pub owner_id: Uuid,
    /// From which document.
    pub document_id: Uuid,
    /// For which appointment, if said.
    pub appointment_id: Option<Uuid>,
    /// In its written form ([`fr::Plate`]).
    pub plate: String,
    /// 17 characters on vehicles since 1981.
    pub vin: Option<String>,
    /// `RENAULT`.
    pub make: Option<String>,
    /// `CLIO`.
    pub model: Option<String>,
    /// First registration anywhere.
    pub first_registration: Option<NaiveDate>,
    /// EU category: `M1`.
    pub eu_category: Option<String>,
    /// What drives it, where it is one of the known ones.
    #[serde(default, deserialize_with = "crate::known_energy")]
    pub energy: Option<Energy>,
    /// The uses that the certificate mentions; empty where it mentions none, nothing where that was
    /// not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special_uses: Option<Vec<VehicleUsage>>,
    /// The owner allows the picture to be kept for a while, to teach the reader.
    #[serde(default)]
    pub picture_may_stay: bool,
}
event!(VehicleConfirmed, "parser.vehicle_confirmed.v1", vehicle_id, of owner_id);

/// The owner had what was read of a certificate forgotten.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RegistrationDeleted {
    /// The document it was read on.
    pub document_id: Uuid,
    /// Whose.
    pub owner_id: Uuid,
    /// The vehicle that is known no more, under each of its ids; none where another certificate of
    /// its owner names it.
    pub vehicle_ids: Vec<Uuid>,
}
event!(RegistrationDeleted, "parser.registration_deleted.v1", document_id, of owner_id);

named! {
    /// How long before the last day somebody is reminded of an inspection by law.
    DueNotice {
        /// A month.
        Month,
        /// A week.
        Week,
    }
}

/// An inspection by law is due of somebody's vehicle in a month, or in a week.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InspectionDue {
    /// The vehicle as it is looked at, however it is known: no certificate need have been confirmed.
    pub watched_id: Uuid,
    /// Whose.
    pub owner_id: Uuid,
    /// In its written form ([`fr::Plate`]).
    pub plate: String,
    /// `RENAULT`.
    pub make: Option<String>,
    /// `CLIO`.
    pub model: Option<String>,
    /// Which inspection.
    pub service: ServiceKind,
    /// Its last day.
    pub before: NaiveDate,
    /// Whether that is settled; else an inspection we do not know of may have moved the day.
    pub certain: bool,
    /// How long before it is told.
    pub notice: DueNotice,
}
event!(InspectionDue, "parser.inspection_due.v1", watched_id, of owner_id);
