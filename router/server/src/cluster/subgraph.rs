//! `autovisite subgraph NAME`: one domain in a process of its own.
use crate::{
    cluster,
    config::Settings,
    database::Databases,
    domains::{self, Parts},
    listening::Listening,
    secrets::Secrets,
};
use anyhow::{Context, Result};
use axum::{Router, http::StatusCode, routing::get};
use kernel::{Clock, Pool};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::oneshot};
use tower_http::catch_panic::CatchPanicLayer;

/// How long running requests may take to finish at the end; a laptop's open streams get less.
const PATIENCE: [Duration; 2] = [Duration::from_secs(15), Duration::from_secs(2)];

/// Serves `/graphql`, `/ws`, the domain's public routes, `/health` and `/ready` on
/// `AUTOVISITE_SUBGRAPH_LISTEN` until `shutdown` resolves. Applies no migrations.
///
/// # Errors
/// Where something is not configured or cannot start.
pub async fn serve(
    name: &str,
    settings: &Settings,
    databases: &Databases,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<()> {
    cluster::check(settings)?;
    let listen: SocketAddr =
        kernel::config::parsed("AUTOVISITE_SUBGRAPH_LISTEN", "127.0.0.1:4000".parse()?)?;
    let listening = Listening::default();
    let parts = Parts {
        settings,
        databases,
        secrets: &Secrets::open(&settings.data_dir)?,
        clock: Clock::System,
        passports: cluster::shared_passport_key()?,
        live: &|pool| listening.to(pool),
    };
    let domain = domains::build_one(&parts, name)?;
    let pool = domain.pool.clone();
    let routes = Router::new()
        .route("/health", get(|| async { "OK" }))
        .route("/ready", get(move || ready(pool.clone())))
        .merge(domain.over_http)
        .merge(domain.routes.layer(axum::middleware::from_fn(kernel::input::plain_address)))
        .layer(CatchPanicLayer::new());
    if let Some(metrics) = settings.observe.metrics {
        tokio::spawn(cluster::metrics(metrics, vec![(domain.name, domain.pool)]));
    }
    let door = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen} (AUTOVISITE_SUBGRAPH_LISTEN)"))?;
    tracing::info!(subgraph = name, address = %door.local_addr()?, "serving");
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = axum::serve(door, routes).with_graceful_shutdown(async {
        // Resolves with an error when the sender is dropped: that is the signal.
        let _ = stopped.await;
    });
    let ending = async {
        shutdown.await;
        drop(stop);
        tokio::time::sleep(PATIENCE[usize::from(settings.development)]).await;
    };
    tokio::select! {
        served = serving => served.context("subgraph listener"),
        () = ending => Ok(()),
    }
}

async fn ready(pool: Pool) -> (StatusCode, &'static str) {
    match pool.get().await {
        Ok(_) => (StatusCode::OK, "OK"),
        Err(error) => {
            let error = format!("{:#}", error.into_report());
            tracing::warn!(error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer")
        }
    }
}
