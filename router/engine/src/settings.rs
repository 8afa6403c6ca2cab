//! hive-router's own configuration, generated: nothing of it comes from files or the environment.

use crate::{caller::relay_name, config::RouterConfig};
use anyhow::Context;
use hive_router::config::HiveRouterConfig;
use serde_json::{Map, Value, json};
use std::path::Path;

/// The plugin's name in the configuration.
pub(crate) const PLUGIN: &str = "edge";

/// Headers of which a client must send one when its content type needs no CORS preflight: a page
/// of another origin cannot set them unasked.
const CSRF_HEADERS: [&str; 3] =
    ["x-requested-with", "apollo-require-preflight", "graphql-require-preflight"];

/// hive-router's configuration; `jwks` is the key file, absolute.
pub(crate) fn generate(config: &RouterConfig, jwks: &Path) -> anyhow::Result<HiveRouterConfig> {
    serde_json::from_value(document(config, jwks)).context("hive-router's configuration")
}

fn document(config: &RouterConfig, jwks: &Path) -> Value {
    let mut settings = json!({
        // The supergraph is handed over by the plugin.
        "supergraph": { "source": "plugin" },
        // Both of its pages load scripts from other hosts.
        "laboratory": { "enabled": false },
        "http": {
            "graphql_endpoint": "/graphql",
            "shutdown_timeout": format!("{}s", config.shutdown_timeout.as_secs().max(1)),
        },
        "plugins": { PLUGIN: { "enabled": true } },
        // Browsers subscribe over server-sent events or multipart: a WebSocket would let a client
        // write request headers inside its messages, past the edge.
        "websocket": { "enabled": false },
        "subscriptions": {
            "enabled": true,
            "websocket": { "subgraphs": web_sockets(config) },
        },
        "jwt": {
            "enabled": true,
            "jwks_providers": [{ "source": "file", "path": jwks }],
            "issuers": [config.identity.issuer],
            "audiences": [config.identity.audience],
            "allowed_algorithms": ["EdDSA"],
            "lookup_locations": [
                { "source": "header", "name": "authorization", "prefix": "Bearer" }
            ],
        },
        "authorization": { "directives": { "enabled": true, "unauthorized": { "mode": "filter" } } },
        "csrf": { "enabled": true, "required_headers": CSRF_HEADERS },
        "limits": { "max_request_body_size": format!("{}B", config.limits.body_bytes) },
        "headers": { "subgraphs": relays(config) },
        "override_subgraph_urls": { "subgraphs": urls(config) },
        "traffic_shaping": {
            "all": {
                "request_timeout": "20s",
                // A viewer is written once a connection: never share one between requests.
                "websocket": { "reuse_connections": false },
            },
            "router": {
                "request_timeout": "30s",
                "max_long_lived_clients": config.limits.subscriptions,
                // Answers differ by viewer.
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
    if let Some(workers) = config.workers {
        settings["http"]["workers"] = json!(workers.max(1));
    }
    settings
}

fn by_subgraph(config: &RouterConfig, value: impl Fn(usize) -> Option<Value>) -> Value {
    let entries = config.subgraphs.iter().enumerate();
    let entries =
        entries.filter_map(|(index, subgraph)| Some((subgraph.name.clone(), value(index)?)));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn web_sockets(config: &RouterConfig) -> Value {
    by_subgraph(config, |index| {
        config.subgraphs[index].ws_path.as_ref().map(|path| json!({ "path": path }))
    })
}

fn urls(config: &RouterConfig) -> Value {
    by_subgraph(config, |index| Some(json!({ "url": config.subgraphs[index].url })))
}

/// Propagation rules that turn each relay header back into the subgraph's own.
fn relays(config: &RouterConfig) -> Value {
    by_subgraph(config, |index| {
        let rules: Vec<Value> = config
            .handover
            .header_names
            .iter()
            .map(|name| {
                let relay = relay_name(index, name);
                json!({ "propagate": { "named": relay, "rename": name.as_str() } })
            })
            .collect();
        Some(json!({ "request": rules }))
    })
}
