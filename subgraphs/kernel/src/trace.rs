//! Traces inside a subgraph: joined to the router's spans and to those of the event that caused
//! the work, with a span for every SQL statement.
//!
//! Spans have the target [`TRACE`]; they hold names, ids and statements, never values. Where
//! nobody records traces they cost a check.
use diesel::connection::{DebugQuery, Instrumentation, InstrumentationEvent};
use futures_util::future::BoxFuture;
use opentelemetry::{
    Context, global,
    propagation::{Extractor, Injector},
    trace::TraceContextExt,
};
use std::fmt::{self, Write};
use tokio::task::JoinHandle;
use tracing::{Instrument, Span, field::Empty};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use uuid::Uuid;

/// Target of every span of a trace: for the collector, not for the log.
pub const TRACE: &str = "kernel::trace";

/// The W3C header, and the name under which events carry it.
pub const TRACEPARENT: &str = "traceparent";

/// Names the router's request in a subgraph's log.
pub const REQUEST_ID: &str = "x-request-id";

/// Longest statement kept in a span, in bytes.
const STATEMENT: usize = 2_000;

/// What a child elsewhere, or later, needs to continue the trace of the running span.
#[must_use]
pub fn traceparent() -> Option<String> {
    let context = Context::current();
    if !context.span().span_context().is_valid() {
        return None;
    }
    let mut carried = One(None);
    global::get_text_map_propagator(|inner| inner.inject_context(&context, &mut carried));
    carried.0
}

/// Makes `span` a child of what `traceparent` names. Call it before the span is entered.
pub fn continued(span: Span, traceparent: Option<&str>) -> Span {
    if let Some(text) = traceparent
        && !span.is_disabled()
    {
        let carried = One(Some(text.to_owned()));
        let parent = global::get_text_map_propagator(|inner| inner.extract(&carried));
        // Refused only where nothing is recorded.
        let _ = span.set_parent(parent);
    }
    span
}

/// The span of an event's delivery, which continues the trace of its publisher.
pub fn event_span(name: &str, id: Uuid, traceparent: Option<&str>) -> Span {
    let span = tracing::info_span!(
        target: TRACE,
        "event",
        otel.name = format!("event {name}"),
        otel.kind = "consumer",
        messaging.message.id = %id,
    );
    continued(span, traceparent)
}

/// Spawns work of the running span: what a data loader batches stays in its caller's trace.
pub fn spawn(work: BoxFuture<'static, ()>) -> JoinHandle<()> {
    tokio::spawn(work.in_current_span())
}

/// One header.
struct One(Option<String>);

impl Extractor for One {
    fn get(&self, key: &str) -> Option<&str> {
        (key == TRACEPARENT).then_some(self.0.as_deref()?)
    }

    fn keys(&self) -> Vec<&str> {
        vec![TRACEPARENT]
    }
}

impl Injector for One {
    fn set(&mut self, key: &str, value: String) {
        if key == TRACEPARENT {
            self.0 = Some(value);
        }
    }
}

/// From now on new connections record a span for each statement that runs inside a trace.
///
/// # Errors
/// Where a thread panicked while doing the same.
pub fn record_statements() -> anyhow::Result<()> {
    diesel::connection::set_default_instrumentation(|| Some(Box::new(Statements(None))))
        .map_err(|error| anyhow::anyhow!("{error}"))
}

/// The statement that a connection is running.
struct Statements(Option<Span>);

impl Instrumentation for Statements {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { query, .. } => self.0 = statement_span(query),
            InstrumentationEvent::FinishQuery { error, .. } => {
                if let (Some(span), Some(_)) = (self.0.take(), error) {
                    // What the error says may quote values.
                    span.record("otel.status_code", "ERROR");
                }
            }
            _ => {}
        }
    }
}

/// `None` outside traces: what looks for work again and again is none.
fn statement_span(query: &dyn DebugQuery) -> Option<Span> {
    if !Context::current().span().span_context().is_valid() {
        return None;
    }
    let text = statement(query);
    let verb = text.split_whitespace().next().unwrap_or("SQL").to_owned();
    Some(tracing::info_span!(
        target: TRACE,
        "sql",
        otel.name = verb,
        otel.kind = "client",
        otel.status_code = Empty,
        db.system.name = "postgresql",
        db.query.text = text,
    ))
}

/// The statement with its placeholders, without what diesel prints after it: the values.
fn statement(query: &dyn DebugQuery) -> String {
    let mut text = UntilValues(String::new());
    // Ends with an error where the values begin, which is what we want.
    let _ = write!(text, "{query}");
    text.0
}

struct UntilValues(String);

impl Write for UntilValues {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        let (kept, ends) = match piece.find("-- binds:") {
            Some(at) => (&piece[..at], true),
            None => (piece, false),
        };
        let room = STATEMENT.saturating_sub(self.0.len());
        let end = (0..=room.min(kept.len())).rev().find(|at| kept.is_char_boundary(*at));
        self.0.push_str(&kept[..end.unwrap_or(0)]);
        if ends {
            self.0.truncate(self.0.trim_end().len());
        }
        if ends || self.0.len() >= STATEMENT { Err(fmt::Error) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::outbox;
    use diesel::{debug_query, pg::Pg, prelude::*};

    #[test]
    fn a_statement_is_kept_without_its_values() {
        let query = outbox::table
            .filter(outbox::name.eq("private-name"))
            .filter(outbox::aggregate.eq_any(vec!["secret-1", "secret-2"]))
            .select(outbox::id);
        let text = statement(&debug_query::<Pg, _>(&query));
        assert!(text.starts_with("SELECT"), "{text}");
        assert!(text.contains("$1") && text.ends_with(')'), "{text}");
        assert!(!text.contains("private") && !text.contains("secret"), "{text}");
    }

    #[test]
    fn a_long_statement_is_cut_between_characters() {
        let mut text = UntilValues(String::new());
        let _ = text.write_str(&"é".repeat(STATEMENT));
        assert!(text.0.len() <= STATEMENT && text.0.len() > STATEMENT - 2);
    }
}
