//! Connections. One pool per domain and process; a checked-out connection is passed down.
use crate::ApiResult;
use anyhow::{Context, Result};
use diesel::{QueryResult, sql_types::Text};
use diesel_async::{
    AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl,
    pooled_connection::{AsyncDieselConnectionManager, deadpool},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness};

/// A checked-out connection, or one inside a transaction.
pub type Conn = AsyncPgConnection;

/// The domain's door to its database.
#[derive(Clone)]
pub struct Pool {
    inner: deadpool::Pool<Conn>,
    url: String,
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may carry a password.
        f.write_str("Pool")
    }
}

impl Pool {
    /// Opens at most `size` connections, lazily. The database need not be up yet.
    pub fn connect(url: &str, size: usize) -> Result<Self> {
        let manager = AsyncDieselConnectionManager::new(url);
        let inner = deadpool::Pool::builder(manager)
            .max_size(size)
            .runtime(::deadpool::Runtime::Tokio1)
            .wait_timeout(Some(std::time::Duration::from_secs(10)))
            .build()?;
        Ok(Self { inner, url: url.to_owned() })
    }

    /// A connection of the pool; waits up to ten seconds for one to become free.
    pub async fn get(&self) -> ApiResult<deadpool::Object<Conn>> {
        Ok(self.inner.get().await.context("no database connection")?)
    }

    /// A connection of its own, outside the pool: `LISTEN` needs one that nobody else uses.
    pub async fn dedicated(&self) -> Result<Conn> {
        AsyncPgConnection::establish(&self.url).await.context("cannot reach the database")
    }

    /// What the pool's connections are doing.
    pub fn usage(&self) -> Usage {
        let status = self.inner.status();
        Usage {
            most: status.max_size,
            open: status.size,
            idle: status.available,
            wanted: status.waiting,
        }
    }

    /// Two pools on the same database share one outbox: this tells them apart.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Connections of one pool.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// As many as there may be.
    pub most: usize,
    /// As many as there are.
    pub open: usize,
    /// Of these, nobody uses so many.
    pub idle: usize,
    /// So many callers wait for one.
    pub wanted: usize,
}

/// Makes everybody else who asks for the same name wait until this transaction ends.
///
/// For rules that count rows before they write one (« at most three »): without it a burst of
/// requests counts together and then writes together. Name the rule and whom it is about:
/// `appointment.holds:` and a customer's id.
pub async fn lock(conn: &mut Conn, name: &str) -> QueryResult<()> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<Text, _>(name)
        .execute(conn)
        .await?;
    Ok(())
}

/// What every database holds beside its domain's tables: outbox, inbox, dead letters.
pub const KERNEL_MIGRATIONS: EmbeddedMigrations =
    diesel_migrations::embed_migrations!("../../migrations/kernel");

/// Applies what is pending, in order. Needs the multi-threaded runtime.
pub async fn migrate(url: &str, sets: Vec<EmbeddedMigrations>) -> Result<usize> {
    let conn = AsyncPgConnection::establish(url).await.context("cannot reach the database")?;
    let mut harness = AsyncMigrationHarness::new(conn);
    let mut applied = 0;
    for set in std::iter::once(KERNEL_MIGRATIONS).chain(sets) {
        let done = harness
            .run_pending_migrations(set)
            .map_err(|error| anyhow::anyhow!("migration failed: {error}"))?;
        applied += done.len();
    }
    Ok(applied)
}
