//! The router end to end: real listeners, real tokens, two small subgraphs served from the same
//! code over both transports.

#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "tests")]

mod edge;
mod federation;
mod harness;
mod identity;
mod keys;
mod leaving;
mod names;
mod observation;
mod site;
mod sockets;
mod subgraphs;
mod subscriptions;
