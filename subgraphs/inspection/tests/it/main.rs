//! GraphQL in, JSON and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod bench;
mod reading;
mod result;
mod signing;
