//! Papers about vehicles: what a page of words says, what its owner confirms, their vehicles.
//!
//! Events in: `scan.text_read`, `scan.document_deleted`, `inspection.signed`, `report.vehicle_sold`,
//! `auth.guest_joined`.
//! Events out: see [`events::parser`].
//!
//! Read in this order: [`domain`] (words in, reading out), `certificate` (what becomes of a
//! reading), `correction` (what a person may type instead), `previous` (earlier inspections),
//! `parsing` (pages that third parties read themselves), `reminding` (what is due is told), `models`, `actions`, `graphql`, `listeners`.
mod actions;
mod certificate;
mod correction;
pub mod domain;
mod error;
mod graphql;
mod lessons;
mod listeners;
mod models;
mod parsing;
mod previous;
mod reminding;
mod schema;

pub use graphql::{Schema, schema};
pub use lessons::{Asked, Lesson, LessonField, lessons};
pub use listeners::{listeners, tasks};

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "parser";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/parser");

/// What the process says about its surroundings.
#[derive(Clone, Copy, Debug)]
pub struct ParserConfig {
    /// How many pages an organisation may have understood a day.
    pub pages_per_day: u32,
}

impl ParserConfig {
    /// As it is counted.
    fn limit(self) -> i32 {
        i32::try_from(self.pages_per_day).unwrap_or(i32::MAX)
    }
}
