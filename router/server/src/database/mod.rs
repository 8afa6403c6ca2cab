//! The databases: one URL per domain, all the same by default, a private server where none is set.
mod health;

use crate::{config::Settings, names::NAMES};
use anyhow::{Context, Result, ensure};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use diesel_migrations::EmbeddedMigrations;
use kernel::{
    Pool,
    config::optional,
    postgres::{self, Cluster, Durability},
};
use std::collections::HashMap;

pub use health::Health;

/// The database of the private server.
const PRIVATE: &str = "autovisite";
/// Connections a domain may hold: eight domains stay under the hundred of a stock server.
const POOL_SIZE: usize = 9;

/// Where each domain's data is.
pub struct Databases {
    shared: String,
    own: HashMap<&'static str, String>,
    /// Keeps the private server running.
    cluster: Option<Cluster>,
}

impl Databases {
    /// Takes `DATABASE_URL` and `DATABASE_URL_<DOMAIN>`, or starts the private server. Blocking;
    /// call it from the main thread, which lives as long as the process.
    ///
    /// # Errors
    /// Where PostgreSQL is missing or does not start; the message says what to do.
    pub fn open(settings: &Settings) -> Result<Self> {
        let own = own_addresses();
        if let Some(shared) = optional("DATABASE_URL") {
            return Ok(Self { shared, own, cluster: None });
        }
        let folder = settings.data_dir.join("postgres");
        let cluster = Cluster::start(&folder, Durability::Safe)?;
        Ok(Self { shared: cluster.url(PRIVATE), own, cluster: Some(cluster) })
    }

    /// As [`Databases::open`], for an operator's command: where a running platform has the private
    /// server, the command reaches that one.
    ///
    /// # Errors
    /// As [`Databases::open`].
    pub fn beside(settings: &Settings) -> Result<Self> {
        if optional("DATABASE_URL").is_none()
            && let Some(shared) = postgres::beside(&settings.data_dir.join("postgres"), PRIVATE)
        {
            return Ok(Self { shared, own: own_addresses(), cluster: None });
        }
        Self::open(settings)
    }

    /// As [`Databases::open`], without a private server: several processes cannot have one each.
    ///
    /// # Errors
    /// Where one of `domains` has no address.
    pub fn configured(domains: &[&str]) -> Result<Self> {
        let own = own_addresses();
        let shared = optional("DATABASE_URL");
        let covered = domains.iter().all(|domain| own.contains_key(domain));
        ensure!(
            shared.is_some() || covered,
            "DATABASE_URL is not set: the processes of a platform share a database, or one a \
             domain, that is started beside them"
        );
        Ok(Self { shared: shared.unwrap_or_default(), own, cluster: None })
    }

    /// The address of what all domains share.
    #[must_use]
    pub fn shared_url(&self) -> &str {
        &self.shared
    }

    /// One database for all domains.
    #[must_use]
    pub fn at(url: String) -> Self {
        Self { shared: url, own: HashMap::new(), cluster: None }
    }

    /// Databases that are never connected to: for writing schemas.
    #[must_use]
    pub fn none() -> Self {
        Self::at("postgres://localhost:1/none".to_owned())
    }

    /// Creates the private server's database if need be, and applies what migrations are pending.
    ///
    /// # Errors
    /// Where a database cannot be reached or a migration does not apply.
    pub async fn migrate(&self, sets: Vec<(&'static str, EmbeddedMigrations)>) -> Result<usize> {
        self.create().await?;
        let mut by_url: HashMap<&str, Vec<EmbeddedMigrations>> = HashMap::new();
        for (domain, set) in sets {
            by_url.entry(self.url(domain)).or_default().push(set);
        }
        let mut applied = 0;
        for (url, sets) in by_url {
            applied += kernel::db::migrate(url, sets).await?;
        }
        Ok(applied)
    }

    /// Creates the private server's database if need be.
    ///
    /// # Errors
    /// Where the server does not answer.
    pub async fn create(&self) -> Result<()> {
        match &self.cluster {
            Some(cluster) => create_if_missing(&cluster.url("postgres")).await,
            None => Ok(()),
        }
    }

    /// A pool on the domain's database.
    ///
    /// # Errors
    /// Where the URL is none.
    pub fn pool(&self, domain: &'static str) -> Result<Pool> {
        Pool::connect(self.url(domain), POOL_SIZE)
    }

    fn url(&self, domain: &str) -> &str {
        self.own.get(domain).unwrap_or(&self.shared)
    }
}

fn own_addresses() -> HashMap<&'static str, String> {
    let own = |domain: &'static str| {
        Some((domain, optional(&format!("DATABASE_URL_{}", domain.to_uppercase()))?))
    };
    NAMES.into_iter().filter_map(own).collect()
}

async fn create_if_missing(admin_url: &str) -> Result<()> {
    let mut admin =
        AsyncPgConnection::establish(admin_url).await.context("the private server is not there")?;
    // Asked first: the server's refusal says that it is there in the server's language only. Nobody
    // else creates it meanwhile, as the data directory is this process's own.
    let there = diesel::sql_query("SELECT FROM pg_database WHERE datname = $1")
        .bind::<diesel::sql_types::Text, _>(PRIVATE)
        .execute(&mut admin)
        .await?;
    if there == 0 {
        admin.batch_execute(&format!("CREATE DATABASE {PRIVATE}")).await?;
    }
    Ok(())
}
