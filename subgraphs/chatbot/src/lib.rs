//! Conversations: what was said, in order, and whose turn it is.
//!
//! The words and decisions are the `assistant` crate's. This domain keeps the conversation and
//! its lock, runs one turn at a time, and lets the assistant act on the graph with the
//! customer's own token, through the same public origin as every client.
//!
//! Events in: all that a customer must hear (see `listeners`), `auth.guest_joined`.
//! Events out: none.
mod actions;
mod domain;
mod error;
mod graph_client;
mod graphql;
mod listeners;
mod models;
mod schema;
mod turns;

pub use graphql::{ChatConfig, Schema, schema};
pub use listeners::{listeners, tasks};

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "chatbot";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/chatbot");
