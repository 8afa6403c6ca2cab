//! What is known of a GraphQL request while it runs, and what is written down when it ends: one
//! line in the log, its counts and its span. Never variables, tokens or addresses.

use crate::{
    caller::Caller,
    metrics::{self, Counted},
    observation::Observation,
    operation::Kind,
    places::Place,
    roots::RootField,
    telemetry,
};
use hive_router::{executor::plugin_context::PluginContext, ntex::http::HeaderMap};
use std::{
    fmt::Write,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tracing::{Level, Span};

/// The outcome of a request whose client did not wait for the answer.
const GONE: &str = "CLIENT_GONE";
/// As some web servers log such requests; never sent.
const GONE_STATUS: u16 = 499;

/// When a request came, and its span: before it is known who is calling.
pub(crate) struct Arrival {
    at: Instant,
    pub(crate) span: Span,
}

impl Arrival {
    pub(crate) fn now(request_id: &str, headers: &HeaderMap) -> Self {
        Self { at: Instant::now(), span: telemetry::request_span(request_id, headers) }
    }
}

/// One GraphQL request on its way through the hooks.
pub(crate) struct InFlight {
    pub(crate) caller: Caller,
    /// The request's span, where traces are recorded.
    pub(crate) span: Span,
    viewer: &'static str,
    slow: Duration,
    started: Instant,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    operation: Option<String>,
    kind: Option<Kind>,
    hash: Option<String>,
    failure: Option<String>,
    /// Until they are paid for.
    roots: Vec<RootField>,
    subgraphs: Vec<Asked>,
    /// Gone once the request is written down.
    running: Option<Counted>,
    /// Of a subscription, until its stream has it.
    place: Option<Place>,
}

/// What a request asked of one subgraph.
struct Asked {
    name: String,
    requests: u32,
    took: Duration,
}

impl InFlight {
    /// Starts the clock and leaves the request where later hooks find it.
    pub(crate) fn begin(
        arrival: Arrival,
        caller: Caller,
        observation: &Observation,
        context: &PluginContext,
    ) -> Arc<Self> {
        let this = Arc::new(Self {
            viewer: (observation.viewer_kind)(&caller),
            slow: observation.slow,
            caller,
            span: arrival.span,
            started: arrival.at,
            seen: Mutex::new(Seen { running: Some(metrics::in_flight()), ..Seen::default() }),
        });
        context.insert(this.clone());
        this
    }

    pub(crate) fn of(context: &PluginContext) -> Option<Arc<Self>> {
        context.get_ref::<Arc<Self>>().map(|found| Arc::clone(&found))
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The text that was asked.
    pub(crate) fn asked_in(&self, text: &str) {
        self.seen().hash = Some(telemetry::document_hash(text));
    }

    pub(crate) fn named(&self, operation: Option<String>, kind: Option<Kind>) {
        let mut seen = self.seen();
        (seen.operation, seen.kind) = (operation, kind);
    }

    /// What the operation begins with.
    pub(crate) fn begins_with(&self, roots: Vec<RootField>) {
        self.seen().roots = roots;
    }

    /// What the operation begins with, once.
    pub(crate) fn roots(&self) -> Vec<RootField> {
        std::mem::take(&mut self.seen().roots)
    }

    /// Keeps the place of the stream that is about to open.
    pub(crate) fn hold(&self, place: Place) {
        self.seen().place = Some(place);
    }

    /// The place it was given, for the stream to keep.
    pub(crate) fn place(&self) -> Option<Place> {
        self.seen().place.take()
    }

    /// Keeps the code of the first failure.
    pub(crate) fn failed(&self, code: &str) {
        self.seen().failure.get_or_insert_with(|| code.to_owned());
    }

    /// Turned away before execution.
    pub(crate) fn refused(&self, code: &str) {
        metrics::refused(code);
        self.failed(code);
    }

    fn asked(&self, subgraph: &str, took: Duration) {
        let asked = &mut self.seen().subgraphs;
        match asked.iter_mut().find(|asked| asked.name == subgraph) {
            Some(asked) => {
                asked.requests += 1;
                asked.took += took;
            }
            None => asked.push(Asked { name: subgraph.to_owned(), requests: 1, took }),
        }
    }

    /// Writes the request down, once: the line, the counts, the span.
    pub(crate) fn ended(&self, status: u16) {
        let mut seen = self.seen();
        if seen.running.take().is_none() {
            return;
        }
        let took = self.started.elapsed();
        let outcome = seen.failure.as_deref().unwrap_or("ok");
        let kind = seen.kind.map_or("unknown", Kind::as_str);
        metrics::answered(kind, outcome, self.viewer, took);
        self.record(&seen, kind, outcome, status);
        macro_rules! line {
            ($level:expr, $message:literal) => {
                tracing::event!(
                    target: "engine",
                    parent: None,
                    $level,
                    request_id = %self.caller.request_id,
                    operation = seen.operation.as_deref().unwrap_or("-"),
                    kind,
                    document = seen.hash.as_deref().unwrap_or("-"),
                    viewer = self.viewer,
                    status,
                    outcome,
                    duration_ms = milliseconds(took),
                    subgraphs = timings(&seen.subgraphs),
                    $message,
                )
            };
        }
        if took >= self.slow {
            line!(Level::WARN, "slow graphql");
        } else {
            line!(Level::INFO, "graphql");
        }
    }

    fn record(&self, seen: &Seen, kind: &str, outcome: &str, status: u16) {
        if self.span.is_disabled() {
            return;
        }
        let name = seen.operation.as_deref().unwrap_or_default();
        telemetry::rename(&self.span, format!("{kind} {name}").trim_end());
        self.span
            .record("viewer", self.viewer)
            .record("outcome", outcome)
            .record("graphql.operation.name", name)
            .record("graphql.operation.type", kind)
            .record("graphql.document.hash", seen.hash.as_deref().unwrap_or_default())
            .record("http.response.status_code", status)
            .record("otel.status_code", if outcome == "ok" { "OK" } else { "ERROR" });
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        if self.seen().running.is_some() {
            self.failed(GONE);
            self.ended(GONE_STATUS);
        }
    }
}

fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1e6).round() / 1e3
}

/// `name:requests:milliseconds` of each subgraph, in the order in which they were first asked.
/// Requests that ran side by side add up to more than the time that passed.
fn timings(subgraphs: &[Asked]) -> String {
    subgraphs.iter().fold(String::new(), |mut text, asked| {
        let comma = if text.is_empty() { "" } else { "," };
        let took = asked.took.as_secs_f64() * 1e3;
        // Writing to a string does not fail.
        let _ = write!(text, "{comma}{}:{}:{took:.1}", asked.name, asked.requests);
        text
    })
}

/// One request to a subgraph, noted when it is dropped: whatever ends without an answer is
/// unanswered.
pub(crate) struct SubgraphCall {
    in_flight: Arc<InFlight>,
    subgraph: String,
    /// Of a request over the network; one in this process makes its own where it runs.
    span: Span,
    outcome: &'static str,
    started: Instant,
}

impl SubgraphCall {
    pub(crate) fn begin(in_flight: Arc<InFlight>, subgraph: &str, span: Span) -> Self {
        let (subgraph, started) = (subgraph.to_owned(), Instant::now());
        Self { in_flight, subgraph, span, outcome: "unanswered", started }
    }

    pub(crate) fn answered(mut self, with_errors: bool) {
        self.outcome = if with_errors { "errors" } else { "ok" };
    }
}

impl Drop for SubgraphCall {
    fn drop(&mut self) {
        let took = self.started.elapsed();
        if self.outcome != "ok" {
            self.span.record("otel.status_code", "ERROR");
        }
        metrics::subgraph_answered(&self.subgraph, self.outcome, took);
        self.in_flight.asked(&self.subgraph, took);
    }
}
