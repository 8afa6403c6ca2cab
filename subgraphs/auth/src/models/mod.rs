//! Rows and every query on them.
mod act;
mod api_key;
mod caller;
mod challenge;
mod chat_link;
mod counted;
mod credential;
mod link;
mod log_in;
mod membership;
pub(crate) mod pausing;
pub(crate) mod person;
mod refresh_token;
mod second_factor;
mod shared_result;
mod user;
mod webhook_delivery;
mod webhook_endpoint;

pub(crate) use act::{Act, ActWords, Log, Wanted, broken_acts};
pub(crate) use api_key::{ApiKey, NewApiKey};
pub(crate) use caller::note_caller;
pub(crate) use challenge::{Challenge, Waiting};
pub(crate) use chat_link::ChatLink;
pub(crate) use counted::{
    attempts, forget_attempts, forget_counted, letters, note_attempt, note_letter, remember_asker,
};
pub(crate) use credential::lock_address;
pub(crate) use link::Link;
pub(crate) use log_in::{LogIn, Standing, Which};
pub(crate) use membership::Membership;
pub(crate) use refresh_token::RefreshToken;
pub(crate) use second_factor::SecondFactor;
pub(crate) use shared_result::{consented, forget_consents, note_consent};
pub(crate) use user::{NewAccount, User};
pub(crate) use webhook_delivery::{Claimed, NewDelivery, WebhookDelivery};
pub(crate) use webhook_endpoint::{NewEndpoint, WebhookEndpoint};
