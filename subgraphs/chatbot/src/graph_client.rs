//! The assistant's way to the graph: the public origin, with the customer's own token.
//!
//! It has no rights of its own. What a customer may not do by hand, the assistant cannot do for
//! them, whatever was written in the chat. Nor is it a way around what is counted by address: the
//! router is told, under our seal, from where they write.
use assistant::{Graph, Operation, Refusal};
use kernel::{
    Clock,
    passport::{ORIGIN_HEADER, PassportKey},
    viewer::{Bearer, Whence},
};
use serde_json::{Value, json};
use std::time::Duration;

/// Longer than any operation takes; a customer is waiting.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the graph is, and what vouches for where somebody asks from.
#[derive(Clone)]
pub(crate) struct GraphClient {
    client: reqwest::Client,
    url: String,
    passports: PassportKey,
    clock: Clock,
}

impl GraphClient {
    /// `url` is the router's GraphQL endpoint, as this process reaches it.
    pub(crate) fn to(url: String, passports: PassportKey, clock: Clock) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build()?;
        Ok(Self { client, url, passports, clock })
    }

    /// The graph as the bearer sees it, asked from where they are.
    pub(crate) fn with(&self, bearer: &Bearer, whence: Option<&Whence>) -> SignedGraphClient<'_> {
        SignedGraphClient { graph: self, bearer: bearer.clone(), whence: whence.cloned() }
    }

    /// What vouches for that place; none where it is no place in the world.
    fn vouch(&self, whence: &Whence) -> Option<String> {
        whence.public()?;
        self.passports.vouch(whence, self.clock.now()).ok()
    }
}

/// The graph with somebody's rights.
pub(crate) struct SignedGraphClient<'a> {
    graph: &'a GraphClient,
    bearer: Bearer,
    whence: Option<Whence>,
}

#[async_trait::async_trait]
impl Graph for SignedGraphClient<'_> {
    async fn execute(
        &self,
        operation: &'static Operation,
        variables: Value,
    ) -> Result<Value, Refusal> {
        let body = json!({
            "query": operation.document,
            "operationName": operation.name,
            "variables": variables,
        });
        let mut request =
            self.graph.client.post(&self.graph.url).bearer_auth(&self.bearer.0).json(&body);
        if let Some(vouched) = self.whence.as_ref().and_then(|whence| self.graph.vouch(whence)) {
            request = request.header(ORIGIN_HEADER, vouched);
        }
        let answer: Value = match request.send().await {
            Ok(response) => {
                response.json().await.map_err(|error| unavailable(operation, &error))?
            }
            Err(error) => return Err(unavailable(operation, &error)),
        };
        match answer["errors"].get(0) {
            None => Ok(answer["data"].clone()),
            Some(error) => Err(refusal(operation, error)),
        }
    }
}

fn unavailable(operation: &Operation, error: &reqwest::Error) -> Refusal {
    tracing::error!(operation = operation.name, %error, "the graph cannot be reached");
    Refusal {
        code: "UNAVAILABLE".to_owned(),
        message_fr: "Le service est momentanément indisponible.".to_owned(),
        message_en: "The service is unavailable for the moment.".to_owned(),
    }
}

fn refusal(operation: &Operation, error: &Value) -> Refusal {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    // Maintenance that begins in the middle of a turn is an outage to it, and no decision.
    let code = match text(&error["extensions"]["code"]) {
        code if code == "MAINTENANCE" => "UNAVAILABLE".to_owned(),
        code => code,
    };
    tracing::info!(operation = operation.name, code, "the graph refused");
    Refusal {
        code,
        message_fr: text(&error["message"]),
        message_en: text(&error["extensions"]["en"]),
    }
}
