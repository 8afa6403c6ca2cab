//! One function per mutation: open the transaction, ask the rule, write, announce.
mod accounts;
mod acts;
mod api_keys;
mod chats;
mod codes;
mod emails;
mod entering;
mod erasure;
mod letter_links;
mod letters;
mod links;
mod owner;
mod people;
mod roster;
mod second_factor;
mod sessions;
mod shown;
mod webhooks;

pub use accounts::ensure_user;
pub(crate) use accounts::{LogInInput, RegisterInput, SetRolesInput, log_in, register, set_roles};
pub(crate) use api_keys::{
    CreateApiKeyInput, RevokeApiKeyInput, create_api_key, exchange_api_key, revoke_api_key,
};
pub(crate) use chats::{log_in_with_link, make_link, owner_of_link};
pub(crate) use codes::{LogInWithCodeInput, RequestLogInCodeInput, log_in_with_code, request_code};
pub(crate) use emails::{ChangeEmailInput, change_email};
pub(crate) use erasure::{EraseMyAccountInput, erase, forget_guests};
pub(crate) use letter_links::{
    LetterLink, LogInWithLetterLinkInput, letter_link, log_in_with_letter_link,
};
pub(crate) use letters::Answering;
pub(crate) use links::{
    ChangePasswordInput, RequestPasswordResetInput, SetPasswordInput, change_password,
    give_reset_link, request_reset, set_password,
};
pub use links::{FirstLink, create_admin};
pub(crate) use people::{
    InviteStaffInput, SetAccountDisabledInput, SetCentreRolesInput, invite_staff, set_centre_roles,
    set_disabled,
};
pub use roster::{ensure_member, export_staff, import_staff, preview_staff};
pub(crate) use second_factor::{
    ResetSecondFactorInput, SecondFactorCodeInput, confirm, remove, reset, set_up,
};
pub use sessions::void_tokens;
pub(crate) use sessions::{
    Session, end_one, end_others, forget_expired, log_out, refresh, start_guest,
};
pub(crate) use webhooks::{
    CreateWebhookEndpointInput, ReplayFailedWebhooksInput, ReplayWebhookDeliveryInput,
    RotateWebhookSecretInput, SendTestWebhookInput, SetWebhookEndpointEnabledInput,
    UpdateWebhookEndpointInput, create_webhook_endpoint, replay_failed_webhooks,
    replay_webhook_delivery, rotate_webhook_secret, send_test_webhook,
    set_webhook_endpoint_enabled, update_webhook_endpoint,
};
