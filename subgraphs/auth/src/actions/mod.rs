//! One function per mutation: open the transaction, ask the rule, write, announce.
mod accounts;
mod api_keys;
mod sessions;

pub use accounts::ensure_user;
pub(crate) use accounts::{LogInInput, RegisterInput, SetRolesInput, log_in, register, set_roles};
pub(crate) use api_keys::{
    CreateApiKeyInput, RevokeApiKeyInput, create_api_key, exchange_api_key, revoke_api_key,
};
pub(crate) use sessions::{Session, forget_expired, log_out, refresh, start_guest};
