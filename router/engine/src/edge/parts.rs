//! What the edge is built from, and how it gets to the plugin that hive-router builds.

use crate::{
    config::RouterConfig,
    identity::Verifier,
    transport::{Documents, LocalExecutor},
};
use anyhow::{Context, bail};
use hive_router::{
    executor::executors::common::{SubgraphExecutor, SubgraphExecutorBoxedArc},
    plugins::hooks::on_supergraph_load::{Supergraph, SupergraphOptions},
};
use std::{cell::RefCell, collections::HashMap, panic, sync::Arc};
use tokio::runtime::Handle;

/// What the edge needs besides hive-router's configuration.
pub(crate) struct Parts {
    pub(super) config: RouterConfig,
    pub(super) verifier: Verifier,
    pub(super) runtime: Handle,
    pub(super) locals: HashMap<String, SubgraphExecutorBoxedArc>,
}

thread_local! {
    /// Plugins are built by name from configuration text; this carries the rest to
    /// the plugin's initialisation, which runs on the thread that hands over.
    static HANDED_OVER: RefCell<Option<Parts>> = const { RefCell::new(None) };
}

impl Parts {
    /// # Errors
    /// When a local subgraph's URL is no URL.
    pub(crate) fn new(
        config: RouterConfig,
        verifier: Verifier,
        runtime: Handle,
    ) -> anyhow::Result<Self> {
        let documents = Arc::new(Documents::default());
        let mut locals = HashMap::new();
        for subgraph in &config.subgraphs {
            let endpoint = subgraph
                .url
                .parse()
                .with_context(|| format!("subgraph {}: its url is no URL", subgraph.name))?;
            let Some(local) = &subgraph.local else { continue };
            let executor = LocalExecutor {
                name: subgraph.name.clone(),
                subgraph: local.clone(),
                documents: documents.clone(),
                attach: config.handover.attach.clone(),
                runtime: runtime.clone(),
                endpoint,
            };
            locals.insert(subgraph.name.clone(), executor.to_boxed_arc());
        }
        Ok(Self { config, verifier, runtime, locals })
    }

    /// Leaves the parts for the plugin that is about to be built on this thread.
    pub(crate) fn hand_over(self) {
        HANDED_OVER.set(Some(self));
    }

    /// The parts left on this thread, once.
    pub(super) fn take() -> Option<Self> {
        HANDED_OVER.take()
    }
}

/// Plans the supergraph. Planning a malformed one can panic, which must not take the process.
pub(super) fn plan(
    config: &RouterConfig,
    options: SupergraphOptions,
) -> anyhow::Result<Supergraph> {
    let build =
        panic::AssertUnwindSafe(|| Supergraph::from_sdl("main", &config.supergraph, options));
    let supergraph = match panic::catch_unwind(build) {
        Ok(Ok(supergraph)) => supergraph,
        Ok(Err(error)) => bail!("the supergraph cannot be planned: {error}"),
        Err(_) => bail!("the supergraph cannot be planned"),
    };
    for name in supergraph.planner.supergraph.subgraph_endpoint_map.keys() {
        if !config.subgraphs.iter().any(|subgraph| subgraph.name == *name) {
            bail!("the supergraph needs the subgraph {name}, which is not configured");
        }
    }
    Ok(supergraph)
}
