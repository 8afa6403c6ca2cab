//! The edge: our hooks in hive-router's request path.
//!
//! Every request passes [`Edge::on_http_request`] first. It answers the probes, hands what is not
//! GraphQL to the site, removes what no client may say about the viewer, verifies the token and
//! asks for admission. The other hooks guard the document, choose each subgraph's transport and
//! word the errors.

mod door;
mod probes;

use crate::{
    caller::{Caller, Origin, RELAY_PREFIX, relay_name},
    config::{Introspection, RouterConfig},
    errors::{self, Refusal},
    guard,
    identity::Verifier,
    in_flight::InFlight,
    settings::PLUGIN,
    site,
    transport::{Documents, LocalExecutor},
};
use anyhow::{Context, bail};
use hive_router::{
    async_trait,
    executor::executors::common::{SubgraphExecutor, SubgraphExecutorBoxedArc},
    ntex::http::{HeaderMap, header::HeaderValue},
    plugins::{
        hooks::{
            on_graphql_error::{OnGraphQLErrorHookPayload, OnGraphQLErrorHookResult},
            on_graphql_parse::{OnGraphQLParseHookResult, OnGraphQLParseStartHookPayload},
            on_http_request::{OnHttpRequestHookFuture, OnHttpRequestHookPayload},
            on_plugin_init::{OnPluginInitPayload, OnPluginInitResult},
            on_subgraph_execute::{
                OnSubgraphExecuteStartHookPayload, OnSubgraphExecuteStartHookResult,
            },
            on_supergraph_load::{Supergraph, SupergraphOptions},
        },
        plugin_trait::{EndHookPayload, RouterPlugin, StartHookPayload},
    },
};
use http::{HeaderName, StatusCode, header};
use std::{cell::RefCell, collections::HashMap, panic, sync::Arc};
use tokio::runtime::Handle;

/// What the edge needs besides hive-router's configuration.
pub(crate) struct Parts {
    config: RouterConfig,
    verifier: Verifier,
    runtime: Handle,
    locals: HashMap<String, SubgraphExecutorBoxedArc>,
}

thread_local! {
    /// Plugins are built by name from configuration text; this carries the rest to
    /// [`Edge::on_plugin_init`], which runs on the thread that hands over.
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
}

/// The plugin.
pub(crate) struct Edge {
    parts: Parts,
    supergraph: Arc<Supergraph>,
}

/// Plans the supergraph. Planning a malformed one can panic, which must not take the process.
fn plan(config: &RouterConfig, options: SupergraphOptions) -> anyhow::Result<Supergraph> {
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

#[async_trait]
impl RouterPlugin for Edge {
    type Config = serde_json::Value;

    fn plugin_name() -> &'static str {
        PLUGIN
    }

    fn on_plugin_init(payload: OnPluginInitPayload<Self>) -> OnPluginInitResult<Self> {
        let parts = HANDED_OVER.take().ok_or("the edge was given nothing to work with")?;
        let options = SupergraphOptions::try_from(payload.router_config())?;
        let supergraph = Arc::new(plan(&parts.config, options)?);
        payload.initialize_plugin(Self { parts, supergraph })
    }

    fn on_http_request<'req>(
        &'req self,
        payload: OnHttpRequestHookPayload<'req>,
    ) -> OnHttpRequestHookFuture<'req> {
        Box::pin(self.receive(payload))
    }

    async fn on_graphql_parse<'exec>(
        &'exec self,
        payload: OnGraphQLParseStartHookPayload<'exec>,
    ) -> OnGraphQLParseHookResult<'exec> {
        let in_flight = InFlight::of(payload.context);
        let limits = &self.parts.config.limits;
        let query = payload.graphql_params.query.as_deref().unwrap_or_default();
        if let Err(refusal) = guard::check_text(query, limits) {
            return payload.end_with_response(door::turn_away(in_flight.as_deref(), &refusal));
        }
        let asked_for = payload.graphql_params.operation_name.clone();
        payload.on_end(move |end| {
            let checked = guard::check(&end.document, limits).and_then(|shape| {
                if let Some(in_flight) = &in_flight {
                    in_flight.named(asked_for.or(shape.operation));
                }
                self.may_introspect(shape.introspects, in_flight.as_deref())
            });
            match checked {
                Ok(()) => end.proceed(),
                Err(refusal) => {
                    end.end_with_response(door::turn_away(in_flight.as_deref(), &refusal))
                }
            }
        })
    }

    async fn on_subgraph_execute<'exec>(
        &'exec self,
        mut payload: OnSubgraphExecuteStartHookPayload<'exec>,
    ) -> OnSubgraphExecuteStartHookResult<'exec> {
        if let Some(local) = self.parts.locals.get(payload.subgraph_name) {
            payload.executor = local.clone();
        } else if let Some(in_flight) = InFlight::of(payload.context) {
            let written =
                (self.parts.config.handover.headers)(&in_flight.caller, payload.subgraph_name);
            payload.execution_request.headers.extend(written);
        }
        payload.proceed()
    }

    fn on_graphql_error<'req>(
        &'req self,
        mut payload: OnGraphQLErrorHookPayload<'req>,
    ) -> OnGraphQLErrorHookResult<'req> {
        let in_flight = InFlight::of(payload.context);
        let request_id = in_flight.as_ref().map_or("-", |found| &found.caller.request_id);
        errors::present(&mut payload.error, request_id);
        if let Some(in_flight) = &in_flight {
            in_flight.failed(payload.error.extensions.code.as_deref().unwrap_or("ERROR"));
        }
        payload.proceed()
    }
}

impl Edge {
    async fn receive<'req>(
        &'req self,
        mut payload: OnHttpRequestHookPayload<'req>,
    ) -> hive_router::plugins::hooks::on_http_request::OnHttpRequestHookResult<'req> {
        let config = &self.parts.config;
        let request = &mut payload.router_http_request;
        match request.path() {
            "/health" => return payload.end_with_response(probes::health()),
            "/ready" => {
                let ready = probes::ready(config.ready.as_ref(), &self.parts.runtime).await;
                return payload.end_with_response(ready);
            }
            _ => {}
        }
        let request_id = uuid::Uuid::now_v7().to_string();
        let ip = door::client_address(request, config.behind_proxy);
        if request.path() != "/graphql" || (config.development && door::wants_page(request)) {
            let origin = Origin { request_id: request_id.clone(), ip };
            let mut answer = site::answer(&config.site, &self.parts.runtime, request, origin).await;
            door::stamp(answer.headers_mut(), &request_id);
            return payload.end_with_response(answer);
        }

        self.forget_claims_of_the_client(request.headers_mut());
        let preflight = request.method() == http::Method::OPTIONS;
        let admitted = match self.identify(request.headers_mut()).await {
            Ok(credentials) => {
                let (claims, bearer) = credentials.unzip();
                let caller = Caller { claims, bearer, request_id, ip };
                match &config.admit {
                    Some(admit) if !preflight => admit(&caller).map(|()| caller.clone()),
                    _ => Ok(caller.clone()),
                }
                .map_err(|refusal| (caller, refusal))
            }
            Err(refusal) => Err((Caller { claims: None, bearer: None, request_id, ip }, refusal)),
        };
        let caller = match admitted {
            Ok(caller) => caller,
            Err((caller, refusal)) => {
                let in_flight = InFlight::begin(caller, payload.context);
                let mut answer = door::turn_away(Some(&in_flight), &refusal);
                door::stamp(answer.headers_mut(), &in_flight.caller.request_id);
                in_flight.log(refusal.status.as_u16());
                return payload.end_with_response(answer);
            }
        };
        if door::agree_on_streaming(request.headers_mut()) {
            self.relay(&caller, request.headers_mut());
        }
        payload.set_supergraph(self.supergraph.clone());
        let in_flight = InFlight::begin(caller, payload.context);
        payload.on_end(move |mut end| {
            let status = end.response.status().as_u16();
            door::stamp(end.response.headers_mut(), &in_flight.caller.request_id);
            in_flight.log(status);
            end.proceed()
        })
    }

    /// Drops whatever a client says in the headers the subgraphs trust.
    fn forget_claims_of_the_client(&self, headers: &mut HeaderMap) {
        let relayed: Vec<HeaderName> = headers
            .keys()
            .filter(|name| name.as_str().starts_with(RELAY_PREFIX))
            .cloned()
            .collect();
        for name in relayed.iter().chain(&self.parts.config.handover.header_names) {
            headers.remove(name);
        }
    }

    /// The verified claims and token, or `None` for an anonymous request. Leaves the headers as
    /// hive-router's own verification expects them.
    async fn identify(
        &self,
        headers: &mut HeaderMap,
    ) -> Result<Option<(serde_json::Value, String)>, Refusal> {
        let exchanged = match &self.parts.config.exchange {
            Some(exchange) => {
                let asked = exchange(door::copy(headers));
                self.parts.runtime.spawn(asked).await.map_err(|_| door::unavailable())??
            }
            None => None,
        };
        let token = match exchanged {
            Some(token) => token,
            None => match door::presented(headers)? {
                Some(token) => token,
                None => return Ok(None),
            },
        };
        let claims = self.parts.verifier.verify(&token)?;
        let value = HeaderValue::try_from(format!("Bearer {token}"))
            .map_err(|_| crate::identity::invalid())?;
        headers.insert(header::AUTHORIZATION, value);
        Ok(Some((claims, token)))
    }

    /// Writes the handover for every subgraph where hive-router's propagation finds it: no hook
    /// runs when it subscribes, nor when an event fetches from other subgraphs.
    fn relay(&self, caller: &Caller, headers: &mut HeaderMap) {
        for (index, subgraph) in self.parts.config.subgraphs.iter().enumerate() {
            for (name, value) in (self.parts.config.handover.headers)(caller, &subgraph.name) {
                if let Ok(relay) = HeaderName::try_from(relay_name(index, &name)) {
                    headers.insert(relay, value.into());
                }
            }
        }
    }

    fn may_introspect(
        &self,
        introspects: bool,
        in_flight: Option<&InFlight>,
    ) -> Result<(), Refusal> {
        let known = in_flight.is_some_and(|in_flight| in_flight.caller.claims.is_some());
        match self.parts.config.introspection {
            Introspection::Authenticated if introspects && !known => {}
            Introspection::Off if introspects => {}
            _ => return Ok(()),
        }
        Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "INTROSPECTION_DISABLED",
            "Le schéma n'est pas consultable ici. / The schema is not open for reading here.",
        ))
    }
}
