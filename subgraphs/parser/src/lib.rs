//! Papers about vehicles: what a page of words says, what its owner confirms, their vehicles.
//!
//! Events in: `scan.text_read`, `auth.guest_joined`.
//! Events out: see [`events::parser`].
//!
//! Read in this order: [`domain`] (words in, reading out), `certificate` (what becomes of a
//! reading), `correction` (what a person may type instead), `previous` (earlier inspections),
//! `models`, `actions`, `graphql`, `listeners`.
mod actions;
mod certificate;
mod correction;
pub mod domain;
mod error;
mod graphql;
mod listeners;
mod models;
mod previous;
mod schema;

pub use graphql::{Schema, schema};
pub use listeners::listeners;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "parser";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/parser");
