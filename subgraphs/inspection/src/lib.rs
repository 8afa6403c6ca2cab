//! Inspections: from the vehicle's arrival to a signed, immutable result.
//!
//! Events in: `appointment.confirmed`, `rescheduled`, `owner_changed`, `plate_set`, `cancelled`
//! (who is expected), `parser.vehicle_confirmed`, `registration_deleted` (which vehicle that is),
//! `appointment.results_access_changed` (who else reads a result), `scan.photo_received` (what may be put
//! to a defect).
//! Events out: see [`events::inspection`].
//!
//! Read in this order: `domain`, `models`, `otc`, `bench`, `actions`, `transmitting`, `measuring`, `graphql`, `listeners`. The rules that vary
//! by country, and where each comes from, are in `catalogue/`.
//! Decisions: docs/decisions/papers.md
mod actions;
mod arrivals;
mod audit;
mod bench;
mod domain;
mod error;
mod field;
mod graphql;
mod importing;
mod listeners;
mod measuring;
mod models;
mod otc;
mod qualification;
mod schema;
mod transmitting;

pub use arrivals::Arrivals;
pub use audit::{Audited, audit};
pub use bench::Benches;
pub use graphql::{Schema, schema};
pub use importing::{Catalogue, import_catalogue, preview_catalogue};
pub use listeners::{listeners, tasks};
pub use models::import_bundled;
pub use otc::{Otc, OtcClient};

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "inspection";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/inspection");
