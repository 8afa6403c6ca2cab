//! In-process transport: a planned subgraph request is executed on the schema in this process,
//! inside hive-router's own timeout and circuit breaker.
//!
//! A query is polled on the web worker that received it, inside the binary's multi-threaded
//! runtime: what it spawns, its timers and its database connections live there, and no thread has
//! to be woken to begin or to end it. A mutation runs on that runtime altogether, to its end even
//! when the client has gone: it is never cut in the middle.
//! Decisions: docs/decisions/router.md

use crate::{caller::Attach, in_flight::InFlight, retry::may_repeat, telemetry, within::Within};
use async_graphql::{
    Name, Request, Response, Value, Variables,
    parser::{parse_query, types::ExecutableDocument},
};
use bytes::Bytes;
use futures_util::{FutureExt, future::BoxFuture, stream::BoxStream};
use hive_router::{
    async_trait,
    executor::{
        executors::{
            common::{SubgraphExecutionRequest, SubgraphExecutor},
            error::SubgraphExecutorError,
        },
        plugin_context::PluginRequestState,
        response::subgraph_response::SubgraphResponse,
    },
};
use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::runtime::Handle;
use tracing::Instrument;

/// A subgraph schema that runs in this process. Every async-graphql schema is one.
pub trait LocalSubgraph: Send + Sync + 'static {
    /// Executes one query or mutation.
    fn execute(&self, request: Request) -> BoxFuture<'_, Response>;
}

impl<E: async_graphql::Executor> LocalSubgraph for E {
    fn execute(&self, request: Request) -> BoxFuture<'_, Response> {
        Box::pin(async_graphql::Executor::execute(self, request))
    }
}

/// Parsed subgraph documents by text: cached plans repeat theirs verbatim. Two generations bound
/// it; whatever is still used survives the change from one to the next.
#[derive(Default)]
pub(crate) struct Documents(Mutex<Generations>);

#[derive(Default)]
struct Generations {
    young: HashMap<String, Arc<ExecutableDocument>>,
    old: HashMap<String, Arc<ExecutableDocument>>,
}

/// Documents a generation holds.
const GENERATION: usize = 1_024;

impl Documents {
    fn get(&self, query: &str) -> Option<Arc<ExecutableDocument>> {
        {
            let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(document) = cached.young.get(query) {
                return Some(document.clone());
            }
            if let Some((text, document)) = cached.old.remove_entry(query) {
                cached.put(text, document.clone());
                return Some(document);
            }
        }
        let document = Arc::new(parse_query(query).ok()?);
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cached.put(query.to_owned(), document.clone());
        Some(document)
    }
}

impl Generations {
    fn put(&mut self, query: String, document: Arc<ExecutableDocument>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(query, document);
    }
}

/// Executes one subgraph's requests in this process.
pub(crate) struct LocalExecutor {
    pub(crate) name: String,
    pub(crate) subgraph: Arc<dyn LocalSubgraph>,
    pub(crate) documents: Arc<Documents>,
    pub(crate) attach: Attach,
    pub(crate) runtime: Handle,
    pub(crate) endpoint: http::Uri,
}

impl LocalExecutor {
    fn request(&self, planned: &SubgraphExecutionRequest<'_>) -> Result<Request, String> {
        let mut variables = Variables::default();
        for (name, value) in planned.variables.iter().flatten() {
            let value = async_graphql::to_value(value).map_err(|error| error.to_string())?;
            variables.insert(Name::new(name), value);
        }
        // Entity representations, which the executor has already written as JSON.
        for (name, json) in planned.raw_variable_values.iter().flatten() {
            let value: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
            variables.insert(Name::new(name), value);
        }
        let mut request = Request::new(planned.query).variables(variables);
        if let Some(document) = self.documents.get(planned.query) {
            request.set_parsed_query((*document).clone());
        }
        Ok(request)
    }
}

#[async_trait]
impl SubgraphExecutor for LocalExecutor {
    fn executor_name(&self) -> &str {
        "in-process"
    }

    fn endpoint(&self) -> &http::Uri {
        &self.endpoint
    }

    async fn execute<'a>(
        &self,
        planned: SubgraphExecutionRequest<'a>,
        timeout: Option<Duration>,
        state: Option<&'a PluginRequestState<'a>>,
    ) -> Result<SubgraphResponse<'static>, SubgraphExecutorError> {
        let in_flight = state.and_then(|state| InFlight::of(&state.context));
        let json = match (in_flight, self.request(&planned)) {
            (Some(in_flight), Ok(request)) => {
                let request = (self.attach)(request, &in_flight.caller, &self.name);
                let subgraph = self.subgraph.clone();
                let span = telemetry::subgraph_span(&in_flight.span, &self.name, true);
                let request_id = &in_flight.caller.request_id;
                let said = tracing::info_span!(target: "engine", parent: None, "subgraph", request_id, name = self.name);
                let run = async move { serde_json::to_vec(&subgraph.execute(request).await) };
                let run = run.instrument(said).instrument(span);
                let run = match may_repeat(planned.query) {
                    true => Within::new(&self.runtime, AssertUnwindSafe(run).catch_unwind())
                        .map(|outcome| outcome.map_err(|_| "the subgraph broke".to_owned()))
                        .boxed(),
                    false => self
                        .runtime
                        .spawn(run)
                        .map(|outcome| outcome.map_err(|error| error.to_string()))
                        .boxed(),
                };
                let answered = match timeout {
                    Some(limit) => tokio::time::timeout(limit, run).await?,
                    None => run.await,
                };
                match answered {
                    Ok(Ok(json)) => json,
                    Ok(Err(error)) => failed(&self.name, &error),
                    Err(panic) => failed(&self.name, &panic),
                }
            }
            (None, _) => failed(&self.name, &"nobody is known to be calling"),
            (_, Err(error)) => failed(&self.name, &error),
        };
        SubgraphResponse::deserialize_from_bytes(Bytes::from(json), planned.custom_scalar_paths)
    }

    async fn subscribe<'a>(
        &self,
        _planned: SubgraphExecutionRequest<'a>,
        _timeout: Option<Duration>,
    ) -> Result<
        BoxStream<'static, Result<SubgraphResponse<'static>, SubgraphExecutorError>>,
        SubgraphExecutorError,
    > {
        // The router subscribes through its own executors and never asks one a hook supplied.
        Err(SubgraphExecutorError::StaticEndpointNotFound)
    }
}

/// The answer of a subgraph that broke, masked further on like an unreachable one.
fn failed(subgraph: &str, error: &dyn std::fmt::Display) -> Vec<u8> {
    let body = serde_json::json!({
        "data": null,
        "errors": [{
            "message": format!("{subgraph}: {error}"),
            "extensions": { "code": "SUBGRAPH_IN_PROCESS_FAILURE" },
        }],
    });
    body.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Documents, GENERATION};

    #[test]
    fn the_document_cache_is_bounded_and_keeps_what_is_used() {
        let documents = Documents::default();
        assert!(documents.get("{ kept }").is_some());
        for n in 0..GENERATION * 3 {
            assert!(documents.get(&format!("{{ f{n} }}")).is_some());
            assert!(documents.get("{ kept }").is_some());
        }
        let cached = documents.0.lock().expect("not poisoned");
        assert!(cached.young.len() + cached.old.len() <= GENERATION * 2);
        assert!(cached.young.contains_key("{ kept }") || cached.old.contains_key("{ kept }"));
        drop(cached);
        assert!(documents.get("{ broken").is_none());
    }
}
