//! Webhooks: organisations' machines are told of what is theirs, over HTTP.
//!
//! A listener writes a row for each endpoint that is to hear of something, in the inbox's
//! transaction (`hears`); a task sends what is due (`courier`), signed as Standard Webhooks says
//! (`signing`), to addresses that are nobody's private network (`address`, `post`).
//! Decisions: docs/decisions/integrators.md
mod address;
mod courier;
mod hears;
mod post;
mod settling;
mod signing;

pub(crate) use address::Endpoint;
pub use address::{Names, Reachable};
pub(crate) use courier::{QUEUE, tasks};
pub(crate) use hears::{listeners, message};
pub(crate) use signing::secret;
