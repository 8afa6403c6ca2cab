//! The edge: our hooks in hive-router's request path.
//!
//! Every request passes [`Edge::on_http_request`] first. It answers the probes, hands what is not
//! GraphQL to the site, removes what no client may say about the viewer, verifies the token and
//! asks for admission. The other hooks guard the document, choose each subgraph's transport and
//! word the errors.

mod door;
mod gate;
mod parts;
mod probes;
mod stream;

pub(crate) use parts::{Parts, Served, hand_over};

use crate::{
    caller::{Caller, Origin},
    errors, explain, guard,
    in_flight::{Arrival, InFlight, SubgraphCall},
    metrics,
    operation::Kind,
    retry, roots,
    rules::ReservedNames,
    settings::PLUGIN,
    site,
    socket::{self, INSIDE},
    telemetry,
};
use hive_router::{
    ArcSwap, async_trait,
    executor::executors::common::SubgraphExecutor,
    plugins::{
        hooks::{
            on_graphql_error::{OnGraphQLErrorHookPayload, OnGraphQLErrorHookResult},
            on_graphql_params::{OnGraphQLParamsStartHookPayload, OnGraphQLParamsStartHookResult},
            on_graphql_parse::{OnGraphQLParseHookResult, OnGraphQLParseStartHookPayload},
            on_graphql_validation::{
                OnGraphQLValidationStartHookPayload, OnGraphQLValidationStartHookResult,
            },
            on_http_request::{
                OnHttpRequestHookFuture, OnHttpRequestHookPayload, OnHttpRequestHookResult,
            },
            on_plugin_init::{OnPluginInitPayload, OnPluginInitResult},
            on_query_plan::{OnQueryPlanStartHookPayload, OnQueryPlanStartHookResult},
            on_subgraph_execute::{
                OnSubgraphExecuteStartHookPayload, OnSubgraphExecuteStartHookResult,
            },
        },
        plugin_trait::{CacheHint, EndHookPayload, RouterPlugin, StartHookPayload},
    },
};
use std::sync::Arc;
use tracing::Span;

/// A document with more mistakes is told the first ones: an answer stays in proportion.
const MOST_ERRORS: usize = 20;

/// The plugin.
pub(crate) struct Edge {
    parts: Arc<Parts>,
    served: Arc<ArcSwap<Served>>,
}

#[async_trait]
impl RouterPlugin for Edge {
    type Config = serde_json::Value;

    fn plugin_name() -> &'static str {
        PLUGIN
    }

    fn on_plugin_init(payload: OnPluginInitPayload<Self>) -> OnPluginInitResult<Self> {
        let (parts, served) = parts::take().ok_or("the edge was given nothing to work with")?;
        payload.initialize_plugin(Self { parts, served })
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
        if let Some(in_flight) = &in_flight {
            in_flight.asked_in(query);
        }
        if let Err(refusal) = guard::check_text(query, limits) {
            return payload.end_with_response(door::turn_away(in_flight.as_deref(), &refusal));
        }
        let asked_for = payload.graphql_params.operation_name.clone();
        payload.on_end(move |end| {
            let checked = guard::check(&end.document, limits).and_then(|shape| {
                self.may_be_asked(&end.document, asked_for.as_deref())?;
                let kind = Kind::of(&end.document, asked_for.as_deref());
                if let Some(in_flight) = &in_flight {
                    in_flight.begins_with(roots::of(&end.document, asked_for.as_deref()));
                    in_flight.named(asked_for.or(shape.operation), kind);
                }
                self.may_introspect(shape.introspects, in_flight.as_deref())?;
                self.may_stream(kind, in_flight.as_deref())
            });
            match checked {
                Ok(()) => end.proceed(),
                Err(refusal) => {
                    end.end_with_response(door::turn_away(in_flight.as_deref(), &refusal))
                }
            }
        })
    }

    async fn on_graphql_validation<'exec>(
        &'exec self,
        mut payload: OnGraphQLValidationStartHookPayload<'exec>,
    ) -> OnGraphQLValidationStartHookResult<'exec> {
        if let Some(in_flight) = InFlight::of(payload.context)
            && let Err(refusal) = self.may_ask_for(&in_flight).await
        {
            return payload.end_with_response(door::turn_away(Some(&in_flight), &refusal));
        }
        let served = self.served.load();
        let rules = served.rules.get_or_init(|| {
            let mut rules = (*payload.validation_plan).clone();
            rules.add_rule(Box::new(ReservedNames(served.taken.clone())));
            Arc::new(rules)
        });
        payload.validation_plan = rules.clone();
        payload.on_end(|mut end| {
            if end.errors.len() > MOST_ERRORS {
                end.errors = Arc::new(end.errors.iter().take(MOST_ERRORS).cloned().collect());
            }
            end.proceed()
        })
    }

    async fn on_subgraph_execute<'exec>(
        &'exec self,
        mut payload: OnSubgraphExecuteStartHookPayload<'exec>,
    ) -> OnSubgraphExecuteStartHookResult<'exec> {
        let name = payload.subgraph_name;
        let in_flight = InFlight::of(payload.context);
        let mut span = Span::none();
        if let Some(local) = self.served.load().locals.get(name) {
            payload.executor = local.clone();
        } else if let Some(in_flight) = &in_flight {
            span = telemetry::subgraph_span(&in_flight.span, name, false);
            let headers = &mut payload.execution_request.headers;
            headers.extend((self.parts.config.handover.headers)(&in_flight.caller, name));
            headers.extend(telemetry::headers(&span));
            if retry::may_repeat(payload.execution_request.query) {
                payload.executor = retry::Patient(payload.executor.clone()).to_boxed_arc();
            }
        }
        let Some(in_flight) = in_flight else { return payload.proceed() };
        let call = SubgraphCall::begin(in_flight, name, span);
        payload.on_end(move |end| {
            let errors = end.execution_result.errors.as_ref();
            call.answered(errors.is_some_and(|errors| !errors.is_empty()));
            end.proceed()
        })
    }

    async fn on_query_plan<'exec>(
        &'exec self,
        payload: OnQueryPlanStartHookPayload<'exec>,
    ) -> OnQueryPlanStartHookResult<'exec> {
        payload.on_end(|end| {
            metrics::planned(matches!(end.cache_hint, CacheHint::Hit));
            end.proceed()
        })
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
            "/health" => {
                let mut alive = probes::health();
                self.mark(alive.headers_mut(), None);
                return payload.end_with_response(alive);
            }
            "/ready" => {
                let mut ready = probes::ready(config.ready.as_ref(), &self.parts.runtime).await;
                self.mark(ready.headers_mut(), None);
                return payload.end_with_response(ready);
            }
            _ => {}
        }
        let request_id = uuid::Uuid::now_v7().to_string();
        if request.path() == "/graphql" && socket::upgrades(request.headers()) {
            // Each of its operations comes back as a request of its own.
            return payload.proceed();
        }
        let inside = request
            .headers()
            .get(INSIDE)
            .is_some_and(|secret| secret.as_bytes() == self.parts.inside.as_bytes());
        request.headers_mut().remove(INSIDE);
        let vouched = door::vouched(request.headers_mut(), config.handover.vouching.as_ref());
        let ip = vouched.or_else(|| door::client_address(request, config.behind_proxy || inside));
        // Before the site too: what serves it may trust the same headers.
        self.forget_claims_of_the_client(request.headers_mut());
        if request.path() != "/graphql" || (config.development && door::wants_page(request)) {
            let origin = Origin { request_id: request_id.clone(), ip };
            let mut answer = site::answer(&config.site, &self.parts.runtime, request, origin).await;
            self.mark(answer.headers_mut(), Some(&request_id));
            return payload.end_with_response(answer);
        }

        let events_alone = door::events_alone(request.headers_mut());
        let arrival = Arrival::now(&request_id, request.headers());
        let agent = door::agent(request.headers());
        let caller = Caller { claims: None, bearer: None, request_id, ip, agent, stream_for: None };
        let (caller, admitted) = self.admit(request, caller).await;
        let observation = &config.observation;
        let accepted = admitted
            .and_then(|()| explain::pass_on(request.headers_mut(), &caller, &observation.explain));
        if let Err(refusal) = accepted {
            let in_flight = InFlight::begin(arrival, caller, observation, payload.context);
            let mut answer = door::turn_away(Some(&in_flight), &refusal);
            self.mark(answer.headers_mut(), Some(&in_flight.caller.request_id));
            in_flight.ended(refusal.status.as_u16());
            return payload.end_with_response(answer);
        }
        if caller.stream_for.is_some() {
            self.relay(&caller, &arrival, request.headers_mut());
        }
        payload.set_supergraph(self.served.load().supergraph.clone());
        let in_flight = InFlight::begin(arrival, caller, observation, payload.context);
        payload.on_end(move |mut end| {
            let status = end.response.status().as_u16();
            self.mark(end.response.headers_mut(), Some(&in_flight.caller.request_id));
            in_flight.ended(status);
            let Some(limit) = in_flight.caller.stream_for else { return end.proceed() };
            let place = in_flight.place();
            let log_in = self.log_in_of(&in_flight.caller);
            let end = end.map_response(|answer| stream::bound(answer, limit, log_in, place));
            if events_alone { end.map_response(stream::as_events).proceed() } else { end.proceed() }
        })
    }
}
