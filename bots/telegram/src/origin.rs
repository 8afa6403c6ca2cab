//! Bytes to and from the origin: files people send, documents they receive.
use crate::graph::{GraphError, Refusal, Upload};
use anyhow::Context;
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::time::Duration;
use url::Url;

/// Longer than 20 MB take between two processes of one place.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why a document did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FetchError {
    /// It never will: the address has expired, or is not of our origin.
    Gone,
    /// It may, next time.
    Later,
}

/// The public origin, as this process reaches it.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    client: reqwest::Client,
    base: Url,
}

impl Origin {
    /// # Errors
    /// Where `base` is no address.
    pub(crate) fn new(base: &str) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build();
        Ok(Self {
            client: client.context("the origin's client")?,
            base: Url::parse(base).context("the origin's address")?,
        })
    }

    /// An address of this origin; `None` for one that leads elsewhere.
    fn own(&self, url: &str) -> Option<Url> {
        self.base.join(url).ok().filter(|url| url.origin() == self.base.origin())
    }

    /// Sends a file to where the graph said.
    pub(crate) async fn put(&self, upload: &Upload, bytes: Vec<u8>) -> Result<(), GraphError> {
        let url = self.own(&upload.url).ok_or(GraphError::Unreachable)?;
        let method = Method::from_bytes(upload.method.as_bytes()).unwrap_or(Method::PUT);
        let request = self.client.request(method, url).body(bytes);
        let request = upload
            .headers
            .iter()
            .fold(request, |request, header| request.header(&header.name, &header.value));
        // The address opens once for whoever knows it: it stays out of the log.
        let response = request.send().await.map_err(|error| {
            let error = error.without_url();
            tracing::warn!(%error, "a file cannot be uploaded");
            GraphError::Unreachable
        })?;
        let status = response.status();
        if status.is_success() {
            return Ok(());
        }
        tracing::info!(%status, "an upload was refused");
        match response.json::<Value>().await {
            // What has a code of its own has words of its own, our decoder's failure among them.
            Ok(body) if status.is_client_error() || has_own_code(&body) => {
                Err(GraphError::Refused(Refusal::of_body(&body)))
            }
            _ => Err(GraphError::Unreachable),
        }
    }

    /// Fetches a document.
    pub(crate) async fn fetch(&self, url: &str) -> Result<Vec<u8>, FetchError> {
        let url = self.own(url).ok_or(FetchError::Gone)?;
        let later = |error: reqwest::Error| {
            let error = error.without_url();
            tracing::warn!(%error, "a document cannot be fetched");
            FetchError::Later
        };
        let response = self.client.get(url).send().await.map_err(later)?;
        match response.status() {
            StatusCode::OK => Ok(response.bytes().await.map_err(later)?.into()),
            status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
                tracing::warn!(%status, "a document cannot be fetched");
                Err(FetchError::Later)
            }
            status => {
                tracing::warn!(%status, "a document is gone");
                Err(FetchError::Gone)
            }
        }
    }
}

/// Whether an answer says more than that something went wrong.
fn has_own_code(body: &Value) -> bool {
    body["code"].as_str().is_some_and(|code| code != "INTERNAL")
}
