//! Who comes in, what they may ask, and what the subgraphs are told of them.

use super::{Edge, door, stream};
use crate::{
    caller::{Caller, RELAY_PREFIX, relay_name},
    config::{Asked, Introspection},
    errors::Refusal,
    identity::Watched,
    in_flight::{Arrival, InFlight},
    operation::Kind,
    telemetry,
    within::Within,
};
use hive_router::{
    graphql_tools::static_graphql::query::Document,
    ntex::{
        http::{HeaderMap, header::HeaderValue},
        web::{DefaultError, WebRequest},
    },
};
use http::{HeaderName, StatusCode, header};
use std::net::IpAddr;

impl Edge {
    /// Fills in what a GraphQL request proves about its caller, and whether it may go on.
    pub(super) async fn admit(
        &self,
        request: &mut WebRequest<DefaultError>,
        mut caller: Caller,
    ) -> (Caller, Result<(), Refusal>) {
        // A CORS preflight carries no credentials and executes nothing.
        if request.method() == http::Method::OPTIONS {
            return (caller, Ok(()));
        }
        match self.identify(request.headers_mut(), caller.ip).await {
            Ok(credentials) => (caller.claims, caller.bearer) = credentials.unzip(),
            Err(refusal) => {
                // Guessing credentials counts against the address.
                let counted = self.ask_for_admission(&caller, Asked::Request).await;
                return (caller, counted.and(Err(refusal)));
            }
        }
        if door::agree_on_streaming(request.headers_mut()) {
            let limit = self.parts.config.limits.stream;
            caller.stream_for = Some(stream::lifetime(caller.claims.as_ref(), limit));
        }
        let admitted = self.ask_for_admission(&caller, Asked::Request).await;
        (caller, admitted)
    }

    async fn ask_for_admission(&self, caller: &Caller, asked: Asked) -> Result<(), Refusal> {
        let Some(admit) = &self.parts.config.admit else { return Ok(()) };
        Within::new(&self.parts.runtime, admit(caller, asked)).await
    }

    /// Whether the caller may ask for all that the operation begins with: fifty aliases in one
    /// request are fifty acts.
    pub(super) async fn may_ask_for(&self, in_flight: &InFlight) -> Result<(), Refusal> {
        let roots = in_flight.roots();
        self.ask_for_admission(&in_flight.caller, Asked::Fields(roots)).await
    }

    /// Drops whatever a client says in the headers the subgraphs trust.
    pub(super) fn forget_claims_of_the_client(&self, headers: &mut HeaderMap) {
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
        ip: Option<IpAddr>,
    ) -> Result<Option<(serde_json::Value, String)>, Refusal> {
        let Some(verifier) = &self.parts.verifier else { return Ok(None) };
        let exchanged = match &self.parts.config.exchange {
            Some(exchange) => {
                let asked = exchange(door::copy(headers), ip);
                Within::new(&self.parts.runtime, asked).await?
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
        let verified = verifier.verify(&token).await?;
        let sealed = HeaderValue::try_from(verified.sealed.as_str())
            .map_err(|_| crate::identity::invalid())?;
        headers.insert(header::AUTHORIZATION, sealed);
        Ok(Some((verified.claims.clone(), token)))
    }

    /// The caller's log-in, for as long as they are served.
    pub(super) fn log_in_of(&self, caller: &Caller) -> Option<Watched> {
        self.parts.verifier.as_ref()?.watched(caller.claims.as_ref()?)
    }

    /// Writes the handover for every subgraph where hive-router's propagation finds it: no hook
    /// runs when it subscribes, nor when an event fetches from other subgraphs.
    pub(super) fn relay(&self, caller: &Caller, arrival: &Arrival, headers: &mut HeaderMap) {
        for (name, value) in telemetry::headers(&arrival.span) {
            if let Ok(relay) = HeaderName::try_from(telemetry::relay_name(&name)) {
                headers.insert(relay, value.into());
            }
        }
        for (index, subgraph) in self.served.load().subgraphs.iter().enumerate() {
            for (name, value) in (self.parts.config.handover.headers)(caller, &subgraph.name) {
                if let Ok(relay) = HeaderName::try_from(relay_name(index, &name)) {
                    headers.insert(relay, value.into());
                }
            }
        }
    }

    pub(super) fn may_be_asked(
        &self,
        document: &Document,
        operation: Option<&str>,
    ) -> Result<(), Refusal> {
        let config = &self.parts.config;
        if !config.only_trusted || config.trusted.knows(document, operation) {
            return Ok(());
        }
        Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "DOCUMENT_NOT_TRUSTED",
            "Cette demande ne fait pas partie de celles qui sont acceptées ici. / \
             This operation is not among those that are answered here.",
        ))
    }

    /// Whether another stream may open. Asked when the operation is known: what accepts a stream
    /// is a query most of the time.
    pub(super) fn may_stream(
        &self,
        kind: Option<Kind>,
        in_flight: Option<&InFlight>,
    ) -> Result<(), Refusal> {
        let (Some(Kind::Subscription), Some(in_flight)) = (kind, in_flight) else { return Ok(()) };
        let limits = &self.parts.config.limits;
        in_flight.hold(self.parts.places.stream(&in_flight.caller, limits)?);
        Ok(())
    }

    pub(super) fn may_introspect(
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
