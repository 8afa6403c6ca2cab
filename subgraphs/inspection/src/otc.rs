//! The way to the OTC (Organisme technique central), which knows of serious recalls and is owed every
//! result.
//!
//! Its real protocol is not public. This one is ours and says the same things: `POST /recalls` with a
//! vehicle's number, `POST /results` with a key that makes the second sending harmless. An adapter to
//! the real one takes this file's place. Without an address nothing is asked or sent: recalls are then
//! looked up by hand and recorded by whoever inspects, and results wait here.
//! Decisions: docs/decisions/papers.md
use crate::domain::{RecallAnswer, RecallSaid};
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// How the OTC is reached.
#[derive(Clone, Debug)]
pub enum Otc {
    /// By hand: no address is set.
    ByHand,
    /// By this program.
    At(OtcClient),
}

/// An OTC that speaks HTTP.
#[derive(Clone, Debug)]
pub struct OtcClient {
    client: reqwest::Client,
    url: String,
    token: Option<String>,
}

#[derive(Serialize)]
struct RecallQuestion<'a> {
    vin: &'a str,
}

#[derive(Deserialize)]
struct RecallReply {
    answer: RecallAnswer,
    code: Option<String>,
    wording: Option<String>,
}

/// A result as it is sent.
#[derive(Serialize)]
pub(crate) struct Sent {
    /// What was signed.
    pub(crate) result: Value,
    /// What owner or lessee gave for recalls, if anything.
    pub(crate) contact: Option<Value>,
}

#[derive(Deserialize)]
struct Receipt {
    receipt: String,
}

impl Otc {
    /// The OTC at that address; `patience` is how long an answer may take.
    ///
    /// # Errors
    /// Where the address is none.
    pub fn at(url: &str, token: Option<String>, patience: Duration) -> Result<Self> {
        ensure!(
            url.starts_with("https://") || url.starts_with("http://"),
            "{url}: the OTC's address begins with https://"
        );
        let client = reqwest::Client::builder().timeout(patience).no_proxy().build()?;
        let url = url.trim_end_matches('/').to_owned();
        Ok(Self::At(OtcClient { client, url, token }))
    }
}

impl OtcClient {
    /// What the maker says of the vehicle with that number.
    pub(crate) async fn recall(&self, vin: &str) -> Result<RecallSaid> {
        let request = self.post("/recalls").json(&RecallQuestion { vin });
        let reply: RecallReply = request.send().await?.error_for_status()?.json().await?;
        RecallSaid::checked(reply.answer, reply.code, reply.wording)
            .context("a recall without its name")
    }

    /// Sends a result; answers its receipt. The same inspection has the same receipt, however often
    /// it is sent.
    pub(crate) async fn send(&self, inspection: Uuid, sent: &Sent) -> Result<String> {
        let request =
            self.post("/results").header("idempotency-key", inspection.to_string()).json(sent);
        let Receipt { receipt } = request.send().await?.error_for_status()?.json().await?;
        ensure!(!receipt.trim().is_empty(), "an empty receipt");
        Ok(receipt)
    }

    fn post(&self, path: &str) -> reqwest::RequestBuilder {
        let request = self.client.post(format!("{}{path}", self.url));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }
}
