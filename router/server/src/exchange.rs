//! Keys of third parties at the public origin: exchanged with `auth` for tokens of half a minute.
//!
//! The router knows no key and has no database: it asks the graph's `auth` subgraph, in this
//! process or over the network, and remembers the answer for [`REMEMBERED`], so that a key costs a
//! query now and then instead of one a request. What is remembered is keyed by the key's hash.
//! Decisions: docs/decisions/identity.md
use crate::limit::Counters;
use anyhow::{Context, Result, ensure};
use async_graphql::{Request, Variables};
use engine::{Refusal, Subgraph, TokenExchange};
use http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use moka::future::Cache;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{net::IpAddr, sync::Arc, time::Duration};

/// How long an answer is used again. Less than the token it may hold lasts.
const REMEMBERED: Duration = Duration::from_secs(20);
/// Answers remembered at most.
const MOST: u64 = 10_000;
/// How long `auth` may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Keys that an address may have looked up a minute: guessing is slow, and a fleet behind one
/// address has room.
const LOOKED_UP: u32 = 60;

const HEADER: &str = "x-api-key";
const EXCHANGE: &str = "mutation($key: String!) {
    exchangeApiKey(input: { key: $key }) { accessToken }
}";

/// What is known of a key: its token, or why it has none.
type Answer = Result<String, Refusal>;

struct Exchange {
    auth: Subgraph,
    client: reqwest::Client,
    remembered: Cache<[u8; 32], Answer>,
    lookups: Counters,
}

/// Exchanges keys with this subgraph.
///
/// # Errors
/// Where no HTTP client can be made.
pub(crate) fn with(auth: Subgraph) -> Result<TokenExchange> {
    let exchange = Arc::new(Exchange {
        auth,
        client: reqwest::Client::builder().timeout(PATIENCE).build()?,
        remembered: Cache::builder().max_capacity(MOST).time_to_live(REMEMBERED).build(),
        lookups: Counters::in_memory(),
    });
    Ok(Arc::new(move |headers, address| {
        let exchange = exchange.clone();
        Box::pin(async move { exchange.token(&headers, address).await })
    }))
}

impl Exchange {
    async fn token(
        &self,
        headers: &HeaderMap,
        address: Option<IpAddr>,
    ) -> Result<Option<String>, Refusal> {
        let Some(key) = presented(headers)? else { return Ok(None) };
        let name = Sha256::digest(key).into();
        let found = self.remembered.try_get_with(name, self.look_up(key, address)).await;
        match found {
            Ok(answer) => answer.map(Some),
            Err(passing) => Err((*passing).clone()),
        }
    }

    /// What `auth` says, which is remembered; or, as an error, why it was not asked or said
    /// nothing, which is not.
    async fn look_up(&self, key: &str, address: Option<IpAddr>) -> Result<Answer, Refusal> {
        let name = format!("x:{}", engine::counted_address(address));
        self.lookups.take(&name, LOOKED_UP, 1).await.map_err(crate::limit::too_many)?;
        let answer = match tokio::time::timeout(PATIENCE, self.ask(key)).await {
            Ok(answer) => answer,
            Err(_) => Err(anyhow::anyhow!("no answer in time")),
        };
        answer.map_err(|error| {
            tracing::error!(error = format!("{error:#}"), "a key could not be exchanged");
            unavailable()
        })
    }

    async fn ask(&self, key: &str) -> Result<Answer> {
        let variables = json!({ "key": key });
        let answer = match &self.auth.local {
            Some(local) => {
                let request = Request::new(EXCHANGE).variables(Variables::from_json(variables));
                serde_json::to_value(local.execute(request).await)?
            }
            None => {
                let body = json!({ "query": EXCHANGE, "variables": variables });
                let request = self.client.post(&self.auth.url).json(&body);
                request.send().await?.error_for_status()?.json().await?
            }
        };
        read(&answer)
    }
}

fn read(answer: &Value) -> Result<Answer> {
    if let Some(token) = answer["data"]["exchangeApiKey"]["accessToken"].as_str() {
        return Ok(Ok(token.to_owned()));
    }
    let code = answer["errors"][0]["extensions"]["code"].as_str().context("an answer of auth")?;
    ensure!(code.starts_with("API_KEY_"), "auth refused with {code}");
    Ok(Err(match code {
        "API_KEY_EXPIRED" => refusal(
            "API_KEY_EXPIRED",
            "Cette clé d'accès a expiré. Demandez-en une autre. / \
             This access key has expired. Please ask for another.",
        ),
        "API_KEY_REVOKED" => refusal(
            "API_KEY_REVOKED",
            "Cette clé d'accès a été révoquée. Demandez-en une autre. / \
             This access key was revoked. Please ask for another.",
        ),
        _ => invalid(),
    }))
}

/// The key in `X-Api-Key` or, as a bearer token of our shape, in `Authorization`.
///
/// # Errors
/// 401 `API_KEY_INVALID` for two of them, for one beside another credential, and for what does not
/// look like a key: nothing that is not understood counts as none.
fn presented(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let bearer = headers.get(AUTHORIZATION).and_then(|value| {
        let (scheme, token) = value.to_str().ok()?.trim().split_once(' ')?;
        let key = scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())?;
        key.starts_with(auth::API_KEY_PREFIX).then_some(key)
    });
    let mut named = headers.get_all(HEADER).iter();
    let key = match (named.next(), bearer) {
        (None, None) => return Ok(None),
        (None, Some(key)) if headers.get_all(AUTHORIZATION).iter().count() == 1 => key,
        (Some(key), None) if named.next().is_none() && !headers.contains_key(AUTHORIZATION) => {
            key.to_str().map_err(|_| invalid())?.trim()
        }
        _ => return Err(invalid()),
    };
    // Longer is no key of ours, and not worth a hash.
    if key.starts_with(auth::API_KEY_PREFIX) && key.len() < 200 {
        Ok(Some(key))
    } else {
        Err(invalid())
    }
}

fn refusal(code: &'static str, words: &str) -> Refusal {
    Refusal::new(StatusCode::UNAUTHORIZED, code, words)
}

fn invalid() -> Refusal {
    refusal(
        "API_KEY_INVALID",
        "Cette clé d'accès n'est pas valable. / This access key is not valid.",
    )
}

fn unavailable() -> Refusal {
    Refusal {
        retry_after: Some(Duration::from_secs(5)),
        ..Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "SERVICE_UNAVAILABLE",
            "Ce service ne répond pas pour le moment, merci de réessayer. / \
             This service is not answering at the moment, please try again.",
        )
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn a_key_is_found_in_either_header_and_never_beside_something_else() {
        let found = |pairs: &[_]| presented(&headers(pairs)).map(|key| key.map(str::to_owned));
        let key = "avt_live_x";
        assert_eq!(found(&[("x-api-key", "avt_live_x")]), Ok(Some(key.to_owned())));
        assert_eq!(found(&[("authorization", "bearer avt_live_x")]), Ok(Some(key.to_owned())));
        assert_eq!(found(&[("authorization", "Bearer eyJ0.e30.x")]), Ok(None));
        assert_eq!(found(&[]), Ok(None));
        for unclear in [
            &[("x-api-key", "avt_live_x"), ("authorization", "Bearer eyJ0.e30.x")][..],
            &[("x-api-key", "avt_live_x"), ("x-api-key", "avt_live_y")],
            &[("authorization", "Bearer avt_live_x"), ("authorization", "Bearer avt_live_y")],
            &[("x-api-key", "sk_live_of_somebody_else")],
        ] {
            assert_eq!(found(unclear).unwrap_err().code, "API_KEY_INVALID", "{unclear:?}");
        }
    }

    #[test]
    fn only_a_clear_answer_is_remembered() {
        let refused = json!({ "errors": [{ "extensions": { "code": "API_KEY_REVOKED" } }] });
        assert_eq!(read(&refused).unwrap().unwrap_err().code, "API_KEY_REVOKED");
        let broken = json!({ "errors": [{ "extensions": { "code": "INTERNAL_ERROR" } }] });
        assert!(read(&broken).is_err());
        assert!(read(&json!({})).is_err());
    }
}
