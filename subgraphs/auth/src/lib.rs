//! Who people are: guests, accounts, passwords, sessions and roles.
//!
//! Events in: `appointment.booked_by_staff`, and our own `auth.password_reset_asked`. Events out:
//! see [`events::auth`].
//!
//! Everybody who writes has a user: a guest at first, without a name or an e-mail. Registering
//! turns the guest's own row into an account, so what they own elsewhere stays theirs; logging in
//! to another account tells the other domains to hand it over.
//!
//! There are two ways in: a password, and a code by e-mail, which needs no password and works
//! inside a conversation. Codes and links in letters are never kept (`kernel::letter_key`).
//!
//! Third parties' machines have keys: an organisation is an account of the role `integrator`
//! without a password, its keys are exchanged for tokens of half a minute, and what they create
//! belongs to the account.
//!
//! Read in this order: `domain`, `passwords`, `keys`, `tokens`, `refresh_secret`, `api_keys`,
//! `models`, `actions`, `graphql`.
mod actions;
mod api_keys;
mod domain;
mod error;
mod graphql;
mod keys;
mod listeners;
mod models;
mod passwords;
mod refresh_secret;
mod routes;
mod schema;
mod tokens;

pub use actions::{FirstLink, create_admin, ensure_user};
pub use api_keys::API_KEY_PREFIX;
pub use graphql::{Schema, schema};
pub use keys::{KeySource, KeyTexts, Keys};
pub use listeners::{listeners, tasks};
pub use routes::routes;
pub use tokens::AuthConfig;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "auth";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/auth");
