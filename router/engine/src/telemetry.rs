//! Traces: the spans of a request and of what it asks the subgraphs, and how they are joined to
//! those of the caller and of the subgraphs (W3C `traceparent`).
//!
//! The spans have a target of their own, [`TRACE`], because they are not for the log. Whether
//! they go anywhere is decided by the binary's subscriber; where nobody listens they cost a check.

use crate::caller::RELAY_PREFIX;
use hive_router::ntex::http::HeaderMap;
use http::{HeaderName, HeaderValue};
use opentelemetry::{
    global,
    propagation::{Extractor, Injector},
    trace::TraceContextExt,
};
use sha2::{Digest, Sha256};
use tracing::{Span, field::Empty};
use tracing_opentelemetry::OpenTelemetrySpanExt;

/// Target of every span of a trace.
pub(crate) const TRACE: &str = "engine::trace";

/// What joins a subgraph's spans to ours.
pub(crate) const CARRIED: [HeaderName; 2] =
    [HeaderName::from_static("traceparent"), HeaderName::from_static("tracestate")];

/// The relay header that carries one of [`CARRIED`] to every subgraph.
pub(crate) fn relay_name(header: &HeaderName) -> String {
    format!("{RELAY_PREFIX}{header}")
}

/// Sixteen hexadecimal digits that stand for a document's text in logs and traces.
pub(crate) fn document_hash(text: &str) -> String {
    let mut hash = format!("{:x}", Sha256::digest(text));
    hash.truncate(16);
    hash
}

/// The span of one request, which continues the caller's trace where it sends one.
pub(crate) fn request_span(request_id: &str, headers: &HeaderMap) -> Span {
    let span = tracing::info_span!(
        target: TRACE,
        parent: None,
        "graphql",
        otel.kind = "server",
        otel.status_code = Empty,
        request_id,
        viewer = Empty,
        outcome = Empty,
        graphql.operation.name = Empty,
        graphql.operation.type = Empty,
        graphql.document.hash = Empty,
        http.response.status_code = Empty,
    );
    if !span.is_disabled() && headers.contains_key("traceparent") {
        let caller = global::get_text_map_propagator(|inner| inner.extract(&Carried(headers)));
        // Refused only where nothing is recorded.
        let _ = span.set_parent(caller);
    }
    span
}

/// Names a request's span after its operation, which is known only once the span runs.
pub(crate) fn rename(span: &Span, name: &str) {
    span.context().span().update_name(name.to_owned());
}

/// The span of one request to a subgraph.
pub(crate) fn subgraph_span(request: &Span, name: &str, here: bool) -> Span {
    let span = tracing::info_span!(
        target: TRACE,
        parent: request,
        "subgraph",
        otel.name = Empty,
        otel.kind = if here { "internal" } else { "client" },
        otel.status_code = Empty,
        subgraph = name,
    );
    if !span.is_disabled() {
        span.record("otel.name", format!("subgraph {name}"));
    }
    span
}

/// The headers that let a subgraph continue the trace of `span`; none where nothing is recorded,
/// so that requests which are otherwise the same stay the same.
pub(crate) fn headers(span: &Span) -> Vec<(HeaderName, HeaderValue)> {
    let mut headers = Written::default();
    if !span.is_disabled() {
        global::get_text_map_propagator(|inner| {
            inner.inject_context(&span.context(), &mut headers)
        });
    }
    headers.0
}

struct Carried<'a>(&'a HeaderMap);

impl Extractor for Carried<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(HeaderName::as_str).collect()
    }
}

#[derive(Default)]
struct Written(Vec<(HeaderName, HeaderValue)>);

impl Injector for Written {
    fn set(&mut self, key: &str, value: String) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(key), HeaderValue::try_from(value)) {
            self.0.push((name, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_stands_for_the_text() {
        assert_eq!(document_hash(""), "e3b0c44298fc1c14");
        assert_ne!(document_hash("{ a }"), document_hash("{ b }"));
    }
}
