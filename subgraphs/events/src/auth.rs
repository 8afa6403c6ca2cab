//! What `auth` tells.
use crate::event;
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
    /// As they gave it, if they did.
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
