//! What a database says of itself: for `autovisite doctor` and `migrate --plan`. Reads only.
use super::Databases;
use crate::names::NAMES;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use diesel::{
    migration::{Migration, MigrationSource},
    pg::Pg,
    prelude::QueryableByName,
    sql_types::{BigInt, Text, Timestamptz},
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use diesel_migrations::EmbeddedMigrations;
use kernel::{Pool, db::KERNEL_MIGRATIONS};
use std::collections::{HashMap, HashSet};

/// One server or database, and whose data it has.
#[derive(Clone, Debug)]
pub struct Health {
    /// The domains that are there.
    pub domains: Vec<&'static str>,
    /// PostgreSQL's version.
    pub version: String,
    /// Connections in use, of all programs.
    pub connections: i64,
    /// As many as there may be.
    pub most_connections: i64,
    /// How far its clock is before this machine's, in seconds.
    pub seconds_ahead: i64,
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    version: String,
    #[diesel(sql_type = BigInt)]
    connections: i64,
    #[diesel(sql_type = BigInt)]
    most_connections: i64,
    #[diesel(sql_type = Timestamptz)]
    now: DateTime<Utc>,
}

const ASK: &str = "
    SELECT current_setting('server_version') AS version,
           (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
           current_setting('max_connections')::int8 AS most_connections,
           clock_timestamp() AS now";

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

impl Databases {
    /// How each distinct database is.
    ///
    /// # Errors
    /// Where one cannot be reached; the message names its domains, never its address.
    pub async fn health(&self) -> Result<Vec<Health>> {
        self.create().await?;
        let mut found = Vec::new();
        for (url, domains) in self.by_address() {
            let asked = async {
                let mut conn = AsyncPgConnection::establish(url).await?;
                anyhow::Ok(diesel::sql_query(ASK).get_result::<Said>(&mut conn).await?)
            };
            let said =
                asked.await.with_context(|| format!("the database of {}", domains.join(", ")))?;
            found.push(Health {
                domains,
                version: said.version,
                connections: said.connections,
                most_connections: said.most_connections,
                seconds_ahead: (said.now - Utc::now()).num_seconds(),
            });
        }
        Ok(found)
    }

    /// What [`Databases::migrate`] would apply, in order: whose, and which.
    ///
    /// # Errors
    /// Where a database cannot be read.
    pub async fn pending(
        &self,
        sets: Vec<(&'static str, EmbeddedMigrations)>,
    ) -> Result<Vec<(&'static str, String)>> {
        let mut pending = Vec::new();
        for (url, domains) in self.by_address() {
            let applied = applied(url).await?;
            let theirs = sets.iter().filter(|(domain, _)| domains.contains(domain));
            for (domain, set) in std::iter::once(&("kernel", KERNEL_MIGRATIONS)).chain(theirs) {
                let known = MigrationSource::<Pg>::migrations(set)
                    .map_err(|error| anyhow::anyhow!("{error}"))?;
                let missing = known
                    .iter()
                    .map(Migration::name)
                    .filter(|name| !applied.contains(&name.version().to_string()));
                pending.extend(missing.map(|name| (*domain, name.to_string())));
            }
        }
        Ok(pending)
    }

    /// Whether nothing was ever applied to any of them.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub async fn are_new(&self) -> Result<bool> {
        for (url, _) in self.by_address() {
            if !applied(url).await?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A pool on each database, once.
    ///
    /// # Errors
    /// Where an address is none.
    pub fn distinct(&self) -> Result<Vec<Pool>> {
        self.by_address()
            .into_iter()
            .filter_map(|(_, domains)| domains.into_iter().next())
            .map(|domain| self.pool(domain))
            .collect()
    }

    /// Each distinct address, with the domains that are there; in the order of the domains.
    pub(crate) fn by_address(&self) -> Vec<(&str, Vec<&'static str>)> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut found: Vec<(&str, Vec<&'static str>)> = Vec::new();
        for name in NAMES {
            let url = self.url(name);
            let place = *places.entry(url).or_insert_with(|| {
                found.push((url, Vec::new()));
                found.len() - 1
            });
            found[place].1.push(name);
        }
        found
    }
}

/// The versions that a database has; none where nothing was ever applied.
async fn applied(url: &str) -> Result<HashSet<String>> {
    let mut conn = AsyncPgConnection::establish(url).await.context("cannot reach the database")?;
    let there = diesel::sql_query(
        "SELECT FROM pg_class WHERE oid = to_regclass('__diesel_schema_migrations')",
    )
    .execute(&mut conn)
    .await?;
    if there == 0 {
        return Ok(HashSet::new());
    }
    let rows: Vec<Version> =
        diesel::sql_query("SELECT version FROM __diesel_schema_migrations").load(&mut conn).await?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}
