//! `autovisite serve`: the whole platform in one process, until it is told to stop.
use crate::{
    background::{self, Bot},
    config::{Settings, Transport},
    database::Databases,
    demo, device,
    domains::{self, Domain, Parts},
    exchange, identity,
    limit::{self, Counters},
    listening::Listening,
    maintenance, observe, operations, schema,
    secrets::Secrets,
    site,
};
use anyhow::{Context, Result};
use async_graphql::Request;
use axum::Router;
use chrono::TimeDelta;
use engine::{Caller, Graph, Identity, RouterConfig, Subgraph, ViewerHandover, Vouching};
use http::{HeaderName, HeaderValue};
use kernel::{
    Clock, LetterKey, Pool, Viewer,
    passport::{
        BEARER_HEADER, Claims, DEVICE_HEADER, HEADER, LIFETIME, ORIGIN_HEADER, PassportKey,
    },
    trace::REQUEST_ID,
    viewer::{Bearer, Device, Whence},
};
use rand::RngCore;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinSet};

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
    prepare(&settings, databases).await?;
    if with_demo {
        demo::fill(&settings, databases).await.context("demo data")?;
    }
    let secrets = Secrets::open(&settings.data_dir)?;
    let clock = Clock::System;
    let passports = passport_key()?;
    let listening = Listening::default();
    let live = |pool: &Pool| listening.to(pool);
    let parts = Parts {
        settings: &settings,
        databases,
        secrets: &secrets,
        clock,
        passports: passports.clone(),
        live: &live,
    };
    let mut domains = domains::build(&parts)?;
    let supergraph = schema::compose(&domains)?;

    let mut work = JoinSet::new();
    let (subgraphs, over_http) = expose(&settings, &domains).await?;
    let (door, routes) = over_http;
    work.spawn(async move { axum::serve(door, routes).await.context("subgraph listener") });
    let carrying = background::start(&mut work, &mut domains, settings.broker(), live);

    let auth = domains::auth_config(&settings, &secrets)?;
    let void = identity::void_here(databases.pool(auth::NAME)?, clock);
    let identity = identity::accepted(&settings, identity::keys_here(auth.keys), void)?;
    if let Some(listen) = settings.observe.metrics {
        let watched = domains.iter().map(|domain| (domain.name, domain.pool.clone())).collect();
        work.spawn(observe::serve(listen, watched));
    }
    let pools: Arc<[Pool]> = domains.iter().map(|domain| domain.pool.clone()).collect();
    let site = site::router(&settings, domains.into_iter().map(|domain| domain.routes));
    let graph = Graph { supergraph, subgraphs };
    let handover = handover(passports, auth.letters, clock);
    let mut config = router_config(&settings, graph, identity, handover, site)?;
    config.ready = Some(Arc::new(move || {
        let pools = pools.clone();
        Box::pin(async move { probe(&pools).await })
    }));
    let bot = Bot::start(&settings)?;
    // The channel first: its last answers still need the graph.
    let ending = async move {
        shutdown.await;
        bot.stop().await;
    };
    let served = engine::serve(config, move |address| ready(Ready { address }), ending);
    tokio::select! {
        outcome = served => outcome?,
        Some(ended) = work.join_next() => {
            ended.context("background work ended")??;
        }
    }
    background::stop(work, carrying).await;
    Ok(())
}

/// The public origin of our own graph, as the settings want it.
///
/// # Errors
/// Where an address in the settings is none.
pub(crate) fn router_config(
    settings: &Settings,
    graph: Graph,
    identity: Identity,
    handover: ViewerHandover,
    site: Router,
) -> Result<RouterConfig> {
    let data_dir = settings.data_dir.join("router");
    let auth = graph.subgraphs.iter().find(|subgraph| subgraph.name == auth::NAME).cloned();
    let counters = Counters::at(settings.redis_url.as_deref())?;
    let site = limit::of_address(site, settings.allowance, counters.clone());
    let mut config =
        RouterConfig::new(settings.listen, data_dir, graph, Some(identity), handover, site);
    config.development = settings.development;
    // A laptop is reached without TLS, and would be shut out of its own page for a year.
    config.tls_alone = !settings.development;
    config.observation = settings.observe.observation(settings.development);
    config.behind_proxy = settings.behind_proxy;
    config.allowed_origins.clone_from(&settings.allowed_origins);
    config.trusted = Arc::new(operations::trusted(&settings.operations_dir)?);
    config.only_trusted = settings.only_trusted;
    config.exchange = auth.map(exchange::with).transpose()?;
    let admit = limit::by_caller(settings.allowance, counters);
    let admit = settings.switches().before(admit);
    config.admit = Some(maintenance::before(maintenance::file(settings), admit));
    config.limits = limit::limits(settings.streams);
    if settings.development {
        // Nobody waits for a laptop: open chats are streams that would not end by themselves.
        config.shutdown_timeout = Duration::from_secs(2);
        config.introspection = engine::Introspection::Open;
    }
    Ok(config)
}

/// Brings the databases up to date: tables, then the bundled catalogue of points to inspect.
///
/// # Errors
/// Where a database cannot be reached or changed.
pub async fn prepare(settings: &Settings, databases: &Databases) -> Result<()> {
    let applied = databases.migrate(domains::migrations(settings)).await?;
    tracing::info!(applied, "database ready");
    let pool = databases.pool(inspection::NAME)?;
    let mut conn = pool.get().await.map_err(kernel::ApiError::into_report)?;
    let version = inspection::import_bundled(&mut conn)
        .await
        .map_err(kernel::ApiError::into_report)
        .context("the bundled catalogue cannot be imported")?;
    tracing::info!(version, "catalogue ready");
    Ok(())
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

/// How the verified caller reaches the subgraphs: as a value in this process, as a signed passport
/// over the network. The bearer token itself goes to the assistant's domain alone.
pub(crate) fn handover(passports: PassportKey, letters: LetterKey, clock: Clock) -> ViewerHandover {
    let attached = letters.clone();
    let vouching = passports.clone();
    ViewerHandover {
        attach: Arc::new(move |request: Request, caller: &Caller, subgraph: &str| {
            let request = request.data(viewer(caller));
            let request = match whence(caller, &attached) {
                Some(whence) => request.data(whence),
                None => request,
            };
            let request = match device(caller, subgraph) {
                Some(device) => request.data(device),
                None => request,
            };
            match (&caller.bearer, subgraph) {
                (Some(bearer), chatbot::NAME | inspection::NAME) => {
                    request.data(Bearer(bearer.clone()))
                }
                _ => request,
            }
        }),
        headers: Arc::new(move |caller: &Caller, subgraph: &str| {
            let mut headers = Vec::new();
            if let Ok(value) = HeaderValue::from_str(&caller.request_id) {
                headers.push((HeaderName::from_static(REQUEST_ID), value));
            }
            let stream = caller.stream_for.and_then(|time| TimeDelta::from_std(time).ok());
            let lifetime = stream.map_or(LIFETIME, |time| time + LIFETIME);
            let (viewer, whence) = (viewer(caller), whence(caller, &letters));
            let passport =
                passports.issue(&viewer, whence.as_ref(), subgraph, clock.now(), lifetime);
            if let Some(value) = passport.ok().and_then(|text| HeaderValue::from_str(&text).ok()) {
                headers.push((HeaderName::from_static(HEADER), value));
            }
            if let Some(device) = device(caller, subgraph)
                && let Ok(value) = HeaderValue::from_str(&device.0)
            {
                headers.push((HeaderName::from_static(DEVICE_HEADER), value));
            }
            if matches!(subgraph, chatbot::NAME | inspection::NAME)
                && let Some(bearer) = &caller.bearer
                && let Ok(value) = HeaderValue::from_str(bearer)
            {
                headers.push((HeaderName::from_static(BEARER_HEADER), value));
            }
            headers
        }),
        header_names: [HEADER, BEARER_HEADER, DEVICE_HEADER, REQUEST_ID]
            .map(HeaderName::from_static)
            .to_vec(),
        vouching: Some(Vouching {
            header: HeaderName::from_static(ORIGIN_HEADER),
            read: Arc::new(move |said: &str| vouching.vouched(said, clock.now())?.public()),
        }),
    }
}

fn viewer(caller: &Caller) -> Viewer {
    caller
        .claims
        .clone()
        .and_then(|claims| serde_json::from_value::<Claims>(claims).ok())
        .map_or(Viewer::Anonymous, Viewer::from)
}

/// What the caller asks with: for `auth` alone, which keeps log-ins.
fn device(caller: &Caller, subgraph: &str) -> Option<Device> {
    let agent = caller.agent.as_deref().filter(|_| subgraph == auth::NAME)?;
    device::family(agent).map(Device)
}

/// Where a request came from, as it is counted, and as the log of acts names it.
fn whence(caller: &Caller, letters: &LetterKey) -> Option<Whence> {
    let address = engine::counted_address(Some(caller.ip?));
    let pseudonym = letters.pseudonym(&format!("address {address}"));
    let pseudonym = pseudonym.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Some(Whence { address, pseudonym: Some(pseudonym) })
}

async fn probe(pools: &[Pool]) -> Result<(), String> {
    for pool in pools {
        drop(pool.get().await.map_err(|error| format!("{:#}", error.into_report()))?);
    }
    Ok(())
}
