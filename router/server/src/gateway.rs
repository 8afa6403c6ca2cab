//! `autovisite router --supergraph FILE`: the router in front of subgraphs that are not ours.
//!
//! The graph is followed while it is served: a supergraph file that changes, or subgraphs asked
//! for their schemas again and again. What does not compose is refused, said in the log, and the
//! graph before it stays.
use anyhow::{Context, Result, ensure};
use engine::{Graph, RouterConfig, Subgraph, SubgraphSdl};
use kernel::config::{optional, parsed};
use serde_json::{Value, json};
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};
use tokio::sync::watch;

/// How often a file is looked at.
pub(crate) const FILE_EVERY: Duration = Duration::from_secs(1);
/// How often subgraphs are asked for their schemas.
const ASK_EVERY: Duration = Duration::from_secs(10);
/// How long one may take to tell it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the command line says of the graph to serve.
#[derive(Clone, Debug)]
pub struct GatewayOptions {
    /// A composed supergraph, as a file that is followed while it changes.
    pub supergraph: Option<PathBuf>,
    /// The port of the public origin; `AUTOVISITE_LISTEN`'s where absent.
    pub port: Option<u16>,
    /// `name=url` each: addresses that override the supergraph's, or subgraphs to compose.
    pub subgraph: Vec<String>,
}

/// Where the graph comes from.
#[derive(Clone)]
enum Source {
    /// A composed supergraph; addresses in it may be overridden.
    File(PathBuf, BTreeMap<String, String>),
    /// Subgraphs to ask for their schemas.
    Subgraphs(BTreeMap<String, String>, reqwest::Client),
}

/// Serves until `shutdown` resolves.
///
/// # Errors
/// Where the graph does not compose or the router cannot start.
pub async fn serve(
    options: GatewayOptions,
    shutdown: impl Future<Output = ()> + Send,
) -> Result<()> {
    let mut listen: SocketAddr = parsed("AUTOVISITE_LISTEN", "127.0.0.1:8080".parse()?)?;
    if let Some(port) = options.port {
        listen.set_port(port);
    }
    let urls = addresses(&options.subgraph)?;
    let source = match options.supergraph {
        Some(file) => Source::File(file, urls),
        None => {
            ensure!(!urls.is_empty(), "name a supergraph with --supergraph, or subgraphs");
            Source::Subgraphs(urls, reqwest::Client::builder().timeout(PATIENCE).build()?)
        }
    };
    let graph = source.read().await?;
    let (sender, replaced) = watch::channel(graph.clone());
    let every = source.every();
    let following = tokio::spawn(follow(sender, every, async move || source.read().await));
    let data_dir = PathBuf::from(optional("AUTOVISITE_DATA_DIR").unwrap_or_else(|| "data".into()));
    let config = RouterConfig {
        replaced: Some(replaced),
        ..RouterConfig::foreign(listen, data_dir.join("gateway"), graph)
    };
    let served = engine::serve(config, |_| (), shutdown).await;
    following.abort();
    served
}

/// `name=url` by name.
fn addresses(given: &[String]) -> Result<BTreeMap<String, String>> {
    let pair = |text: &String| {
        let (name, url) =
            text.split_once('=').with_context(|| format!("--subgraph {text}: write NAME=URL"))?;
        ensure!(!name.is_empty() && url.starts_with("http"), "--subgraph {text}: write NAME=URL");
        Ok((name.to_owned(), url.to_owned()))
    };
    given.iter().map(pair).collect()
}

impl Source {
    fn every(&self) -> Duration {
        match self {
            Self::File(..) => FILE_EVERY,
            Self::Subgraphs(..) => ASK_EVERY,
        }
    }

    async fn read(&self) -> Result<Graph> {
        match self {
            Self::File(file, urls) => {
                let supergraph = tokio::fs::read_to_string(file)
                    .await
                    .with_context(|| format!("{} cannot be read", file.display()))?;
                let named = engine::subgraphs_of(&supergraph)?;
                let reached = |(name, url): (String, String)| {
                    let url = urls.get(&name).cloned().unwrap_or(url);
                    over_http(name, url)
                };
                let subgraphs = named.into_iter().map(reached).collect();
                Ok(Graph { supergraph, subgraphs })
            }
            Self::Subgraphs(urls, client) => {
                let asked = urls.iter().map(|(name, url)| ask(client, name, url));
                let told = futures_util::future::try_join_all(asked).await?;
                let subgraphs = told.iter().map(|sdl| over_http(sdl.name.clone(), sdl.url.clone()));
                Ok(Graph { supergraph: engine::compose(&told)?, subgraphs: subgraphs.collect() })
            }
        }
    }
}

/// Sends each graph that differs from the one before; complains once about each that cannot be
/// had.
pub(crate) async fn follow(
    sender: watch::Sender<Graph>,
    every: Duration,
    read: impl AsyncFn() -> Result<Graph>,
) {
    let mut complaint = String::new();
    while !sender.is_closed() {
        tokio::time::sleep(every).await;
        match read().await {
            Ok(graph) => {
                complaint.clear();
                sender.send_if_modified(|known| {
                    let changed = known.supergraph != graph.supergraph;
                    if changed {
                        *known = graph;
                    }
                    changed
                });
            }
            Err(error) => {
                let error = format!("{error:#}");
                if error != complaint {
                    tracing::error!(error, "the graph cannot be read again, it stays as it is");
                    complaint = error;
                }
            }
        }
    }
}

fn over_http(name: String, url: String) -> Subgraph {
    Subgraph { name, local: None, url, ws_path: None }
}

/// A subgraph's own schema, as the federation specification has it tell.
async fn ask(client: &reqwest::Client, name: &str, url: &str) -> Result<SubgraphSdl> {
    let question = json!({ "query": "{ _service { sdl } }" });
    let answer: Value =
        async { client.post(url).json(&question).send().await?.error_for_status()?.json().await }
            .await
            .with_context(|| format!("subgraph {name} does not tell its schema"))?;
    let sdl = answer["data"]["_service"]["sdl"].as_str();
    let sdl =
        sdl.with_context(|| format!("subgraph {name} is no federation subgraph: {answer}"))?;
    Ok(SubgraphSdl { name: name.to_owned(), url: url.to_owned(), sdl: engine::federation_sdl(sdl) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_name_and_a_url() {
        let read = |text: &str| addresses(&[text.to_owned()]);
        assert_eq!(
            read("cars=http://127.0.0.1:4001/?a=b").ok(),
            Some(BTreeMap::from([("cars".to_owned(), "http://127.0.0.1:4001/?a=b".to_owned())]))
        );
        for wrong in ["cars", "=http://127.0.0.1", "cars=here"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
