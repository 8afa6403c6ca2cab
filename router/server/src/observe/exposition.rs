//! `/metrics` for Prometheus, on a listener of its own: an operator's network reaches it, the
//! public origin does not have it.
use anyhow::{Context, Result};
use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use kernel::{ApiResult, Pool, outbox};
use prometheus::{IntGaugeVec, TextEncoder, register_int_gauge_vec};
use std::{
    collections::HashSet,
    net::SocketAddr,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::net::TcpListener;

/// A database that does not answer by then is left out of this answer.
const PATIENCE: Duration = Duration::from_secs(2);
const ONCE: &str = "a metric's name is registered once";

static OUTBOX: LazyLock<IntGaugeVec> = LazyLock::new(|| {
    register_int_gauge_vec!(
        "outbox_events",
        "Events in the outbox of the domain's database (shared ones are counted under the first domain): waiting or dead.",
        &["domain", "state"]
    )
    .expect(ONCE)
});

static OLDEST: LazyLock<IntGaugeVec> = LazyLock::new(|| {
    register_int_gauge_vec!(
        "outbox_oldest_seconds",
        "How long the oldest event has been waiting.",
        &["domain"]
    )
    .expect(ONCE)
});

static CONNECTIONS: LazyLock<IntGaugeVec> = LazyLock::new(|| {
    register_int_gauge_vec!(
        "database_connections",
        "Connections of a domain's pool: used, idle, wanted (callers that wait) and most (the limit).",
        &["domain", "state"]
    )
    .expect(ONCE)
});

/// Domains and their databases, looked at when somebody asks.
pub type Watched = Arc<[(&'static str, Pool)]>;

/// Answers `GET /metrics` until dropped.
///
/// # Errors
/// Where the address is taken.
pub async fn serve(listen: SocketAddr, watched: Watched) -> Result<()> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("AUTOVISITE_METRICS_LISTEN={listen} cannot be used"))?;
    tracing::info!(address = %listener.local_addr()?, "metrics");
    let routes = Router::new().route("/metrics", get(answer)).with_state(watched);
    axum::serve(listener, routes).await.context("the metrics' listener")
}

async fn answer(State(watched): State<Watched>) -> impl IntoResponse {
    look(&watched).await;
    let text = TextEncoder::new().encode_to_string(&prometheus::gather());
    let text = text.inspect_err(|error| tracing::error!(%error, "metrics cannot be written"));
    let kind = [(header::CONTENT_TYPE, prometheus::TEXT_FORMAT)];
    (kind, text.unwrap_or_default())
}

async fn look(watched: &[(&'static str, Pool)]) {
    // What cannot be looked at now is missing, not as it was.
    OUTBOX.reset();
    OLDEST.reset();
    let mut databases = HashSet::new();
    for (domain, pool) in watched {
        let usage = pool.usage();
        for (state, count) in [
            ("used", usage.open - usage.idle.min(usage.open)),
            ("idle", usage.idle),
            ("wanted", usage.wanted),
            ("most", usage.most),
        ] {
            let gauge = CONNECTIONS.with_label_values(&[domain, state]);
            gauge.set(i64::try_from(count).unwrap_or(i64::MAX));
        }
        if databases.insert(pool.url())
            && let Ok(Ok(backlog)) = tokio::time::timeout(PATIENCE, count(pool)).await
        {
            OUTBOX.with_label_values(&[*domain, "waiting"]).set(backlog.waiting);
            OUTBOX.with_label_values(&[*domain, "dead"]).set(backlog.dead);
            OLDEST.with_label_values(&[domain]).set(backlog.oldest_seconds);
        }
    }
}

async fn count(pool: &Pool) -> ApiResult<outbox::Backlog> {
    outbox::backlog(&mut *pool.get().await?).await
}
