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
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, Version, header::CONNECTION},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
    routing::get,
};
use kernel::{Clock, Pool};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{net::TcpListener, sync::oneshot};
use tower_http::catch_panic::CatchPanicLayer;

/// How long running requests may take to finish at the end; a laptop's open streams get less.
const PATIENCE: [Duration; 2] = [Duration::from_secs(15), Duration::from_secs(2)];

/// How long every answer says before the end that it is its connection's last. A connection that is closed
/// while it is idle may just be carrying a request, of which the router cannot know whether it was heard.
const FAREWELL: [Duration; 2] = [Duration::from_secs(3), Duration::from_millis(500)];

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
    let leaving = Arc::new(AtomicBool::new(false));
    let routes = Router::new()
        .route("/health", get(|| async { "OK" }))
        .route("/ready", get(move || ready(pool.clone())))
        .merge(domain.over_http)
        .merge(domain.routes.layer(from_fn(kernel::input::plain_address)))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(Arc::clone(&leaving), last_of_its_connection));
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
        leaving.store(true, Ordering::Relaxed);
        tokio::time::sleep(FAREWELL[usize::from(settings.development)]).await;
        drop(stop);
        tokio::time::sleep(PATIENCE[usize::from(settings.development)]).await;
    };
    tokio::select! {
        served = serving => served.context("subgraph listener"),
        () = ending => Ok(()),
    }
}

/// While the process is about to end: whoever asked is told to open another connection for what comes next.
async fn last_of_its_connection(
    State(leaving): State<Arc<AtomicBool>>,
    request: Request,
    next: Next,
) -> Response {
    let plain = request.version() == Version::HTTP_11;
    let mut response = next.run(request).await;
    let upgraded = response.status() == StatusCode::SWITCHING_PROTOCOLS;
    if leaving.load(Ordering::Relaxed) && plain && !upgraded {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
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
