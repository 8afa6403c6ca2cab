//! The channel between a fake Telegram and a fake graph, all of it over HTTP.
#![expect(clippy::unwrap_used, reason = "tests")]

mod bench;
mod beside;
mod fake_bot_api;
mod fake_graph;
mod known;
mod talking;
mod told_later;
mod troubles;
