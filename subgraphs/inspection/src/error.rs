//! Every way this domain can say no.
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum InspectionError {
    #[error("this inspection does not exist")]
    InspectionNotFound,
    #[error("no confirmed appointment with this id is expected")]
    AppointmentNotExpected,
    #[error("this vehicle has already been checked in")]
    AlreadyCheckedIn,
    #[error("the inspection is not at the stage where this can be done")]
    WrongStatus,
    #[error("the inspection is signed and can no longer be changed")]
    InspectionSigned,
    #[error("{missing} points are still to be checked, first {first}")]
    PointsUnchecked {
        /// How many.
        missing: usize,
        /// The first few, separated by commas.
        first: String,
    },
    #[error("the catalogue has no point {0}")]
    PointUnknown(String),
    #[error("the catalogue has no defect with this code")]
    DefectUnknown,
    #[error("this defect is not active: its wording has not been approved yet")]
    DefectDisabled,
    #[error("this defect is already recorded at this place")]
    DefectAlreadyRecorded,
    #[error("this defect is not recorded on this inspection")]
    DefectNotRecorded,
    #[error("the place is one of {0}")]
    LocationInvalid(String),
    #[error("the odometer shows 0 to 2,000,000 km")]
    OdometerInvalid,
    #[error("the plate is not known yet: read it on the vehicle")]
    PlateMissing,
    #[error("a plate has 4 to 9 letters and digits")]
    PlateInvalid,
    #[error("a retest needs the date of the initial inspection, from its report")]
    InitialInspectionUnknown,
    #[error("the two months for a retest are over: a new periodic inspection is due")]
    RetestTooLate,
    #[error("no period of validity is known for this use of this kind of vehicle")]
    UsageInvalid,
    #[error("say why, in 3 to 500 characters")]
    ReasonInvalid,
    #[error("this key was already used, or is empty")]
    IdempotencyMismatch,
}

impl ClientError for InspectionError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::InspectionNotFound => "Ce contrôle est introuvable.",
            Self::AppointmentNotExpected => {
                "Aucun rendez-vous confirmé n’est attendu sous cette référence."
            }
            Self::AlreadyCheckedIn => "L’arrivée de ce véhicule est déjà enregistrée.",
            Self::WrongStatus => "Cette étape n’est pas possible maintenant. Rechargez la page.",
            Self::InspectionSigned => "Ce contrôle est signé : il ne peut plus être modifié.",
            Self::PointsUnchecked { missing: 1, first } => {
                return format!("Il reste un point à contrôler : {first}.");
            }
            Self::PointsUnchecked { missing, first } => {
                return format!("Il reste {missing} points à contrôler, d’abord : {first}.");
            }
            Self::PointUnknown(code) => {
                return format!("Le point {code} n’existe pas au catalogue.");
            }
            Self::DefectUnknown => "Cette défaillance n’existe pas au catalogue.",
            Self::DefectDisabled => {
                "Cette défaillance n’est pas active : son libellé n’est pas encore validé."
            }
            Self::DefectAlreadyRecorded => "Cette défaillance est déjà relevée à cet endroit.",
            Self::DefectNotRecorded => "Cette défaillance n’est pas relevée sur ce contrôle.",
            Self::LocationInvalid(places) => {
                return format!("Choisissez un emplacement parmi {places}.");
            }
            Self::OdometerInvalid => "Indiquez un kilométrage entre 0 et 2 000 000 km.",
            Self::PlateMissing => {
                "L’immatriculation n’est pas encore connue : relevez-la sur le véhicule."
            }
            Self::PlateInvalid => "Cette immatriculation n’est pas valable.",
            Self::InitialInspectionUnknown => {
                "Indiquez la date du contrôle initial, inscrite sur son procès-verbal."
            }
            Self::RetestTooLate => {
                "Le délai de deux mois est dépassé : un nouveau contrôle complet est nécessaire."
            }
            Self::UsageInvalid => "Cet usage n’est pas prévu pour ce type de véhicule.",
            Self::ReasonInvalid => "Indiquez la raison, en 3 à 500 caractères.",
            Self::IdempotencyMismatch => "Cette demande a déjà servi à autre chose.",
        }
        .to_owned()
    }
}
