//! The whole platform behind its one origin, spoken to over HTTP as any client does.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "tests")]
mod collector;
mod decoding;
mod inputs;
mod journey;
mod keys;
mod large;
mod network;
mod opening;
mod product;
mod refusals;
mod teaching;
mod watching;
