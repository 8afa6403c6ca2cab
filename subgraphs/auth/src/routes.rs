//! The public keys over HTTP, for whoever wants to verify our tokens.
use crate::AuthConfig;
use axum::{Json, Router, http::header::CACHE_CONTROL, routing::get};

/// Serves `GET /.well-known/jwks.json`.
pub fn routes(config: &AuthConfig) -> Router {
    let jwks = config.keys.jwks();
    Router::new().route(
        "/.well-known/jwks.json",
        get(move || async move { ([(CACHE_CONTROL, "public, max-age=300")], Json(jwks)) }),
    )
}
