//! The whole platform behind its one origin, spoken to over HTTP as any client does.
#![expect(clippy::unwrap_used, reason = "tests")]
mod journey;
mod product;
mod refusals;
