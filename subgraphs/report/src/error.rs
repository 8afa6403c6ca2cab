//! Every way this domain can say no.
use kernel::ClientError;

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ReportError {
    #[error("this document does not exist")]
    ReportNotFound,
    #[error("we know no e-mail address that its owner has confirmed")]
    EmailMissing,
    #[error("the mail server of its owner's address says that nobody is there")]
    EmailRefused,
    #[error("the vehicle's holder has not let this organisation read the result")]
    ConsentMissing,
    #[error("this reminder does not come that way")]
    ChannelNotOffered,
    #[error("a link is given for 1 to {0} days")]
    ShareDaysInvalid(i32),
    #[error("this document has {0} open links: take one back first")]
    SharesTooMany(i64),
    #[error("this link does not exist")]
    ShareNotFound,
}

impl ClientError for ReportError {
    fn code(&self) -> &'static str {
        self.into()
    }

    fn fr(&self) -> String {
        match self {
            Self::ReportNotFound => "Ce document est introuvable.",
            Self::EmailMissing => {
                "Aucune adresse e-mail confirmée n’est connue. Téléchargez le document à la place."
            }
            Self::EmailRefused => {
                "Cette adresse e-mail n’existe plus, d’après son serveur. Changez-la dans « Mon \
                 espace », ou téléchargez le document."
            }
            Self::ShareDaysInvalid(most) => {
                return format!("Un lien se donne pour 1 à {most} jours.");
            }
            Self::SharesTooMany(most) => {
                return format!("Ce document a {most} liens ouverts : retirez-en un d’abord.");
            }
            Self::ShareNotFound => "Ce lien de partage est introuvable.",
            Self::ConsentMissing => {
                "Le titulaire du véhicule n’a pas autorisé cet organisme à recevoir le résultat."
            }
            Self::ChannelNotOffered => "Ce rappel ne peut pas être reçu de cette façon.",
        }
        .to_owned()
    }
}
