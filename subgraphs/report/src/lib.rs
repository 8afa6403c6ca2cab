//! Reports: the procès-verbal and the certificate of a signed inspection, invoices on paper, and
//! letters by e-mail.
//!
//! Events in: `inspection.signed`, `auth.user_registered`, `auth.code_asked`, `auth.link_given`,
//! `appointment.confirmed`, `booked_by_staff`, `reminder_due`, `rescheduled`, `cancelled`,
//! `results_access_changed`, `not_booked`, `payment.invoice_issued`, and our own `report.issued`.
//! Events out: see [`events::report`].
//!
//! Read in this order: `domain`, `pdf`, `signature`, `models`, `issuing`, `resealing`, `templates`,
//! `mail`, `graphql`, `listeners`,
//! `routes`.
mod actions;
mod archive;
mod audit;
mod config;
mod domain;
mod error;
mod graphql;
mod issuing;
mod keys;
mod listeners;
mod mail;
mod mailer;
mod models;
mod pdf;
mod resealing;
mod routes;
mod schema;
mod signature;
mod templates;

pub use audit::audit;
pub use config::ReportConfig;
pub use graphql::{Schema, schema};
pub use keys::{DocumentKeys, FileVerdict, generate as generate_key};
pub use listeners::{listeners, tasks};
pub use mailer::Mailer;
pub use routes::routes;
pub use signature::{PaperCertificate, generate as generate_certificate};
pub use templates::LetterTemplates;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "report";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/report");
