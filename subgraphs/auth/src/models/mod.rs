//! Rows and every query on them.
mod api_key;
mod attempt;
mod refresh_token;
mod user;

pub(crate) use api_key::{ApiKey, NewApiKey};
pub(crate) use attempt::{forget_attempts, forget_old_attempts, note_attempt, recent_attempts};
pub(crate) use refresh_token::RefreshToken;
pub(crate) use user::{NewAccount, User};
