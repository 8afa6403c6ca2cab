//! What a checkout of a connection costs, and what it notices.
use diesel::{
    connection::{Instrumentation, InstrumentationEvent},
    prelude::*,
    sql_types::BigInt,
};
use diesel_async::{AsyncConnection, RunQueryDsl, SimpleAsyncConnection};
use kernel::Pool;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use testkit::TestDb;

/// Every statement a connection sends.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<String>>>);

impl Instrumentation for Sent {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            self.0.lock().unwrap().push(query.to_string());
        }
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

async fn small_query(pool: &Pool) -> i64 {
    let mut conn = pool.get().await.unwrap();
    let found: Number =
        diesel::sql_query("SELECT 7::int8 AS number").get_result(&mut conn).await.unwrap();
    found.number
}

/// A pool of one connection that writes down what it sends.
async fn watched(db: &TestDb) -> (Pool, Sent) {
    let pool = Pool::connect(db.pool.url(), 1).unwrap();
    let sent = Sent::default();
    pool.get().await.unwrap().set_instrumentation(sent.clone());
    (pool, sent)
}

#[tokio::test]
async fn a_small_query_sends_itself_alone() {
    let db = TestDb::new().await;
    let (pool, sent) = watched(&db).await;
    for _ in 0..3 {
        assert_eq!(small_query(&pool).await, 7);
    }
    let sent = sent.0.lock().unwrap();
    assert_eq!(sent.len(), 3, "{sent:?}");
    assert!(sent.iter().all(|query| query.contains("AS number")), "{sent:?}");
}

#[tokio::test]
async fn a_connection_that_was_idle_for_long_is_asked_first() {
    let db = TestDb::new().await;
    let (pool, sent) = watched(&db).await;
    tokio::time::sleep(Duration::from_millis(5_100)).await;
    assert_eq!(small_query(&pool).await, 7);
    assert_eq!(small_query(&pool).await, 7);
    assert_eq!(sent.0.lock().unwrap().len(), 3, "once");
}

#[tokio::test]
async fn a_connection_that_the_server_ended_is_replaced() {
    let db = TestDb::new().await;
    let pool = Pool::connect(db.pool.url(), 1).unwrap();
    let own: Number = {
        let mut conn = pool.get().await.unwrap();
        let pid = "SELECT pg_backend_pid()::int8 AS number";
        diesel::sql_query(pid).get_result(&mut conn).await.unwrap()
    };
    TestDb::execute(&db, &format!("SELECT pg_terminate_backend({})", own.number)).await;
    // The end arrives on its own socket.
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(small_query(&pool).await, 7);
}

#[tokio::test]
async fn a_connection_left_within_a_transaction_is_not_handed_out_again() {
    let db = TestDb::new().await;
    TestDb::execute(&db, "CREATE TABLE kernel.left_behind (id INT)").await;
    let pool = Pool::connect(db.pool.url(), 1).unwrap();
    let left = async {
        let mut conn = pool.get().await.unwrap();
        conn.transaction::<(), diesel::result::Error, _>(async |conn| {
            conn.batch_execute("INSERT INTO kernel.left_behind VALUES (1)").await?;
            std::future::pending().await
        })
        .await
    };
    assert!(tokio::time::timeout(Duration::from_millis(200), left).await.is_err());
    let mut conn = pool.get().await.unwrap();
    let count = "SELECT count(*) AS number FROM kernel.left_behind";
    let kept: Number = diesel::sql_query(count).get_result(&mut conn).await.unwrap();
    assert_eq!(kept.number, 0);
}
