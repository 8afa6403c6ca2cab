//! One function per mutation: open the transaction, ask the rule, write, announce.
mod accounts;
mod api_keys;
mod codes;
mod links;
mod sessions;

pub use accounts::ensure_user;
pub(crate) use accounts::{LogInInput, RegisterInput, SetRolesInput, log_in, register, set_roles};
pub(crate) use api_keys::{
    CreateApiKeyInput, RevokeApiKeyInput, create_api_key, exchange_api_key, revoke_api_key,
};
pub(crate) use codes::{
    Answering, LogInWithCodeInput, RequestLogInCodeInput, log_in_with_code, request_code,
};
pub(crate) use links::{
    ChangePasswordInput, RequestPasswordResetInput, SetPasswordInput, change_password,
    give_reset_link, request_reset, set_password,
};
pub use links::{FirstLink, create_admin};
pub(crate) use sessions::{Session, forget_expired, log_out, refresh, start_guest};
