//! Errors in Stripe's envelope: `{"error": {"type", "code", "message"}}`.
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::ApiError;
use serde_json::json;

/// An error as Stripe answers it.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The request is wrong.
    Said { status: StatusCode, kind: &'static str, code: Option<&'static str>, message: String },
    /// We are.
    Internal(ApiError),
}

impl Fault {
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        let message = message.into();
        let kind = "invalid_request_error";
        Self::Said { status: StatusCode::BAD_REQUEST, kind, code: None, message }
    }

    pub(crate) fn missing(what: &str) -> Self {
        let message = format!("No such {what}");
        let (kind, code) = ("invalid_request_error", Some("resource_missing"));
        Self::Said { status: StatusCode::NOT_FOUND, kind, code, message }
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(error: diesel::result::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<ApiError> for Fault {
    fn from(error: ApiError) -> Self {
        Self::Internal(error)
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, kind, code, message) = match self {
            Self::Said { status, kind, code, message } => (status, kind, code, message),
            Self::Internal(error) => {
                tracing::error!(?error, "the Stripe simulator failed");
                let message = "An unknown error occurred".to_owned();
                (StatusCode::INTERNAL_SERVER_ERROR, "api_error", None, message)
            }
        };
        let mut error = json!({ "type": kind, "message": message });
        // Left out, not null, where there is none.
        if let Some(code) = code {
            error["code"] = json!(code);
        }
        (status, Json(json!({ "error": error }))).into_response()
    }
}
