//! A listener or a task that panics is set aside; everything else goes on.
use diesel::{prelude::*, sql_types};
use futures_util::FutureExt;
use kernel::{ApiResult, Conn, Event, Listener, Task, outbox::Whose, relay};
use serde::{Deserialize, Serialize};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use testkit::TestDb;
use uuid::Uuid;

#[derive(Serialize, Deserialize)]
struct Told {
    about: Uuid,
    breaks: bool,
}

impl Event for Told {
    const NAME: &'static str = "process.told.v1";
    const OWNED: bool = false;

    fn aggregate(&self) -> Uuid {
        self.about
    }

    fn whose(&mut self) -> Whose<'_> {
        Whose::Nobody
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = sql_types::Integer)]
    attempts: i32,
    #[diesel(sql_type = sql_types::Bool)]
    dead: bool,
    #[diesel(sql_type = sql_types::Bool)]
    delivered: bool,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    last_error: Option<String>,
}

async fn outbox(db: &TestDb) -> Vec<Row> {
    let mut conn = db.pool.get().await.unwrap();
    let rows = diesel::sql_query(
        "SELECT attempts, dead_at IS NOT NULL AS dead, delivered_at IS NOT NULL AS delivered, \
         last_error FROM kernel.outbox ORDER BY seq",
    );
    diesel_async::RunQueryDsl::load(rows, &mut conn).await.unwrap()
}

async fn deliver(db: &TestDb, listeners: &[Listener]) {
    while relay::deliver_batch(&db.pool, listeners).await.unwrap() > 0 {}
}

async fn break_or_count(
    _: &mut Conn,
    told: Told,
    heard: &AtomicUsize,
    breaks: bool,
) -> ApiResult<()> {
    assert!(!(told.breaks && breaks), "this listener cannot bear it");
    heard.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

fn listener(db: &TestDb, name: &'static str, heard: &Arc<AtomicUsize>, breaks: bool) -> Listener {
    let heard = heard.clone();
    Listener::on(name, &db.pool, move |conn, told: Told| {
        let heard = heard.clone();
        async move { break_or_count(conn, told, &heard, breaks).await }.boxed()
    })
}

#[tokio::test]
async fn an_event_over_which_a_listener_panics_is_set_aside_and_the_others_go_on() {
    let db = TestDb::new().await;
    let (weak, sound) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let listeners =
        [listener(&db, "process.weak", &weak, true), listener(&db, "process.sound", &sound, false)];
    let about = Uuid::now_v7();
    db.publish(&Told { about, breaks: true }).await;
    db.publish(&Told { about, breaks: false }).await;
    deliver(&db, &listeners).await;

    let rows = outbox(&db).await;
    assert_eq!((rows[0].attempts, rows[0].dead, rows[0].delivered), (1, true, false));
    let why = rows[0].last_error.as_deref().unwrap();
    assert!(why.contains("process.weak panicked: this listener cannot bear it"), "{why}");
    assert!(rows[1].delivered, "the aggregate's later event");
    let heard = |count: &AtomicUsize| count.load(Ordering::Relaxed);
    assert_eq!((heard(&weak), heard(&sound)), (1, 2), "the sound one got both");
    let metrics = prometheus::TextEncoder::new().encode_to_string(&prometheus::gather()).unwrap();
    assert!(metrics.contains(r#"events_set_aside_total{event="process.told.v1"} 1"#), "{metrics}");
    let counted = r#"listener="process.weak",outcome="panicked"} 1"#;
    assert!(metrics.contains(counted), "{metrics}");
}

#[tokio::test]
async fn while_another_listener_may_still_take_the_event_it_is_tried_again() {
    let db = TestDb::new().await;
    let weak = Arc::<AtomicUsize>::default();
    let ailing = Listener::on("process.ailing", &db.pool, |_, _: Told| {
        async { Err(anyhow::anyhow!("not today").into()) }.boxed()
    });
    let listeners = [listener(&db, "process.weaker", &weak, true), ailing];
    db.publish(&Told { about: Uuid::now_v7(), breaks: true }).await;
    deliver(&db, &listeners).await;
    let rows = outbox(&db).await;
    assert_eq!((rows[0].attempts, rows[0].dead), (1, false));
}

#[tokio::test]
async fn a_task_that_panics_runs_again_and_its_neighbours_never_stop() {
    let db = TestDb::new().await;
    let runs = Arc::new(AtomicUsize::new(0));
    let neighbour = Arc::new(AtomicUsize::new(0));
    let (own, other) = (runs.clone(), neighbour.clone());
    let tasks = vec![
        Task::new("process.breaks", Duration::from_millis(20), move || {
            let run = own.fetch_add(1, Ordering::Relaxed);
            async move {
                assert!(run > 1, "not yet");
                Ok(false)
            }
            .boxed()
        }),
        Task::new("process.works", Duration::from_millis(20), move || {
            other.fetch_add(1, Ordering::Relaxed);
            async { Ok(false) }.boxed()
        }),
    ];
    let live = kernel::live::Live::start(db.pool.clone());
    let running = tokio::spawn(kernel::tasks::run(tasks, live));
    for _ in 0..200 {
        if runs.load(Ordering::Relaxed) > 3 && neighbour.load(Ordering::Relaxed) > 3 {
            running.abort();
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} and {} runs", runs.load(Ordering::Relaxed), neighbour.load(Ordering::Relaxed));
}
