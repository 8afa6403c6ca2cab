//! `autovisite serve`: the whole platform in one process, until it is told to stop.
use crate::{
    config::{Settings, Transport},
    database::Databases,
    demo,
    domains::{self, Domain, Parts},
    limit, schema,
    secrets::Secrets,
    site,
};
use anyhow::{Context, Result};
use async_graphql::Request;
use axum::Router;
use chrono::TimeDelta;
use engine::{Caller, Identity, RouterConfig, Subgraph, ViewerHandover};
use http::{HeaderName, HeaderValue};
use kernel::{
    Clock, Pool, Viewer,
    live::Live,
    passport::{BEARER_HEADER, Claims, HEADER, LIFETIME, PassportKey},
    viewer::Bearer,
};
use rand::RngCore;
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use telegram::{SessionStore, TelegramConfig};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// What is told when the platform can be used.
#[derive(Clone, Copy, Debug)]
pub struct Ready {
    /// Where the public origin listens.
    pub address: SocketAddr,
}

/// Serves until `shutdown` resolves. `ready` is called once, when requests are answered.
///
/// # Errors
/// Where something cannot start; the message says what.
pub async fn serve(
    settings: Settings,
    databases: &Databases,
    with_demo: bool,
    ready: impl FnOnce(Ready) + Send + 'static,
    shutdown: impl Future<Output = ()>,
) -> Result<()> {
    anyhow::ensure!(
        !with_demo || settings.development,
        "demo accounts have a published password: they are for development"
    );
    let applied = databases.migrate(domains::migrations()).await?;
    tracing::info!(applied, "database ready");
    if with_demo {
        demo::fill(databases).await.context("demo data")?;
    }
    let secrets = Secrets::open(&settings.data_dir)?;
    let clock = Clock::System;
    let passports = passport_key()?;
    // Domains that share a database share the one connection that listens to it.
    let listening: Mutex<HashMap<String, Live>> = Mutex::default();
    let live = |pool: &Pool| {
        let mut listening = listening.lock().unwrap_or_else(PoisonError::into_inner);
        let start = || Live::start(pool.clone());
        listening.entry(pool.url().to_owned()).or_insert_with(start).clone()
    };
    let parts = Parts {
        settings: &settings,
        databases,
        secrets: &secrets,
        clock,
        passports: passports.clone(),
        live: &live,
    };
    let mut domains = domains::build(&parts)?;
    import_catalogue(&domains).await?;
    let supergraph = schema::compose(&domains)?;

    let mut work = JoinSet::new();
    let (subgraphs, over_http) = expose(&settings, &domains).await?;
    let (door, routes) = over_http;
    work.spawn(async move { axum::serve(door, routes).await.context("subgraph listener") });
    start_background(&mut work, &mut domains, live);

    let auth = domains::auth_config(&settings, &secrets)?;
    let identity = Identity {
        jwks_json: auth.keys.jwks().to_string(),
        issuer: auth.issuer,
        audience: auth.audience,
    };
    let pools: Arc<[Pool]> = domains.iter().map(|domain| domain.pool.clone()).collect();
    let site = site::router(&settings, domains.into_iter().map(|domain| domain.routes));
    let mut config = RouterConfig::new(
        settings.listen,
        settings.data_dir.join("router"),
        supergraph,
        subgraphs,
        identity,
        handover(passports, clock),
        site,
    );
    config.development = settings.development;
    config.behind_proxy = settings.behind_proxy;
    config.admit = Some(limit::by_caller(settings.allowance));
    if settings.development {
        // Nobody waits for a laptop: open chats are streams that would not end by themselves.
        config.shutdown_timeout = Duration::from_secs(2);
        config.introspection = engine::Introspection::Open;
    }
    config.ready = Some(Arc::new(move || {
        let pools = pools.clone();
        Box::pin(async move { probe(&pools).await })
    }));
    let (stop, stopping) = watch::channel(());
    let bot = telegram_bot(&settings)?.map(|config| tokio::spawn(run_bot(config, stopping)));
    // The channel first: its last answers still need the graph.
    let ending = async move {
        shutdown.await;
        drop(stop);
        if let Some(bot) = bot
            && let Err(error) = bot.await
        {
            tracing::error!(%error, "the Telegram channel ended badly");
        }
    };
    let served = engine::serve(config, move |address| ready(Ready { address }), ending);
    tokio::select! {
        outcome = served => outcome?,
        Some(ended) = work.join_next() => {
            ended.context("background work ended")??;
        }
    }
    // Background work stops between two transactions: what was not committed starts again.
    work.abort_all();
    Ok(())
}

fn telegram_bot(settings: &Settings) -> Result<Option<TelegramConfig>> {
    let Some(token) = settings.telegram_token.clone() else { return Ok(None) };
    let api_url = settings.telegram_api.as_deref().map(str::parse).transpose();
    Ok(Some(TelegramConfig {
        token,
        api_url: api_url.context("TELEGRAM_API_URL is not an address")?,
        graph_url: format!("{}/graphql", settings.loopback_url()),
        public_url: settings.public_url.clone(),
        origin_url: settings.loopback_url(),
        store: SessionStore::open(settings.data_dir.join("telegram"))?,
    }))
}

/// A channel that fails leaves the others running.
async fn run_bot(config: TelegramConfig, mut stopping: watch::Receiver<()>) {
    let stopped = async move {
        // Ends when the sender is dropped.
        while stopping.changed().await.is_ok() {}
    };
    if let Err(error) = telegram::run(config, stopped).await {
        tracing::error!(error = format!("{error:#}"), "the Telegram channel is closed");
    }
}

/// Router and subgraphs share a process: a secret of this start is enough, unless they are told one.
fn passport_key() -> Result<PassportKey> {
    if let Some(secret) = kernel::config::optional("AUTOVISITE_PASSPORT_KEY") {
        return PassportKey::new(secret.as_bytes());
    }
    let mut secret = [0; 32];
    rand::rng().fill_bytes(&mut secret);
    PassportKey::new(&secret)
}

async fn import_catalogue(domains: &[Domain]) -> Result<()> {
    let Some(domain) = domains.iter().find(|domain| domain.name == inspection::NAME) else {
        return Ok(());
    };
    let mut conn = domain.pool.get().await.map_err(kernel::ApiError::into_report)?;
    let version = inspection::import_bundled(&mut conn)
        .await
        .map_err(kernel::ApiError::into_report)
        .context("the bundled catalogue cannot be imported")?;
    tracing::info!(version, "catalogue ready");
    Ok(())
}

/// The loopback listener of the subgraphs: subscriptions always go through it, requests too where
/// the transport is HTTP.
async fn expose(
    settings: &Settings,
    domains: &[Domain],
) -> Result<(Vec<Subgraph>, (TcpListener, Router))> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let mut routes = Router::new();
    let mut subgraphs = Vec::new();
    for domain in domains {
        let name = domain.name;
        routes = routes.nest(&format!("/{name}"), domain.over_http.clone());
        subgraphs.push(Subgraph {
            name: name.to_owned(),
            local: (settings.transport == Transport::InProcess).then(|| domain.local.clone()),
            url: format!("http://{address}/{name}/graphql"),
            ws_path: Some(format!("/{name}/ws")),
        });
    }
    Ok((subgraphs, (listener, routes)))
}

fn start_background(
    work: &mut JoinSet<Result<()>>,
    domains: &mut [Domain],
    live: impl Fn(&Pool) -> Live,
) {
    let pools = domains.iter().map(|domain| domain.pool.clone()).collect();
    let listeners =
        domains.iter_mut().flat_map(|domain| std::mem::take(&mut domain.listeners)).collect();
    work.spawn(async move {
        kernel::relay::run(pools, listeners).await;
        Ok(())
    });
    for domain in domains {
        let tasks = std::mem::take(&mut domain.tasks);
        if tasks.is_empty() {
            continue;
        }
        let live = live(&domain.pool);
        work.spawn(async move {
            kernel::tasks::run(tasks, live).await;
            Ok(())
        });
    }
}

/// How the verified caller reaches the subgraphs: as a value in this process, as a signed passport
/// over the network. The bearer token itself goes to the assistant's domain alone.
fn handover(passports: PassportKey, clock: Clock) -> ViewerHandover {
    ViewerHandover {
        attach: Arc::new(|request: Request, caller: &Caller, subgraph: &str| {
            let request = request.data(viewer(caller));
            match (&caller.bearer, subgraph) {
                (Some(bearer), chatbot::NAME) => request.data(Bearer(bearer.clone())),
                _ => request,
            }
        }),
        headers: Arc::new(move |caller: &Caller, subgraph: &str| {
            let mut headers = Vec::new();
            let stream = caller.stream_for.and_then(|time| TimeDelta::from_std(time).ok());
            let lifetime = stream.map_or(LIFETIME, |time| time + LIFETIME);
            let passport = passports.issue(&viewer(caller), clock.now(), lifetime);
            if let Some(value) = passport.ok().and_then(|text| HeaderValue::from_str(&text).ok()) {
                headers.push((HeaderName::from_static(HEADER), value));
            }
            if subgraph == chatbot::NAME
                && let Some(bearer) = &caller.bearer
                && let Ok(value) = HeaderValue::from_str(bearer)
            {
                headers.push((HeaderName::from_static(BEARER_HEADER), value));
            }
            headers
        }),
        header_names: vec![HeaderName::from_static(HEADER), HeaderName::from_static(BEARER_HEADER)],
    }
}

fn viewer(caller: &Caller) -> Viewer {
    caller
        .claims
        .clone()
        .and_then(|claims| serde_json::from_value::<Claims>(claims).ok())
        .map_or(Viewer::Anonymous, Viewer::from)
}

async fn probe(pools: &[Pool]) -> Result<(), String> {
    for pool in pools {
        drop(pool.get().await.map_err(|error| format!("{:#}", error.into_report()))?);
    }
    Ok(())
}
