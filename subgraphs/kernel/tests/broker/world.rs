//! A domain `test` whose two listeners write down what reaches them.
use crate::rabbit::Rabbit;
use diesel::{QueryableByName, sql_query, sql_types};
use diesel_async::RunQueryDsl;
use kernel::{Event, Listener, broker::Broker, outbox::Whose};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use testkit::TestDb;
use tokio::{sync::watch, task::JoinHandle};
use uuid::Uuid;

/// From a lost connection to the next there may be pauses of several seconds.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Serialize, Deserialize)]
pub(crate) struct Step {
    pub(crate) thing: Uuid,
    /// Negative where it cannot be taken.
    pub(crate) number: i32,
}

impl Event for Step {
    const NAME: &'static str = "test.stepped.v1";
    const OWNED: bool = false;
    fn aggregate(&self) -> Uuid {
        self.thing
    }

    fn whose(&mut self) -> Whose<'_> {
        Whose::Nobody
    }
}

/// What carries events; ends by [`Worker::stop`].
pub(crate) struct Worker {
    running: JoinHandle<()>,
    stop: watch::Sender<()>,
}

impl Worker {
    pub(crate) async fn stop(self) {
        drop(self.stop);
        self.running.await.unwrap();
    }
}

pub(crate) struct World {
    pub(crate) db: TestDb,
    pub(crate) broker: Broker,
}

impl World {
    /// `name` keeps the queues of several worlds apart.
    pub(crate) async fn new(rabbit: &Rabbit, name: &str) -> Self {
        let db = TestDb::new().await;
        TestDb::execute(
            &db,
            "CREATE TABLE effects (at BIGSERIAL, listener TEXT, thing UUID, number INT4)",
        )
        .await;
        Self { db, broker: Broker::new(&rabbit.url(), name) }
    }

    /// Both take every step; the second refuses what is negative.
    pub(crate) fn listeners(&self) -> Vec<Listener> {
        let note = |name: &'static str, refuses: bool| {
            Listener::on(name, &self.db.pool, move |conn, step: Step| {
                Box::pin(async move {
                    if refuses && step.number < 0 {
                        return Err(anyhow::anyhow!("a step backwards").into());
                    }
                    sql_query("INSERT INTO effects (listener, thing, number) VALUES ($1, $2, $3)")
                        .bind::<sql_types::Text, _>(name)
                        .bind::<sql_types::Uuid, _>(step.thing)
                        .bind::<sql_types::Integer, _>(step.number)
                        .execute(conn)
                        .await?;
                    Ok(())
                })
            })
        };
        vec![note("test.takes_all", false), note("test.takes_forward", true)]
    }

    pub(crate) fn worker(&self) -> Worker {
        let (pools, listeners) = (vec![self.db.pool.clone()], self.listeners());
        let (stop, stopping) = watch::channel(());
        let carrying = kernel::broker::run(self.broker.clone(), pools, listeners, stopping);
        Worker { running: tokio::spawn(carrying), stop }
    }

    pub(crate) async fn count(&self, sql: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = sql_types::BigInt)]
            count: i64,
        }
        let mut conn = self.db.pool.get().await.unwrap();
        sql_query(sql).get_result::<Count>(&mut conn).await.unwrap().count
    }

    pub(crate) async fn until(&self, sql: &str, wanted: i64) {
        let started = Instant::now();
        loop {
            let count = self.count(sql).await;
            if count == wanted {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{sql}: {count} and not {wanted}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// At least so many.
    pub(crate) async fn until_effects(&self, wanted: i64) {
        self.until(&format!("SELECT least(count(*), {wanted}) AS count FROM effects"), wanted)
            .await;
    }

    /// Every listener has every step of every thing, once, each after the one before.
    pub(crate) async fn in_order(&self, things: &[Uuid], steps: i32) {
        #[derive(QueryableByName)]
        struct Number {
            #[diesel(sql_type = sql_types::Integer)]
            number: i32,
        }
        let mut conn = self.db.pool.get().await.unwrap();
        for thing in things {
            for listener in ["test.takes_all", "test.takes_forward"] {
                let seen: Vec<Number> = sql_query(
                    "SELECT number FROM effects WHERE thing = $1 AND listener = $2 ORDER BY at",
                )
                .bind::<sql_types::Uuid, _>(*thing)
                .bind::<sql_types::Text, _>(listener)
                .load(&mut conn)
                .await
                .unwrap();
                let seen: Vec<i32> = seen.into_iter().map(|row| row.number).collect();
                assert_eq!(seen, (0..steps).collect::<Vec<_>>(), "{listener} {thing}");
            }
        }
    }
}
