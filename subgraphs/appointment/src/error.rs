//! Every way this domain can say no.
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AppointmentError {
    #[error("this slot has just been taken, please choose another one")]
    SlotTaken,
    #[error("no appointment starts at this time")]
    SlotNotOffered,
    #[error("the centre is closed on that day")]
    CentreClosed,
    #[error("this slot starts too soon to be booked")]
    TooLate,
    #[error("appointments open 90 days ahead")]
    TooFar,
    #[error("this centre does not exist")]
    CentreNotFound,
    #[error("this centre does not inspect this kind of vehicle")]
    CategoryNotServed,
    #[error("this appointment does not exist")]
    AppointmentNotFound,
    #[error("this appointment can no longer be cancelled")]
    AppointmentNotCancellable,
    #[error("this appointment can no longer be moved")]
    AppointmentNotReschedulable,
    #[error("you already hold three slots: confirm or release one first")]
    TooManyHolds,
    #[error("this is not a French plate")]
    PlateInvalid,
    #[error("ask for 1 to 31 days, and a time window that ends after it starts")]
    PeriodInvalid,
    #[error("this key was already used for another request")]
    IdempotencyMismatch,
    #[error("this is not the price that is proposed any more, please look again")]
    PriceChanged,
    #[error("give each kind one price, from 5 to 500 euros")]
    PricesInvalid,
    #[error("the words of this consent have changed, please read them again")]
    ConsentTextOutdated,
    #[error("please give the name of the holder who signed the consent")]
    HolderNameRequired,
    #[error("this organisation was not given access to the result")]
    ConsentNotFound,
}

impl ClientError for AppointmentError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::SlotTaken => "Ce créneau vient d’être pris. Choisissez-en un autre.",
            Self::SlotNotOffered => "Aucun rendez-vous ne commence à cette heure-là.",
            Self::CentreClosed => "Le centre est fermé ce jour-là. Choisissez un autre jour.",
            Self::TooLate => "Ce créneau commence trop tôt pour être réservé.",
            Self::TooFar => "Les rendez-vous ouvrent 90 jours à l’avance.",
            Self::CentreNotFound => "Ce centre n’existe pas.",
            Self::CategoryNotServed => "Ce centre ne contrôle pas ce type de véhicule.",
            Self::AppointmentNotFound => "Ce rendez-vous est introuvable.",
            Self::AppointmentNotCancellable => "Ce rendez-vous ne peut plus être annulé.",
            Self::AppointmentNotReschedulable => "Ce rendez-vous ne peut plus être déplacé.",
            Self::TooManyHolds => {
                "Vous bloquez déjà trois créneaux. Confirmez ou libérez-en un d’abord."
            }
            Self::PlateInvalid => {
                "Cette immatriculation n’a pas un format français, par exemple AB-123-CD."
            }
            Self::PeriodInvalid => "La période demandée n’est pas valable (31 jours au plus).",
            Self::IdempotencyMismatch => "Cette demande a déjà servi à autre chose.",
            Self::PriceChanged => "Ce prix n’est plus celui proposé. Rechargez le rendez-vous.",
            Self::PricesInvalid => "Indiquez un seul prix par prestation, entre 5 et 500 euros.",
            Self::ConsentTextOutdated => {
                "Le texte de cet accord a changé. Relisez-le avant de le donner."
            }
            Self::HolderNameRequired => "Indiquez le nom du titulaire qui a signé l’accord.",
            Self::ConsentNotFound => "Cet organisme n’a pas accès au résultat de ce contrôle.",
        }
        .to_owned()
    }
}
