//! Rows and every query on them.
mod api_key;
mod caller;
mod challenge;
mod counted;
mod credential;
mod link;
mod refresh_token;
mod user;

pub(crate) use api_key::{ApiKey, NewApiKey};
pub(crate) use caller::note_caller;
pub(crate) use challenge::Challenge;
pub(crate) use counted::{
    attempts, forget_attempts, forget_counted, letters, note_attempt, note_letter, remember_asker,
};
pub(crate) use link::Link;
pub(crate) use refresh_token::RefreshToken;
pub(crate) use user::{NewAccount, User};
