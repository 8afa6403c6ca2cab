//! The edge: our hooks in hive-router's request path.
//!
//! Every request passes [`Edge::on_http_request`] first. It answers the probes, hands what is not
//! GraphQL to the site, removes what no client may say about the viewer, verifies the token and
//! asks for admission. The other hooks guard the document, choose each subgraph's transport and
//! word the errors.

mod door;
mod parts;
mod probes;
mod stream;

pub(crate) use parts::Parts;

use crate::{
    caller::{Caller, Origin, RELAY_PREFIX, relay_name},
    config::Introspection,
    errors::{self, Refusal},
    guard,
    in_flight::InFlight,
    settings::PLUGIN,
    site,
};
use hive_router::{
    async_trait,
    ntex::{
        http::{HeaderMap, header::HeaderValue},
        web::{DefaultError, WebRequest},
    },
    plugins::{
        hooks::{
            on_graphql_error::{OnGraphQLErrorHookPayload, OnGraphQLErrorHookResult},
            on_graphql_params::{OnGraphQLParamsStartHookPayload, OnGraphQLParamsStartHookResult},
            on_graphql_parse::{OnGraphQLParseHookResult, OnGraphQLParseStartHookPayload},
            on_http_request::{
                OnHttpRequestHookFuture, OnHttpRequestHookPayload, OnHttpRequestHookResult,
            },
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
use std::sync::Arc;

/// The plugin.
pub(crate) struct Edge {
    parts: Parts,
    supergraph: Arc<Supergraph>,
}

#[async_trait]
impl RouterPlugin for Edge {
    type Config = serde_json::Value;

    fn plugin_name() -> &'static str {
        PLUGIN
    }

    fn on_plugin_init(payload: OnPluginInitPayload<Self>) -> OnPluginInitResult<Self> {
        let parts = Parts::take().ok_or("the edge was given nothing to work with")?;
        let options = SupergraphOptions::try_from(payload.router_config())?;
        let supergraph = Arc::new(parts::plan(&parts.config, options)?);
        payload.initialize_plugin(Self { parts, supergraph })
    }

    fn on_http_request<'req>(
        &'req self,
        payload: OnHttpRequestHookPayload<'req>,
    ) -> OnHttpRequestHookFuture<'req> {
        Box::pin(self.receive(payload))
    }

    async fn on_graphql_params<'exec>(
        &'exec self,
        payload: OnGraphQLParamsStartHookPayload<'exec>,
    ) -> OnGraphQLParamsStartHookResult<'exec> {
        match guard::check_raw(&payload.body, payload.router_http_request.query_string) {
            Ok(()) => payload.proceed(),
            Err(refusal) => {
                let in_flight = InFlight::of(payload.context);
                payload.end_with_response(door::turn_away(in_flight.as_deref(), &refusal))
            }
        }
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
    ) -> OnHttpRequestHookResult<'req> {
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
        // Before the site too: what serves it may trust the same headers.
        self.forget_claims_of_the_client(request.headers_mut());
        if request.path() != "/graphql" || (config.development && door::wants_page(request)) {
            let origin = Origin { request_id: request_id.clone(), ip };
            let mut answer = site::answer(&config.site, &self.parts.runtime, request, origin).await;
            door::stamp(answer.headers_mut(), &request_id);
            return payload.end_with_response(answer);
        }

        let caller = Caller { claims: None, bearer: None, request_id, ip, stream_for: None };
        let (caller, admitted) = self.admit(request, caller).await;
        if let Err(refusal) = admitted {
            let in_flight = InFlight::begin(caller, payload.context);
            let mut answer = door::turn_away(Some(&in_flight), &refusal);
            door::stamp(answer.headers_mut(), &in_flight.caller.request_id);
            in_flight.log(refusal.status.as_u16());
            return payload.end_with_response(answer);
        }
        if caller.stream_for.is_some() {
            self.relay(&caller, request.headers_mut());
        }
        payload.set_supergraph(self.supergraph.clone());
        let in_flight = InFlight::begin(caller, payload.context);
        payload.on_end(move |mut end| {
            let status = end.response.status().as_u16();
            door::stamp(end.response.headers_mut(), &in_flight.caller.request_id);
            in_flight.log(status);
            match in_flight.caller.stream_for {
                Some(limit) => end.map_response(|answer| stream::bound(answer, limit)).proceed(),
                None => end.proceed(),
            }
        })
    }

    /// Fills in what a GraphQL request proves about its caller, and whether it may go on.
    async fn admit(
        &self,
        request: &mut WebRequest<DefaultError>,
        mut caller: Caller,
    ) -> (Caller, Result<(), Refusal>) {
        // A CORS preflight carries no credentials and executes nothing.
        if request.method() == http::Method::OPTIONS {
            return (caller, Ok(()));
        }
        match self.identify(request.headers_mut()).await {
            Ok(credentials) => (caller.claims, caller.bearer) = credentials.unzip(),
            Err(refusal) => return (caller, Err(refusal)),
        }
        if door::agree_on_streaming(request.headers_mut()) {
            let limit = self.parts.config.limits.stream;
            caller.stream_for = Some(stream::lifetime(caller.claims.as_ref(), limit));
        }
        let admitted = match &self.parts.config.admit {
            Some(admit) => {
                let asked = self.parts.runtime.spawn(admit(&caller));
                asked.await.unwrap_or_else(|_| Err(door::unavailable()))
            }
            None => Ok(()),
        };
        (caller, admitted)
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
