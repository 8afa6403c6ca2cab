//! The subgraph as a client sees it: GraphQL in, JSON, tokens and events out, on a real PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]
mod accounts;
mod acts;
mod api_keys;
mod chats;
mod closed;
mod codes;
mod common;
mod door;
mod emails;
mod letter_links;
mod links;
mod lockout;
mod log_ins;
mod owner;
mod people;
mod roster;
mod second_factor;
mod sessions;
mod unproven;
mod webhook_consumer;
mod webhooks;
mod webhooks_astray;
