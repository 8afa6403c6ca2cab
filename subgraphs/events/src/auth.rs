//! What `auth` tells.
use crate::{event, named};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Somebody has an account now; a guest who registered keeps their id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UserRegistered {
    /// The user.
    pub user_id: Uuid,
    /// Where to write to.
    pub email: String,
    /// How to call them.
    pub display_name: String,
    /// In E.164, if they gave one; before 29 November 2026 as they typed it.
    pub phone: Option<String>,
    /// `fr` or `en`.
    pub locale: String,
    /// An organisation, whose machines have keys; not a person.
    #[serde(default)]
    pub organisation: bool,
    /// Whether they have shown that they read what is written to the address; of an organisation a
    /// manager vouches for it.
    #[serde(default)]
    pub proven: bool,
}
event!(UserRegistered, "auth.user_registered.v1", user_id, of nobody);

/// The owner of an account has shown that they read what is written to its address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddressProven {
    /// Whose.
    pub user_id: Uuid,
    /// The address.
    pub email: String,
    /// What was set up in its name before may have been a stranger's, and none of it is the owner's word:
    /// what waited to be written is not, and what nobody paid for is let go.
    #[serde(default)]
    pub anew: bool,
}
event!(AddressProven, "auth.address_proven.v1", user_id, of nobody);

/// A guest logged in to an account: what the guest owned is now the user's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GuestJoined {
    /// Who they were.
    pub guest_id: Uuid,
    /// Who they are.
    pub user_id: Uuid,
}
event!(GuestJoined, "auth.guest_joined.v1", user_id, joins guest_id);

named! {
    /// What a link in a letter is for.
    LinkPurpose {
        /// Whoever opens a network sets their first password.
        FirstAdministrator,
        /// Somebody forgot theirs.
        PasswordReset,
        /// Somebody joins the people of a centre.
        Invitation,
    }
}

named! {
    /// Why a code is written to an address.
    CodePurpose {
        /// Somebody asked for it to log in. The letter holds a link, too.
        LogIn,
        /// An account was opened with the address and a password. The letter holds a link, too.
        Registration,
        /// An account that has another address is to have this one: by the code alone, typed where
        /// it was asked for.
        Address,
    }
}

impl CodePurpose {
    /// Of before 29 November 2026: codes left when they were asked for, and not otherwise.
    pub fn asked_for() -> Self {
        Self::LogIn
    }
}

/// Somebody is to prove that they read what is written to an address. The letter holds the code of the
/// challenge, and mostly a link, which the installation's letter key makes of its id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeAsked {
    /// The challenge.
    pub challenge_id: Uuid,
    /// The address, which need not be anybody's we know.
    pub email: String,
    /// Until when the code and the link are good.
    pub expires_at: DateTime<Utc>,
    /// Why it is written.
    #[serde(default = "CodePurpose::asked_for")]
    pub purpose: CodePurpose,
}
event!(CodeAsked, "auth.code_asked.v1", challenge_id, of nobody);

/// Somebody says that they forgot the password of an address, which need not have an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PasswordResetAsked {
    /// The request.
    pub request_id: Uuid,
    /// The address.
    pub email: String,
    /// When they asked.
    pub asked_at: DateTime<Utc>,
}
event!(PasswordResetAsked, "auth.password_reset_asked.v1", request_id, of nobody);

/// A link that works once is to be written to the owner of an account. What opens is made of its
/// id by the installation's letter key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LinkGiven {
    /// The link.
    pub link_id: Uuid,
    /// Whose account.
    pub user_id: Uuid,
    /// Where to write to.
    pub email: String,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}
event!(LinkGiven, "auth.link_given.v1", user_id, of nobody);

/// Somebody has proven to read another address, which is their account's from now on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EmailChanged {
    /// Whose account.
    pub user_id: Uuid,
    /// The change: one letter about each.
    pub change_id: Uuid,
    /// The address before, which is told.
    pub old_email: String,
    /// The address from now on.
    pub new_email: String,
}
event!(EmailChanged, "auth.email_changed.v1", user_id, of nobody);

named! {
    /// Why nothing is sent to an address of an organisation any more.
    WebhookStopped {
        /// Nothing arrived there for days.
        Failing,
        /// It answered that it is gone for good (410).
        Gone,
    }
}

/// An organisation's machine no longer answers: nothing is sent to it until somebody enables it again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WebhookDisabled {
    /// The endpoint.
    pub endpoint_id: Uuid,
    /// Whose: the organisation's account.
    pub organisation_id: Uuid,
    /// The machine's name alone: the rest of its address may hold a secret.
    pub host: String,
    /// Why.
    pub reason: WebhookStopped,
    /// Since when nothing arrived.
    pub failing_since: DateTime<Utc>,
    /// When it was disabled: one letter about each time.
    pub disabled_at: DateTime<Utc>,
}
event!(WebhookDisabled, "auth.webhook_disabled.v1", endpoint_id, of nobody);
