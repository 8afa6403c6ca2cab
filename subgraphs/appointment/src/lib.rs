//! Appointments: which lane of which centre is whose, and when.
//!
//! Events in: `payment.succeeded`, `payment.charged_to_account`, `payment.pay_at_centre_chosen`,
//! `payment.refunded`, `difference_settled`, `parser.vehicle_confirmed`,
//! `registration_deleted`, `inspection.checked_in`, `signed`, `abandoned`, `auth.guest_joined`.
//! Events out: see [`events::appointment`].
//!
//! Read in this order: `domain`, `models`, `actions`, `graphql`, `routes`, `listeners`.
mod actions;
mod config;
mod domain;
mod error;
mod graphql;
mod listeners;
mod models;
mod routes;
mod schema;

pub use actions::{NetworkChange, centre_ids, export_network, import_network, preview_network};
pub use config::AppointmentConfig;
pub use domain::{
    CancellationPlan, CentrePlan, Change, Interval, LanePlan, LaneTime, LateCancellation,
    NetworkPlan, Position, PriceList, Standing, Week,
};
pub use error::Fault;
pub use graphql::{Schema, schema};
pub use listeners::{listeners, tasks};
pub use models::demo;
pub use routes::routes;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "appointment";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/appointment");
