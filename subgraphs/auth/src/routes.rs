//! The public keys over HTTP, for whoever wants to verify our tokens.
use crate::AuthConfig;
use axum::{Json, Router, http::header::CACHE_CONTROL, routing::get};

/// Serves `GET /.well-known/jwks.json`.
pub fn routes(config: &AuthConfig) -> Router {
    let keys = config.keys.clone();
    // Read at each request: they change at a rotation.
    let answer = move || {
        let jwks = keys.jwks();
        async move { ([(CACHE_CONTROL, "public, max-age=60")], Json(jwks)) }
    };
    Router::new().route("/.well-known/jwks.json", get(answer))
}
