//! The ways to ask: the graph, a stream of it, and a subgraph itself without a router before it.
use super::{questions::Question, world::World};
use crate::product::{Product, text};
use async_graphql::{Request, Variables};
use autovisite::{
    database::Databases,
    domains::{self, Domain, Parts},
    secrets::Secrets,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use futures_util::StreamExt;
use kernel::{
    Clock, Viewer,
    live::Live,
    passport::{Claims, PassportKey},
};
use serde_json::{Value, json};
use std::time::Duration;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The graph.
    Graph,
    /// The first event of a stream.
    Stream,
    /// A subgraph, as anybody could who came past the router.
    Subgraph(&'static str),
}

/// How long the first event of a stream may take.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) async fn ask(
    world: &World,
    question: &Question,
    token: Option<&str>,
    viewer: &Viewer,
) -> Value {
    let variables = question.variables.clone();
    match question.of {
        Of::Graph => world.product.ask(token, &question.document, variables).await,
        Of::Stream => {
            let first = first_event(&world.product, token, &question.document, variables);
            match tokio::time::timeout(PATIENCE, first).await {
                Ok(answer) => answer,
                Err(_) => panic!("{}: nothing comes", question.name),
            }
        }
        Of::Subgraph(name) => {
            let domain = world.domains.iter().find(|domain| domain.name == name).unwrap();
            let request = Request::new(&question.document)
                .variables(Variables::from_json(variables))
                .data(viewer.clone());
            serde_json::to_value(domain.local.execute(request).await).unwrap()
        }
    }
}

/// The first event, or what is answered instead.
async fn first_event(
    product: &Product,
    token: Option<&str>,
    document: &str,
    variables: Value,
) -> Value {
    let request = product
        .client
        .post(format!("{}/graphql", product.url))
        .header("accept", "text/event-stream")
        .json(&json!({ "query": document, "variables": variables }));
    let request = match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    };
    let response = request.send().await.unwrap();
    if !response.status().is_success() {
        return response.json().await.unwrap();
    }
    let (mut stream, mut read) = (response.bytes_stream(), String::new());
    while let Some(bytes) = stream.next().await {
        read.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
        let whole = read.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let mut data = whole.lines().filter_map(|line| line.strip_prefix("data:"));
        if let Some(event) = data.find_map(|data| serde_json::from_str(data.trim()).ok()) {
            return event;
        }
    }
    panic!("a stream without an event: {read}")
}

/// Whoever a token names, as the router would hand them over.
pub(super) async fn viewer(product: &Product, token: Option<&str>) -> Viewer {
    const EXCHANGE: &str = "mutation($i: ExchangeApiKeyInput!) { exchangeApiKey(input: $i) {
        accessToken } }";
    let Some(token) = token else { return Viewer::Anonymous };
    let token = if token.starts_with(auth::API_KEY_PREFIX) {
        let key = json!({ "i": { "key": token } });
        let answer = product.ask(None, EXCHANGE, key).await;
        text(&answer["data"]["exchangeApiKey"]["accessToken"])
    } else {
        token.to_owned()
    };
    let claims = BASE64.decode(token.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice::<Claims>(&claims).unwrap().into()
}

/// The subgraphs on the databases of a product that runs.
pub(super) fn domains(product: &Product) -> Vec<Domain> {
    domains::build(&Parts {
        settings: product.settings.as_ref().unwrap(),
        databases: &Databases::at(product.database_url().to_owned()),
        secrets: &Secrets::open(product.data_dir()).unwrap(),
        clock: Clock::System,
        passports: PassportKey::new(&[7; 32]).unwrap(),
        live: &|_| Live::silent(),
    })
    .unwrap()
}
