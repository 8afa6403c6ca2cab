//! What the binary tells the router.

use crate::{
    caller::{Caller, ViewerHandover},
    errors::Refusal,
    guard::Limits,
    identity::Identity,
    observation::Observation,
    roots::RootField,
    transport::LocalSubgraph,
    trusted::TrustedDocuments,
};
use futures_util::future::BoxFuture;
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::sync::watch;

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

/// The graph that is served.
#[derive(Clone)]
pub struct Graph {
    /// The supergraph SDL, from [`crate::compose`] or another composition.
    pub supergraph: String,
    /// Every subgraph of it.
    pub subgraphs: Vec<Subgraph>,
}

/// Whether the service behind the router can serve; the error is for the log and the probe.
pub type ReadinessProbe = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

/// Turns other credentials (an API key, a session cookie) into a token, which is then verified
/// like any other. `None` keeps the request as it is. Gets the headers and the client's address;
/// the future runs on the multi-threaded runtime.
pub type TokenExchange = Arc<
    dyn Fn(http::HeaderMap, Option<IpAddr>) -> BoxFuture<'static, Result<Option<String>, Refusal>>
        + Send
        + Sync,
>;

/// What is to be admitted of a GraphQL request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The request itself, before anybody has read it.
    Request,
    /// What its operation asks for, before it is validated: only where the request was admitted.
    Fields(Vec<RootField>),
}

/// Admits a verified request or refuses it, for instance by rate. Called when a GraphQL request
/// comes and again when it is known what it asks for; the future runs on the multi-threaded runtime.
pub type Admission =
    Arc<dyn Fn(&Caller, Asked) -> BoxFuture<'static, Result<(), Refusal>> + Send + Sync>;

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
    /// The graph served from the start.
    pub graph: Graph,
    /// Graphs that take its place while it is served. One that cannot be planned is refused with
    /// an error in the log, and the one before keeps serving.
    pub replaced: Option<watch::Receiver<Graph>>,
    /// The tokens accepted. `None` looks at no token, and refuses graphs whose fields ask for one.
    pub identity: Option<Identity>,
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
    /// What is written down of requests.
    pub observation: Observation,
    /// Asked by `/ready`.
    pub ready: Option<ReadinessProbe>,
    /// Origins whose pages may call the graph, such as `https://garage.example`; our own needs no
    /// entry.
    pub allowed_origins: Vec<String>,
    /// The operations of our own clients, which may be asked for by identifier.
    pub trusted: Arc<TrustedDocuments>,
    /// Whether nothing but those is answered.
    pub only_trusted: bool,
    /// Development: the explorer page.
    pub development: bool,
    /// Every answer tells browsers to come by TLS alone, for a year.
    pub tls_alone: bool,
    /// Believe the last address of `X-Forwarded-For`: only behind a proxy of ours.
    pub behind_proxy: bool,
    /// Web worker threads; `None` takes one a core.
    pub workers: Option<usize>,
    /// How long running requests may take to finish at shutdown.
    pub shutdown_timeout: Duration,
}

impl RouterConfig {
    /// A production configuration of our own graph: introspection for authenticated callers,
    /// default limits, no probe, no exchange, no admission, 15 s to shut down.
    #[must_use]
    pub fn new(
        listen: SocketAddr,
        data_dir: PathBuf,
        graph: Graph,
        identity: Option<Identity>,
        handover: ViewerHandover,
        site: axum::Router,
    ) -> Self {
        Self {
            listen,
            data_dir,
            graph,
            replaced: None,
            identity,
            handover,
            site,
            limits: Limits::default(),
            introspection: Introspection::Authenticated,
            exchange: None,
            admit: None,
            observation: Observation::default(),
            ready: None,
            allowed_origins: Vec::new(),
            trusted: Arc::default(),
            only_trusted: false,
            development: false,
            tls_alone: false,
            behind_proxy: false,
            workers: None,
            shutdown_timeout: Duration::from_secs(15),
        }
    }

    /// A graph whose subgraphs are not ours: nobody is asked who they are, nothing is handed over
    /// and there is no site beside it.
    #[must_use]
    pub fn foreign(listen: SocketAddr, data_dir: PathBuf, graph: Graph) -> Self {
        let site = axum::Router::new();
        Self {
            introspection: Introspection::Open,
            ..Self::new(listen, data_dir, graph, None, ViewerHandover::none(), site)
        }
    }
}
