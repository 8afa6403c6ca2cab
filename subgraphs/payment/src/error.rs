//! Every way this domain can say no.
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum PaymentError {
    #[error("this payment does not exist")]
    PaymentNotFound,
    #[error("there is nothing to pay for this appointment yet, please try again in a moment")]
    PaymentNotReady,
    #[error("this appointment is already paid")]
    AlreadyPaid,
    #[error("the slot is no longer kept, please choose one again")]
    HoldExpired,
    #[error("this payment cannot be refunded")]
    NotRefundable,
    #[error("this payment is not one that the desk can receive")]
    NotReceivable,
    #[error("the certificate of the vehicle changes the price, please agree to it first")]
    PriceNotAgreed,
    #[error("this is not the amount that is due, please look again")]
    AmountChanged,
    #[error("a SIREN has nine digits, and its check digit is wrong here")]
    SirenInvalid,
    #[error("this is not the VAT number of that SIREN")]
    VatNumberInvalid,
    #[error("name, form, address and register of the company are needed")]
    SellerIncomplete,
    #[error("nobody said which company sells at this centre")]
    SellerUnknown,
    #[error("a period ends after it begins")]
    PeriodInvalid,
    #[error("the payment service does not answer, please try again in a moment")]
    PaymentProviderUnavailable,
}

impl ClientError for PaymentError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::PaymentNotFound => "Ce paiement est introuvable.",
            Self::PaymentNotReady => {
                "Ce rendez-vous n’est pas encore prêt à être payé. Réessayez dans un instant."
            }
            Self::AlreadyPaid => "Ce rendez-vous est déjà payé. Vous n’avez plus rien à régler.",
            Self::HoldExpired => {
                "Ce créneau n’est plus réservé. Choisissez-en un à nouveau, puis payez."
            }
            Self::NotRefundable => "Ce paiement ne peut pas être remboursé.",
            Self::NotReceivable => "Ce paiement n’est pas à encaisser au centre.",
            Self::PriceNotAgreed => {
                "Le certificat d’immatriculation change le prix de ce contrôle. Acceptez d’abord le \
                 nouveau prix."
            }
            Self::AmountChanged => "Ce montant n’est plus celui qui est dû. Rechargez la page.",
            Self::SirenInvalid => {
                "Ce numéro SIREN est incorrect : vérifiez ses neuf chiffres."
            }
            Self::VatNumberInvalid => {
                "Ce numéro de TVA intracommunautaire ne correspond pas au SIREN."
            }
            Self::SellerIncomplete => {
                "Indiquez la raison sociale, la forme, l’adresse et l’immatriculation de la société."
            }
            Self::SellerUnknown => {
                "La société qui vend dans ce centre n’est pas renseignée : indiquez-la d’abord."
            }
            Self::PeriodInvalid => "La fin de la période précède son début.",
            Self::PaymentProviderUnavailable => {
                "Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans un \
                 instant."
            }
        }
        .to_owned()
    }
}
