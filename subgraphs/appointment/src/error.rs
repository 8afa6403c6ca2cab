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
    #[error("this appointment is paid: a manager of its centre may call it off and refund it")]
    RefundNeedsManager,
    #[error("this appointment can no longer be moved")]
    AppointmentNotReschedulable,
    #[error("the vehicle of this appointment can no longer be changed")]
    VehicleNotChangeable,
    #[error("this slot is no longer held: there is nothing to give back")]
    HoldNotReleasable,
    #[error("an absence is noted a quarter of an hour after the start, of who has not arrived")]
    NoShowNotPossible,
    #[error("you already hold three slots: confirm or release one first")]
    TooManyHolds,
    #[error("several appointments are not paid yet: pay or cancel one of them first")]
    TooManyUnpaid,
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
    #[error("prices hold at once, or from a day within the next 400")]
    PriceDayInvalid,
    #[error("the words of this consent have changed, please read them again")]
    ConsentTextOutdated,
    #[error("please give the name of the holder who signed the consent")]
    HolderNameRequired,
    #[error("this organisation was not given access to the result")]
    ConsentNotFound,
    #[error("{}", .0.en())]
    CentreInvalid(Fault),
    #[error("another centre has this slug or this approval number")]
    CentreExists,
    #[error("this lane does not exist")]
    LaneNotFound,
    #[error("this vehicle is not expected: its appointment was called off, or is over")]
    ArrivalNotPossible,
    #[error("this slot is offered to somebody who waits: accept it or pass it on")]
    OfferOpen,
    #[error("this offer is over: the slot was given to somebody else")]
    OfferOver,
    #[error("you wait for several times already: leave one of these lists first")]
    TooManyWaits,
    #[error("times are free on these days: choose one of them")]
    TimesAreFree,
    #[error("nobody waits here under this number")]
    WaitNotFound,
    #[error("this link leads to no appointment")]
    LinkUnknown,
    #[error("please give the caller's name, and a number unless the vehicle is here")]
    CallerInvalid,
    #[error("a note has 1 to 500 characters")]
    NoteInvalid,
    #[error("this appointment has twenty notes: take one away first")]
    TooManyNotes,
    #[error("this note does not exist")]
    NoteNotFound,
    #[error("this note is a colleague's: they or a manager take it away")]
    NoteOfAnother,
    #[error("these appointments stand, move or cancel them first: {}", shown(.0))]
    BookingsStand(Vec<String>),
}

/// What is wrong with a centre that somebody sets up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Small letters, figures and dashes.
    Slug,
    /// One line.
    Name,
    /// `S069C012`.
    ApprovalNumber,
    /// One line.
    Street,
    /// Five figures.
    PostalCode,
    /// One line.
    City,
    /// A number that can be called.
    Phone,
    /// On this earth.
    Position,
    /// Intervals that end after they begin, one after another.
    Hours,
    /// Hours of a week at most; a fee where there is one.
    Cancellation,
    /// Each kind once, minutes that can be meant.
    LaneTimes,
    /// Each with a name of its own, and something that it takes.
    Lanes,
    /// A year at most, with a reason.
    Closures,
}

impl Fault {
    /// The field of an input that says it.
    fn field(self) -> &'static str {
        match self {
            Self::Slug => "slug",
            Self::Name => "name",
            Self::ApprovalNumber => "approvalNumber",
            Self::Street => "street",
            Self::PostalCode => "postalCode",
            Self::City => "city",
            Self::Phone => "phone",
            Self::Position => "position",
            Self::Hours => "hours",
            Self::Cancellation => "cancellation",
            Self::LaneTimes => "laneTimes",
            Self::Lanes => "lanes",
            Self::Closures => "closures",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Self::Slug => "a slug is small letters, figures and dashes",
            Self::Name => "please give the name of the centre",
            Self::ApprovalNumber => "an approval number looks like S069C012",
            Self::Street => "please give number and street",
            Self::PostalCode => "a postal code has five figures",
            Self::City => "please give the city",
            Self::Phone => "this number cannot be called from France",
            Self::Position => "latitude is from -90 to 90, longitude from -180 to 180",
            Self::Hours => "opening times end after they begin and do not overlap",
            Self::Cancellation => {
                "calling off is free until 168 hours before at most; a fee is from 0.01 to 500 euros"
            }
            Self::LaneTimes => {
                "a lane is taken for 5 to 180 minutes and a buffer of at most 60, each kind once"
            }
            Self::Lanes => "a lane has a name of its own, vehicles that it takes and services",
            Self::Closures => "a closure has a reason and lasts a year at most",
        }
    }

    fn fr(self) -> &'static str {
        match self {
            Self::Slug => "L’identifiant s’écrit en minuscules, chiffres et tirets.",
            Self::Name => "Indiquez le nom du centre.",
            Self::ApprovalNumber => "Un numéro d’agrément ressemble à S069C012.",
            Self::Street => "Indiquez le numéro et la rue.",
            Self::PostalCode => "Un code postal a cinq chiffres.",
            Self::City => "Indiquez la ville.",
            Self::Phone => "Ce numéro de téléphone n’existe pas. Vérifiez-le.",
            Self::Position => "La latitude va de -90 à 90, la longitude de -180 à 180.",
            Self::Hours => {
                "Des horaires finissent après leur début et ne se chevauchent pas. Vérifiez-les."
            }
            Self::Cancellation => {
                "L’annulation est gratuite jusqu’à 168 heures avant au plus ; des frais vont de 0,01 à 500 euros."
            }
            Self::LaneTimes => {
                "Un contrôle dure de 5 à 180 minutes, avec au plus 60 minutes de marge ; chaque cas une fois."
            }
            Self::Lanes => {
                "Une ligne a un nom à elle, des véhicules qu’elle prend et des prestations."
            }
            Self::Closures => "Une fermeture a un motif et dure un an au plus.",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.en())
    }
}

/// So many references stand in a sentence; all of them are told beside it.
const MOST_SHOWN: usize = 10;

fn shown(references: &[String]) -> String {
    let first = references.iter().take(MOST_SHOWN).cloned().collect::<Vec<_>>().join(", ");
    match references.len().saturating_sub(MOST_SHOWN) {
        0 => first,
        more => format!("{first} (+ {more})"),
    }
}

impl ClientError for AppointmentError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn field(&self) -> Option<&str> {
        match self {
            Self::CentreInvalid(fault) => Some(fault.field()),
            _ => None,
        }
    }

    fn references(&self) -> &[String] {
        match self {
            Self::BookingsStand(references) => references,
            _ => &[],
        }
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
            Self::RefundNeedsManager => {
                "Ce rendez-vous est payé : l’annuler rembourse le client. Demandez à un responsable du centre."
            }
            Self::AppointmentNotReschedulable => "Ce rendez-vous ne peut plus être déplacé.",
            Self::VehicleNotChangeable => {
                "Le véhicule de ce rendez-vous ne peut plus être changé ici : appelez le centre."
            }
            Self::HoldNotReleasable => {
                "Ce créneau n’est plus en attente de paiement : il n’y a rien à libérer."
            }
            Self::NoShowNotPossible => {
                "L’absence se note un quart d’heure après l’heure du rendez-vous, si le véhicule \
                 n’est pas arrivé."
            }
            Self::TooManyUnpaid => {
                "Plusieurs rendez-vous ne sont pas encore payés. Payez ou annulez l’un d’eux d’abord."
            }
            Self::TooManyHolds => {
                "Vous bloquez déjà trois créneaux. Confirmez ou libérez-en un d’abord."
            }
            Self::PlateInvalid => {
                "Cette immatriculation n’a pas un format français, par exemple AB-123-CD."
            }
            Self::PeriodInvalid => "La période demandée n’est pas valable (31 jours au plus).",
            Self::IdempotencyMismatch => "Cette demande a déjà servi à autre chose.",
            Self::PriceChanged => "Ce prix n’est plus celui proposé. Rechargez le rendez-vous.",
            Self::PriceDayInvalid => {
                "Un tarif s’applique tout de suite, ou à partir d’une date dans les 400 jours à venir."
            }
            Self::PricesInvalid => "Indiquez un seul prix par prestation, entre 5 et 500 euros.",
            Self::ConsentTextOutdated => {
                "Le texte de cet accord a changé. Relisez-le avant de le donner."
            }
            Self::HolderNameRequired => "Indiquez le nom du titulaire qui a signé l’accord.",
            Self::ConsentNotFound => "Cet organisme n’a pas accès au résultat de ce contrôle.",
            Self::CentreInvalid(fault) => fault.fr(),
            Self::CentreExists => "Un autre centre a déjà cet identifiant ou ce numéro d’agrément.",
            Self::CallerInvalid => {
                "Indiquez le nom, et un numéro de téléphone valable si le véhicule n’est pas là."
            }
            Self::LaneNotFound => "Cette ligne n’existe pas.",
            Self::ArrivalNotPossible => {
                "Ce véhicule n’est pas attendu : son rendez-vous est annulé ou terminé."
            }
            Self::OfferOpen => {
                "Ce créneau est proposé à quelqu’un de la liste d’attente. Acceptez-le ou laissez-le."
            }
            Self::OfferOver => "Cette proposition n’est plus valable. Vous restez sur la liste.",
            Self::TooManyWaits => {
                "Vous êtes déjà sur plusieurs listes d’attente. Quittez-en une d’abord."
            }
            Self::TimesAreFree => {
                "Des créneaux sont libres à ces jours et à ces heures : choisissez-en un."
            }
            Self::WaitNotFound => "Cette inscription sur une liste d’attente est introuvable.",
            Self::LinkUnknown => {
                "Ce lien ne mène à aucun rendez-vous. Vérifiez qu’il est complet."
            }
            Self::NoteInvalid => "Une note a de 1 à 500 caractères.",
            Self::TooManyNotes => "Ce rendez-vous a vingt notes : retirez-en une d’abord.",
            Self::NoteNotFound => "Cette note est introuvable.",
            Self::NoteOfAnother => {
                "Cette note est d’un collègue : lui ou un responsable peut la retirer."
            }
            Self::BookingsStand(references) => {
                let shown = shown(references);
                return format!(
                    "Des rendez-vous tiennent : déplacez-les ou annulez-les d’abord ({shown})."
                );
            }
        }
        .to_owned()
    }
}
