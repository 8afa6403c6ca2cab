//! `autovisite router`: the platform's public origin, with the subgraphs in other processes.
use crate::{
    cluster::{self, Addresses, PUBLIC_PATHS, forward},
    config::Settings,
    domains, gateway, identity,
    secrets::Secrets,
    serve::{Ready, handover, router_config},
    site,
};
use anyhow::{Context, Result};
use engine::{Graph, ReadinessProbe, Subgraph};
use kernel::Clock;
use reqwest::{Client, redirect};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// How long `auth` may take to start and tell its public keys.
const START_PATIENCE: Duration = Duration::from_secs(60);
/// How long a process of ours may take to accept a connection, and to say another byte.
const CONNECT: Duration = Duration::from_secs(2);
const READ: Duration = Duration::from_secs(60);
const KEYS_PATH: &str = "/.well-known/jwks.json";

/// Serves until `shutdown` resolves. `ready` is called once, when requests are answered.
///
/// # Errors
/// Where something is not configured, or `auth` does not tell its public keys in a minute.
pub async fn serve(
    settings: Settings,
    ready: impl FnOnce(Ready) + Send + 'static,
    shutdown: impl Future<Output = ()>,
) -> Result<()> {
    cluster::check(&settings)?;
    let passports = cluster::shared_passport_key()?;
    let addresses = Addresses::from_env()?;
    let client = Client::builder()
        .no_proxy()
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT)
        .read_timeout(READ)
        .build()?;
    let subgraphs: Vec<_> = addresses.iter().map(|(name, url)| subgraph(name, url)).collect();
    let read =
        async move || Ok(Graph { supergraph: supergraph().await?, subgraphs: subgraphs.clone() });
    let graph = read().await?;
    let keys = public_keys(&client, &addresses).await?;
    let void = identity::void_at(client.clone(), auth_base(&addresses)?);
    let keys = identity::keys_at(client.clone(), keys);
    let identity = identity::accepted(&settings, keys, void)?;
    let forwarded = PUBLIC_PATHS.into_iter().filter_map(|(domain, paths)| {
        let (_, url) = addresses.iter().find(|(name, _)| *name == domain)?;
        Some(forward::routes(&client, url, paths))
    });
    let site = site::router(&settings, forwarded);
    let letters = domains::letter_key(&Secrets::open(&settings.data_dir)?)?;
    let handover = handover(passports, letters, Clock::System);
    let (graphs, replaced) = watch::channel(graph.clone());
    let mut config = router_config(&settings, graph, identity, handover, site)?;
    config.replaced = Some(replaced);
    // A new schema needs no restart.
    tokio::spawn(gateway::follow(graphs, gateway::FILE_EVERY, read));
    config.ready = Some(all_have_answered(client, addresses));
    if let Some(listen) = settings.observe.metrics {
        tokio::spawn(cluster::metrics(listen, Vec::new()));
    }
    engine::serve(config, move |address| ready(Ready { address }), shutdown).await
}

/// The committed one, or `AUTOVISITE_SUPERGRAPH`.
async fn supergraph() -> Result<String> {
    let path = kernel::config::optional("AUTOVISITE_SUPERGRAPH");
    let path = PathBuf::from(path.unwrap_or_else(|| "schema/supergraph.graphql".to_owned()));
    tokio::fs::read_to_string(&path)
        .await
        .with_context(|| format!("cannot read {} (AUTOVISITE_SUPERGRAPH)", path.display()))
}

fn subgraph(name: &str, url: &str) -> Subgraph {
    Subgraph {
        name: name.to_owned(),
        local: None,
        url: format!("{url}/graphql"),
        ws_path: Some("/ws".to_owned()),
    }
}

fn auth_base(addresses: &Addresses) -> Result<&str> {
    let found = addresses.iter().find(|(name, _)| *name == auth::NAME);
    found.map(|(_, url)| url).context("no auth")
}

/// Where `auth` tells its public keys, once it does: the router verifies tokens and can sign none.
async fn public_keys(client: &Client, addresses: &Addresses) -> Result<String> {
    let (url, started) = (format!("{}{KEYS_PATH}", auth_base(addresses)?), Instant::now());
    loop {
        let asked = async { client.get(&url).send().await?.error_for_status()?.text().await };
        match asked.await {
            Ok(_) => return Ok(url),
            Err(error) if started.elapsed() > START_PATIENCE => {
                return Err(error).context("auth does not tell its public keys");
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
}

/// Ready once every subgraph has been. Afterwards one that is away costs its part of the answers:
/// taking the origin away for it would cost all of them.
fn all_have_answered(client: Client, addresses: Addresses) -> ReadinessProbe {
    let once = Arc::new(AtomicBool::new(false));
    Arc::new(move || {
        let (client, addresses, once) = (client.clone(), addresses.clone(), once.clone());
        Box::pin(async move {
            if once.load(Ordering::Relaxed) {
                return Ok(());
            }
            for (name, url) in addresses.iter() {
                let asked = client.get(format!("{url}/ready")).timeout(CONNECT).send();
                let answer = asked.await.and_then(reqwest::Response::error_for_status);
                answer.map_err(|error| format!("{name}: {error}"))?;
            }
            once.store(true, Ordering::Relaxed);
            Ok(())
        })
    })
}
