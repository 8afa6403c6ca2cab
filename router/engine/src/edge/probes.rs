//! What an orchestrator asks: is the process alive, can it serve.

use crate::config::ReadinessProbe;
use hive_router::ntex::http::Response;
use std::time::Duration;
use tokio::{runtime::Handle, time::timeout};

/// How long a probe may take before it counts as a no.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn health() -> Response {
    Response::Ok().content_type("application/json").body(r#"{"status":"alive"}"#)
}

/// A supergraph is always loaded here: without one the router does not start.
pub(super) async fn ready(probe: Option<&ReadinessProbe>, runtime: &Handle) -> Response {
    let outcome = match probe {
        None => Ok(()),
        Some(probe) => {
            let asked = runtime.spawn(probe());
            match timeout(PATIENCE, asked).await {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(panic)) => Err(panic.to_string()),
                Err(_) => Err("the probe took too long".to_owned()),
            }
        }
    };
    match outcome {
        Ok(()) => Response::Ok().content_type("application/json").body(r#"{"status":"ready"}"#),
        Err(reason) => {
            tracing::warn!(target: "engine", reason, "not ready");
            Response::ServiceUnavailable()
                .content_type("application/json")
                .body(r#"{"status":"not ready"}"#)
        }
    }
}
