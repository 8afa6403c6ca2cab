//! What the binary tells the router.

use crate::{
    caller::{Caller, ViewerHandover},
    errors::Refusal,
    guard::Limits,
    identity::Identity,
    transport::LocalSubgraph,
};
use futures_util::future::BoxFuture;
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

/// One subgraph and how it is reached.
#[derive(Clone)]
pub struct Subgraph {
    /// Its name in the supergraph.
    pub name: String,
    /// The schema, when it runs in this process; `None` sends its requests over HTTP.
    pub local: Option<Arc<dyn LocalSubgraph>>,
    /// Its HTTP endpoint. Needed for a local subgraph too: subscriptions, and what their events
    /// fetch, always go over the network (a loopback listener will do).
    pub url: String,
    /// Path of its `graphql-transport-ws` endpoint on the same host, for subscriptions. `None`
    /// subscribes over HTTP (server-sent events or multipart).
    pub ws_path: Option<String>,
}

/// Whether the service behind the router can serve; the error is for the log and the probe.
pub type ReadinessProbe = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// Turns other credentials (an API key, a session cookie) into a token, which is then verified
/// like any other. `None` keeps the request as it is.
pub type TokenExchange = Arc<
    dyn Fn(http::HeaderMap) -> BoxFuture<'static, Result<Option<String>, Refusal>> + Send + Sync,
>;

/// Admits a verified request or refuses it, for instance by rate. Called once a GraphQL request;
/// the future runs on the multi-threaded runtime.
pub type Admission =
    Arc<dyn Fn(&Caller) -> BoxFuture<'static, Result<(), Refusal>> + Send + Sync>;

/// Who may introspect the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Introspection {
    /// Anyone.
    Open,
    /// Callers with a verified token.
    Authenticated,
    /// Nobody.
    Off,
}

/// Everything [`crate::serve`] needs. Build it with [`RouterConfig::new`] and change the rest.
pub struct RouterConfig {
    /// Address of the public origin; port 0 picks a free one.
    pub listen: SocketAddr,
    /// A directory of ours for generated files; created when missing.
    pub data_dir: PathBuf,
    /// The supergraph SDL, from [`crate::compose`].
    pub supergraph: String,
    /// Every subgraph of the supergraph.
    pub subgraphs: Vec<Subgraph>,
    /// The tokens accepted.
    pub identity: Identity,
    /// How the viewer reaches the subgraphs.
    pub handover: ViewerHandover,
    /// Serves every path but `/graphql`, `/health` and `/ready`. In development it is also asked
    /// for `GET /graphql` by browsers, to show an explorer page.
    pub site: axum::Router,
    /// What one operation may cost.
    pub limits: Limits,
    /// Who may introspect.
    pub introspection: Introspection,
    /// Exchanges other credentials for tokens.
    pub exchange: Option<TokenExchange>,
    /// Admits or refuses verified requests.
    pub admit: Option<Admission>,
    /// Asked by `/ready`.
    pub ready: Option<ReadinessProbe>,
    /// Development: the explorer page.
    pub development: bool,
    /// Believe the last address of `X-Forwarded-For`: only behind a proxy of ours.
    pub behind_proxy: bool,
    /// Web worker threads; `None` takes one a core.
    pub workers: Option<usize>,
    /// How long running requests may take to finish at shutdown.
    pub shutdown_timeout: Duration,
}

impl RouterConfig {
    /// A production configuration: introspection for authenticated callers, default limits, no
    /// probe, no exchange, no admission, 15 s to shut down.
    #[must_use]
    pub fn new(
        listen: SocketAddr,
        data_dir: PathBuf,
        supergraph: String,
        subgraphs: Vec<Subgraph>,
        identity: Identity,
        handover: ViewerHandover,
        site: axum::Router,
    ) -> Self {
        Self {
            listen,
            data_dir,
            supergraph,
            subgraphs,
            identity,
            handover,
            site,
            limits: Limits::default(),
            introspection: Introspection::Authenticated,
            exchange: None,
            admit: None,
            ready: None,
            development: false,
            behind_proxy: false,
            workers: None,
            shutdown_timeout: Duration::from_secs(15),
        }
    }
}
