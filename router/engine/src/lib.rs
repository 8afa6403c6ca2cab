//! The router: one public origin in front of federated GraphQL subgraphs.
//!
//! It composes subgraph schemas ([`compose`]), plans and executes operations over them, verifies
//! who is calling, refuses what would cost too much before validating it, and hands every path
//! that is not GraphQL to an axum router ([`serve`]). It knows no domain: names, schemas, how a
//! viewer travels to a subgraph and what may be admitted all come from the binary that uses it.
//!
//! Planning and execution are the `hive-router` crate's, used as a library and kept behind this
//! crate, because it is slow to build and its hooks change between releases.
//!
//! ```text
//! client ── /graphql ──► edge ─► guard ─► plan ─┬─ in process ──► schema in this process
//!        ── /health                             └─ HTTP ────────► subgraph somewhere else
//!        ── /ready
//!        ── anything else ──► axum site
//! ```

// hive-router's web framework nests its middleware types deeper than the default limit.
#![recursion_limit = "256"]

mod caller;
mod compose;
mod config;
mod edge;
mod errors;
mod explain;
mod federation_sdl;
mod guard;
mod identity;
mod in_flight;
mod metrics;
mod observation;
mod operation;
mod places;
mod retry;
mod roots;
mod rules;
mod server;
mod settings;
mod site;
mod socket;
mod telemetry;
mod transport;
mod trusted;
mod within;

pub use caller::{Attach, Caller, Headers, Origin, ReadOrigin, ViewerHandover, Vouching};
pub use compose::{ComposeError, SubgraphSdl, compose, public_schema, subgraphs_of};
pub use config::{
    Admission, Asked, Graph, Introspection, ReadinessProbe, RouterConfig, Subgraph, TokenExchange,
};
pub use errors::Refusal;
pub use federation_sdl::federation_sdl;
pub use guard::Limits;
pub use identity::{Identity, Issuer, KeySource, Restriction, Void, VoidSource};
pub use observation::{MayExplain, Observation, ViewerKind};
pub use places::counted_address;
pub use roots::RootField;
pub use server::serve;
pub use transport::LocalSubgraph;
pub use trusted::TrustedDocuments;

/// The allocator for a binary that serves the router: a query is many small pieces, and this one
/// hands them out in less time than the system's.
pub use hive_router::RouterGlobalAllocator as Allocator;

/// Directives for the binary's log filter that keep the libraries under this crate to their
/// warnings, and a client's mistakes out of them. The router's own request lines have the target
/// `engine`.
pub const LOG_DIRECTIVES: &str = "router=warn,router::graphql_validation=error,\
     router::graphql_parsing=error,ntex=warn,ntex_server=warn,ntex_rt=warn,\
     ntex_io=warn,ntex_net=warn,hyper_util=warn,hyper_rustls=warn";
