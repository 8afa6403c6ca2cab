//! The platform as several processes: eight subgraphs, a router, a worker.
//!
//! A subgraph process answers its schema and its domain's public routes; it opens connections to
//! its own database and changes nothing by itself. The worker does what happens by itself: it
//! carries events and runs recurring work for all domains, and is the Telegram channel. The router
//! is the public origin; it has no database. They share the data directory's keys and files (on
//! one machine, or on a mounted volume), a passport key, and where `AMQP_URL` is set, RabbitMQ.
mod addresses;
mod forward;
pub mod router;
pub mod subgraph;
pub mod worker;

pub use addresses::Addresses;

use crate::{config::Settings, observe};
use anyhow::{Context, Result, ensure};
use kernel::{Pool, passport::PassportKey};
use std::net::SocketAddr;

/// What the domains serve on the public origin beside GraphQL, as axum writes paths.
const PUBLIC_PATHS: [(&str, &[&str]); 5] = [
    (appointment::NAME, &["/calendar/{*path}"]),
    (auth::NAME, &["/.well-known/jwks.json"]),
    (payment::NAME, &["/webhooks/stripe", "/simulator/{*path}"]),
    (scan::NAME, &["/uploads/{*path}"]),
    (
        report::NAME,
        &[
            "/documents/{*path}",
            "/verify/{*path}",
            "/shared/{*path}",
            "/reminders/{*path}",
            "/mailbox",
            "/mailbox/{*path}",
        ],
    ),
];

/// Processes that trust each other's passports must be told one key: a key of this start would
/// open nothing elsewhere.
fn shared_passport_key() -> Result<PassportKey> {
    let secret = kernel::config::optional("AUTOVISITE_PASSPORT_KEY").context(
        "AUTOVISITE_PASSPORT_KEY is not set: router and subgraphs in processes of their own \
         need the same secret of at least 32 bytes",
    )?;
    PassportKey::new(secret.as_bytes()).context("AUTOVISITE_PASSPORT_KEY")
}

/// Links and callbacks name the public origin: every process must know its port beforehand.
fn check(settings: &Settings) -> Result<()> {
    ensure!(
        kernel::config::optional("AUTOVISITE_LISTEN").is_none_or(|text| !text.ends_with(":0")),
        "AUTOVISITE_LISTEN has port 0: processes that share an origin need to know its port"
    );
    ensure!(
        settings.development || kernel::config::optional("AUTOVISITE_PUBLIC_URL").is_some(),
        "AUTOVISITE_PUBLIC_URL is not set"
    );
    Ok(())
}

/// Answers Prometheus; a process that cannot be watched works all the same.
async fn metrics(listen: SocketAddr, watched: Vec<(&'static str, Pool)>) {
    if let Err(error) = observe::serve(listen, watched.into()).await {
        tracing::error!(error = format!("{error:#}"), "nobody can watch this process");
    }
}

#[cfg(test)]
mod tests {
    use super::PUBLIC_PATHS;
    use crate::names::NAMES;

    #[test]
    fn public_paths_belong_to_domains_and_are_valid_routes() {
        let mut routes = axum::Router::<()>::new();
        for (domain, paths) in PUBLIC_PATHS {
            assert!(NAMES.contains(&domain), "{domain}");
            for path in paths {
                routes = routes.route(path, axum::routing::get(|| async {}));
            }
        }
        drop(routes);
    }
}
