//! What the edge learned of one request, and how it travels on to the subgraphs.

use http::{HeaderName, HeaderValue};
use std::{fmt, net::IpAddr, sync::Arc, time::Duration};

/// What the edge verified of one GraphQL request.
#[derive(Clone)]
pub struct Caller {
    /// Claims of the verified token; `None` for an anonymous caller.
    pub claims: Option<serde_json::Value>,
    /// The verified token itself.
    pub bearer: Option<String>,
    /// Generated for this request; also the answer's `x-request-id`.
    pub request_id: String,
    /// Where the request came from, as far as it is known.
    pub ip: Option<IpAddr>,
    /// What the request calls itself (`User-Agent`), cut to 300 bytes; nothing is decided by it.
    pub agent: Option<String>,
    /// Set when the request may open a stream: how long it may last. What the handover writes
    /// for such a caller is used until then, so it must stay valid that long.
    pub stream_for: Option<Duration>,
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the token nor the claims belong in a log.
        f.debug_struct("Caller")
            .field("authenticated", &self.claims.is_some())
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// Put into the extensions of every request the site receives.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Generated for this request; also the answer's `x-request-id`.
    pub request_id: String,
    /// Where the request came from, as far as it is known.
    pub ip: Option<IpAddr>,
}

/// Puts the viewer on a request executed in this process.
pub type Attach =
    Arc<dyn Fn(async_graphql::Request, &Caller, &str) -> async_graphql::Request + Send + Sync>;

/// Writes the viewer as headers for a subgraph reached over the network.
pub type Headers = Arc<dyn Fn(&Caller, &str) -> Vec<(HeaderName, HeaderValue)> + Send + Sync>;

/// How the viewer reaches the subgraphs; the `&str` is the subgraph's name.
///
/// In-process requests get `attach`. Requests over HTTP get `headers`. Subscriptions, and what
/// their events fetch from other subgraphs, always go over the network: the same headers arrive
/// there as HTTP headers, or as fields of the `connection_init` payload over WebSocket.
#[derive(Clone)]
pub struct ViewerHandover {
    /// For subgraphs of this process.
    pub attach: Attach,
    /// For subgraphs elsewhere, and for subscriptions.
    pub headers: Headers,
    /// Every name `headers` may write. Copies sent by clients are dropped.
    pub header_names: Vec<HeaderName>,
    /// By which processes of ours that ask in somebody's name say from where they ask.
    pub vouching: Option<Vouching>,
}

/// How a request that is made in somebody's name tells from where they ask.
#[derive(Clone)]
pub struct Vouching {
    /// Never passed on.
    pub header: HeaderName,
    /// The address, where what the header says is proven.
    pub read: ReadOrigin,
}

/// Reads what such a header says.
pub type ReadOrigin = Arc<dyn Fn(&str) -> Option<IpAddr> + Send + Sync>;

impl ViewerHandover {
    /// Tells subgraphs nothing.
    #[must_use]
    pub fn none() -> Self {
        Self {
            attach: Arc::new(|request, _, _| request),
            headers: Arc::new(|_, _| Vec::new()),
            header_names: Vec::new(),
            vouching: None,
        }
    }
}

/// Prefix of the headers that carry the handover across hive-router's own propagation, where
/// no hook can write them. Never accepted from a client, never sent to a subgraph.
pub(crate) const RELAY_PREFIX: &str = "x-engine-relay-";

/// The relay header carrying `header` for the subgraph at `index` in the configuration.
pub(crate) fn relay_name(index: usize, header: &HeaderName) -> String {
    format!("{RELAY_PREFIX}{index}-{header}")
}
