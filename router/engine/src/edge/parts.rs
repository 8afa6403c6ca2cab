//! What the edge is built from, and how it gets to the plugin that hive-router builds.

use crate::{
    config::{Graph, RouterConfig, Subgraph},
    identity::Verifier,
    places::Places,
    rules::Taken,
    settings,
    transport::{Documents, LocalExecutor},
};
use anyhow::{Context, bail};
use hive_router::{
    ArcSwap,
    executor::executors::common::{SubgraphExecutor, SubgraphExecutorBoxedArc},
    graphql_tools::validation::validate::ValidationPlan,
    plugins::hooks::on_supergraph_load::{Supergraph, SupergraphOptions},
};
use std::{
    cell::RefCell,
    collections::HashMap,
    panic,
    path::PathBuf,
    sync::{Arc, OnceLock},
};
use tokio::{runtime::Handle, task::AbortHandle};

/// What the edge needs besides hive-router's configuration, the same from start to stop.
pub(crate) struct Parts {
    pub(crate) config: RouterConfig,
    pub(crate) verifier: Option<Verifier>,
    pub(crate) runtime: Handle,
    pub(crate) jwks: PathBuf,
    pub(crate) documents: Arc<Documents>,
    /// Proves that a request comes from this process itself: see [`crate::socket`].
    pub(crate) inside: String,
    pub(crate) places: Arc<Places>,
}

/// A graph that is ready to be served. Requests keep the one they began with.
pub(crate) struct Served {
    pub(super) supergraph: Arc<Supergraph>,
    pub(super) subgraphs: Vec<Subgraph>,
    pub(super) locals: HashMap<String, SubgraphExecutorBoxedArc>,
    pub(super) taken: Arc<Taken>,
    /// hive-router's rules of validation and ours, put together once.
    pub(super) rules: OnceLock<Arc<ValidationPlan>>,
}

/// What travels to the plugin.
pub(crate) type HandedOver = (Arc<Parts>, Arc<ArcSwap<Served>>);

thread_local! {
    /// Plugins are built by name from configuration text; this carries the rest to
    /// the plugin's initialisation, which runs on the thread that hands over.
    static HANDED_OVER: RefCell<Option<HandedOver>> = const { RefCell::new(None) };
}

/// Leaves the parts for the plugin that is about to be built on this thread.
pub(crate) fn hand_over(parts: HandedOver) {
    HANDED_OVER.set(Some(parts));
}

/// The parts left on this thread, once.
pub(super) fn take() -> Option<HandedOver> {
    HANDED_OVER.take()
}

impl Parts {
    /// Makes a graph ready to be served.
    ///
    /// # Errors
    /// When it cannot be planned, asks for tokens that nobody verifies, names a subgraph that is
    /// not configured, or a subgraph's URL is no URL.
    pub(crate) fn load(&self, graph: &Graph) -> anyhow::Result<Served> {
        if self.verifier.is_none() && asks_for_tokens(&graph.supergraph) {
            bail!("the graph has fields for signed-in callers, and no identity is configured");
        }
        let settings = settings::generate(&self.config, graph, &self.jwks)?;
        let supergraph = Arc::new(plan(graph, SupergraphOptions::try_from(&settings)?)?);
        let mut locals = HashMap::new();
        for subgraph in &graph.subgraphs {
            let endpoint = subgraph
                .url
                .parse()
                .with_context(|| format!("subgraph {}: its url is no URL", subgraph.name))?;
            let Some(local) = &subgraph.local else { continue };
            let executor = LocalExecutor {
                name: subgraph.name.clone(),
                subgraph: local.clone(),
                documents: self.documents.clone(),
                attach: self.config.handover.attach.clone(),
                runtime: self.runtime.clone(),
                endpoint,
            };
            locals.insert(subgraph.name.clone(), executor.to_boxed_arc());
        }
        let taken = Arc::new(Taken::of(&graph.supergraph));
        let (subgraphs, rules) = (graph.subgraphs.clone(), OnceLock::new());
        Ok(Served { supergraph, subgraphs, locals, taken, rules })
    }

    /// Puts every graph that replaces the one before into service, or says why not.
    pub(crate) fn follow(self: Arc<Self>, served: Arc<ArcSwap<Served>>) -> AbortHandle {
        let runtime = self.runtime.clone();
        let following = runtime.spawn(async move {
            let Some(mut replaced) = self.config.replaced.clone() else { return };
            while replaced.changed().await.is_ok() {
                let graph = replaced.borrow_and_update().clone();
                let parts = self.clone();
                // Planning takes a while and does not wait for anything.
                let loaded = tokio::task::spawn_blocking(move || parts.load(&graph)).await;
                match loaded.map_err(anyhow::Error::from).and_then(|outcome| outcome) {
                    Ok(graph) => {
                        served.store(Arc::new(graph));
                        tracing::info!(target: "engine", "a new graph is served");
                    }
                    Err(error) => tracing::error!(
                        target: "engine",
                        error = format!("{error:#}"),
                        "the new graph is refused, the one before is still served"
                    ),
                }
            }
        });
        following.abort_handle()
    }
}

/// Whether any field asks who is calling: looked for outside the definitions of the directives.
fn asks_for_tokens(supergraph: &str) -> bool {
    let asking = ["@authenticated", "@requiresScopes", "@policy"];
    let lines = supergraph.lines().filter(|line| !line.trim_start().starts_with("directive "));
    lines.into_iter().any(|line| asking.iter().any(|directive| line.contains(directive)))
}

/// Plans the supergraph. Planning a malformed one can panic, which must not take the process.
fn plan(graph: &Graph, options: SupergraphOptions) -> anyhow::Result<Supergraph> {
    let build =
        panic::AssertUnwindSafe(|| Supergraph::from_sdl("main", &graph.supergraph, options));
    let supergraph = match panic::catch_unwind(build) {
        Ok(Ok(supergraph)) => supergraph,
        Ok(Err(error)) => bail!("the supergraph cannot be planned: {error}"),
        Err(_) => bail!("the supergraph cannot be planned"),
    };
    for name in supergraph.planner.supergraph.subgraph_endpoint_map.keys() {
        if !graph.subgraphs.iter().any(|subgraph| subgraph.name == *name) {
            bail!("the supergraph needs the subgraph {name}, which is not configured");
        }
    }
    Ok(supergraph)
}
