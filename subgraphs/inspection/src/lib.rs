//! Inspections: from the vehicle's arrival to a signed, immutable result.
//!
//! Events in: `appointment.confirmed`, `rescheduled`, `owner_changed`, `plate_set`, `cancelled`
//! (who is expected), `parser.vehicle_confirmed`, `registration_deleted` (which vehicle that is),
//! `appointment.results_access_changed` (who else reads a result).
//! Events out: see [`events::inspection`].
//!
//! Read in this order: `domain`, `models`, `actions`, `graphql`, `listeners`. The rules that vary
//! by country, and where each comes from, are in `catalogue/`.
mod actions;
mod domain;
mod error;
mod graphql;
mod listeners;
mod models;
mod schema;

pub use graphql::{Schema, schema};
pub use listeners::listeners;
pub use models::import_bundled;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "inspection";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/inspection");
