//! Who people are: guests, accounts, passwords, sessions and roles.
//!
//! Events in: none. Events out: see [`events::auth`].
//!
//! Everybody who writes has a user: a guest at first, without a name or an e-mail. Registering
//! turns the guest's own row into an account, so what they own elsewhere stays theirs; logging in
//! to another account tells the other domains to hand it over.
//!
//! Read in this order: `domain`, `passwords`, `tokens`, `models`, `actions`, `graphql`.
mod actions;
mod domain;
mod error;
mod graphql;
mod listeners;
mod models;
mod passwords;
mod routes;
mod schema;
mod tokens;

pub use actions::ensure_user;
pub use graphql::{Schema, schema};
pub use listeners::{listeners, tasks};
pub use routes::routes;
pub use tokens::{AuthConfig, Keys};

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "auth";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/auth");
