//! The subgraph as a client sees it: GraphQL in, JSON, tokens and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod accounts;
mod api_keys;
mod common;
mod door;
mod sessions;
