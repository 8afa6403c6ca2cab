//! Who the vehicle of an inspection is, and what its report still lacks.
use crate::{
    domain::{
        EuCategory, Identity, IdentityField, IdentitySource, InspectionNature, InspectionStatus,
    },
    models::IdentityEntry,
};
use async_graphql::{Enum, Object, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use fr::{Energy, VehicleUsage};

/// The vehicle as its report says it.
pub(crate) struct VehicleIdentity {
    pub(crate) known: Identity,
    pub(crate) entries: Vec<IdentityEntry>,
}

#[Object]
impl VehicleIdentity {
    /// `AB-123-CD`
    async fn plate(&self) -> Option<&str> {
        self.known.plate.as_deref()
    }

    /// Vehicle identification number.
    async fn vin(&self) -> Option<&str> {
        self.known.vin.as_deref()
    }

    /// Make.
    async fn make(&self) -> Option<&str> {
        self.known.make.as_deref()
    }

    /// Commercial name.
    async fn model(&self) -> Option<&str> {
        self.known.model.as_deref()
    }

    /// First registration anywhere.
    async fn first_registration(&self) -> Option<NaiveDate> {
        self.known.first_registration
    }

    /// European category.
    async fn eu_category(&self) -> Option<EuCategory> {
        self.known.eu_category
    }

    /// What drives it.
    async fn energy(&self) -> Option<Energy> {
        self.known.energy
    }

    /// What it is used for.
    async fn usage(&self) -> Option<VehicleUsage> {
        self.known.usage
    }

    /// Kilometres on the odometer.
    async fn odometer_km(&self) -> Option<i32> {
        self.known.odometer_km
    }

    /// Of a retest: when the initial inspection was made elsewhere, as entered from its report.
    async fn initial_inspection_date(&self) -> Option<NaiveDate> {
        self.known.initial_date
    }

    /// Of a retest: what it looks at again.
    async fn initial_inspection_nature(&self) -> Option<InspectionNature> {
        self.known.initial_nature
    }

    /// Of a pollution check: last day of a periodic inspection made elsewhere, as entered from its
    /// report.
    async fn periodic_valid_until(&self) -> Option<NaiveDate> {
        self.known.periodic_until
    }

    /// Who said what, in the order it was said.
    async fn entries(&self) -> Vec<VehicleIdentityEntry> {
        self.entries.iter().cloned().map(VehicleIdentityEntry::from).collect()
    }
}

/// Something that was said of the vehicle.
#[derive(SimpleObject)]
pub(crate) struct VehicleIdentityEntry {
    /// What.
    field: IdentityField,
    /// As said: a name of an enumeration, a date as `2015-03-12`.
    value: String,
    /// What it took the place of.
    before: Option<String>,
    /// Where it comes from.
    source: IdentitySource,
    /// The name of whoever entered it at the centre.
    author: Option<String>,
    /// When.
    at: DateTime<Utc>,
}

impl From<IdentityEntry> for VehicleIdentityEntry {
    fn from(entry: IdentityEntry) -> Self {
        Self {
            field: *entry.field,
            value: entry.value,
            before: entry.before,
            source: *entry.source,
            author: entry.author,
            at: entry.at,
        }
    }
}

/// Something without which the result is not computed. All but the last two is entered with
/// `setVehicleIdentity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum MissingItem {
    /// Registration number.
    Plate,
    /// Vehicle identification number.
    Vin,
    /// Make.
    Make,
    /// Commercial name.
    Model,
    /// First registration.
    FirstRegistration,
    /// European category.
    EuCategory,
    /// What drives it.
    Energy,
    /// What it is used for.
    Usage,
    /// Kilometres on the odometer.
    Odometer,
    /// The failure that a retest answers: none of ours is open, so its date.
    InitialInspection,
    /// The last day of the periodic inspection: none of ours still holds.
    PeriodicValidity,
    /// Points that were not looked at.
    Points,
    /// Defects that measurements propose, neither accepted nor declined.
    Proposals,
}

impl From<IdentityField> for MissingItem {
    fn from(field: IdentityField) -> Self {
        match field {
            IdentityField::Plate => Self::Plate,
            IdentityField::Vin => Self::Vin,
            IdentityField::Make => Self::Make,
            IdentityField::Model => Self::Model,
            IdentityField::FirstRegistration => Self::FirstRegistration,
            IdentityField::EuCategory => Self::EuCategory,
            IdentityField::Energy => Self::Energy,
            IdentityField::Usage => Self::Usage,
            IdentityField::Odometer => Self::Odometer,
            IdentityField::InitialInspection | IdentityField::InitialNature => {
                Self::InitialInspection
            }
            IdentityField::PeriodicValidity => Self::PeriodicValidity,
        }
    }
}

/// Whether a result is still to be computed.
pub(crate) fn is_open(status: InspectionStatus) -> bool {
    match status {
        InspectionStatus::CheckedIn
        | InspectionStatus::InProgress
        | InspectionStatus::Suspended => true,
        InspectionStatus::Completed | InspectionStatus::Signed | InspectionStatus::Abandoned => {
            false
        }
    }
}
