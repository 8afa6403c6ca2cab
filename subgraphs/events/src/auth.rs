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
}
event!(UserRegistered, "auth.user_registered.v1", user_id);

/// A guest logged in to an account: what the guest owned is now the user's.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GuestJoined {
    /// Who they were.
    pub guest_id: Uuid,
    /// Who they are.
    pub user_id: Uuid,
}
event!(GuestJoined, "auth.guest_joined.v1", user_id);

named! {
    /// What a link in a letter is for.
    LinkPurpose {
        /// Whoever opens a network sets their first password.
        FirstAdministrator,
        /// Somebody forgot theirs.
        PasswordReset,
    }
}

/// Somebody wants to prove that they read what is written to an address. The letter holds the code
/// of the challenge, which the installation's letter key makes of its id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CodeAsked {
    /// The challenge.
    pub challenge_id: Uuid,
    /// The address, which need not be anybody's we know.
    pub email: String,
    /// Until when the code is good.
    pub expires_at: DateTime<Utc>,
}
event!(CodeAsked, "auth.code_asked.v1", challenge_id);

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
event!(PasswordResetAsked, "auth.password_reset_asked.v1", request_id);

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
event!(LinkGiven, "auth.link_given.v1", user_id);
