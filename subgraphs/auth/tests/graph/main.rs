//! The subgraph as a client sees it: GraphQL in, JSON, tokens and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod accounts;
mod api_keys;
mod codes;
mod common;
mod door;
mod links;
mod lockout;
mod sessions;
