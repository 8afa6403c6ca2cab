//! How the upload door says no.
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::ApiError;
use serde_json::json;

/// When somebody who found an address or the door busy may come back, in seconds.
const AGAIN_IN: &str = "5";

/// `{code, message, en}` under a status that fits; what went wrong on our side is not told.
pub(super) fn answer(error: ApiError) -> Response {
    let (code, message, en) = match error {
        ApiError::Client(refusal) => (refusal.code(), refusal.fr(), refusal.to_string()),
        ApiError::Internal(error) => {
            tracing::error!(error = format!("{error:#}"), "upload failed");
            let fr = "Une erreur est survenue de notre côté. Réessayez dans un instant.";
            let en = "Something went wrong on our side. Please try again shortly.";
            ("INTERNAL", fr.to_owned(), en.to_owned())
        }
    };
    let status = match code {
        "UPLOAD_NOT_FOUND" => StatusCode::NOT_FOUND,
        "UPLOAD_EXPIRED" => StatusCode::GONE,
        "UPLOAD_ALREADY_USED" | "UPLOAD_OFFSET_WRONG" | "UPLOAD_BUSY" => StatusCode::CONFLICT,
        "UPLOAD_INTERRUPTED" => StatusCode::BAD_REQUEST,
        "FILE_TOO_LARGE" => StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_TYPE_UNSUPPORTED" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "FILE_NOT_OPENED" | "UPLOADS_BUSY" => StatusCode::SERVICE_UNAVAILABLE,
        "INTERNAL" => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let mut answer =
        (status, Json(json!({ "code": code, "message": message, "en": en }))).into_response();
    if matches!(code, "UPLOAD_BUSY" | "UPLOADS_BUSY") {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN_IN));
    }
    answer
}
