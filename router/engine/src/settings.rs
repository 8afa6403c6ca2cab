//! hive-router's own configuration, generated: nothing of it comes from files or the environment.
//! Decisions: docs/decisions/router.md

use crate::{
    caller::relay_name,
    config::{Graph, RouterConfig},
    identity::EDGE,
    telemetry,
};
use anyhow::Context;
use hive_router::config::HiveRouterConfig;
use http::HeaderName;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The plugin's name in the configuration.
pub(crate) const PLUGIN: &str = "edge";

/// The trusted documents' file, beside the keys.
pub(crate) const MANIFEST: &str = "trusted-documents.json";

/// Headers of which a client must send one when its content type needs no CORS preflight: a page
/// of another origin cannot set them unasked.
const CSRF_HEADERS: [&str; 3] =
    ["x-requested-with", "apollo-require-preflight", "graphql-require-preflight"];

/// hive-router's configuration for serving `graph`; `jwks` is the key file, absolute.
pub(crate) fn generate(
    config: &RouterConfig,
    graph: &Graph,
    jwks: &Path,
) -> anyhow::Result<HiveRouterConfig> {
    serde_json::from_value(document(config, graph, jwks)).context("hive-router's configuration")
}

fn document(config: &RouterConfig, graph: &Graph, jwks: &Path) -> Value {
    let mut settings = json!({
        // The supergraph is handed over by the plugin.
        "supergraph": { "source": "plugin" },
        // Both of its pages load scripts from other hosts.
        "laboratory": { "enabled": false },
        "http": {
            "graphql_endpoint": "/graphql",
            "shutdown_timeout": format!("{}s", config.shutdown_timeout.as_secs().max(1)),
        },
        // Only the edge writes the header that asks for it.
        "query_planner": { "allow_expose": true },
        "plugins": { PLUGIN: { "enabled": true } },
        // Browsers subscribe over server-sent events or multipart: a WebSocket would let a client
        // write request headers inside its messages, past the edge.
        "websocket": { "enabled": false },
        "subscriptions": {
            "enabled": true,
            "websocket": { "subgraphs": web_sockets(graph) },
        },
        "authorization": { "directives": {
            "enabled": config.identity.is_some(),
            "unauthorized": { "mode": "filter" },
        } },
        "cors": cors(&config.allowed_origins),
        "csrf": { "enabled": true, "required_headers": CSRF_HEADERS },
        "limits": { "max_request_body_size": format!("{}B", config.limits.body_bytes) },
        "headers": { "subgraphs": relays(config, graph) },
        "override_subgraph_urls": { "subgraphs": urls(graph) },
        // Nothing of them is weighed: a few hundred documents, for as long as they are in use.
        "cache": {
            "router": { "parsing": cache(256) },
            "supergraph": {
                "validation": cache(256),
                "normalization": cache(512),
                "query_plans": cache(512),
            },
        },
        "traffic_shaping": {
            // A subgraph's answer arrives on the worker that asked: no wake-up of another thread.
            "http_client_mode": "per_worker",
            "all": {
                "request_timeout": "10s",
                // A viewer is written once a connection: never share one between requests.
                "websocket": { "reuse_connections": false },
                // Enough failures in a row end the waiting; a few probes end the refusing.
                "circuit_breaker": {
                    "enabled": true,
                    "error_threshold": "50%",
                    "volume_threshold": 5,
                    "reset_timeout": "3s",
                    "half_open_attempts": 3,
                },
            },
            "router": {
                "request_timeout": "20s",
                // Counted at the edge, by caller too.
                "max_long_lived_clients": 0,
                // What is shared among identical questions keeps the first one's receiver: a
                // subscription would stay open upstream when everybody has left it.
                "dedupe": { "enabled": false },
            },
        },
        // Whatever still names a subgraph when it is about to be sent speaks of transport:
        // `errors::present` has freed what subgraphs said on purpose.
        "error_masking": {
            "enabled": true,
            "redacted_error_message": crate::errors::UNAVAILABLE_MESSAGE,
            "all": {
                "enabled": true,
                "extensions": { "mode": "deny", "keys": ["service", "affectedPath", "http"] },
            },
        },
    });
    if config.identity.is_some() {
        settings["jwt"] = tokens(jwks);
    }
    if !config.trusted.is_empty() {
        settings["persisted_documents"] = json!({
            "enabled": true,
            "storage": {
                "type": "file",
                "path": jwks.with_file_name(MANIFEST),
                "watch": false,
            },
        });
    }
    if let Some(workers) = config.workers {
        settings["http"]["workers"] = json!(workers.max(1));
    }
    settings
}

/// It only meets tokens that the edge has judged and sealed.
fn cache(entries: u32) -> Value {
    json!({ "max_entries": entries, "time_to_idle": "5m" })
}

/// Tokens travel in a header that scripts set, so no credentials of the browser's are let in.
fn cors(origins: &[String]) -> Value {
    json!({
        "enabled": !origins.is_empty(),
        "allow_any_origin": false,
        "allow_credentials": false,
        "methods": ["GET", "POST", "OPTIONS"],
        "allow_headers": ["authorization", "content-type", "x-api-key", "x-requested-with"],
        "expose_headers": ["x-request-id", "retry-after"],
        "max_age": 3600,
        "policies": [{ "origins": origins }],
    })
}

fn tokens(jwks: &Path) -> Value {
    json!({
        "enabled": true,
        "jwks_providers": [{ "source": "file", "path": jwks }],
        "issuers": [EDGE],
        "audiences": [EDGE],
        "allowed_algorithms": ["EdDSA"],
        "lookup_locations": [{ "source": "header", "name": "authorization", "prefix": "Bearer" }],
    })
}

fn by_subgraph(graph: &Graph, value: impl Fn(usize) -> Option<Value>) -> Value {
    let entries = graph.subgraphs.iter().enumerate();
    let entries =
        entries.filter_map(|(index, subgraph)| Some((subgraph.name.clone(), value(index)?)));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn web_sockets(graph: &Graph) -> Value {
    by_subgraph(graph, |index| {
        graph.subgraphs[index].ws_path.as_ref().map(|path| json!({ "path": path }))
    })
}

fn urls(graph: &Graph) -> Value {
    by_subgraph(graph, |index| Some(json!({ "url": graph.subgraphs[index].url })))
}

/// Propagation rules that turn each relay header back into the subgraph's own.
fn relays(config: &RouterConfig, graph: &Graph) -> Value {
    by_subgraph(graph, |index| {
        let rule = |relay: String, name: &HeaderName| json!({ "propagate": { "named": relay, "rename": name.as_str() } });
        let viewer = config.handover.header_names.iter();
        let rules: Vec<Value> = viewer
            .map(|name| rule(relay_name(index, name), name))
            .chain(telemetry::CARRIED.iter().map(|name| rule(telemetry::relay_name(name), name)))
            .collect();
        Some(json!({ "request": rules }))
    })
}
