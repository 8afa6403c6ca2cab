//! Who people are: guests, accounts, passwords, sessions and roles.
//!
//! Events in: `appointment.booked_by_staff`, and our own `auth.password_reset_asked`. Events out:
//! see [`events::auth`]. Beside these, what organisations' machines are told of (`webhooks`).
//!
//! Everybody who writes has a user: a guest at first, without a name or an e-mail. Registering
//! turns the guest's own row into an account, so what they own elsewhere stays theirs; logging in
//! to another account tells the other domains to hand it over.
//!
//! There are two ways in: a password, and a letter with a code and a link, which needs no password;
//! the code works inside a conversation. Neither is ever kept (`kernel::letter_key`).
//!
//! What somebody may do is said twice: roles in the whole network (`users.roles`, given by
//! administrators), and roles at a centre (`memberships`, given by its managers). Tokens carry both.
//!
//! Third parties' machines have keys: an organisation is an account of the role `integrator`
//! without a password, its keys are exchanged for tokens of half a minute, and what they create
//! belongs to the account.
//! Their own machines are told what becomes of it by webhooks.
//!
//! Read in this order: `domain`, `passwords`, `keys`, `tokens`, `refresh_secret`, `api_keys`,
//! `models`, `webhooks`, `actions`, `graphql`.
mod actions;
mod apart;
mod api_keys;
mod audit;
mod domain;
mod error;
mod graphql;
mod keys;
mod listeners;
mod models;
mod passwords;
mod qr;
mod refresh_secret;
mod routes;
mod schema;
mod tokens;
mod webhooks;

pub use actions::{
    FirstLink, create_admin, ensure_member, ensure_user, export_staff, import_staff, preview_staff,
    void_tokens,
};
pub use api_keys::API_KEY_PREFIX;
pub use audit::{AuditedActs, audit};
pub use domain::{CentreRole, StaffChange, StaffPlan};
pub use graphql::{Schema, schema};
pub use keys::{KeySource, KeyTexts, Keys};
pub use listeners::{listeners, tasks};
pub use routes::{VOID_TOKENS, routes, within};
pub use tokens::{AuthConfig, Open};
pub use webhooks::{Names, Reachable};

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "auth";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/auth");
