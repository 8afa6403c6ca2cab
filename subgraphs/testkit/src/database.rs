//! One database per test, cloned from a template that holds every domain's tables.
use anyhow::{Context, Result};
use diesel::{prelude::*, sql_types};
use diesel_async::{
    AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection,
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use kernel::{ApiError, Event, Listener, Pool, relay};
use std::path::Path;

const TEMPLATE: &str = "avt_template";
/// Set by `with-postgres`: a URL with `{}` in place of the database's name.
const SERVER: &str = "AUTOVISITE_TEST_DATABASE";

fn server_url(database: &str) -> String {
    let pattern = std::env::var(SERVER).unwrap_or_else(|_| {
        panic!("{SERVER} is not set: run the tests through `make test` or `make unit`")
    });
    pattern.replace("{}", database)
}

/// Creates the migrated template on the server behind `url_pattern`.
pub async fn prepare_template(url_pattern: &str, migrations: &Path) -> Result<()> {
    let mut admin = AsyncPgConnection::establish(&url_pattern.replace("{}", "postgres")).await?;
    admin.batch_execute(&format!("CREATE DATABASE {TEMPLATE}")).await?;
    let template = AsyncPgConnection::establish(&url_pattern.replace("{}", TEMPLATE)).await?;
    let mut harness = AsyncMigrationHarness::new(template);
    let mut folders: Vec<_> = std::fs::read_dir(migrations)?.flatten().map(|e| e.path()).collect();
    // The kernel's tables first: domains may refer to its functions.
    folders.sort_by_key(|path| (!path.ends_with("kernel"), path.clone()));
    for folder in folders.into_iter().filter(|path| path.is_dir()) {
        let set = FileBasedMigrations::from_path(&folder)?;
        harness
            .run_pending_migrations(set)
            .map_err(|error| anyhow::anyhow!("{error}"))
            .with_context(|| format!("migrations in {}", folder.display()))?;
    }
    Ok(())
}

/// A database that lives as long as the value.
pub struct TestDb {
    name: String,
    /// A pool on it, of eight connections.
    pub pool: Pool,
}

impl TestDb {
    /// Clones the template.
    ///
    /// # Panics
    /// Where no test server was prepared; the message says what to run.
    pub async fn new() -> Self {
        Self::like(TEMPLATE).await
    }

    /// One without any table, as an operator makes it.
    ///
    /// # Panics
    /// As [`TestDb::new`].
    pub async fn empty() -> Self {
        Self::like("template0").await
    }

    async fn like(template: &str) -> Self {
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        let mut admin = AsyncPgConnection::establish(&server_url("postgres"))
            .await
            .expect("the test server answers");
        admin
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .await
            .expect("the template can be cloned");
        let pool = Pool::connect(&server_url(&name), 8).expect("a valid URL");
        Self { name, pool }
    }

    /// Runs SQL as the owner: to arrange what no mutation can.
    ///
    /// # Panics
    /// Where the SQL fails.
    pub async fn execute(&self, sql: &str) {
        let mut conn = self.pool.get().await.expect("a connection");
        conn.batch_execute(sql).await.expect("valid SQL");
    }

    /// Every event of that kind, oldest first.
    ///
    /// # Panics
    /// Where a payload does not fit the event's type.
    pub async fn published<E: Event>(&self) -> Vec<E> {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = sql_types::Jsonb)]
            payload: serde_json::Value,
        }
        let mut conn = self.pool.get().await.expect("a connection");
        diesel::sql_query("SELECT payload FROM kernel.outbox WHERE name = $1 ORDER BY seq")
            .bind::<sql_types::Text, _>(E::NAME)
            .load::<Row>(&mut conn)
            .await
            .expect("the outbox is readable")
            .into_iter()
            .map(|row| serde_json::from_value(row.payload).expect("the payload fits the event"))
            .collect()
    }

    /// Announces an event as another domain would.
    ///
    /// # Panics
    /// Where the outbox refuses it.
    pub async fn publish<E: Event>(&self, event: &E) {
        let mut conn = self.pool.get().await.expect("a connection");
        kernel::outbox::publish(&mut conn, event).await.expect("the outbox takes it");
    }

    /// Delivers all that waits to `listeners`, as the relay does.
    ///
    /// # Panics
    /// Where a listener fails.
    pub async fn deliver(&self, listeners: &[Listener]) {
        while relay::deliver_batch(&self.pool, listeners)
            .await
            .map_err(ApiError::into_report)
            .expect("the relay works")
            > 0
        {}
        let mut conn = self.pool.get().await.expect("a connection");
        #[derive(QueryableByName)]
        struct Failure {
            #[diesel(sql_type = sql_types::Text)]
            last_error: String,
        }
        let failed: Vec<Failure> = diesel::sql_query(
            "SELECT last_error FROM kernel.outbox WHERE last_error IS NOT NULL AND delivered_at IS NULL",
        )
        .load(&mut conn)
        .await
        .expect("the outbox is readable");
        assert!(failed.is_empty(), "listener failed: {}", failed[0].last_error);
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        // On a thread of its own, and waited for: a task left on the test's runtime ends with it
        // before it began, and a run of a thousand tests then leaves a thousand databases of 12 MB.
        let (name, url) = (self.name.clone(), server_url("postgres"));
        let dropped = std::thread::spawn(move || -> Result<()> {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut admin = AsyncPgConnection::establish(&url).await?;
                admin.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
                Ok(())
            })
        });
        // Best effort: the whole server is thrown away at the end of the run anyway.
        if let Ok(Err(error)) = dropped.join() {
            eprintln!("a test's database is left: {error:#}");
        }
    }
}
