//! Documents: received through a one-time address, read once, kept no longer than needed.
//!
//! Events in: `parser.vehicle_confirmed`, `parser.registration_deleted`, `auth.guest_joined`,
//! `inspection.photo_added`, `photo_withdrawn`, `photos_signed` (whose a photo of a defect is).
//! Events out: see [`events::scan`].
//!
//! Read in this order: `domain`, `models`, `actions`, `graphql`, `routes` and `receiving` (where
//! the bytes come in), `reading` (what happens to them), `listeners`. What looks at pixels is apart
//! and pure: [`image_intake`], [`quality`], [`ocr`], [`codes`], [`paper`].
mod actions;
pub mod codes;
mod domain;
mod error;
mod graphql;
pub mod image_intake;
mod listeners;
mod models;
pub mod ocr;
pub mod paper;
pub mod quality;
mod reading;
mod receiving;
mod routes;
mod schema;
mod showing;
mod spool;

pub use graphql::{Schema, schema};
pub use listeners::{listeners, tasks};
pub use routes::routes;
pub use showing::{ReadPage, holds, page_as_read};

use kernel::files::Files;
use std::path::PathBuf;

/// The domain's name in the graph, in the configuration and in its migrations' folder.
pub const NAME: &str = "scan";
/// The domain's tables.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/scan");

/// What the process says about its surroundings.
#[derive(Clone, Debug)]
pub struct ScanConfig {
    /// Where images are kept.
    pub files: Files,
    /// Where files are decoded.
    pub decoder: image_intake::Decoder,
    /// Where files are while they come: beside the other data, so that they take no memory.
    pub spool: PathBuf,
    /// The folder of the reader's models; loaded when the first document is read.
    pub models_dir: PathBuf,
    /// The public origin, as it stands in our QR codes: `https://www.example.fr`.
    pub public_url: String,
    /// What stands before `/uploads/{token}` in the addresses given to clients: empty for the
    /// public origin itself.
    pub public_prefix: String,
    /// How many days an image is kept where nobody confirmed what was read on it.
    pub keep_days: u16,
    /// How many files an organisation may send a day.
    pub files_per_day: u32,
}
