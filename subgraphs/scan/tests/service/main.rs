//! The domain as clients see it: GraphQL and real HTTP in; rows, files and events out. On a real
//! PostgreSQL, with the real reader.
#![expect(clippy::unwrap_used, reason = "tests")]

mod bucket;
mod intake;
mod keeping;
mod keys;
mod photos;
mod uploads;
mod world;
