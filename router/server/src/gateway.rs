//! `autovisite router --supergraph FILE`: the router in front of subgraphs that are not ours.
use anyhow::{Result, bail};
use std::path::PathBuf;

/// What the command line says of the graph to serve.
#[derive(Clone, Debug)]
pub struct GatewayOptions {
    /// A composed supergraph, as a file that is followed while it changes.
    pub supergraph: Option<PathBuf>,
    /// The port of the public origin; `AUTOVISITE_LISTEN`'s where absent.
    pub port: Option<u16>,
    /// `name=url` each: addresses that override the supergraph's, or subgraphs to compose.
    pub subgraph: Vec<String>,
}

/// Serves until `shutdown` resolves.
///
/// # Errors
/// Where the graph does not compose or the router cannot start.
pub async fn serve(
    options: GatewayOptions,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<()> {
    drop(shutdown);
    bail!("not available yet: {options:?}")
}
