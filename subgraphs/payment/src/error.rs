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
    #[error("this appointment is off: a manager of its centre gives the money back")]
    RefundNeedsManager,
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
    #[error("this code is not known here")]
    CodeUnknown,
    #[error("this code is no longer valid")]
    CodeExpired,
    #[error("this code does not hold for this inspection")]
    CodeNotApplicable,
    #[error("you have used this code before")]
    CodeUsed,
    #[error("this code was used as often as it may be")]
    CodeUsedUp,
    #[error("this code was given out before, please choose another")]
    CodeTaken,
    #[error(
        "a code takes a part off a price, for three years at most, and has 4 to 24 letters and digits"
    )]
    PromotionInvalid,
    #[error("this account does not exist")]
    AccountUnknown,
    #[error("this appointment cannot be paid on account here")]
    NotOnAccount,
    #[error("this appointment is owed on account")]
    OnAccount,
    #[error("the limit of this account is reached")]
    AccountLimitReached,
    #[error("an account has a limit, and 1 to 60 days to pay")]
    AccountInvalid,
    #[error("this is no IBAN")]
    IbanInvalid,
    #[error("the company that sells has no IBAN to transfer money to")]
    IbanMissing,
    #[error("another company sells at one of these centres")]
    OtherSeller,
    #[error("this invoice of an account does not exist")]
    InvoiceNotFound,
    #[error("this line was credited before, or is not on an invoice yet")]
    NotCreditable,
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
            Self::RefundNeedsManager => {
                "Ce rendez-vous est annulé : seul un responsable du centre rend l’argent."
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
            Self::CodeUnknown => "Ce code n’est pas connu. Vérifiez-le, ou continuez sans code.",
            Self::CodeExpired => "Ce code n’est plus valable.",
            Self::CodeNotApplicable => "Ce code ne s’applique pas à ce contrôle.",
            Self::CodeUsed => "Vous avez déjà utilisé ce code.",
            Self::CodeUsedUp => "Ce code a été utilisé autant de fois que prévu.",
            Self::CodeTaken => "Ce code existe déjà : choisissez-en un autre.",
            Self::PromotionInvalid => {
                "Un code a 4 à 24 lettres et chiffres, retire un pourcentage (1 à 99) ou un montant \
                 (1 à 500 euros), et dure trois ans au plus."
            }
            Self::AccountUnknown => "Ce compte client est introuvable.",
            Self::NotOnAccount => {
                "Ce rendez-vous ne peut pas être porté en compte dans ce centre."
            }
            Self::OnAccount => "Ce rendez-vous est porté en compte : il n’y a rien à régler.",
            Self::AccountLimitReached => {
                "Le plafond de ce compte est atteint. Réglez les factures en cours, ou payez ce \
                 rendez-vous."
            }
            Self::AccountInvalid => {
                "Un compte a un plafond (1 centime à 1 000 000 d’euros) et un délai de paiement de \
                 1 à 60 jours."
            }
            Self::IbanInvalid => "Cet IBAN est incorrect : vérifiez-le.",
            Self::IbanMissing => {
                "L’IBAN de la société qui vend n’est pas renseigné : indiquez-le d’abord."
            }
            Self::OtherSeller => "Une autre société vend dans l’un de ces centres.",
            Self::InvoiceNotFound => "Cette facture en compte est introuvable.",
            Self::NotCreditable => {
                "Cette ligne a déjà un avoir, ou n’est pas encore facturée."
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
