//! For tests only: a throw-away database, viewers, a GraphQL client, and the relay by hand.
//!
//! `make test` starts one private PostgreSQL for all tests through the `with-postgres` program,
//! which also prepares a migrated template; each test clones it in a few milliseconds.
mod bucket;
mod database;
mod dice;
mod graph;
mod mail;
mod redis;
pub mod viewers;

pub use bucket::Bucket;
pub use database::{TestDb, prepare_template};
pub use dice::Dice;
pub use graph::{code, data, execute, refusal};
pub use mail::MailServer;
pub use redis::Redis;
