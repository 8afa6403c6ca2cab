//! What the router itself answers when it refuses or fails: a GraphQL error body, a stable code,
//! and nothing about how it is built inside.

use hive_router::{
    GraphQLError,
    ntex::http::{Response, header},
};
use http::StatusCode;
use std::time::Duration;

/// A request turned away before it was executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status of the answer.
    pub status: StatusCode,
    /// Stable `SCREAMING_SNAKE_CASE` code, as `extensions.code`.
    pub code: &'static str,
    /// Plain words for the client.
    pub message: String,
    /// When trying again may work, as `Retry-After`.
    pub retry_after: Option<Duration>,
}

impl Refusal {
    /// A refusal that trying again does not change.
    pub fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), retry_after: None }
    }

    /// The GraphQL-shaped HTTP answer.
    pub(crate) fn response(&self) -> Response {
        let (message, english) = worded(&self.message);
        let mut extensions = serde_json::json!({ "code": self.code });
        if let Some(english) = english {
            extensions["en"] = english.into();
        }
        let body = serde_json::json!({
            "errors": [{ "message": message, "extensions": extensions }]
        });
        let mut response = Response::build(self.status);
        response.content_type("application/json");
        response.header(header::CACHE_CONTROL, "no-store");
        if self.status == StatusCode::UNAUTHORIZED {
            response.header(header::WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        if let Some(after) = self.retry_after {
            response.header(header::RETRY_AFTER, after.as_secs().max(1).to_string());
        }
        response.body(body.to_string())
    }
}

/// A sentence in French, and the same in English where ` / ` parts them: a client reads one of the two, as it
/// does of what subgraphs refuse.
fn worded(message: &str) -> (&str, Option<&str>) {
    message.split_once(" / ").map_or((message, None), |(french, english)| (french, Some(english)))
}

/// What a client reads when a subgraph could not be reached or gave nonsense.
pub(crate) const UNAVAILABLE_MESSAGE: &str = "Ce service ne répond pas pour le moment, merci de réessayer. / \
     This service is not answering at the moment, please try again.";

/// The code that goes with [`UNAVAILABLE_MESSAGE`].
pub(crate) const UNAVAILABLE: &str = "SERVICE_UNAVAILABLE";

/// Whether an error speaks of the way to a subgraph rather than of what the subgraph said: the
/// executor's codes, which carry addresses and library messages.
fn is_transport(code: &str) -> bool {
    code.starts_with("SUBGRAPH_")
        || code.starts_with("SUBREQUEST_")
        || matches!(code, "PROJECTION_FAILURE" | "HEADER_PROPAGATION_FAILURE")
}

/// Masks transport failures, keeping a reference to find them in the log, and frees what a
/// subgraph said on purpose from the router's blanket masking (which goes by `service`).
pub(crate) fn present(error: &mut GraphQLError, request_id: &str) {
    let code = error.extensions.code.as_deref().unwrap_or_default();
    if is_transport(code) {
        tracing::error!(
            request_id,
            code,
            subgraph = error.extensions.service_name.as_deref(),
            error = %error.message,
            "subgraph unreachable",
        );
        let (french, english) = worded(UNAVAILABLE_MESSAGE);
        *error = GraphQLError {
            path: error.path.take(),
            ..GraphQLError::from_message_and_code(french, UNAVAILABLE)
        };
        if let Some(english) = english {
            error.extensions.extensions.insert("en".into(), english.into());
        }
        error.extensions.extensions.insert("reference".into(), request_id.into());
    }
    error.extensions.service_name = None;
}
