//! Payments: what an appointment costs, how it is paid, and how money goes back.
//!
//! Events in: `appointment.slot_held`, `confirmed`, `booked_by_staff`, `owner_changed`,
//! `rescheduled`, `cancelled`, `hold_expired`, `payment_came_late`, `price_changed`. Events out: see
//! [`events::payment`].
//!
//! The provider is Stripe, always through the same client: where no key is configured, the server
//! points it at `stripe_simulator`, which speaks the same protocol. Nothing is believed from a webhook
//! but that something changed: the object is read again before money counts as ours.
//!
//! Read in this order: `domain`, `models`, `gateway`, `actions`, `graphql`, `webhook`, `listeners`,
//! `accounts`.
//! Decisions: docs/decisions/money.md
mod accounts;
mod actions;
mod crash;
mod domain;
mod error;
mod gateway;
mod graphql;
mod listeners;
mod models;
mod schema;
mod webhook;

pub use accounts::{broken_chains, export_accounts};
pub use gateway::StripeGateway;
pub use graphql::{Schema, schema};
pub use listeners::{listeners, tasks};
pub use webhook::routes;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "payment";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/payment");

/// How this domain reaches the world.
#[derive(Clone, Debug)]
pub struct PaymentConfig {
    /// Stripe, or the simulator.
    pub stripe: StripeGateway,
    /// Our public origin, without a slash at its end; customers come back to it.
    pub public_url: String,
}
