//! A stand-in for Stripe on this machine, for development, demonstrations and tests.
//!
//! It speaks Stripe's documented protocol for what we use, so that the production client runs
//! unchanged: form-encoded requests, bearer keys, idempotency keys, the error envelope, signed
//! webhooks with retries, out of order and sometimes twice. Its hosted page takes Stripe's published
//! test cards and no other: those that are refused, those whose bank wants the cardholder first, and
//! those whose bank refunds late, sends a refund back or disputes the charge.
//! All state is rows: a killed process loses nothing. `tools/audit.sh stripe` compares what it says with
//! Stripe's published description.
//! Decisions: docs/decisions/money.md
mod api;
mod back;
mod banks;
mod card;
mod delivery;
mod fault;
mod html;
mod models;
mod objects;
mod page;
mod schema;
mod work;

pub use work::tasks;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Clock, Pool};

/// Its tables: applied only where it stands in for Stripe.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/stripe_simulator");

/// Under which path of the public origin it lives; the client's base is this with a slash.
pub const PATH: &str = "/simulator/stripe";

/// How the simulator knows its one merchant.
#[derive(Clone)]
pub struct SimulatorConfig {
    /// What the client must send as its bearer key.
    pub secret_key: String,
    /// Signs the webhooks.
    pub webhook_secret: String,
    /// Where webhooks go, a full URL.
    pub webhook_url: String,
    /// The origin that customers see, without a slash at its end.
    pub public_url: String,
}

impl std::fmt::Debug for SimulatorConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // It holds two secrets.
        f.debug_struct("SimulatorConfig").field("webhook_url", &self.webhook_url).finish()
    }
}

#[derive(Clone)]
struct Simulator {
    pool: Pool,
    config: SimulatorConfig,
    clock: Clock,
}

/// The API and the hosted page, with full paths under [`PATH`].
pub fn routes(pool: Pool, config: SimulatorConfig, clock: Clock) -> Router {
    Router::new()
        .nest(
            PATH,
            Router::new()
                .route("/v1/checkout/sessions", post(api::create_session))
                .route("/v1/checkout/sessions/{id}", get(api::read_session))
                .route("/v1/checkout/sessions/{id}/expire", post(api::expire_session))
                .route("/v1/payment_intents", get(banks::list_intents))
                .route("/v1/payment_intents/{id}", get(api::read_intent))
                .route("/v1/refunds", post(banks::create_refund).get(banks::list_refunds))
                .route("/v1/refunds/{id}", get(banks::read_refund))
                .route("/v1/disputes", get(banks::list_disputes))
                .route("/v1/disputes/{id}", get(banks::read_dispute))
                .route("/checkout/{id}", get(page::show).post(page::pay))
                .route("/checkout/{id}/bank", post(page::answer_bank))
                .fallback(api::unknown),
        )
        .with_state(Simulator { pool, config, clock })
}
