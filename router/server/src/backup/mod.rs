//! `autovisite backup`: the whole installation as one encrypted file, and back again.
//!
//! A backup is a tar archive of the databases (PostgreSQL's own archive format), the stored files and
//! the keys, encrypted with `age` to a public key. The machine that writes backups cannot read them:
//! who restores brings the private half. All of it can be opened without this program:
//! `age -d -i KEY FILE | tar x`, then `pg_restore`. docs/operating.md says how to use it.
//! Decisions: docs/decisions/platform.md
mod programs;
mod restore;
mod write;

pub use programs::new_key;
pub use restore::restore;
pub use write::{Wanted, write};

use serde::{Deserialize, Serialize};

/// What the archive says of itself, so that it is not taken for another installation's layout.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// The version that wrote it.
    version: String,
    /// When, UTC.
    written_at: chrono::DateTime<chrono::Utc>,
    /// Each dump's file, and the domains that it holds.
    databases: Vec<Dump>,
    /// Whether stored files are in it; in a bucket they are not.
    files: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Dump {
    file: String,
    domains: Vec<String>,
}

const MANIFEST: &str = "manifest.json";
/// Folders of the data directory that are kept beside the databases: what customers sent and were
/// issued, keys, the sessions of Telegram chats, letters of an installation without a mail server.
const FOLDERS: [&str; 4] = ["files", "keys", "telegram", "mailbox"];
/// How a backup's file begins and ends; between them its time, so that names sort by age.
const PREFIX: &str = "autovisite-";
const SUFFIX: &str = ".tar.age";
