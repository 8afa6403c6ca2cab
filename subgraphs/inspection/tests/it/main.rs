//! GraphQL in, JSON and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod bench;
mod catalogue;
mod identity;
mod pollution;
mod reading;
mod result;
mod signing;
