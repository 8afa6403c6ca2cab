//! What is counted of requests, in the process's Prometheus registry.
//!
//! Labels are bounded whatever clients send: kinds and viewers are ours, subgraphs are those of
//! the graph, and codes are taken as they come only up to [`CODES`] different ones. Operation
//! names are not labels: they are whatever a client writes. They are in the log and the traces.
//! Decisions: docs/decisions/router.md

use prometheus::{
    HistogramVec, IntCounterVec, IntGauge, register_histogram_vec, register_int_counter_vec,
    register_int_gauge,
};
use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

/// Different outcome codes told apart; what comes after counts as `OTHER`.
const CODES: usize = 200;
/// Longest code, in bytes.
const CODE_LENGTH: usize = 48;
const ONCE: &str = "a metric's name is registered once";
/// Upper bounds in seconds: an in-process answer takes a millisecond or less, a limit is at 30 s.
const SECONDS: [f64; 14] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

static REQUESTS: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "router_requests_total",
        "GraphQL requests answered, by kind of operation, code of the first failure (ok without one) and kind of viewer.",
        &["kind", "outcome", "viewer"]
    )
    .expect(ONCE)
});

static DURATION: LazyLock<HistogramVec> = LazyLock::new(|| {
    register_histogram_vec!(
        "router_request_duration_seconds",
        "From a GraphQL request's arrival to its answer; of a stream, to its opening.",
        &["kind"],
        SECONDS.to_vec()
    )
    .expect(ONCE)
});

static REFUSALS: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "router_refusals_total",
        "GraphQL requests turned away before execution, by code.",
        &["code"]
    )
    .expect(ONCE)
});

static SUBGRAPH_REQUESTS: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "router_subgraph_requests_total",
        "Requests to subgraphs: ok, errors (it answered with some) or unanswered (not reached, broken off, or the client left).",
        &["subgraph", "outcome"]
    )
    .expect(ONCE)
});

static SUBGRAPH_DURATION: LazyLock<HistogramVec> = LazyLock::new(|| {
    register_histogram_vec!(
        "router_subgraph_duration_seconds",
        "How long subgraphs take to answer.",
        &["subgraph"],
        SECONDS.to_vec()
    )
    .expect(ONCE)
});

static PLANS: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "router_query_plans_total",
        "Operations planned anew (miss) or found in the cache (hit).",
        &["cache"]
    )
    .expect(ONCE)
});

static IN_FLIGHT: LazyLock<IntGauge> = LazyLock::new(|| {
    register_int_gauge!("router_requests_in_flight", "GraphQL requests being answered.")
        .expect(ONCE)
});

static STREAMS: LazyLock<IntGauge> = LazyLock::new(|| {
    register_int_gauge!("router_streams_open", "Subscriptions and other streams open to clients.")
        .expect(ONCE)
});

/// One more of something that is going on, until it is dropped.
pub(crate) struct Counted(&'static IntGauge);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}

fn counted(gauge: &'static IntGauge) -> Counted {
    gauge.inc();
    Counted(gauge)
}

pub(crate) fn in_flight() -> Counted {
    // None open is a figure, too, from the first request on.
    LazyLock::force(&STREAMS);
    counted(&IN_FLIGHT)
}

pub(crate) fn stream_open() -> Counted {
    counted(&STREAMS)
}

pub(crate) fn answered(kind: &str, outcome: &str, viewer: &str, took: Duration) {
    REQUESTS.with_label_values(&[kind, bounded(outcome), viewer]).inc();
    DURATION.with_label_values(&[kind]).observe(took.as_secs_f64());
}

pub(crate) fn refused(code: &str) {
    REFUSALS.with_label_values(&[bounded(code)]).inc();
}

pub(crate) fn subgraph_answered(subgraph: &str, outcome: &str, took: Duration) {
    SUBGRAPH_REQUESTS.with_label_values(&[subgraph, outcome]).inc();
    SUBGRAPH_DURATION.with_label_values(&[subgraph]).observe(took.as_secs_f64());
}

pub(crate) fn planned(from_cache: bool) {
    PLANS.with_label_values(&[if from_cache { "hit" } else { "miss" }]).inc();
}

/// The code as a label. Codes come from subgraphs too, which may not be ours.
fn bounded(code: &str) -> &str {
    static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if code.len() > CODE_LENGTH || !code.bytes().all(plain) {
        return "OTHER";
    }
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    if seen.contains(code) || (seen.len() < CODES && seen.insert(code.to_owned())) {
        code
    } else {
        "OTHER"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_others_invent_do_not_fill_the_registry() {
        assert_eq!(bounded("SLOT_TAKEN"), "SLOT_TAKEN");
        assert_eq!(bounded("what a client wrote"), "OTHER");
        assert_eq!(bounded(&"A".repeat(CODE_LENGTH + 1)), "OTHER");
        let kept = (0..CODES * 2).filter(|n| bounded(&format!("CODE_{n}")) != "OTHER").count();
        assert!(kept < CODES, "{kept}");
        assert_eq!(bounded("SLOT_TAKEN"), "SLOT_TAKEN");
    }
}
