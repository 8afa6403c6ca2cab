//! The public keys over HTTP, for whoever wants to verify our tokens; and, to our own router alone,
//! which tokens are no longer taken.
use crate::AuthConfig;
use crate::actions;
use axum::{
    Json, Router,
    http::{StatusCode, header::CACHE_CONTROL},
    routing::get,
};
use kernel::{Clock, Pool};

/// Where the router asks, beside the subgraph's `/graphql`.
pub const VOID_TOKENS: &str = "/void-tokens";

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

/// Serves `GET /void-tokens` as [`actions::void_tokens`] says them: pairs of a log-in's id and a
/// moment. To be served inside the cluster, where the router asks; never on the public origin.
pub fn within(pool: Pool, clock: Clock) -> Router {
    let answer = move || {
        let pool = pool.clone();
        async move {
            actions::void_tokens(&pool, clock.now()).await.map(Json).map_err(|error| {
                let error = format!("{:#}", error.into_report());
                tracing::error!(error, "nobody learns which log-ins have ended");
                StatusCode::SERVICE_UNAVAILABLE
            })
        }
    };
    Router::new().route(VOID_TOKENS, get(answer))
}
