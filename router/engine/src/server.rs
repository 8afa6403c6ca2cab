//! Starting, serving, stopping.
//!
//! Two runtimes live in the process. The binary's multi-threaded tokio runtime runs everything
//! that is ours: schemas, site handlers, probes. hive-router's web framework needs single-threaded
//! workers of its own: [`serve`] starts them from a dedicated thread and only waits, so the binary
//! keeps a plain `#[tokio::main]`.
//! Decisions: docs/decisions/router.md

use crate::{
    config::RouterConfig,
    edge::{Edge, Parts, Served, hand_over},
    identity::Verifier,
    settings, socket,
};
use anyhow::{Context, anyhow, bail};
use hive_router::{
    ArcSwap, PluginRegistry, RouterPaths,
    background_tasks::BackgroundTasksManager,
    build_http_service_config,
    config::HiveRouterConfig,
    configure_app_from_config, configure_ntex_app, invoke_shutdown_hooks,
    ntex::{self, SharedCfg, rt::System, web},
    pipeline::{
        request_identifiers::RequestIdentifiersService,
        response_compression::ResponseCompressionService,
    },
    plugins::plugins_service::PluginService,
    telemetry::{TelemetryContext, traces::set_tracing_enabled},
};
use std::{
    fs,
    future::Future,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::Arc,
    thread,
};
use tokio::{
    runtime::{Handle, RuntimeFlavor},
    sync::oneshot,
};

/// Serves the public origin until `shutdown` resolves, then lets running requests finish.
///
/// Call it from the binary's multi-threaded tokio runtime. `ready` is called once with the bound
/// address when requests are accepted. The process must have installed its rustls provider.
///
/// # Errors
/// When it cannot start: the identity verifies nothing, the supergraph cannot be planned or names
/// a subgraph that is not configured, the address is taken, the runtime is single-threaded.
pub async fn serve(
    config: RouterConfig,
    ready: impl FnOnce(SocketAddr) + Send + 'static,
    shutdown: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let runtime = Handle::current();
    if runtime.runtime_flavor() == RuntimeFlavor::CurrentThread {
        bail!("the router needs a multi-threaded tokio runtime to execute schemas on");
    }
    if config.handover.header_names.contains(&http::header::AUTHORIZATION) {
        bail!("the handover may not write Authorization: clients' copies of it would be dropped");
    }
    let verifier = match &config.identity {
        Some(identity) => Some(Verifier::start(identity, runtime.clone()).await?),
        None => None,
    };
    let jwks = write_keys(&config, verifier.as_ref())?;
    let settings = settings::generate(&config, &config.graph, &jwks)?;
    let listener = TcpListener::bind(config.listen)
        .with_context(|| format!("the address {} cannot be used", config.listen))?;
    let address = listener.local_addr()?;
    let inside = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
    let documents = Arc::default();
    let places = Arc::default();
    let parts = Arc::new(Parts { config, verifier, runtime, jwks, documents, inside, places });
    let served = parts.load(&parts.config.graph)?;
    let served = Arc::new(ArcSwap::from_pointee(served));
    let following = parts.clone().follow(served.clone());
    let (inside, places) = (parts.inside.clone(), parts.places.clone());
    let runtime = parts.runtime.clone();
    let door = socket::Door::new(&parts.config, runtime, inside, places, address)?;
    let parts = (parts, served);

    let (stop, stopping) = oneshot::channel();
    let (ended, end) = oneshot::channel();
    thread::Builder::new().name("router".into()).spawn(move || {
        let system = System::build().name("router").build(ntex::rt::DefaultRuntime);
        let outcome =
            system.block_on(run(settings, parts, door, listener, address, ready, stopping));
        // Nobody waits any more when `serve` itself was dropped.
        let _ = ended.send(outcome);
    })?;
    let mut end = end;
    let early = tokio::select! {
        outcome = &mut end => Some(outcome),
        () = shutdown => None,
    };
    let outcome = match early {
        Some(outcome) => outcome,
        None => {
            let _ = stop.send(());
            end.await
        }
    };
    following.abort();
    outcome.map_err(|_| anyhow!("the router's thread broke"))?
}

/// hive-router reads keys from a file, so they are written to one.
fn write_keys(config: &RouterConfig, verifier: Option<&Verifier>) -> anyhow::Result<PathBuf> {
    fs::create_dir_all(&config.data_dir)
        .with_context(|| format!("{} cannot be created", config.data_dir.display()))?;
    let path = config.data_dir.canonicalize()?.join("jwks.json");
    let keys = verifier.map_or_else(|| r#"{"keys":[]}"#.to_owned(), Verifier::seal_keys);
    fs::write(&path, keys).with_context(|| format!("{} cannot be written", path.display()))?;
    let manifest = path.with_file_name(settings::MANIFEST);
    fs::write(&manifest, config.trusted.manifest())
        .with_context(|| format!("{} cannot be written", manifest.display()))?;
    Ok(path)
}

/// The router's own thread: builds the application, serves until told to stop.
async fn run(
    settings: HiveRouterConfig,
    parts: (Arc<Parts>, Arc<ArcSwap<Served>>),
    door: Arc<socket::Door>,
    listener: TcpListener,
    address: SocketAddr,
    ready: impl FnOnce(SocketAddr) + Send + 'static,
    stopping: oneshot::Receiver<()>,
) -> anyhow::Result<()> {
    // The library hands its configuration around as a static; one a process, as long as it.
    let settings = settings.into_static();
    // Its spans carry whole documents, and the subscriber is the binary's.
    set_tracing_enabled(false);
    let telemetry = TelemetryContext::from_propagation_config(
        &settings.telemetry.tracing.propagation,
        &settings.log,
    );
    let mut tasks = BackgroundTasksManager::new();
    hand_over(parts);
    let registry = PluginRegistry::new().register::<Edge>();
    let (shared, schema) = configure_app_from_config(settings, telemetry, &mut tasks, registry)
        .await
        .map_err(|error| anyhow!("{error}"))?;

    let paths = RouterPaths::new(settings.graphql_path().to_owned(), None, None);
    let compression = ResponseCompressionService::new(settings);
    let state = shared.clone();
    let mut server = web::HttpServer::new(async move || {
        let paths = paths.clone();
        web::App::new()
            // Innermost: the site's answers never pass it. It buffers whole bodies and would
            // encode again what the site has encoded.
            .middleware(compression.clone())
            .middleware(PluginService::new(paths.clone(), None))
            .middleware(RequestIdentifiersService)
            .state(state.clone())
            .state(schema.clone())
            .state(state.telemetry_context.clone())
            .state(schema.callback_subscriptions.clone())
            .state(door.clone())
            .configure(socket::mount)
            .configure(move |app| configure_ntex_app(app, &paths, None))
    });
    if let Some(workers) = settings.workers() {
        server = server.workers(workers.get());
    }
    let server = server
        .config(SharedCfg::new("router").add(build_http_service_config(settings)))
        .shutdown_timeout(settings.shutdown_timeout())
        .disable_signals()
        .listen(listener)?
        .run();

    tracing::info!(target: "engine", %address, "listening");
    ready(address);
    let ended = tokio::select! {
        outcome = server.clone() => outcome.context("the listener stopped"),
        // An error means that `serve` was dropped, which is a way to ask for the same.
        _ = stopping => {
            server.stop(true).await;
            Ok(())
        }
    };
    tasks.graceful_shutdown().await;
    invoke_shutdown_hooks(&shared).await;
    ended
}
