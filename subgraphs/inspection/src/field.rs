//! What is said of a vehicle, one thing at a time. It stands below `domain` and `error`: rules refuse
//! with errors, and an error names what lacks.

/// One thing said of the vehicle.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    async_graphql::Enum,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::Display,
    strum::VariantArray,
    serde::Serialize,
    serde::Deserialize,
)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum IdentityField {
    /// Registration number.
    Plate,
    /// Vehicle identification number.
    Vin,
    /// Make.
    Make,
    /// Commercial name.
    Model,
    /// First registration anywhere.
    FirstRegistration,
    /// European category.
    EuCategory,
    /// What drives it.
    Energy,
    /// What it is used for.
    Usage,
    /// Kilometres on the odometer.
    Odometer,
    /// When the inspection was made that a retest follows, where it was made elsewhere.
    InitialInspection,
    /// What a retest follows.
    InitialNature,
    /// Until when the last periodic inspection holds, where it was made elsewhere.
    PeriodicValidity,
}

impl IdentityField {
    /// The field of `SetVehicleIdentityInput` that says it.
    pub(crate) fn input(self) -> &'static str {
        match self {
            Self::Plate => "plate",
            Self::Vin => "vin",
            Self::Make => "make",
            Self::Model => "model",
            Self::FirstRegistration => "firstRegistration",
            Self::EuCategory => "euCategory",
            Self::Energy => "energy",
            Self::Usage => "usage",
            Self::Odometer => "odometerKm",
            Self::InitialInspection => "initialInspectionDate",
            Self::InitialNature => "initialInspectionNature",
            Self::PeriodicValidity => "periodicValidUntil",
        }
    }

    /// As it is called in a sentence.
    pub(crate) fn fr(self) -> &'static str {
        match self {
            Self::Plate => "l’immatriculation",
            Self::Vin => "le numéro d’identification (VIN)",
            Self::Make => "la marque",
            Self::Model => "la désignation commerciale",
            Self::FirstRegistration => "la date de première mise en circulation",
            Self::EuCategory => "la catégorie",
            Self::Energy => "l’énergie",
            Self::Usage => "l’usage",
            Self::Odometer => "le kilométrage",
            Self::InitialInspection => "la date du contrôle initial",
            Self::InitialNature => "la nature du contrôle initial",
            Self::PeriodicValidity => "la fin de validité du contrôle périodique",
        }
    }

    /// The same in English.
    pub(crate) fn en(self) -> &'static str {
        match self {
            Self::Plate => "the plate",
            Self::Vin => "the vehicle identification number",
            Self::Make => "the make",
            Self::Model => "the commercial name",
            Self::FirstRegistration => "the date of first registration",
            Self::EuCategory => "the category",
            Self::Energy => "the energy",
            Self::Usage => "the use",
            Self::Odometer => "the odometer",
            Self::InitialInspection => "the date of the initial inspection",
            Self::InitialNature => "the kind of the initial inspection",
            Self::PeriodicValidity => "the last day of the periodic inspection",
        }
    }
}
