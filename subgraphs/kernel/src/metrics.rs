//! What is counted of a subgraph's work, in the process's Prometheus registry. Labels are names
//! that stand in the code: events, listeners, tasks.
use prometheus::{HistogramVec, IntCounterVec, register_histogram_vec, register_int_counter_vec};
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

const ONCE: &str = "a metric's name is registered once";
/// Upper bounds in seconds: a row is written in milliseconds, a page is read in several seconds.
const SECONDS: [f64; 12] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0];

static DELIVERIES: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "event_deliveries_total",
        "Events given to a listener, by outcome: delivered (once or again), failed or panicked.",
        &["event", "listener", "outcome"]
    )
    .expect(ONCE)
});

static DELIVERY: LazyLock<HistogramVec> = LazyLock::new(|| {
    register_histogram_vec!(
        "event_delivery_seconds",
        "How long a listener takes.",
        &["listener"],
        SECONDS.to_vec()
    )
    .expect(ONCE)
});

static DEAD: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "events_set_aside_total",
        "Events given up: after too many attempts, or because a listener panics over them.",
        &["event"]
    )
    .expect(ONCE)
});

static TASKS: LazyLock<IntCounterVec> = LazyLock::new(|| {
    register_int_counter_vec!(
        "task_runs_total",
        "Runs of recurring work: worked (more may wait), idle (nothing waited), failed or panicked.",
        &["task", "outcome"]
    )
    .expect(ONCE)
});

static TASK: LazyLock<HistogramVec> = LazyLock::new(|| {
    register_histogram_vec!(
        "task_seconds",
        "How long runs of recurring work take that found something to do.",
        &["task"],
        SECONDS.to_vec()
    )
    .expect(ONCE)
});

/// A listener has been given an event: `delivered`, `failed` or `panicked`.
pub(crate) fn delivered(event: &str, listener: &str, outcome: &str, took: Duration) {
    DELIVERIES.with_label_values(&[event, listener, outcome]).inc();
    DELIVERY.with_label_values(&[listener]).observe(took.as_secs_f64());
}

/// An event has been given up.
pub(crate) fn set_aside(event: &str) {
    DEAD.with_label_values(&[event]).inc();
}

/// A task has run: `worked`, `idle`, `failed` or `panicked`.
pub(crate) fn task_ran(task: &str, outcome: &str, since: Instant) {
    TASKS.with_label_values(&[task, outcome]).inc();
    if outcome == "worked" {
        TASK.with_label_values(&[task]).observe(since.elapsed().as_secs_f64());
    }
}
