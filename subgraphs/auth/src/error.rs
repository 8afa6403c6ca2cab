//! Every way this domain can say no.
use kernel::{ClientError, printed::NotPrintable};

/// A refusal; the variant's name in `SCREAMING_SNAKE_CASE` is its stable code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr)]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum AuthError {
    #[error("this e-mail address already has an account, please log in")]
    EmailTaken,
    #[error(
        "no accounts are opened for the moment, and booking online needs one: please call the centre"
    )]
    RegistrationsClosed,
    #[error("this is not an e-mail address")]
    EmailInvalid,
    #[error("choose a password of at least 10 characters")]
    PasswordTooShort,
    #[error("this password is too easy to guess: put several words together that have no link")]
    PasswordTooGuessable,
    #[error("please give your name")]
    NameRequired,
    #[error("a name has at most 100 characters")]
    NameTooLong,
    /// Documents print names.
    #[error(transparent)]
    NameNotPrintable(#[from] NotPrintable),
    #[error("this is not a phone number")]
    PhoneInvalid,
    #[error("the e-mail address or the password is wrong")]
    CredentialsInvalid,
    #[error("too many attempts, please wait a quarter of an hour")]
    TooManyAttempts,
    #[error("too many letters were asked for, please wait a quarter of an hour")]
    TooManyLetters,
    #[error("this code is wrong, please look at it again")]
    CodeInvalid,
    #[error("this code no longer works, please ask for another")]
    CodeExpired,
    #[error("this link no longer works: it works once and for a while, please ask for another")]
    LinkInvalid,
    #[error(
        "this account also asks for the code of its authenticator application: type it now, or a recovery code"
    )]
    SecondFactorRequired,
    #[error("this code of the application is wrong or was used, please wait for the next")]
    SecondFactorInvalid,
    #[error("this account has a second factor already")]
    SecondFactorExists,
    #[error("this account has no second factor")]
    SecondFactorMissing,
    #[error("please show first that you read your e-mail address: have a code sent there")]
    AddressUnproven,
    #[error("this account has no password: confirm with a code sent to its present address")]
    OwnCodeRequired,
    #[error("this network has no bot on Telegram")]
    NoTelegramBot,
    #[error("this account has no password yet: ask for a link to choose one")]
    PasswordMissing,
    #[error("this is the account of an organisation, which uses access keys")]
    OrganisationAccount,
    #[error("an account of staff is closed by an administrator, once its roles are taken back")]
    StaffAccount,
    #[error("this session has ended, please log in again")]
    RefreshTokenInvalid,
    #[error("this account does not exist")]
    UserNotFound,
    #[error("an account has at least one role, and is never a guest")]
    RolesInvalid,
    #[error("this account was shut out, please ask your manager")]
    AccountDisabled,
    #[error("nobody shuts themselves out")]
    OwnAccount,
    #[error("choose at least one role at the centre")]
    CentreRolesRequired,
    #[error("this network has an administrator; --force makes another")]
    AdministratorExists,
    #[error("the network needs at least one administrator")]
    LastAdmin,
    #[error("choose at least one scope")]
    ScopesRequired,
    #[error("a key's allowance goes from 1 to 60,000 requests a minute")]
    AllowanceInvalid,
    #[error("the end of a key lies in the future")]
    ExpiryInPast,
    #[error("this organisation has twenty keys that work, please revoke one first")]
    TooManyKeys,
    #[error("this key does not exist")]
    ApiKeyNotFound,
    #[error("this is not an access key")]
    ApiKeyInvalid,
    #[error("this access key was revoked")]
    ApiKeyRevoked,
    #[error("this access key has expired")]
    ApiKeyExpired,
    #[error("this organisation does not exist: it begins with a key")]
    OrganisationNotFound,
    #[error("an endpoint's address begins with https://, on port 443 or above 1023")]
    WebhookUrlInvalid,
    #[error("this address leads into a private network, where we send nothing")]
    WebhookUrlPrivate,
    #[error("the name in this address leads nowhere")]
    WebhookHostUnknown,
    #[error("choose at least one event")]
    WebhookEventsRequired,
    #[error("this organisation has ten endpoints, please change one of them")]
    TooManyWebhooks,
    #[error("this endpoint does not exist")]
    WebhookNotFound,
    #[error("this endpoint is disabled, please enable it first")]
    WebhookDisabled,
    #[error("this delivery does not exist any more")]
    WebhookDeliveryNotFound,
}

impl ClientError for AuthError {
    fn code(&self) -> &'static str {
        match self {
            Self::NameNotPrintable(refused) => refused.code(),
            other => other.into(),
        }
    }

    fn fr(&self) -> String {
        match self {
            Self::EmailTaken => "Cette adresse e-mail a déjà un compte. Connectez-vous.",
            Self::RegistrationsClosed => {
                "Aucun compte n’est ouvert pour le moment, et il en faut un pour réserver en ligne. \
                 Appelez le centre pour prendre rendez-vous."
            }
            Self::EmailInvalid => {
                "Cette adresse e-mail n’est pas valable, par exemple camille@exemple.fr."
            }
            Self::PasswordTooShort => "Choisissez un mot de passe d’au moins 10 caractères.",
            Self::PasswordTooGuessable => {
                "Ce mot de passe est trop facile à deviner. Assemblez plusieurs mots sans rapport."
            }
            Self::NameRequired => "Indiquez votre nom.",
            Self::NameTooLong => "Indiquez un nom de 100 caractères au plus.",
            Self::NameNotPrintable(refused) => return refused.fr(),
            Self::PhoneInvalid => {
                "Ce numéro de téléphone n’est pas valable, par exemple 06 12 34 56 78."
            }
            Self::CredentialsInvalid => {
                "L’adresse e-mail ou le mot de passe est incorrect. Vérifiez-les et réessayez."
            }
            Self::TooManyAttempts => "Trop d’essais. Réessayez dans un quart d’heure.",
            Self::TooManyLetters => {
                "Trop de messages ont été demandés. Réessayez dans un quart d’heure."
            }
            Self::CodeInvalid => "Ce code n’est pas le bon. Vérifiez-le dans votre messagerie.",
            Self::CodeExpired => "Ce code n’est plus valable. Demandez-en un autre.",
            Self::LinkInvalid => {
                "Ce lien n’est plus valable : il ne sert qu’une fois et pour un temps. \
                 Demandez-en un autre."
            }
            Self::SecondFactorRequired => {
                "Ce compte demande aussi le code de son application d’authentification. Tapez-le maintenant, ou un code de secours."
            }
            Self::SecondFactorInvalid => {
                "Ce code de l’application n’est pas le bon, ou a déjà servi. Attendez le suivant."
            }
            Self::SecondFactorExists => "Ce compte a déjà une double authentification.",
            Self::SecondFactorMissing => "Ce compte n’a pas de double authentification.",
            Self::AddressUnproven => {
                "Confirmez d’abord votre adresse e-mail. Demandez-y un code depuis votre espace."
            }
            Self::OwnCodeRequired => {
                "Ce compte n’a pas de mot de passe. Confirmez avec un code envoyé à son adresse actuelle."
            }
            Self::NoTelegramBot => "Ce réseau n’est pas sur Telegram.",
            Self::PasswordMissing => {
                "Ce compte n’a pas encore de mot de passe. Demandez un lien pour en choisir un."
            }
            Self::OrganisationAccount => {
                "Cette adresse est celle d’un organisme, qui utilise des clés d’accès."
            }
            Self::StaffAccount => {
                "Le compte d’un membre du personnel est fermé par un administrateur, une fois ses rôles retirés."
            }
            Self::RefreshTokenInvalid => "Votre session est terminée. Reconnectez-vous.",
            Self::UserNotFound => "Ce compte est introuvable.",
            Self::RolesInvalid => {
                "Choisissez au moins un rôle pour ce compte, autre que celui de visiteur."
            }
            Self::AccountDisabled => "Ce compte est désactivé. Adressez-vous à votre responsable.",
            Self::OwnAccount => "Vous ne pouvez pas désactiver votre propre compte.",
            Self::CentreRolesRequired => "Choisissez au moins un rôle dans ce centre.",
            Self::AdministratorExists => {
                "Ce réseau a déjà un administrateur ; --force en crée un autre."
            }
            Self::LastAdmin => {
                "Le réseau doit garder un administrateur. Nommez-en un autre d’abord."
            }
            Self::ScopesRequired => "Choisissez au moins une portée pour cette clé.",
            Self::AllowanceInvalid => "Choisissez de 1 à 60 000 demandes par minute.",
            Self::ExpiryInPast => "Choisissez une fin de validité dans le futur.",
            Self::TooManyKeys => {
                "Cet organisme a déjà vingt clés en service. Révoquez-en une d’abord."
            }
            Self::ApiKeyNotFound => "Cette clé d’accès est introuvable.",
            Self::ApiKeyInvalid => "Cette clé d’accès n’est pas valable.",
            Self::ApiKeyRevoked => "Cette clé d’accès a été révoquée. Demandez-en une autre.",
            Self::ApiKeyExpired => "Cette clé d’accès a expiré. Demandez-en une autre.",
            Self::OrganisationNotFound => {
                "Cet organisme est introuvable. Créez-lui d’abord une clé d’accès."
            }
            Self::WebhookUrlInvalid => {
                "Indiquez une adresse qui commence par https://, sur le port 443 ou au-delà de 1023."
            }
            Self::WebhookUrlPrivate => {
                "Cette adresse mène à un réseau privé. Indiquez une adresse publique."
            }
            Self::WebhookHostUnknown => {
                "Le nom de cette adresse ne mène nulle part. Vérifiez-le et réessayez."
            }
            Self::WebhookEventsRequired => "Choisissez au moins un événement.",
            Self::TooManyWebhooks => {
                "Cet organisme a déjà dix adresses de notification. Modifiez-en une."
            }
            Self::WebhookNotFound => "Cette adresse de notification est introuvable.",
            Self::WebhookDisabled => {
                "Cette adresse de notification est désactivée. Réactivez-la d’abord."
            }
            Self::WebhookDeliveryNotFound => "Cette notification n’est plus gardée.",
        }
        .to_owned()
    }
}
