//! Every way this domain can say no.
use crate::{field::IdentityField, qualification::Qualification};
use fr::MeasuredQuantity;
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum InspectionError {
    #[error("this inspection does not exist")]
    InspectionNotFound,
    #[error("no confirmed appointment with this id is expected")]
    AppointmentNotExpected,
    #[error("this vehicle is not expected: its appointment was called off, or is over")]
    ArrivalNotPossible,
    #[error("no lane is free for this vehicle now: give it another time")]
    NoLaneNow,
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
    #[error("this photo is not here yet: send it, then try again in a moment")]
    PhotoNotReceived,
    #[error("this photo is of no defect of this inspection")]
    PhotoNotFound,
    #[error("a defect has at most {0} photos")]
    PhotosTooMany(usize),
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
    #[error("a recall that is not repaired has the maker's code and wording")]
    RecallUnnamed,
    #[error("the OTC is asked by this program when the result is computed")]
    RecallAskedOfOtc,
    #[error("nothing is sent to the OTC from here: contact data is given to it by hand")]
    ContactByHand,
    #[error("at least a minute passes between the validation of a result and the hand-over")]
    HandoverTooEarly,
    #[error("say why, in 3 to 500 characters")]
    ReasonInvalid,
    #[error("this key was already used, or is empty")]
    IdempotencyMismatch,
    #[error("this measurement lacks, or has twice: {}", .0.en())]
    ReadingMissing(MeasuredQuantity),
    #[error("this measurement has no such value there: {}", .0.en())]
    ReadingUnknown(MeasuredQuantity),
    #[error("this value cannot be: {}", .0.en())]
    MeasurementImplausible(MeasuredQuantity),
    #[error("this measurement is not known here")]
    MeasurementUnknown,
    #[error("{0} defects that measurements propose are neither accepted nor declined")]
    ProposalsUndecided(usize),
    #[error("the measurement does not propose this defect there, or no longer")]
    ProposalUnknown,
    #[error("an instrument is still measuring this vehicle: wait for it, or cancel the order")]
    MeasurementRunning,
    #[error("the centre has no such instrument")]
    InstrumentUnknown,
    #[error("this instrument does not measure that")]
    InstrumentUnsuited,
    #[error("this instrument is not linked: enter what it shows")]
    InstrumentNotLinked,
    #[error("this instrument measures another vehicle")]
    InstrumentBusy,
    #[error("the instrument's calibration is over, or unknown: it may not be used")]
    CalibrationExpired,
    #[error("a calibration was made, ends later, and holds no longer than the law lets it")]
    CalibrationInvalid,
    #[error("an instrument, a serial number or a certificate has 1 to 80 characters")]
    InstrumentInvalid,
    #[error("the centre already has an instrument of this kind and serial number")]
    InstrumentKnown,
    #[error("this address is not among those of benches (BENCH_ADDRESSES)")]
    BenchAddressRefused,
    #[error("say why it was measured without a calibrated instrument, in 3 to 500 characters")]
    InstrumentNeeded,
    #[error("the centre's register has no such inspector")]
    InspectorNotFound,
    #[error("this person, or this approval number, is in the register already")]
    InspectorKnown,
    #[error("a name, an approval number or a certificate has 1 to 80 characters")]
    InspectorInvalid,
    #[error("a training or an approval has been given by today")]
    TrainingInvalid,
    #[error("the register has no such training, or it was withdrawn")]
    TrainingNotFound,
    #[error("you are not in this centre's register of inspectors")]
    InspectorUnregistered,
    #[error("this takes a qualification that the register does not have: {}", .0.en())]
    InspectorUnqualified(Qualification),
    #[error("the training of the year is missing: {}", .0.en())]
    InspectorTrainingExpired(Qualification),
    #[error("this inspector works on another vehicle: one at a time")]
    InspectorBusy,
    #[error("this inspector is not noted as present today")]
    InspectorAbsent,
    #[error("this inspection was given to another inspector, who is present")]
    InspectionAssigned,
    #[error("another inspector began this inspection: whoever begins one makes the whole of it")]
    OtherInspector,
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
            Self::ArrivalNotPossible => {
                "Ce véhicule n’est pas attendu : son rendez-vous est annulé ou terminé."
            }
            Self::NoLaneNow => {
                "Aucune ligne n’est libre pour ce véhicule maintenant. Proposez-lui une autre heure."
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
            Self::PhotoNotReceived => {
                "Cette photo n’est pas encore arrivée : envoyez-la, puis réessayez dans un instant."
            }
            Self::PhotoNotFound => "Cette photo n’est d’aucune défaillance de ce contrôle.",
            Self::PhotosTooMany(most) => {
                return format!("Une défaillance a au plus {most} photos.");
            }
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
            Self::RecallUnnamed => {
                "Indiquez le code et le libellé du rappel, tels que le constructeur les donne."
            }
            Self::RecallAskedOfOtc => {
                "Les rappels sont demandés à l’OTC par le logiciel, au calcul du résultat."
            }
            Self::ContactByHand => {
                "Rien n’est transmis à l’OTC depuis ce logiciel : donnez-lui ces coordonnées à la \
                 main."
            }
            Self::HandoverTooEarly => {
                "Le véhicule se rend une minute au plus tôt après la validation du résultat."
            }
            Self::ReasonInvalid => "Indiquez la raison, en 3 à 500 caractères.",
            Self::IdempotencyMismatch => "Cette demande a déjà servi à autre chose.",
            Self::ReadingMissing(quantity) => {
                return format!(
                    "Il manque à la mesure, ou s’y trouve deux fois : {}.",
                    quantity.fr()
                );
            }
            Self::ReadingUnknown(quantity) => {
                return format!("Cette mesure n’a pas cette valeur à cet endroit : {}.", quantity.fr());
            }
            Self::MeasurementImplausible(quantity) => {
                return format!("Cette valeur n’est pas possible : {}.", quantity.fr());
            }
            Self::MeasurementUnknown => "Cette mesure est introuvable.",
            Self::ProposalsUndecided(1) => {
                "Une défaillance proposée par les mesures attend votre décision."
            }
            Self::ProposalsUndecided(count) => {
                return format!(
                    "{count} défaillances proposées par les mesures attendent votre décision."
                );
            }
            Self::ProposalUnknown => "La mesure ne propose pas, ou plus, cette défaillance.",
            Self::MeasurementRunning => {
                "Un appareil mesure encore ce véhicule : attendez-le, ou annulez la demande."
            }
            Self::InstrumentUnknown => "Cet appareil n’est pas celui du centre.",
            Self::InstrumentUnsuited => "Cet appareil ne fait pas cette mesure.",
            Self::InstrumentNotLinked => {
                "Cet appareil n’est pas relié : saisissez ce qu’il affiche."
            }
            Self::InstrumentBusy => "Cet appareil mesure un autre véhicule.",
            Self::CalibrationExpired => {
                "L’étalonnage de cet appareil est échu ou inconnu : il ne peut pas servir."
            }
            Self::CalibrationInvalid => {
                "Un étalonnage est déjà fait, se termine après, et ne vaut pas plus longtemps que \
                 la réglementation ne le permet."
            }
            Self::InstrumentInvalid => {
                "Un appareil, un numéro de série ou un certificat a 1 à 80 caractères."
            }
            Self::InstrumentKnown => "Le centre a déjà cet appareil, avec ce numéro de série.",
            Self::BenchAddressRefused => {
                "Cette adresse n’est pas parmi celles des bancs (BENCH_ADDRESSES)."
            }
            Self::InstrumentNeeded => {
                "Indiquez pourquoi la mesure est faite sans appareil étalonné, en 3 à 500 \
                 caractères."
            }
            Self::InspectorNotFound => "Ce contrôleur n’est pas au registre du centre.",
            Self::InspectorKnown => {
                "Cette personne, ou ce numéro d’agrément, est déjà au registre."
            }
            Self::InspectorInvalid => {
                "Un nom, un numéro d’agrément ou une attestation a 1 à 80 caractères."
            }
            Self::TrainingInvalid => "Une formation ou un agrément date d’aujourd’hui au plus tard.",
            Self::TrainingNotFound => {
                "Cette formation n’est pas au registre, ou en a déjà été retirée."
            }
            Self::InspectorUnregistered => {
                "Vous n’êtes pas au registre des contrôleurs de ce centre."
            }
            Self::InspectorUnqualified(lacking) => {
                return format!("Qualification absente du registre : {}.", lacking.fr());
            }
            Self::InspectorTrainingExpired(lacking) => {
                return format!("La formation de l’année manque au registre : {}.", lacking.fr());
            }
            Self::InspectorBusy => {
                "Ce contrôleur travaille sur un autre véhicule : un seul à la fois."
            }
            Self::InspectorAbsent => "Ce contrôleur n’est pas noté présent aujourd’hui.",
            Self::InspectionAssigned => {
                "Ce contrôle est confié à un autre contrôleur, qui est présent."
            }
            Self::OtherInspector => {
                "Un autre contrôleur a commencé ce contrôle : qui le commence le fait en entier."
            }
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
