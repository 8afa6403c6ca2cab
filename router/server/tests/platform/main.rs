//! The whole platform behind its one origin, spoken to over HTTP as any client does.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "tests")]
mod access;
mod calling_off;
mod collector;
mod decoding;
#[path = "../../../../bots/telegram/tests/channel/fake_bot_api/mod.rs"]
#[expect(dead_code, reason = "the channel's own tests use the rest of it")]
mod fake_bot_api;
mod inputs;
mod installation;
mod journey;
mod keys;
mod large;
mod network;
mod opening;
mod operating;
mod personal;
mod product;
mod production;
mod refusals;
mod teaching;
mod telegram;
mod watching;
