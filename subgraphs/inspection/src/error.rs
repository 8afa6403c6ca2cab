//! Every way this domain can say no.
use crate::field::IdentityField;
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
    #[error("this defect is not among what this inspection looks at on this vehicle")]
    DefectOutOfScope,
    #[error("say in which official text you read the row, in 10 to 200 characters")]
    SourceInvalid,
    #[error("the odometer shows 0 to 2,000,000 km")]
    OdometerInvalid,
    #[error("the report lacks {}: enter it with setVehicleIdentity", listed(.0, IdentityField::en))]
    IdentityIncomplete(Vec<IdentityField>),
    #[error("a vehicle identification number has 17 letters and figures without I, O and Q")]
    VinInvalid,
    #[error("a make or a commercial name has 1 to 60 characters")]
    NameInvalid,
    #[error("this date cannot be")]
    DateInvalid,
    #[error("a plate has 4 to 9 letters and digits")]
    PlateInvalid,
    #[error(
        "we know no failure that is open: enter the initial inspection's date from its report (initialInspectionDate of setVehicleIdentity)"
    )]
    InitialInspectionUnknown,
    #[error("our own inspection passed after that date: there is nothing to test again")]
    RetestNotDue,
    #[error(
        "we know no periodic inspection that still holds: enter its last day from its report (periodicValidUntil of setVehicleIdentity); where it is over, the whole inspection is due"
    )]
    PeriodicValidityUnknown,
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
            Self::DefectOutOfScope => {
                "Cette défaillance n’est pas parmi les points de ce contrôle sur ce véhicule."
            }
            Self::SourceInvalid => {
                "Indiquez le texte officiel où vous avez lu cette ligne, en 10 à 200 caractères."
            }
            Self::OdometerInvalid => "Indiquez un kilométrage entre 0 et 2 000 000 km.",
            Self::IdentityIncomplete(lacking) => {
                let lacking = listed(lacking, IdentityField::fr);
                return format!(
                    "Il manque au procès-verbal : {lacking}. Complétez l’identité du véhicule."
                );
            }
            Self::VinInvalid => {
                "Un numéro d’identification (VIN) a 17 lettres et chiffres, sans I, O ni Q ; moins \
                 avant 1981."
            }
            Self::NameInvalid => "Une marque ou une désignation a 1 à 60 caractères.",
            Self::DateInvalid => "Cette date n’est pas possible.",
            Self::PlateInvalid => "Cette immatriculation n’est pas valable.",
            Self::InitialInspectionUnknown => {
                "Nous ne connaissons pas de contrôle défavorable en attente : indiquez dans \
                 l’identité du véhicule la date du contrôle initial, inscrite sur son procès-verbal."
            }
            Self::RetestNotDue => {
                "Un contrôle favorable a suivi cette date : il n’y a rien à représenter."
            }
            Self::PeriodicValidityUnknown => {
                "Nous ne connaissons pas de contrôle périodique encore valable : indiquez dans \
                 l’identité du véhicule sa fin de validité, inscrite sur son procès-verbal. Si \
                 elle est dépassée, un contrôle complet est nécessaire."
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

    fn fields(&self) -> Vec<&'static str> {
        match self {
            Self::IdentityIncomplete(lacking) => {
                lacking.iter().map(|field| field.input()).collect()
            }
            Self::InitialInspectionUnknown | Self::RetestTooLate | Self::RetestNotDue => {
                vec![IdentityField::InitialInspection.input()]
            }
            Self::PeriodicValidityUnknown => vec![IdentityField::PeriodicValidity.input()],
            Self::PlateInvalid => vec![IdentityField::Plate.input()],
            Self::VinInvalid => vec![IdentityField::Vin.input()],
            Self::OdometerInvalid => vec![IdentityField::Odometer.input()],
            Self::UsageInvalid => vec![IdentityField::Usage.input()],
            _ => Vec::new(),
        }
    }
}

/// Named one after the other.
fn listed(fields: &[IdentityField], name: fn(IdentityField) -> &'static str) -> String {
    fields.iter().map(|field| name(*field)).collect::<Vec<_>>().join(", ")
}
